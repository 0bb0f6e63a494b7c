/** Measures that several steps keep to, in px. */

/** Distance between lines side by side. */
export const LINE_GAP = 7;

/** Half the width of a mark with the paper around it. */
export const MARK = 9;

/** To a tenth: what is drawn finer than that cannot be seen, and only makes pages larger. */
export function round(px: number): number {
  return Math.round(px * 10) / 10;
}
