/** Aliases as people write them, made addresses that a host of plain files can serve. Pure. */
import { RESERVED_KEYS } from '../../config/naming.ts';
import { decoded } from '../../shared/addresses.ts';
import { isDevice } from '../../shared/disk-names.ts';
import { MARKDOWN_ENDING } from '../../shared/paths.ts';
import { segment } from '../permalinks.ts';

export interface AliasPlace {
  /** Base path of the site, which an alias may be written with. */
  base: string;
  /** Key of the collection that bare names belong to; null where there is none. */
  collection: string | null;
}

export type NormalAlias = { path: string } | { refused: string };

/** Letters of any script and what addresses and file systems agree on. */
const PART = /^[\p{L}\p{M}\p{N} ._~!$&'()+,;=@-]+$/u;
const LONGEST_PART = 150;
/** `Note: old` is a title. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;
/** Served as something else than a page, whatever stands in it. */
const FILE =
  /\.(?:md|mdx|json|xml|txt|csv|svg|png|jpe?g|gif|webp|ico|css|m?js|pdf|zip|xsd|ics|webmanifest)$/i;

/** `/old/12`, `/docs/old/12.html`, `0007-old-name.md`, `Old name` → a site path that ends in `/` or `.html`. */
export function normalAlias(text: string, { base, collection }: AliasPlace): NormalAlias {
  if (ELSEWHERE.test(text)) return { refused: 'it names another site; only the path is an alias' };
  const bare = decoded(text.replace(/[?#].*$/s, ''))
    .normalize('NFC')
    .trim();
  const parts = bare.startsWith('/') ? belowBase(bare, base).split('/') : underCollection(bare, collection);
  if (parts === null) return { refused: 'it does not begin with a slash' };
  const kept = parts.filter((part) => part !== '');
  if (/^index\.html?$/i.test(kept.at(-1) ?? '')) kept.pop();
  const refused = refusal(kept);
  if (refused !== null) return { refused };
  const isFile = !bare.endsWith('/') && /\.html?$/i.test(kept.at(-1) ?? '');
  return { path: `/${kept.join('/')}${isFile ? '' : '/'}` };
}

/** Why no page can stand at an address of these parts; null where one can. */
function refusal(parts: readonly string[]): string | null {
  const last = parts.at(-1);
  const first = parts[0] ?? '';
  if (last === undefined) return 'it is the front page';
  // some disks hold no name that ends in a dot or a blank, or that is a device's
  const wrong = parts.find(
    (part) => !PART.test(part) || /[. ]$/.test(part) || isDevice(part) || part.length > LONGEST_PART,
  );
  if (wrong !== undefined) return `“${wrong}” cannot be a part of an address`;
  if (parts.slice(0, -1).some((part) => /\.html?$/i.test(part))) return 'a file cannot be a folder';
  if (FILE.test(last)) return 'its ending is not that of a page';
  // hosts read files such as `/_headers`, and hide those whose names begin with a dot
  if (/^[._]/.test(first)) return `hosts need /${first} for themselves`;
  return RESERVED_KEYS.has(first.replace(/\.html?$/i, '').toLowerCase())
    ? `the site needs /${first} for itself`
    : null;
}

/** True where a page may stand at a site path that somebody wrote into a file of addresses. */
export function isForPages(path: string): boolean {
  return refusal(path.split('/').filter((part) => part !== '')) === null;
}

function belowBase(path: string, base: string): string {
  return base !== '/' && path.startsWith(base) ? path.slice(base.length - 1) : path;
}

/** A file name or a title, as the collection would have made it an address. */
function underCollection(text: string, collection: string | null): string[] | null {
  if (collection === null) return null;
  const html = /\.html?$/i.test(text);
  const parts = text.replace(MARKDOWN_ENDING, '').split('/');
  return [
    collection,
    ...parts.map((part, index) => (html && index === parts.length - 1 ? part : segment(part))),
  ];
}

/** True for an address that hosts would serve as something else than a page, and where other files of the site may stand. */
export function looksLikeFile(path: string): boolean {
  return FILE.test(path.replace(/\/$/, ''));
}

/**
 * Two addresses with one key cannot lead to two pages: some disks know no case, and some hosts hide `.html` and answer
 * for `/x/` with `x.html`, which would lead in a circle where that leads to `/x/`.
 */
export function addressKey(path: string): string {
  return path
    .toLowerCase()
    .replace(/\/index\.html?$/, '/')
    .replace(/\.html?$/, '/');
}
