/** Helpers for URLs and site paths. */

/** True for addresses with a scheme or `//host`, which are not paths. */
export function hasScheme(href: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href);
}

/** Decodes percent-encoding where it is valid; text that is not is left as it is. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Escapes characters that are allowed in an address but not in the markup around it. */
export function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * Puts a site path below the base, percent-encoded: `/adr/12/` becomes `/docs/adr/12/`.
 *
 * @param base with or without a slash at its end
 */
export function addBase(base: string, path: string): string {
  return encodeURI(base.replace(/\/$/, '') + path);
}

/** A file beside a page: `/adr/12/` with `.md` is `/adr/12.md`. */
export function toSiblingPath(permalink: string, ending: string): string {
  return permalink.replace(/\/$/, ending);
}

/** Where a site is published: the origin where it is known, and the base path. */
export interface PublishedSite {
  site: string | null;
  base: string;
}

/** The whole address of a site path; from the root of the host alone where the origin is not known. */
export function toPublishedUrl({ site, base }: PublishedSite, path: string): string {
  return `${site ?? ''}${addBase(base, path)}`;
}

const ALLOWED = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'ftp',
  'ftps',
  'sftp',
  'ssh',
  'git',
  'irc',
  'ircs',
  'xmpp',
]);
/** What browsers overlook in front of, or inside, the scheme of an address. */
const OVERLOOKED = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g;

type AddressKind = 'empty' | 'fragment' | 'local' | 'external' | 'unsafe';

/**
 * `unsafe` for every scheme that is not on the list, however it is spelt: `javascript:`, `data:` and `vbscript:`
 * run code, `file:` and the rest do not work on another machine.
 */
export function getAddressKind(href: string): AddressKind {
  const bare = href.replace(OVERLOOKED, '');
  if (bare === '') return 'empty';
  if (bare.startsWith('#')) return 'fragment';
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1];
  if (scheme !== undefined) return ALLOWED.has(scheme.toLowerCase()) ? 'external' : 'unsafe';
  return /^[\\/]{2}/.test(bare) ? 'external' : 'local';
}

/** The search page, below the base. */
export const SEARCH_PATH = '/search/';

/** Describes the search to browsers, below the base. */
export const OPENSEARCH_PATH = '/opensearch.xml';
