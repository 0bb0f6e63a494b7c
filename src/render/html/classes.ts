/** Class names of an element, which hast keeps as a list. */
import type { Element } from './tree.ts';

export function hasClass(node: Element, name: string): boolean {
  return listClasses(node).includes(name);
}

export function addClass(node: Element, ...names: string[]): void {
  node.properties['className'] = [...listClasses(node), ...names];
}

function listClasses(node: Element): string[] {
  const classes = node.properties['className'];
  return Array.isArray(classes) ? classes : [];
}
