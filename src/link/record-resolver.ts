/**
 * Finds the record or page that words or an address in a document mean. One resolver serves relations, mentions and the
 * links of rendered bodies, which therefore agree. A link is a file: where the file is not there, its name without the
 * number may still be (the record was renumbered), but its number alone never means it.
 */
import { isKnownHost } from '../config/repository.ts';
import type { MemberSite, RepositorySettings } from '../config/settings.ts';
import type { Identifier } from '../model/record.ts';
import { readNaming } from '../read/naming.ts';
import { isSameSeries } from '../read/number.ts';
import { collectionIn, findIdentifier } from '../read/references.ts';
import { decodeAddress, hasScheme } from '../shared/addresses.ts';
import { getFile, getFolder, getName, getStem, joinPath } from '../shared/paths.ts';
import { toWords } from '../shared/text.ts';

/** Something that can be linked to: a record, or a page beside the records. */
export interface Linkable {
  id: string;
  collection: string;
  /** Path inside the collection's folder. */
  path: string;
  identifiers: readonly Identifier[];
  title: string;
  /** Id of the record that a page is a translation of: references to the page mean the record. */
  translates: string | null;
}

export interface ResolverInput {
  /** `dir` is any path that places the collections relative to each other: absolute, or from a common root. */
  collections: { key: string; dir: string; member?: MemberSite }[];
  linkables: Linkable[];
  repository: Pick<RepositorySettings, 'url'> | null;
}

/** Where a reference is made from. */
export interface ReferenceOrigin {
  collection: string;
  path: string;
  text?: string;
}

/** Words that name a record: of a link, or by themselves. */
export interface ReferenceWords {
  targetText: string;
  href: string | null;
  number: number | null;
  /** In the text of the origin. */
  line?: number | null;
}

export interface ResolvedReference {
  id: string;
  /** With its `#`, or empty. */
  fragment: string;
}

export interface Resolver {
  /** What an address as written in a document links to; null if that is nothing of the log. */
  address(origin: ReferenceOrigin, href: string): ResolvedReference | null;
  /** The record or page that words mean; null if that is nothing of the log, or one of several. */
  reference(origin: ReferenceOrigin, words: ReferenceWords): string | null;
  /** The record that a number in running text means; `text` are the words around it, `ADR-SEA-1`. */
  number(origin: ReferenceOrigin, number: number, text?: string): string | null;
  /** The record or page that a name means: a file name, a slug, `key/slug`, a title. */
  name(origin: ReferenceOrigin, text: string): string | null;
  /** The records that a number may mean from here, itself among them: one, or several if it is unknown. */
  claimants(origin: ReferenceOrigin, words: ReferenceWords): string[];
  /** True if a link names a Markdown file that would be in a collection's folder if it were there. */
  isMissingFile(origin: ReferenceOrigin, href: string): boolean;
  /** True if other records of the collection are counted in the series that the words name, and none has the number. */
  isCounted(origin: ReferenceOrigin, words: ReferenceWords): boolean;
}

