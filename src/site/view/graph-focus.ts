/** The record in an address of the graph: `?focus=12`, `?focus=payments/12`. For pages and their script. */

/** Its own address without the slashes around it. */
export function toFocusKey(permalink: string): string {
  return permalink.trim().replace(/^\/|\/$/g, '');
}

/**
 * The key for a reader's words: `0012` is 12.
 *
 * @param home the collection that is meant where none is named; undefined where there are several
 */
export function readFocus(words: string, home: string | undefined): string {
  const key = toFocusKey(words).replace(/(^|\/)0+(?=\d+$)/, '$1');
  return home === undefined || key.includes('/') ? key : `${home}/${key}`;
}

/** Those of some keys that may be meant: the key itself, or what has its name in any collection. */
export function findMeantKeys(key: string, keys: readonly string[]): string[] {
  if (keys.includes(key)) return [key];
  return key.includes('/') ? [] : keys.filter((one) => one.endsWith(`/${key}`));
}
