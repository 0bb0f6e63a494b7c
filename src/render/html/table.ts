/** Tables that are made here, not by an author. */
import { type Element, element, text } from './tree.ts';

/** The row that heads the columns. */
export function headRow(names: readonly string[]): Element {
  return element(
    'tr',
    {},
    names.map((name) => element('th', { scope: 'col' }, [text(name)])),
  );
}
