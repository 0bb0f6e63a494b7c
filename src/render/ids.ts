/** Creates unique ids for a body that the page does not use itself. */
import { type Element, getHeadingDepth, type Root, visitElements } from './html/tree.ts';

export interface Ids {
  /** The wanted id, or the next free one made of it: `context`, `context-1`, … */
  take(wanted: string): string;
  /** The id of what an author calls by a name, whether in Markdown or in HTML; null for nothing on the page. */
  find(name: string): string | null;
  has(id: string): boolean;
  /** Points links to a name at an id. */
  alias(name: string, id: string): void;
}

export function createIds(reserved: readonly string[]): Ids {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const aliases = new Map<string, string>();
  const isFree = (id: string): boolean => !taken.has(id) && !reserved.includes(id);
  return {
    has: (id) => !isFree(id),
    find: (name) =>
      aliases.get(name) ??
      [name, name.toLowerCase(), `user-content-${name}`].find((id) => !isFree(id)) ??
      null,
    alias(name, id) {
      if (!aliases.has(name)) aliases.set(name, id);
    },
    take(wanted) {
      let id = wanted;
      for (let count = next.get(wanted) ?? 1; !isFree(id); count++) {
        id = `${wanted}-${count}`;
        next.set(wanted, count + 1);
      }
      taken.add(id);
      return id;
    },
  };
}

/** Takes the ids that the tree has already: those of footnotes, and those of an author's HTML but for headings. */
export function claimIds(root: Root, ids: Ids): void {
  visitElements(root, (node: Element) => {
    const { id } = node.properties;
    if (getHeadingDepth(node) !== null && id !== 'footnote-label') return;
    if (typeof id === 'string' && id !== '') node.properties['id'] = ids.take(id);
  });
}
