/** Tables that Cadre adds to a body. */
import { createElement, createText, type Element } from './tree.ts';

/** The row that heads the columns. */
export function createHeadRow(names: readonly string[]): Element {
  return createElement(
    'tr',
    {},
    names.map((name) => createElement('th', { scope: 'col' }, [createText(name)])),
  );
}
