/**
 * Other addresses of a file: stated aliases, and addresses that may be in use without having been
 * given them. Pure, and from the file alone: no other file's coming or going takes one away.
 */

import { RESERVED_KEYS } from '../config/collection-names.ts';
import { getPathBelow } from '../config/disk-paths.ts';
import type { CollectionSettings } from '../config/settings.ts';
import type { MessageText } from '../messages/issues.ts';
import type { AliasOrigin } from '../model/log.ts';
import type { Identifier, StatedAlias } from '../model/record.ts';
import { readNaming } from '../read/naming.ts';
import { decodeAddress } from '../shared/addresses.ts';
import { getFolder, getName, getStem, isDevice, joinPath, MARKDOWN_ENDING } from '../shared/paths.ts';
import { toNumberSegment, toSegment } from './permalinks.ts';

export interface AddressedSource {
  /** Key of the collection. */
  collection: string;
  /** Folder of the collection as it was named: `docs/adr`. */
  folder: string;
  path: string;
  identifier: Identifier | null;
  /** The words its number was read from, where that is not the file's name: `ADR-012: Use a queue`. */
  numberText?: string | null;
}

export interface Candidate {
  path: string;
  /** `number`: the number in other spellings. `name`: the file's name. `tool`: what other tools would have called the page. */
  origin: Extract<AliasOrigin, 'number' | 'name' | 'tool'>;
}

export function guessAddresses(file: AddressedSource): Candidate[] {
  const as = (origin: Candidate['origin']) => (path: string) => ({ path, origin });
  return [
    ...listNumbers(file).map(as('number')),
    ...listNames(file).map(as('name')),
    ...listToolAddresses(file).map(as('tool')),
  ];
}

/** The numbers that tools for decision records give their files have four digits. */
const USUAL_WIDTH = 4;

/** `12`, `0012`, `ADR-12`, and as the file writes it: `ADR-012`, `012`. */
function listNumbers({ collection, path, identifier, numberText }: AddressedSource): string[] {
  if (identifier === null) return [];
  const { value, digits, series } = identifier;
  const written = [getStem(path), numberText ?? ''].map((text) => findPrefix(text, value)).find(Boolean);
  const prefix = toSegment(written ?? '') || (series === '' ? 'ADR' : series.toUpperCase());
  const names = [
    String(value),
    digits,
    String(value).padStart(USUAL_WIDTH, '0'),
    `${prefix}-${value}`,
    ...(written ? [`${prefix}-${digits}`] : []),
  ];
  return toDistinct(names)
    .filter((name) => name !== toNumberSegment(identifier))
    .map((name) => `/${collection}/${name}/`);
}

