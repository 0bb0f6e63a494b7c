/** What is measured and what raises an alarm: two tables beside each other, each below the author's own label. */
import type { Anatomy } from '../../model/anatomy.ts';
import {
  added,
  become,
  type Element,
  element,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
  text,
  textOf,
} from '../html/tree.ts';
import { itemsOf, listsOf } from './components.ts';
import { opening } from './labels.ts';
import type { Lines } from './lines.ts';
import { splitName } from './names.ts';
import type { PartBox } from './sections.ts';
import { hasClass, isTask, isWhollyLeft, type Left, labelAlone } from './unfilled.ts';

type Kind = 'metric' | 'alert';

const HEADS: Record<Kind, [string, string]> = {
  metric: ['Metric', 'Detail'],
  alert: ['Alert', 'Condition'],
};

interface Monitoring {
  root: Root;
  anatomy: Anatomy;
  boxes: readonly PartBox[];
  lines: Lines;
  left: Left;
}

export function layOutMonitoring({ root, anatomy, boxes, lines, left }: Monitoring): void {
  const { metrics, alerts } = anatomy.monitoring;
  const tables = new Set<Element>();
  for (const [kind, passages] of [
    ['metric', metrics],
    ['alert', alerts],
  ] as const) {
    for (const list of listsOf(passages, lines)) {
      if (isWhollyLeft(list, left) || itemsOf(list).some(isTask)) continue;
      if (!tabulate(list, kind)) continue;
      tables.add(list);
      const around = lines.parent(list);
      if (around?.type === 'element' && around.tagName === 'li') captionFromItem(around, list);
    }
  }
  if (tables.size === 0) return;
  for (const box of boxes) if (!box.parent) besideIn(box.box, tables);
  besideIn(root, tables);
}

/** One row an item; a second column where at least every other item has something to put there. */
function tabulate(list: Element, kind: Kind): boolean {
  const items = itemsOf(list);
  const pairs = items.map((item) => columnsOf(item, kind));
  const isWide = pairs.filter((pair) => pair !== null).length * 2 >= items.length;
  for (const [at, item] of items.entries()) {
    const pair = isWide ? pairs[at] : null;
    const { properties } = item;
    if (pair) {
      const { holder, after } = opening(item);
      const below = holder === item ? after : item.children.slice(item.children.indexOf(holder) + 1);
      const detail = element('td', {}, [element('span', {}, pair.rest), ...below]);
      become(item, element('tr', properties, [element('th', { scope: 'row' }, pair.name), detail]));
    } else {
      become(item, element('tr', properties, [element('td', isWide ? { colSpan: 2 } : {}, item.children)]));
    }
  }
  const heads = isWide ? HEADS[kind] : HEADS[kind].slice(0, 1);
  const head = added('thead', {}, [
    element(
      'tr',
      {},
      heads.map((name) => element('th', { scope: 'col' }, [text(name)])),
    ),
  ]);
  become(list, element('table', { className: ['measures'] }, [head, element('tbody', {}, items)]));
  return true;
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

/** `- **Alerting**:` above the items becomes the caption of their table. */
function captionFromItem(item: Element, table: Element): void {
  const { holder, inline } = opening(item);
  if (labelAlone(inline) === null) return;
  const others = item.children.filter((node) => node !== holder && node !== table && !inline.includes(node));
  if (!others.every(isBlank)) return;
  table.children.unshift(element('caption', {}, inline));
  item.children = [table];
  const classes = item.properties['className'];
  item.properties['className'] = [...(Array.isArray(classes) ? classes : []), 'measure-group'];
}

/** Gives tables their labels, and sets those that follow each other side by side. */
function besideIn(parent: Parent, tables: ReadonlySet<Element>): void {
  const children: Node[] = [];
  let set: Element | null = null;
  for (const node of parent.children) {
    if (isBlank(node)) {
      (set ? set.children : children).push(node);
      continue;
    }
    const group = groupOf(node, set?.children ?? children, tables);
    if (group.length === 0) {
      set = null;
      children.push(node);
      if (isElement(node, 'div') && !hasClass(node, 'measure-set')) besideIn(node, tables);
      continue;
    }
    set ??= lastSet(children) ?? openSet(children);
    set.children.push(...group);
  }
  parent.children = children;
}

/** The set right before, which a label that was taken into its table has parted from this one. */
function lastSet(children: readonly Node[]): Element | null {
  const last = children.findLast((node) => !isBlank(node));
  return isElement(last) && hasClass(last, 'measure-set') ? last : null;
}

function openSet(children: Node[]): Element {
  const set = element('div', { className: ['measure-set'] });
  children.push(set);
  return set;
}

/** What belongs into a set of tables; nothing for what does not. */
function groupOf(node: Node, before: Node[], tables: ReadonlySet<Element>): Node[] {
  if (!isElement(node)) return [];
  if (node.tagName === 'ul' || node.tagName === 'ol') {
    const items = itemsOf(node);
    if (items.length === 0 || !items.every((item) => hasClass(item, 'measure-group'))) return [];
    return items.map((item) => element('div', { className: ['measure-group'] }, item.children));
  }
  if (tables.has(node)) {
    takeLabel(before, node);
    return [element('div', { className: ['measure-group'] }, [node])];
  }
  const part = node.properties['dataPart'];
  const isGroup =
    (part === 'metrics' || part === 'alerting') &&
    node.children.some((one) => isElement(one) && tables.has(one));
  if (!isGroup) return [];
  const heading = node.children[0];
  const own = node.children.filter((one): one is Element => isElement(one) && tables.has(one));
  if (isElement(heading) && own.length === 1 && own[0])
    own[0].properties['ariaLabelledBy'] = String(heading.properties['id']);
  return [node];
}

/** `**Metrics to Track**:` above the list. */
function takeLabel(before: Node[], table: Element): void {
  const at = before.findLastIndex((node) => !isBlank(node));
  const label = before[at];
  if (!isElement(label, 'p') || labelAlone(label.children) === null) return;
  before.splice(at);
  table.children.unshift(element('caption', {}, label.children));
}
