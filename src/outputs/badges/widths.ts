/**
 * How wide words are in the sans of the reader's system: Arial, Helvetica and Liberation Sans have these widths in
 * common, and one of them is on nearly every machine.
 */
import { measureBy } from '../../shared/widths.ts';

export const FAMILY = 'Arial,Helvetica,Liberation Sans,sans-serif';

const inThousandths = measureBy([
  [191, "'"],
  [222, 'ijl‘’'],
  [260, '|'],
  [278, ' !,./:;I[\\]ftÌÍÎÏìíîï·'],
  [333, '()-`r“”'],
  [355, '"'],
  [389, '*'],
  [500, 'Jcksvxyzçýÿ'],
  [556, '#$0123456789?L_abdeghnopquàáâãäåèéêëðñòóôõöùúûüþ–€'],
  [584, '+<=>~×'],
  [611, 'FTZßø'],
  [667, '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ'],
  [722, 'CDHNRUwÇÐÑÙÚÛÜ'],
  [778, 'GOQÒÓÔÕÖØ'],
  [833, 'Mm'],
  [889, '%æ'],
  [944, 'W'],
  [1000, 'Æ—…'],
  [1015, '@'],
]);

/** Width in px, to a tenth. */
export function widthOf(text: string, size: number): number {
  return Math.round((inThousandths(text) * size) / 100) / 10;
}
