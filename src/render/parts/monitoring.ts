/** What is measured and what raises an alarm: two tables beside each other, each below the author's own label. */
import type { Messages } from '../../messages/messages.ts';
import type { Anatomy } from '../../model/anatomy.ts';
import { addClass, hasClass } from '../html/classes.ts';
import {
  type Element,
  element,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
} from '../html/tree.ts';
import { labelAlone, opening } from './labels.ts';
import { isTask, isWhollyLeft, type Left } from './left.ts';
import type { Lines } from './lines.ts';
import { itemsOf, listsOf } from './lists.ts';
import { tabulate } from './measures.ts';

interface Monitoring {
  root: Root;
  anatomy: Anatomy;
  lines: Lines;
  left: Left;
  messages: Messages;
}

export function layOutMonitoring({ root, anatomy, lines, left, messages }: Monitoring): void {
  const { metrics, alerts } = anatomy.monitoring;
  const tables = new Set<Element>();
  for (const [kind, passages] of [
    ['metric', metrics],
    ['alert', alerts],
  ] as const) {
    for (const list of listsOf(passages, lines)) {
      if (isWhollyLeft(list, left) || itemsOf(list).some(isTask)) continue;
      tabulate(list, kind, messages);
      tables.add(list);
      const around = lines.parent(list);
      if (around?.type === 'element' && around.tagName === 'li') captionFromItem(around, list);
    }
  }
  if (tables.size === 0) return;
  besideIn(root, tables);
}

/** `- **Alerting**:` above the items becomes the caption of their table. */
function captionFromItem(item: Element, table: Element): void {
  const { holder, inline } = opening(item);
  if (labelAlone(inline) === null) return;
  const others = item.children.filter((node) => node !== holder && node !== table && !inline.includes(node));
  if (!others.every(isBlank)) return;
  table.children.unshift(element('caption', {}, inline));
  item.children = [table];
  addClass(item, 'measure-group');
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