/** The words of a name or title that begins with them and the number: `ADR` of `ADR-012-use-a-queue`. */
function findPrefix(text: string, number: number): string | null {
  const match = /^((?:[A-Za-z]{1,15}[-_ ]){0,3}[A-Za-z]{0,15}?)[-_ #.]*(\d{1,6})(?!\d)/.exec(text.trim());
  return Number(match?.[2]) === number ? (match?.[1] ?? null) : null;
}

/** `/adr/0012-x/`; in a folder of its own `/adr/backend/0012-x/`, too. */
function listNames({ collection, path }: AddressedSource): string[] {
  return toDistinct([toAddressPath(path), toSegment(getStem(path))])
    .filter((name) => name !== '')
    .map((name) => `/${collection}/${name}/`);
}

/** The path without ending, each part as it is in addresses. */
function toAddressPath(path: string): string {
  const bare = isFolderFile(path) ? getFolder(path) : path.replace(MARKDOWN_ENDING, '');
  return bare.split('/').map(toSegment).filter(Boolean).join('/');
}

function isFolderFile(path: string): boolean {
  return getStem(path) !== getName(path).replace(MARKDOWN_ENDING, '');
}

/** Docusaurus takes a leading count off a name, but no date and no version. */
const COUNTED = /^\d+\s*[-_.]+\s*(?<rest>[^-_.\s].*)$/;
const DATE_OR_VERSION = /^\d+[-_.]\d+/;
/** log4brains begins the names of its files with a date. */
const DATED = /^\d{8}-\D/;

function listToolAddresses({ collection, folder, path }: AddressedSource): string[] {
  const stem = getStem(path);
  const slug = toSegment(stem);
  if (slug === '') return [];
  const counted = DATE_OR_VERSION.test(stem) ? undefined : COUNTED.exec(stem)?.groups?.['rest'];
  const bare = toSegment(counted ?? '');
  const docs = /(?:^|\/)docs\/(?<rest>[^.].*)$/.exec(folder)?.groups?.['rest'];
  return [
    // a folder's own file is the folder's page wherever it was published
    ...(isFolderFile(path) ? [] : [`/${collection}/${toAddressPath(path)}.html`]),
    ...(bare === '' ? [] : [`/${collection}/${bare}/`]),
    ...(docs === undefined ? [] : [`/docs/${docs.split('/').map(toSegment).join('/')}/${bare || slug}/`]),
    ...(DATED.test(stem) && collection !== 'adr' ? [`/adr/${slug}/`, `/adr/${collection}/${slug}/`] : []),
  ];
}

/** What linked to a file by its id of then: its permalink and its names, and what may have. */
export function listFormerAddresses(
  id: string,
  collections: readonly CollectionSettings[],
): {
  published: string[];
  guessed: string[];
} {
  const cut = id.indexOf('/');
  const [collection, path] = [id.slice(0, cut), id.slice(cut + 1)];
  const folder = collections.find(({ key }) => key === collection)?.folder ?? '';
  const { identifier } = readNaming(path);
  const candidates = guessAddresses({ collection, folder, path, identifier });
  const of = (test: (origin: AliasOrigin) => boolean): string[] =>
    candidates.flatMap((one) => (test(one.origin) ? one.path : []));
  const permalink = identifier === null ? [] : [`/${collection}/${toNumberSegment(identifier)}/`];
  return {
    published: [...permalink, ...of((origin) => origin === 'name')],
    guessed: of((origin) => origin !== 'name'),
  };
}

export interface FileNames {
  id: string;
  collection: string;
  /** Relative to the folder of the collection that the file is in today. */
  formerPaths: readonly string[];
}

/**
 * The ids that each file had before, by its id of today. A former path in another collection's folder was that one's.
 * One that is in none was in a folder that has been moved since: it belonged to the collection that most files came to
 * from there.
 */
export function collectFormerIds(
  files: readonly FileNames[],
  collections: readonly Pick<CollectionSettings, 'key' | 'dir'>[],
): Map<string, string[]> {
  const dirs = new Map(collections.map(({ key, dir }) => [key, dir.replaceAll('\\', '/')]));
  const toFullPath = (file: FileNames, path: string): string =>
    joinPath(dirs.get(file.collection) ?? '', path);
  const isOutside = (path: string): boolean => path.startsWith('../');
  const votes = new Map<string, Map<string, number>>();
  for (const file of files) {
    for (const path of file.formerPaths.filter(isOutside)) {
      const folder = getFolder(toFullPath(file, path));
      const known = votes.get(folder) ?? new Map<string, number>();
      votes.set(folder, known.set(file.collection, (known.get(file.collection) ?? 0) + 1));
    }
  }
  const createFormerId = (file: FileNames, path: string): string => {
    if (!isOutside(path)) return `${file.collection}/${path}`;
    const whole = toFullPath(file, path);
    for (const { key, dir } of collections) {
      const inside = getPathBelow(dir, whole);
      if (inside) return `${key}/${inside}`;
    }
    const ranked = [...(votes.get(getFolder(whole)) ?? [])].sort(([, a], [, b]) => b - a);
    return `${ranked[0]?.[0] ?? file.collection}/${getName(path)}`;
  };
  return new Map(files.map((file) => [file.id, file.formerPaths.map((path) => createFormerId(file, path))]));
}

/** Letters of any script and what addresses and file systems agree on. */
const PART = /^[\p{L}\p{M}\p{N} ._~!$&'()+,;=@-]+$/u;
const LONGEST_PART = 150;
/** `Note: old` is a title. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;
/** Served as something else than a page, whatever is in it. */
const FILE =
  /\.(?:md|mdx|adoc|json|xml|txt|csv|svg|png|jpe?g|gif|webp|ico|css|m?js|pdf|zip|xsd|ics|webmanifest)$/i;

/**
 * `/old/12`, `/docs/old/12.html`, `0007-old-name.md`, `Old name` → a site path that ends in `/` or `.html`.
 *
 * @param base base path of the site, which an alias may be written with
 * @param collection key of the collection that bare names belong to; null if there is none
 */
export function normalizeAlias(
  text: string,
  { base, collection }: { base: string; collection: string | null },
): { path: string } | { refused: MessageText } {
  if (ELSEWHERE.test(text)) return { refused: toRefusalText('other-site') };
  const bare = decodeAddress(text.replace(/[?#].*$/s, ''))
    .normalize('NFC')
    .trim();
  const parts = bare.startsWith('/')
    ? removeBase(bare, base).split('/')
    : resolveInCollection(bare, collection);
  if (parts === null) return { refused: toRefusalText('no-slash') };
  const kept = parts.filter((part) => part !== '');
  if (/^index\.html?$/i.test(kept.at(-1) ?? '')) kept.pop();
  const refused = findRefusal(kept);
  if (refused !== null) return { refused };
  const isFile = !bare.endsWith('/') && /\.html?$/i.test(kept.at(-1) ?? '');
  return { path: `/${kept.join('/')}${isFile ? '' : '/'}` };
}

type AliasRefusal =
  | 'other-site'
  | 'no-slash'
  | 'front-page'
  | 'bad-part'
  | 'file-as-folder'
  | 'not-a-page'
  | 'for-hosts'
  | 'reserved';

function toRefusalText(reason: AliasRefusal, part = ''): MessageText {
  return { key: `issue-reason.alias.${reason}`, values: { part } };
}

/** Why no page can be at an address of these parts; null if one can. */
function findRefusal(parts: readonly string[]): MessageText | null {
  const last = parts.at(-1);
  const first = parts[0] ?? '';
  if (last === undefined) return toRefusalText('front-page');
  // some disks allow no name that ends in a dot or a space, or that is a device's
  const wrong = parts.find(
    (part) => !PART.test(part) || /[. ]$/.test(part) || isDevice(part) || part.length > LONGEST_PART,
  );
  if (wrong !== undefined) return toRefusalText('bad-part', wrong);
  if (parts.slice(0, -1).some((part) => /\.html?$/i.test(part))) return toRefusalText('file-as-folder');
  if (FILE.test(last)) return toRefusalText('not-a-page');
  // hosts read files such as `/_headers`, and hide those whose names begin with a dot
  if (/^[._]/.test(first)) return toRefusalText('for-hosts', first);
  return RESERVED_KEYS.has(first.replace(/\.html?$/i, '').toLowerCase())
    ? toRefusalText('reserved', first)
    : null;
}

/** True if a page may be at a site path from a file of addresses. */
export function isForPages(path: string): boolean {
  return findRefusal(path.split('/').filter((part) => part !== '')) === null;
}

function removeBase(path: string, base: string): string {
  return base !== '/' && path.startsWith(base) ? path.slice(base.length - 1) : path;
}

/** A file name or a title, as the collection would have made it an address. */
function resolveInCollection(text: string, collection: string | null): string[] | null {
  if (collection === null) return null;
  const html = /\.html?$/i.test(text);
  const parts = text.replace(MARKDOWN_ENDING, '').split('/');
  return [
    collection,
    ...parts.map((part, index) => (html && index === parts.length - 1 ? part : toSegment(part))),
  ];
}

/** True for an address that hosts would serve as something else than a page, and where other files of the site may be. */
export function isFileLike(path: string): boolean {
  return FILE.test(path.replace(/\/$/, ''));
}

/**
 * Two addresses with one key cannot be two pages: some disks know no case, and some hosts hide `.html` and answer
 * for `/x/` with `x.html`, which would go round in a circle where that redirects to `/x/`.
 */
export function toAddressKey(path: string): string {
  return path
    .toLowerCase()
    .replace(/\/index\.html?$/, '/')
    .replace(/\.html?$/, '/');
}

function toDistinct(names: string[]): string[] {
  return [...new Set(names)];
}

/** A record or guide with everything that its addresses follow from. */
export interface RedirectTarget extends AddressedSource {
  id: string;
  title: string;
  permalink: string;
  /** The page of its number: its own, or the page for a choice of several. */
  numberTarget: string;
  stated: readonly StatedAlias[];
  formerIds: readonly string[];
}
