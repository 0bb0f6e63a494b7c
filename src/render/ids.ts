/** Ids of a body: each one once, and none that the page uses itself. */
export interface Ids {
  /** The wanted id, or the next free one made of it: `context`, `context-1`, … */
  take(wanted: string): string;
  has(id: string): boolean;
}

export function createIds(reserved: readonly string[]): Ids {
  const taken = new Set(reserved);
  const next = new Map<string, number>();
  return {
    has: (id) => taken.has(id),
    take(wanted) {
      let id = wanted;
      for (let count = next.get(wanted) ?? 1; taken.has(id); count++) {
        id = `${wanted}-${count}`;
        next.set(wanted, count + 1);
      }
      taken.add(id);
      return id;
    },
  };
}

/** The id GitHub gives a heading, so that links written for GitHub lead here too. */
export function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
  return slug === '' ? 'section' : slug;
}
