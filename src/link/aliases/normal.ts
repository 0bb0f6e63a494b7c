/** Aliases as people write them, made addresses that a host of plain files can serve. Pure. */
import { RESERVED_KEYS } from '../../config/naming.ts';
import { decoded, hasScheme } from '../../shared/addresses.ts';
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
/** Served as something else than a page, whatever stands in it. */
const FILE =
  /\.(?:md|mdx|json|xml|txt|csv|svg|png|jpe?g|gif|webp|ico|css|m?js|pdf|zip|xsd|ics|webmanifest)$/i;

/** `/old/12`, `/docs/old/12.html`, `0007-old-name.md`, `Old name` → a site path that ends in `/` or `.html`. */
export function normalAlias(text: string, { base, collection }: AliasPlace): NormalAlias {
  if (hasScheme(text)) return { refused: 'it names another site; only the path is an alias' };
  const bare = decoded(text.replace(/[?#].*$/s, ''))
    .normalize('NFC')
    .trim();
  const parts = bare.startsWith('/') ? belowBase(bare, base).split('/') : underCollection(bare, collection);
  if (parts === null) return { refused: 'it does not begin with a slash' };
  const kept = parts.filter((part) => part !== '');
  if (/^index\.html?$/i.test(kept.at(-1) ?? '')) kept.pop();
  const last = kept.at(-1);
  if (last === undefined) return { refused: 'it is the front page' };
  const wrong = kept.find((part) => !PART.test(part) || /^\.+$/.test(part) || part.length > LONGEST_PART);
  if (wrong !== undefined) return { refused: `“${wrong}” cannot be a part of an address` };
  if (kept.slice(0, -1).some((part) => /\.html?$/i.test(part)))
    return { refused: 'a file cannot be a folder' };
  const isFolder = bare.endsWith('/');
  if (FILE.test(last)) return { refused: 'its ending is not that of a page' };
  // hosts read files such as `/_headers`, and hide those whose names begin with a dot
  if (/^[._]/.test(kept[0] ?? '')) return { refused: `hosts need /${kept[0]} for themselves` };
  if (RESERVED_KEYS.has((kept[0] ?? '').replace(/\.html?$/i, '').toLowerCase())) {
    return { refused: `the site needs /${kept[0]} for itself` };
  }
  return { path: `/${kept.join('/')}${!isFolder && /\.html?$/i.test(last) ? '' : '/'}` };
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
