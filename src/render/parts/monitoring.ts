/** Metrics and alerts: two tables side by side, each below the author's own label. */
import type { Messages } from '../../messages/messages.ts';
import type { DecisionParts } from '../../model/decision-parts.ts';
import { addClass, hasClass } from '../html/classes.ts';
import {
  createElement,
  type Element,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
} from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening, getStandaloneLabel } from './labels.ts';
import { findLists, listItems } from './lists.ts';
import { toMeasureTable } from './measure-tables.ts';
import { isTask, isWhollyUnfilled, type UnfilledElements } from './unfilled-elements.ts';

interface MonitoringInput {
  root: Root;
  parts: DecisionParts;
  lines: ElementsByLine;
  unfilled: UnfilledElements;
  messages: Messages;
}

export function layOutMonitoring({ root, parts, lines, unfilled, messages }: MonitoringInput): void {
  const { metrics, alerts } = parts.monitoring;
  const tables = new Set<Element>();
  for (const [kind, passages] of [
    ['metric', metrics],
    ['alert', alerts],
  ] as const) {
    for (const list of findLists(passages, lines)) {
      if (isWhollyUnfilled(list, unfilled) || listItems(list).some(isTask)) continue;
      toMeasureTable(list, kind, messages);
      tables.add(list);
      const around = lines.parent(list);
      if (around?.type === 'element' && around.tagName === 'li') captionFromItem(around, list);
    }
  }
  if (tables.size === 0) return;
  arrangeTables(root, tables);
}

/** `- **Alerting**:` above the items becomes the caption of their table. */
function captionFromItem(item: Element, table: Element): void {
  const { holder, inline } = getOpening(item);
  if (getStandaloneLabel(inline) === null) return;
  const others = item.children.filter((node) => node !== holder && node !== table && !inline.includes(node));
  if (!others.every(isBlank)) return;
  table.children.unshift(createElement('caption', {}, inline));
  item.children = [table];
  addClass(item, 'measure-group');
}

/** Gives tables their labels, and sets those that follow each other side by side. */
function arrangeTables(parent: Parent, tables: ReadonlySet<Element>): void {
  const children: Node[] = [];
  let set: Element | null = null;
  for (const node of parent.children) {
    if (isBlank(node)) {
      (set ? set.children : children).push(node);
      continue;
    }
    const group = takeGroup(node, set?.children ?? children, tables);
    if (group.length === 0) {
      set = null;
      children.push(node);
      if (isElement(node, 'div') && !hasClass(node, 'measure-set')) arrangeTables(node, tables);
      continue;
    }
    set ??= findLastSet(children) ?? createSet(children);
    set.children.push(...group);
  }
  parent.children = children;
}

/** The set right before, which a label that was taken into its table has parted from this one. */
function findLastSet(children: readonly Node[]): Element | null {
  const last = children.findLast((node) => !isBlank(node));
  return isElement(last) && hasClass(last, 'measure-set') ? last : null;
}

function createSet(children: Node[]): Element {
  const set = createElement('div', { className: ['measure-set'] });
  children.push(set);
  return set;
}

/** The elements that a set of tables is made of; none for others. */
function takeGroup(node: Node, before: Node[], tables: ReadonlySet<Element>): Node[] {
  if (!isElement(node)) return [];
  if (node.tagName === 'ul' || node.tagName === 'ol') {
    const items = listItems(node);
    if (items.length === 0 || !items.every((item) => hasClass(item, 'measure-group'))) return [];
    return items.map((item) => createElement('div', { className: ['measure-group'] }, item.children));
  }
  if (tables.has(node)) {
    takeLabel(before, node);
    return [createElement('div', { className: ['measure-group'] }, [node])];
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
  if (!isElement(label, 'p') || getStandaloneLabel(label.children) === null) return;
  before.splice(at);
  table.children.unshift(createElement('caption', {}, label.children));
}