/** `blob/main/docs/x.md` and its like on the usual code hosts, down to the path inside the repository. */
const CODE_HOST_PATH =
  /^https?:\/\/[^/]+\/(?<repository>.+?)\/(?:-\/)?(?:blob|tree|raw|edit|src(?:\/branch)?)\/(?<rest>[^?#]+)/i;
/** What an address may leave off the end of a file's name, or write in its place. */
const ENDING = /\.(?:md|markdown|mdx|adoc|asciidoc|html?)$/i;
const CANDIDATE_ENDINGS = [
  '',
  '.md',
  '.markdown',
  '.mdx',
  '.adoc',
  '.asciidoc',
  '/README.md',
  '/readme.md',
  '/index.md',
  '/index.mdx',
  '/README.adoc',
  '/index.adoc',
];

export function createResolver(input: ResolverInput): Resolver {
  const dirs = new Map(input.collections.map(({ key, dir }) => [key, removeTrailingSlash(dir)]));
  const members = new Map(
    input.collections.flatMap(({ key, member }) => (member === undefined ? [] : [[key, member]])),
  );
  const byPage = new Map(
    [...members].flatMap(([collection, { pages }]) =>
      [...pages].map(([path, address]) => [pageAddress(address), { collection, path }] as const),
    ),
  );
  const byPlace = new Map(input.linkables.map((one) => [getPlace(one).toLowerCase(), one]));
  const linkables = input.linkables.filter(({ translates }) => translates === null);
  // some site generators call a page `x.html.md`
  const byStem = groupLinkables(linkables, ({ path }) => {
    const stem = getStem(path).toLowerCase();
    return [stem, stem.replace(/\.html$/, '')];
  });
  const byNumber = groupLinkables(linkables, ({ identifiers }) =>
    identifiers.map(({ value }) => String(value)),
  );
  const byTitle = groupLinkables(linkables, ({ title }) => [toPlainWords(title)]);
  const byWords = groupLinkables(linkables, ({ path, title }) => [
    toSlugWords(getStem(path)),
    toPlainWords(title),
  ]);
  const originals = new Map(input.linkables.map(({ id, translates }) => [id, translates ?? id]));
  const folders = findNumberingFolders(linkables);
  /** By collection. */
  const series = new Map<string, Set<string>>();
  for (const { collection, identifiers } of linkables)
    for (const one of identifiers.slice(0, 1))
      series.set(collection, (series.get(collection) ?? new Set()).add(one.series));

  function getPlace({ collection, path }: ReferenceOrigin): string {
    return joinPath(dirs.get(collection) ?? '', path);
  }

  /** A file at a place, whether the address names it whole, without ending, as a page, or by its folder. */
  function atPlace(place: string): Linkable | null {
    const bare = removeTrailingSlash(place).replace(/\.html?$/i, '');
    for (const ending of CANDIDATE_ENDINGS) {
      const found = byPlace.get((bare + ending).toLowerCase());
      if (found) return found;
    }
    return null;
  }

  function collectionAt(place: string): string | null {
    for (const [key, dir] of dirs)
      if (dir === '' ? !place.startsWith('..') : place.startsWith(`${dir}/`)) return key;
    return null;
  }

  /** The one that is meant from a place: the only one, or the only one of the same folder. */
  function one(candidates: readonly Linkable[] | undefined, origin: ReferenceOrigin): Linkable | null {
    const others = candidates?.filter(({ path }) => path !== origin.path) ?? [];
    const near = others.filter(({ path }) => getFolder(path) === getFolder(origin.path));
    if (candidates?.length === 1) return candidates[0] ?? null;
    return findOnly(near) ?? findOnly(others);
  }

  /** The records that an identifier may mean, those of its own series and variant alone. */
  function numbered(origin: ReferenceOrigin, wanted: Identifier, text: string): Linkable[] {
    const own = byPlace.get(getPlace(origin).toLowerCase())?.identifiers[0]?.series ?? '';
    const all = byNumber.get(`${origin.collection}\n${wanted.value}`) ?? [];
    const of = (test: (series: string) => boolean): Linkable[] =>
      all.filter(({ identifiers }) =>
        identifiers.some(({ value, series }) => value === wanted.value && test(series)),
      );
    const inSeries = (): Linkable[] => {
      if (wanted.series !== '') return of((series) => isSameSeries(series, wanted.series));
      const plain = of((series) => series === '');
      if (own === '') return plain.length > 0 || series.get(origin.collection)?.size !== 1 ? plain : all;
      const near = of((series) => series === own);
      // "12" is one of its own series, "ADR-12" may be of the other
      if (near.length === 0) return plain;
      const family = /^\p{L}+/u.exec(text.trim())?.[0].toLowerCase();
      if (family === undefined) return near;
      const spelled = plain.filter(({ path }) => getStem(path).toLowerCase().startsWith(family));
      return spelled.length > 0 ? spelled : [...new Set([...near, ...plain])];
    };
    const found = inSeries();
    const exact = found.filter(({ identifiers }) =>
      identifiers.some(({ value, variant }) => value === wanted.value && variant === wanted.variant),
    );
    const named = exact.length > 0 || wanted.variant !== '' ? exact : found;
    const home = getCountingFolder(origin.path);
    return folders.has(`${origin.collection}\n${home}`)
      ? named.filter(({ path }) => getCountingFolder(path) === home)
      : named;
  }

  function byIdentifier(origin: ReferenceOrigin, words: ReferenceWords): Linkable[] {
    const { number, targetText } = words;
    if (number === null) return [];
    const name = collectionIn(targetText);
    const others = name === null ? [] : collectionsNamed(origin, name);
    // another repository's, which is none of this log's
    const isForeign = (text: string): boolean => text.includes(`${name}/`) || text.includes(`${name}:`);
    if (name !== null && others.length === 0 && isForeign(targetText.toLowerCase())) return [];
    if (others.length > 0 && !others.includes(origin.collection))
      return others.flatMap((collection) => inCollection({ collection, path: '' }, words));
    return inCollection(origin, words);
  }

  function inCollection(origin: ReferenceOrigin, { number, targetText }: ReferenceWords): Linkable[] {
    if (number === null) return [];
    const read = findIdentifier(targetText);
    const plain = { series: '', value: number, variant: '', digits: String(number) };
    return numbered(origin, read?.value === number ? read : plain, targetText);
  }

  /** By the words of the last segment: how site routes and renumbered files are recognised. */
  function bySegment(origin: ReferenceOrigin, segment: string): Linkable | null {
    const stem = segment.replace(ENDING, '');
    const exact = one(byStem.get(`${origin.collection}\n${stem.toLowerCase()}`), origin);
    if (exact) return exact;
    const words = toSlugWords(stem);
    if (words !== '') {
      const found = one(byWords.get(`${origin.collection}\n${words}`), origin);
      // another record may have the same words: `0018-x` that is linked from `0015-x`
      return found?.path === origin.path ? null : found;
    }
    // a name that is nothing but an identifier, `ADR-45`, means just that
    const { identifier, stem: text } = readNaming(stem);
    return identifier === null ? null : one(numbered(origin, identifier, text), origin);
  }

  function inRepository(origin: ReferenceOrigin, href: string): Linkable | null {
    const member = inMember(href);
    if (member !== undefined) return member;
    // the repository of this site, also for what another one says
    const home = members.has(origin.collection) ? { collection: '', path: '' } : origin;
    if (home !== origin && input.repository === null) return null;
    const { repository, rest } = CODE_HOST_PATH.exec(href)?.groups ?? {};
    if (!repository || !rest) return null;
    if (input.repository ? !isSameRepository(input.repository.url, href) : !isKnownHost(href)) return null;
    const segments = decodeAddress(removeTrailingSlash(rest)).split('/');
    // the branch may hold slashes: try every tail against every collection's own place
    for (let from = 0; from < segments.length; from++) {
      const found = atTail(home, segments.slice(from).join('/'));
      if (found) return found;
    }
    // a file of this repository that was renumbered since
    return input.repository ? bySegment(home, segments.at(-1) ?? '') : null;
  }

  /** Of the same site: those of this one, or those that one member publishes. */
  function isBeside(key: string, collection: string): boolean {
    return members.get(key)?.root === members.get(collection)?.root;
  }

  /** A page of another site, or a file of its repository; undefined where the address is of none of them. */
  function inMember(href: string): Linkable | null | undefined {
    const page = byPage.get(pageAddress(href));
    if (page !== undefined) return byPlace.get(getPlace(page).toLowerCase()) ?? null;
    const { repository, rest = '' } = CODE_HOST_PATH.exec(href)?.groups ?? {};
    if (!repository) return undefined;
    const roots = new Set(
      [...members.values()].flatMap(({ source, root }) =>
        source !== null && isSameHostedRepository(source, href) ? [root] : [],
      ),
    );
    if (roots.size === 0) return undefined;
    const segments = decodeAddress(removeTrailingSlash(rest)).split('/');
    const tails = segments.map((_, from) => segments.slice(from).join('/'));
    for (const root of roots)
      for (const tail of tails) {
        const found = atPlace(joinPath(root, tail));
        if (found) return found;
      }
    return null;
  }

  /** The collections that a name in front of a number means from here, on the way as its own site does. */
  function collectionsNamed(origin: ReferenceOrigin, name: string): string[] {
    const own = members.get(origin.collection);
    const beside = [...members].filter(([, { root, ownKey }]) => root === own?.root && ownKey === name);
    if (beside.length > 0) return beside.map(([key]) => key);
    if (dirs.has(name)) return [name];
    return [...members].filter(([, member]) => member.key === name).map(([key]) => key);
  }

  /** A path from the root of a repository, `docs/adr/0001-x.md`, against folders such as one that ends in `docs/adr`. */
  function atTail(origin: ReferenceOrigin, tail: string): Linkable | null {
    const root = members.get(origin.collection)?.root;
    if (root !== undefined) return atPlace(joinPath(root, tail));
    for (const [key, dir] of dirs) {
      if (!isBeside(key, origin.collection)) continue;
      if (dir === '' || tail.startsWith('..')) {
        const found = atPlace(tail);
        if (found) return found;
        continue;
      }
      const name = getName(dir);
      const at = `/${tail}`.lastIndexOf(`/${name}/`);
      const found = at === -1 ? null : atPlace(joinPath(dir, `/${tail}`.slice(at + name.length + 2)));
      if (found?.collection === key) return found;
    }
    return null;
  }

  function relative(
    origin: ReferenceOrigin,
    path: string,
  ): { place: string; collection: string | null; last: string } {
    const place = joinPath(getFolder(getPlace(origin)), path);
    return { place, collection: collectionAt(place), last: getName(removeTrailingSlash(path)) };
  }

  function address(origin: ReferenceOrigin, href: string): ResolvedReference | null {
    const [beforeFragment = '', ...fragments] = href.trim().split('#');
    const fragment = fragments.length > 0 ? `#${fragments.join('#')}` : '';
    const wrap = (found: Linkable | null): ResolvedReference | null => {
      // one of several decisions of a file has the fragment in its path
      const part = found && byPlace.get((getFile(getPlace(found)) + decodeAddress(fragment)).toLowerCase());
      return found && { id: (part ?? found).id, fragment: part ? '' : fragment };
    };
    const withoutQuery = beforeFragment.split('?')[0] ?? '';
    if (hasScheme(href)) return wrap(inRepository(origin, withoutQuery));
    if (withoutQuery === '') return null;
    const path = decodeAddress(withoutQuery);
    if (path.startsWith('/'))
      return wrap(atTail(origin, path.slice(1)) ?? bySegment(origin, getName(removeTrailingSlash(path))));
    const { place, collection, last } = relative(origin, path);
    // an address with `%` or `?` in the file's own name was written without encoding
    const found = atPlace(place) ?? atPlace(joinPath(getFolder(getPlace(origin)), beforeFragment));
    if (found) return wrap(found);
    if (/\.\w{2,5}$/.test(last.replace(ENDING, ''))) return null;
    if (!ENDING.test(last) && readNaming(last).identifier === null) return null;
    const near = bySegment({ collection: collection ?? origin.collection, path: origin.path }, last);
    // outside of the collections, a number says nothing and a word or two little
    const telling = collection !== null || toSlugWords(last.replace(ENDING, '')).split(' ').length > 2;
    return telling ? wrap(near) : null;
  }

  function name(origin: ReferenceOrigin, text: string): Linkable | null {
    const words = text.trim();
    const cut = words.indexOf('/');
    const others = cut > 0 ? collectionsNamed(origin, words.slice(0, cut)) : [];
    for (const collection of others) {
      const inOther = bySegment({ collection, path: '' }, getName(words));
      if (inOther) return inOther;
    }
    const title = one(byTitle.get(`${origin.collection}\n${toPlainWords(words)}`), origin);
    if (title) return title;
    const last = getName(words);
    return /[\s,;]/.test(last) ? null : bySegment(origin, last);
  }

  return {
    address,
    name: (origin, text) => name(origin, text)?.id ?? null,
    reference(origin, words) {
      const { href, targetText, number } = words;
      if (href === null) {
        if (number !== null) {
          const candidates = byIdentifier(origin, words);
          return (
            (one(candidates, origin) ?? findOnly(candidates.filter(isNamedBehind(origin, words))))?.id ?? null
          );
        }
        return name(origin, targetText)?.id ?? null;
      }
      const found = address(origin, href)?.id;
      if (found) return originals.get(found) ?? found;
      // a link to elsewhere on the web is about no record of ours, unless it ends in the very name of one: the log is published there
      const last = decodeAddress(getStem(removeTrailingSlash(href.split(/[?#]/)[0] ?? '')));
      if (hasScheme(href)) {
        // a source file is one of the repository it is in, whatever its name
        const isSource =
          CODE_HOST_PATH.test(href) || /\.(?:md|markdown|mdx|adoc|asciidoc)(?:[?#]|$)/i.test(href);
        return !isSource && /^\D*\d.*-\p{L}/u.test(last) ? (name(origin, last)?.id ?? null) : null;
      }
      const titled = one(byTitle.get(`${origin.collection}\n${toPlainWords(targetText)}`), origin);
      if (titled) return titled.id;
      // the words name a number, and the file's name is much like that of the record: it was renamed
      const isName = ENDING.test(targetText.trim());
      const record = isName ? null : one(byIdentifier(origin, words), origin);
      if (record === null || relative(origin, decodeAddress(href)).collection === null) return null;
      const slug = toSlugWords(last.replace(ENDING, ''));
      return slug === '' || areAlike(slug, toSlugWords(getStem(record.path))) ? record.id : null;
    },
    number(origin, number, targetText = '') {
      return one(byIdentifier(origin, { number, targetText, href: null }), origin)?.id ?? null;
    },
    claimants: (origin, words) => byIdentifier(origin, words).map(({ id }) => id),
    isMissingFile(origin, href) {
      if (hasScheme(href) || /^[/#]/.test(href)) return false;
      const { collection, last } = relative(origin, decodeAddress(href.split(/[?#]/)[0] ?? ''));
      return collection !== null && ENDING.test(last) && address(origin, href) === null;
    },
    isCounted(origin, { number, targetText }) {
      const wanted = findIdentifier(targetText)?.series ?? '';
      // a folder that numbers for itself may have it
      const isElsewhere = byNumber
        .get(`${origin.collection}\n${number}`)
        ?.some(({ identifiers }) => identifiers.some(({ series: one }) => isSameSeries(one, wanted)));
      if (isElsewhere) return false;
      return [...(series.get(origin.collection) ?? [])].some((one) => isSameSeries(one, wanted));
    },
  };
}

/** `ADR-12 (fold the wing)`, ``ADR-12: `adr/ADR-12-fold-the-wing.md` ``: of several with the number, the words after it decide which one is meant. */
function isNamedBehind(
  { text = '' }: ReferenceOrigin,
  { targetText, line }: ReferenceWords,
): (one: Linkable) => boolean {
  const whole = text.split('\n')[(line ?? 0) - 1] ?? '';
  const rest = whole.slice(whole.indexOf(targetText) + targetText.length);
  const behind = /^[\s*_`\]:：(（–—-]+(?<words>[^()（）;,，、]+)/.exec(rest)?.groups?.['words']?.trim() ?? '';
  const words = toSlugWords(getStem(behind.replace(/[`*_\])）.]+$/, '')));
  return ({ path, title }) =>
    areAlike(words, toSlugWords(getStem(path))) || areAlike(words, toPlainWords(title));
}

/** Words that are shared, at least half of them: `carry apples in boxes` and `carry apples in crates`. */
function areAlike(a: string, b: string): boolean {
  const [left, right] = [a, b].map((words) => words.split(' ').filter((word) => word.length > 2));
  const shared = left?.filter((word) => right?.includes(word)).length ?? 0;
  return shared > 0 && shared * 2 >= Math.max(left?.length ?? 0, right?.length ?? 0);
}

/** The words of a name without the number: `0012-use-a-queue` and `ADR-7-use-a-queue` have the same. */
function toSlugWords(stem: string): string {
  return toWords(readNaming(stem).words).join(' ');
}

/** The folder that a record is counted in: not its own folder, and none that is named for a state. */
export function getCountingFolder(path: string): string {
  const folder = getFolder(path);
  return (readNaming(path).byFolder ? getFolder(folder) : folder)
    .split('/')
    .filter((name) => !STATE.test(name))
    .join('/');
}

/** Records move between these and keep their numbers. */
const STATE =
  /^(?:\d+[-_. ]+)?(?:_?archived?|accepted|approved|adopted|proposed|drafts?|rejected|declined|withdrawn|superseded|deprecated|obsolete|retired|closed|old|active|current|done|implemented|final)$/i;

/** Folders that number their records for themselves: some number is given again in another one. */
export function findNumberingFolders(
  records: readonly Pick<Linkable, 'collection' | 'path' | 'identifiers'>[],
): Set<string> {
  const numbered = records.filter(({ identifiers }) => identifiers.length > 0);
  const same = Map.groupBy(numbered, ({ collection, identifiers: [first] }) =>
    [collection, first?.series, first?.value, first?.variant].join('\n'),
  );
  const own = new Set<string>();
  for (const group of same.values()) {
    const folders = new Set(group.map(({ collection, path }) => `${collection}\n${getCountingFolder(path)}`));
    if (folders.size > 1) for (const folder of folders) own.add(folder);
  }
  return own;
}

function groupLinkables(
  linkables: readonly Linkable[],
  listKeys: (linkable: Linkable) => string[],
): Map<string, Linkable[]> {
  const groups = new Map<string, Linkable[]>();
  for (const linkable of linkables) {
    for (const key of new Set(listKeys(linkable))) {
      if (key === '') continue;
      const whole = `${linkable.collection}\n${key}`;
      const group = groups.get(whole);
      if (group) group.push(linkable);
      else groups.set(whole, [linkable]);
    }
  }
  return groups;
}

function findOnly<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] ?? null) : null;
}

function removeTrailingSlash(path: string): string {
  return path.length > 1 ? path.replace(/(?<!\/)\/+$/, '') : path;
}

function toPlainWords(text: string): string {
  return toWords(text).join(' ');
}

/** As it is compared: without the end by which a site names the same page again. */
function pageAddress(address: string): string {
  const [bare = ''] = address.split(/[?#]/);
  return decodeAddress(
    bare.replace(/^http:/i, 'https:').replace(/(?:\/index\.html|\.(?:html|md|json)|\/)$/i, ''),
  );
}

/** Whether two addresses of files on a code host are of one repository. */
function isSameHostedRepository(a: string, b: string): boolean {
  const [left, right] = [a, b].map((address) => {
    const { repository } = CODE_HOST_PATH.exec(address)?.groups ?? {};
    return repository && `${new URL(address).host}/${repository}`.toLowerCase();
  });
  return left !== undefined && left === right;
}

function isSameRepository(url: string, href: string): boolean {
  const plain = (address: string) =>
    address
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/(?:\.git)?\/*$/i, '')
      .toLowerCase();
  return `${plain(href)}/`.startsWith(`${plain(url)}/`);
}
