/** Wraps each table in a box that scrolls and can be reached by keyboard. */
import type { Messages } from '../messages/messages.ts';
import {
  createElement,
  type Element,
  getText,
  isBlank,
  isElement,
  type Node,
  replaceElement,
  visitElements,
} from './html/tree.ts';

/** Wraps the table in place. `number` counts the tables of the page, so that no two boxes share a name. */
export function boxTable(table: Element, number: number, { t, list }: Messages): void {
  const inner = createElement('table', {}, table.children);
  const headers = listHeaderCells(inner);
  if (headers.length > 0 && headers.every((cell) => getText(cell).trim() === '' && !hasImage(cell))) {
    inner.children = inner.children.filter((child) => !isElement(child, 'thead'));
  }
  visitElements(inner, (cell) => {
    if (!isElement(cell, 'td', 'th')) return;
    alignCell(cell);
    if (cell.tagName === 'th' && cell.children.every(isBlank)) cell.tagName = 'td';
    delete cell.properties['scope'];
    if (cell.tagName === 'th') cell.properties['scope'] = headers.includes(cell) ? 'col' : 'row';
  });
  const names = headers
    .map((cell) => getText(cell).replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
  const columns = list(names).slice(0, 80);
  const label = columns === '' ? t('body.table', { number }) : t('body.table-of', { number, columns });
  replaceElement(
    table,
    createElement('section', { className: ['table-box'], tabIndex: 0, ariaLabel: label }, [inner]),
  );
}

function listHeaderCells(table: Element): Element[] {
  const head = table.children.find((child) => isElement(child, 'thead'));
  const row = isElement(head) ? head.children.find((child) => isElement(child, 'tr')) : undefined;
  return isElement(row) ? row.children.filter((child): child is Element => isElement(child, 'th')) : [];
}

function hasImage(cell: Element): boolean {
  return cell.children.some((child: Node) => isElement(child, 'img'));
}

/** A strict content policy blocks inline styles, and `align` is no longer part of HTML. */
function alignCell(cell: Element): void {
  const written = cell.properties['align'] ?? cell.properties['style'];
  delete cell.properties['align'];
  delete cell.properties['style'];
  const side = /\b(left|right|center)\b/.exec(String(written ?? ''))?.[1];
  if (side !== undefined && side !== 'left') cell.properties['className'] = [`align-${side}`];
}
