/** Where the files of the search are, below the base. */

export const PAGEFIND = '/pagefind/';
export const SETUP = '/search/setup.json';
export const FACETS_FILE = '/search/facets.json';

/** The text of a record by section: `/adr/12/sections.json`. */
export function sectionsPath(permalink: string): string {
  return `${permalink}sections.json`;
}
