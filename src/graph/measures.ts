/** Measures that several steps keep to, in px. */

/** Distance between lines side by side. */
export const LINE_GAP = 7;

/** Half the width of a mark with the paper around it. */
export const MARK = 9;

/** To a tenth: what is drawn finer than that cannot be seen, and only makes pages larger. */
export function round(px: number): number {
  return Math.round(px * 10) / 10;
}

// Puts stretches side by side where they would lie on each other.

interface Stretch {
  from: number;
  to: number;
}

/**
 * The track of each stretch, from 0: the first one that is free, in the order given. Stretches on one track stay
 * `apart` from each other; at 0 they must not even touch.
 */
export function tracksOf(stretches: Stretch[], apart = 0): number[] {
  const tracks: Stretch[][] = [];
  return stretches.map((stretch) => {
    const free = tracks.findIndex((track) =>
      track.every(({ from, to }) => stretch.from > to + apart || stretch.to < from - apart),
    );
    if (free >= 0) {
      tracks[free]?.push(stretch);
      return free;
    }
    tracks.push([stretch]);
    return tracks.length - 1;
  });
}
