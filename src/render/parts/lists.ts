/** Lists of a body by what was read in them. */
import { type Element, isElement } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';

/** The lists that hold nothing but what was read at these lines. */
export function findLists(passages: readonly { line: number }[], lines: ElementsByLine): Element[] {
  const items = new Set(passages.flatMap(({ line }) => lines.item(line) ?? []));
  const around = new Set([...items].map((item) => lines.parent(item)));
  return [...around].filter(
    (list): list is Element =>
      list?.type === 'element' &&
      isElement(list, 'ul', 'ol') &&
      listItems(list).every((item) => items.has(item)),
  );
}

export function listItems(list: Element): Element[] {
  return list.children.filter((child): child is Element => isElement(child, 'li'));
}
