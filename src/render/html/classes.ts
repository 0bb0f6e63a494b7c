/** Class names of an element, which hast keeps as a list. */
import type { Element } from './tree.ts';

export function hasClass(node: Element, name: string): boolean {
  return classesOf(node).includes(name);
}

export function addClass(node: Element, ...names: string[]): void {
  node.properties['className'] = [...classesOf(node), ...names];
}

function classesOf(node: Element): string[] {
  const classes = node.properties['className'];
  return Array.isArray(classes) ? classes : [];
}
