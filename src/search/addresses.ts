/** Where the files of the search are, below the base. */

export const PAGEFIND = '/pagefind/';
/** The small index of what changed since the large one was made. */
export const CHANGES = '/pagefind/changes/';
export const SETUP = '/search/setup.json';
export const FACETS_FILE = '/search/facets.json';

/** Whether a file of the site is made with the index, for which it has to wait. */
export function isOfIndex(path: string): boolean {
  return path === SETUP || path.startsWith(PAGEFIND);
}

/** The text of a record by section: `/adr/12/sections.json`. */
export function sectionsPath(permalink: string): string {
  return `${permalink}sections.json`;
}
