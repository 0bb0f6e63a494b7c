/** What is listed by name: components, and sections of the team's own template. */
import type { Component } from '../../model/decision-parts.ts';
import { addClass } from '../html/classes.ts';
import { isElement } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { findLists, listItems } from './lists.ts';
import { getWordsAfterBox, setInColumns, splitName } from './named-items.ts';
import type { PartBox } from './sections.ts';
import { isTask, isWhollyUnfilled, type UnfilledElements } from './unfilled-elements.ts';

export function layOutComponents(
  components: readonly Component[],
  lines: ElementsByLine,
  unfilled: UnfilledElements,
): void {
  for (const list of findLists(components, lines)) {
    if (isWhollyUnfilled(list, unfilled) || listItems(list).some(isTask)) continue;
    const items = listItems(list);
    const pairs = items.map((item) => splitName(getWordsAfterBox(item)));
    if (items.length < 2 || pairs.some((pair) => pair === null)) continue;
    for (const [at, pair] of pairs.entries()) if (pair && items[at]) setInColumns(items[at], pair);
    list.properties['className'] = ['pairs'];
  }
}

/** Entries apart by a line; in a table, their names and what is said of them in two columns. */
export function layOutOwnLists(boxes: readonly PartBox[], unfilled: UnfilledElements): void {
  for (const { layout, box } of boxes) {
    if (layout !== 'list' && layout !== 'table') continue;
    for (const list of box.children) {
      if (!isElement(list, 'ul', 'ol') || isWhollyUnfilled(list, unfilled)) continue;
      for (const item of layout === 'table' ? listItems(list) : []) {
        const named = splitName(getWordsAfterBox(item));
        if (named) setInColumns(item, named);
      }
      addClass(list, 'pairs');
    }
  }
}
