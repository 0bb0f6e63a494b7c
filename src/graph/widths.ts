/** How wide words are in the face of the site, without a browser. */
import { measureBy, type WidthTable } from '../shared/widths.ts';

/**
 * Advance widths in thousandths of an em, measured from
 * Atkinson Hyperlegible Next (@fontsource-variable, 5.3.0, latin) at weight 400.
 */
const WIDTHS: WidthTable = [
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

const inThousandths = measureBy(WIDTHS);

/** A bold word is this much wider. */
const BOLD = 1.04;

/** Width in px, never less than the face needs by more than a sign. */
export function widthOf(text: string, size: number, bold = false): number {
  return (inThousandths(text) * size * (bold ? BOLD : 1)) / 1000;
}
