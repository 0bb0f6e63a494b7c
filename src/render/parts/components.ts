/** Components: name and what it does in two columns. */
import type { Component } from '../../model/anatomy.ts';
import { isTask, isWhollyLeft, type Left } from './left.ts';
import type { Lines } from './lines.ts';
import { itemsOf, listsOf } from './lists.ts';
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
