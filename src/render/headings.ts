/** Headings: one H1 per page (its title), no skipped level, and an id for each. */

import type { Messages } from '../messages/messages.ts';
import type { BodyHeading } from '../model/decision-parts.ts';
import { toHeadingId } from '../shared/text.ts';
import {
  createElement,
  createText,
  type Element,
  getHeadingDepth,
  getText,
  isElement,
  type Root,
  visitElements,
} from './html/tree.ts';
import type { Ids } from './ids.ts';

/** Removes the first heading of the document where it is an H1 in the main flow, and gives its words. */
export function dropTitle(root: Root): { words: string; id: string | null } | null {
  let first: Element | null = null;
  visitElements(root, (node) => {
    if (first === null && getHeadingDepth(node) !== null) first = node;
  });
  const at = first === null ? -1 : root.children.indexOf(first);
  const title = root.children[at];
  if (title === undefined || !isElement(title, 'h1')) return null;
  root.children.splice(at, 1);
  const { id } = title.properties;
  return { words: getText(title), id: typeof id === 'string' ? toPlainId(id) : null };
}

function toPlainId(id: string): string {
  return id.replace(/^user-content-/, '');
}

/** A heading with its place in the tree. */
export interface ShapedHeading extends BodyHeading {
  node: Element;
}

/**
 * Shifts headings below the page's H1 and gives them the ids that GitHub gives them, or those their author gave them.
 * The level follows from nesting: a heading is one below the nearest earlier one with a smaller number.
 */
export function shapeHeadings(root: Root, ids: Ids): ShapedHeading[] {
  const headings: ShapedHeading[] = [];
  const above: number[] = [];
  visitElements(root, (node) => {
    const written = getHeadingDepth(node);
    if (written === null || node.properties['id'] === 'footnote-label') return;
    const words = getText(node).replace(/\s+/g, ' ').trim();
    if (words === '') {
      node.tagName = 'p';
      return;
    }
    while ((above.at(-1) ?? 0) >= written) above.pop();
    above.push(written);
    const depth = Math.min(6, above.length + 1);
    const own = node.properties['id'];
    const id = ids.take(typeof own === 'string' ? toPlainId(own) : toHeadingId(words));
    if (typeof own === 'string') ids.alias(toPlainId(own), id);
    ids.alias(toHeadingId(words), id);
    node.tagName = `h${depth}`;
    node.properties = { id };
    headings.push({ depth, id, text: words, node });
  });
  return headings;
}

/** The words of a shaped heading. */
export function getHeadingText(heading: Element): string {
  return getText(heading).trim();
}

/** Gives each heading a link to itself: after all other steps, for it is none of the author's words. */
export function addAnchors(headings: readonly ShapedHeading[], { t }: Messages): void {
  for (const { node, id, text: words } of headings)
    node.children.push(
      createElement(
        'a',
        { className: ['anchor'], href: `#${id}`, ariaLabel: t('body.anchor', { heading: words }) },
        [createText('#')],
      ),
    );
}
