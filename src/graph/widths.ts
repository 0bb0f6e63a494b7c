/**
 * How wide words are in the face of the site, without a browser. Advance widths in thousandths of an em, measured from
 * Atkinson Hyperlegible Next (@fontsource-variable, 5.3.0, latin) at weight 400.
 */
const WIDTHS: [number, string][] = [
  [160, "'"],
  [220, ',.:;‘’'],
  [245, '|¦il`´·jíìîï'],
  [285, ' !"'],
  [330, '()[]{}tf'],
  [355, '-r¨°'],
  [395, '/\\IÍÌ*“”¹²³_'],
  [455, 'vyzsýÿ'],
  [485, 'ckxç?'],
  [530, 'aàáâãäåeèéêë125J–uùúûü'],
  [555, 'bdghnopqñòóôõöøþðßF<>^~7L4'],
  [600, '03689TBESYPVZXKRÈÉÊË$#+=€'],
  [650, 'AÀÁÂÃÄÅCDUÜÚÙÛÇ&w'],
  [710, 'GHNOQÖÓÒÔØÑ…'],
  [835, 'mMW—@©®æÆ%'],
];

const BY_SIGN = new Map(WIDTHS.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)));
/** Scripts whose signs fill a square, and pictures. */
const SQUARE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;
const JOINED = /\p{Mark}|\u200d|\ufe0f/u;

/** A bold word is this much wider. */
const BOLD = 1.04;

/** Width in px, never less than the face needs by more than a sign. */
export function widthOf(text: string, size: number, bold = false): number {
  let width = 0;
  for (const sign of text) width += BY_SIGN.get(sign) ?? other(sign);
  return (width * size * (bold ? BOLD : 1)) / 1000;
}

function other(sign: string): number {
  if (JOINED.test(sign)) return 0;
  return SQUARE.test(sign) ? 1000 : 640;
}
