/** Components: name and what it does in two columns. */
import type { Component } from '../../model/anatomy.ts';
import { type Element, isElement } from '../html/tree.ts';
import { isTask, isWhollyLeft, type Left } from './left.ts';
import type { Lines } from './lines.ts';
import { setPair, splitName, wordsAfterBox } from './names.ts';

export function layOutComponents(components: readonly Component[], lines: Lines, left: Left): void {
  for (const list of listsOf(components, lines)) {
    if (isWhollyLeft(list, left) || itemsOf(list).some(isTask)) continue;
    const items = itemsOf(list);
    const pairs = items.map((item) => splitName(wordsAfterBox(item)));
    if (items.length < 2 || pairs.some((pair) => pair === null)) continue;
    for (const [at, pair] of pairs.entries()) if (pair && items[at]) setPair(items[at], pair);
    list.properties['className'] = ['pairs'];
  }
}

/** The lists that hold nothing but what was read at these lines. */
export function listsOf(passages: readonly { line: number }[], lines: Lines): Element[] {
  const items = new Set(passages.flatMap(({ line }) => lines.item(line) ?? []));
  const lists = new Set<Element>();
  for (const item of items) {
    const list = lines.parent(item);
    if (list?.type !== 'element' || !isElement(list, 'ul', 'ol')) continue;
    if (itemsOf(list).every((one) => items.has(one))) lists.add(list);
  }
  return [...lists];
}

export function itemsOf(list: Element): Element[] {
  return list.children.filter((child): child is Element => isElement(child, 'li'));
}
