/** Measures text by a table of the widths of a font. */

/** Advance widths in thousandths of an em, each with its characters. */
export type WidthTable = readonly (readonly [width: number, signs: string])[];

/** Scripts whose characters fill a square, and emoji. */
const SQUARE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;
const JOINED = /\p{Mark}|\u200d|\ufe0f/u;

/** Characters that are not in the table. */
const OTHER = 640;

/** A function that measures the width of a text, in thousandths of an em. */
export function createMeasure(table: WidthTable): (text: string) => number {
  const bySign = new Map(table.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)));
  return (text) => {
    let width = 0;
    for (const sign of text) width += bySign.get(sign) ?? getOtherWidth(sign);
    return width;
  };
}

function getOtherWidth(sign: string): number {
  if (JOINED.test(sign)) return 0;
  return SQUARE.test(sign) ? 1000 : OTHER;
}

interface WrapOptions {
  /** Width of a line, in the unit of `measureWidth`. */
  room: number;
  /** Lines there may be. */
  lines: number;
  measureWidth(sign: string): number;
}

/** Lines of words that fit; the last ends with `…` where words are left out. A word too long for a line is cut. */
export function wrapWords(text: string, setting: WrapOptions): string[] {
  const { room } = setting;
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const last = lines.length === setting.lines - 1;
    const whole = fitText(rest, setting);
    if (whole.end === rest.length) return [...lines, rest];
    const { end, word } = last
      ? fitText(rest, { ...setting, room: room - setting.measureWidth('…') })
      : whole;
    const cut = word > end / 3 ? word : end;
    const line = rest.slice(0, cut);
    if (last) return [...lines, `${line.replace(/[\s,;:–—-]+$/u, '')}…`];
    lines.push(line.trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}

/** How much of a text fits: up to which character, and up to the end of which word. At least one character. */
function fitText(text: string, { room, measureWidth }: WrapOptions): { end: number; word: number } {
  let end = 0;
  let word = 0;
  let width = 0;
  for (const sign of text) {
    const space = SPACE.test(sign);
    width += measureWidth(sign);
    if (space) word = end;
    else if (end > 0 && width > room && !JOINED_SIGN.test(sign)) return { end, word };
    end += sign.length;
    if (!LETTER.test(sign) && BREAKING.test(sign)) word = end;
  }
  return { end, word: end };
}

const SPACE = /\s/u;
const LETTER = /[a-z0-9]/i;
/** Characters that a line may end after: hyphens, dashes, and those of scripts that break anywhere. */
const BREAKING = /[/–—-]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
/** Combining characters, which stay with the character before them. */
const JOINED_SIGN = /\p{Mark}|[\u200d\ufe0f]|[\u{1f3fb}-\u{1f3ff}]/u;
