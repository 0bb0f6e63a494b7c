/** How wide words are, from a table of a face. */

/** Advance widths in thousandths of an em, each with the signs that have it. */
export type WidthTable = readonly (readonly [width: number, signs: string])[];

/** Scripts whose signs fill a square, and pictures. */
const SQUARE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;
const JOINED = /\p{Mark}|\u200d|\ufe0f/u;

/** Signs that the table does not have. */
const OTHER = 640;

/** A function that tells the width of a text, in thousandths of an em. */
export function measureBy(table: WidthTable): (text: string) => number {
  const bySign = new Map(table.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)));
  return (text) => {
    let width = 0;
    for (const sign of text) width += bySign.get(sign) ?? other(sign);
    return width;
  };
}

function other(sign: string): number {
  if (JOINED.test(sign)) return 0;
  return SQUARE.test(sign) ? 1000 : OTHER;
}
