/** A list of metrics or alerts as a table. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import { createHeadRow } from '../html/table.ts';
import {
  createAddedElement,
  createElement,
  type Element,
  getText,
  isBlank,
  type Node,
  replaceElement,
} from '../html/tree.ts';
import { getOpening } from './labels.ts';
import { listItems } from './lists.ts';
import { splitName } from './named-items.ts';

export type MeasureKind = 'metric' | 'alert';

const HEADS: Record<MeasureKind, [MessageKey, MessageKey]> = {
  metric: ['body.metric', 'body.metric-detail'],
  alert: ['body.alert', 'body.alert-detail'],
};

/** One row an item; a second column where at least every other item has something to put there. */
export function toMeasureTable(list: Element, kind: MeasureKind, { t }: Messages): void {
  const items = listItems(list);
  const pairs = items.map((item) => splitColumns(item, kind));
  const isWide = pairs.filter((pair) => pair !== null).length * 2 >= items.length;
  for (const [at, item] of items.entries()) {
    const pair = isWide ? pairs[at] : null;
    const { properties } = item;
    if (pair) {
      const detail = createElement('td', {}, [
        createElement('span', {}, pair.rest),
        ...getOpening(item).after,
      ]);
      replaceElement(
        item,
        createElement('tr', properties, [createElement('th', { scope: 'row' }, pair.name), detail]),
      );
    } else {
      replaceElement(
        item,
        createElement('tr', properties, [createElement('td', isWide ? { colSpan: 2 } : {}, item.children)]),
      );
    }
  }
  const heads = isWide ? HEADS[kind] : HEADS[kind].slice(0, 1);
  const head = createAddedElement('thead', {}, [createHeadRow(heads.map((head) => t(head)))]);
  replaceElement(
    list,
    createElement('table', { className: ['measures'] }, [head, createElement('tbody', {}, items)]),
  );
}

interface Columns {
  name: Node[];
  rest: Node[];
}

function splitColumns(item: Element, kind: MeasureKind): Columns | null {
  const { inline } = getOpening(item);
  const words = inline.filter((node, at) => at > 0 || !isBlank(node));
  const named = splitName(words);
  if (named) return { name: [named.name], rest: named.rest };
  return splitLast(words, BRACKETS) ?? (kind === 'alert' ? splitFirst(words, LIMIT) : null);
}

/** `Time to the report (p50, p95)` */
const BRACKETS = /\s+(?=[(（][^()（）]+[)）]\s*$)/u;
/** `Queue depth > 1000`, `Alert if failures exceed 5 %` */
const LIMIT =
  /\s+(?=(?:[<>≤≥≠]=?|={1,2})\s*\S|(?:exceeds?|is (?:above|below|over|under|greater|less|more|higher|lower)|(?:rises?|goes|drops?|falls?) (?:above|below|over|under)|above|below|over|under|greater than|less than|more than|higher than|lower than|at least)\s+\S*[\d.]\S*)/iu;

function splitLast(words: readonly Node[], mark: RegExp): Columns | null {
  const at = words.findLastIndex((node) => !isBlank(node));
  return splitAt(words, at, mark);
}

function splitFirst(words: readonly Node[], mark: RegExp): Columns | null {
  const at = words.findIndex((node) => node.type === 'text' && mark.test(node.value));
  return splitAt(words, at, mark);
}

function splitAt(words: readonly Node[], at: number, mark: RegExp): Columns | null {
  const node = words[at];
  const match = node?.type === 'text' ? mark.exec(node.value) : null;
  if (node?.type !== 'text' || !match) return null;
  const head = { ...node, value: node.value.slice(0, match.index) };
  const tail = { ...node, value: node.value.slice(match.index) };
  const name = [...words.slice(0, at), head];
  return name.some((one) => getText(one).trim() !== '')
    ? { name, rest: [tail, ...words.slice(at + 1)] }
    : null;
}
