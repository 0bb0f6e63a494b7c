/** Components: name and what it does in two columns. */
import type { Component } from '../../model/decision-parts.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { findLists, listItems } from './lists.ts';
import { getWordsAfterBox, setInColumns, splitName } from './named-items.ts';
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
