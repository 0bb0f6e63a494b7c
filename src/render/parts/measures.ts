/** A list of metrics or alerts as a table. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import { headRow } from '../html/table.ts';
import { added, become, type Element, element, isBlank, type Node, textOf } from '../html/tree.ts';
import { opening } from './labels.ts';
import { itemsOf } from './lists.ts';
import { splitName } from './names.ts';

export type Kind = 'metric' | 'alert';

const HEADS: Record<Kind, [MessageKey, MessageKey]> = {
  metric: ['body.metric', 'body.metric-detail'],
  alert: ['body.alert', 'body.alert-detail'],
};

/** One row an item; a second column where at least every other item has something to put there. */
export function tabulate(list: Element, kind: Kind, { t }: Messages): void {
  const items = itemsOf(list);
  const pairs = items.map((item) => columnsOf(item, kind));
  const isWide = pairs.filter((pair) => pair !== null).length * 2 >= items.length;
  for (const [at, item] of items.entries()) {
    const pair = isWide ? pairs[at] : null;
    const { properties } = item;
    if (pair) {
      const detail = element('td', {}, [element('span', {}, pair.rest), ...opening(item).after]);
      become(item, element('tr', properties, [element('th', { scope: 'row' }, pair.name), detail]));
    } else {
      become(item, element('tr', properties, [element('td', isWide ? { colSpan: 2 } : {}, item.children)]));
    }
  }
  const heads = isWide ? HEADS[kind] : HEADS[kind].slice(0, 1);
  const head = added('thead', {}, [headRow(heads.map((head) => t(head)))]);
  become(list, element('table', { className: ['measures'] }, [head, element('tbody', {}, items)]));
}

interface Columns {
  name: Node[];
  rest: Node[];
}

function columnsOf(item: Element, kind: Kind): Columns | null {
  const { inline } = opening(item);
  const words = inline.filter((node, at) => at > 0 || !isBlank(node));
  const named = splitName(words);
  if (named) return { name: [named.name], rest: named.rest };
  return divideLast(words, BRACKETS) ?? (kind === 'alert' ? divideFirst(words, LIMIT) : null);
}

/** `Time to the report (p50, p95)` */
const BRACKETS = /\s+(?=[(（][^()（）]+[)）]\s*$)/u;
/** `Queue depth > 1000`, `Alert if failures exceed 5 %` */
const LIMIT =
  /\s+(?=(?:[<>≤≥≠]=?|={1,2})\s*\S|(?:exceeds?|is (?:above|below|over|under|greater|less|more|higher|lower)|(?:rises?|goes|drops?|falls?) (?:above|below|over|under)|above|below|over|under|greater than|less than|more than|higher than|lower than|at least)\s+\S*[\d.]\S*)/iu;

function divideLast(words: readonly Node[], mark: RegExp): Columns | null {
  const at = words.findLastIndex((node) => !isBlank(node));
  return divide(words, at, mark);
}

function divideFirst(words: readonly Node[], mark: RegExp): Columns | null {
  const at = words.findIndex((node) => node.type === 'text' && mark.test(node.value));
  return divide(words, at, mark);
}

function divide(words: readonly Node[], at: number, mark: RegExp): Columns | null {
  const node = words[at];
  const match = node?.type === 'text' ? mark.exec(node.value) : null;
  if (node?.type !== 'text' || !match) return null;
  const head = { ...node, value: node.value.slice(0, match.index) };
  const tail = { ...node, value: node.value.slice(match.index) };
  const name = [...words.slice(0, at), head];
  return name.some((one) => textOf(one).trim() !== '')
    ? { name, rest: [tail, ...words.slice(at + 1)] }
    : null;
}
