/**
 * Finds the record or page that words or an address in a document mean. One resolver serves relations,
 * mentions and the links of rendered bodies, so that all three agree.
 */
import type { RepositorySettings } from '../config/settings.ts';
import { decoded, hasScheme } from '../shared/addresses.ts';
import { folderOf, joinPath, nameOf, stemOf } from '../shared/paths.ts';
import { wordsOf } from '../shared/words.ts';

/** Something that can be linked to: a record, or a page beside the records. */
export interface Linkable {
  id: string;
  collection: string;
  /** Path inside the collection's folder. */
  path: string;
  number: number | null;
  title: string;
}

export interface ResolverCollection {
  key: string;
  /** Any path that places the collections relative to each other: absolute, or from a common root. */
  dir: string;
}

export interface ResolverInput {
  collections: ResolverCollection[];
  linkables: Linkable[];
  repository: Pick<RepositorySettings, 'url'> | null;
}

/** Where a reference is made from. */
export interface Origin {
  collection: string;
  path: string;
}

export interface Resolved {
  id: string;
  /** With its `#`, or empty. */
  fragment: string;
}

export interface Resolver {
  /** What an address as written in a document leads to; null where it leads out of the log. */
  address(origin: Origin, href: string): Resolved | null;
  /** The one record a number means from here; null where none or several could be meant. */
  number(origin: Origin, number: number): string | null;
  /** The record a name means: a file name, a slug, `key/slug`, a title. */
  name(origin: Origin, text: string): string | null;
  /** All records of the origin's collection that claim a number. */
  claimants(origin: Origin, number: number): string[];
}

/** `blob/main/docs/x.md` and its like on the usual code hosts, down to the path inside the repository. */
const CODE_HOST_PATH =
  /^https?:\/\/[^/]+\/(?<repository>.+?)\/(?:-\/)?(?:blob|tree|raw|edit|src(?:\/branch)?)\/(?<rest>[^?#]+)/i;
/** What an address may leave off the end of a file's name, or write in its place. */
const ENDING = /\.(?:md|markdown|mdx|html?)$/i;
const CANDIDATE_ENDINGS = [
  '',
  '.md',
  '.markdown',
  '.mdx',
  '/README.md',
  '/readme.md',
  '/index.md',
  '/index.mdx',
];

/** Number in a file name or route segment: `0012-x`, `ADR-12`, `adr_0012`, `12`. Dates are not numbers. */
function numberInName(name: string): number | null {
  const match = /^(?:[a-z]+[-_ ])*?0*(\d{1,6})(?![\d])(?:[-_. ]|[a-z]?$)/i.exec(name);
  if (!match?.[1] || /^(?:19|20)\d\d[-_.]?\d\d/.test(name)) return null;
  return Number(match[1]);
}

export function createResolver(input: ResolverInput): Resolver {
  const dirs = new Map(input.collections.map((collection) => [collection.key, trimSlash(collection.dir)]));
  const byPlace = new Map<string, Linkable>();
  const byStem = new Map<string, Linkable[]>();
  const byNumber = new Map<string, Linkable[]>();
  const byTitle = new Map<string, Linkable[]>();
  for (const linkable of input.linkables) {
    byPlace.set(placeOf(linkable).toLowerCase(), linkable);
    push(byStem, `${linkable.collection}\n${stemOf(linkable.path).toLowerCase()}`, linkable);
    push(byTitle, `${linkable.collection}\n${plainTitle(linkable.title)}`, linkable);
    if (linkable.number !== null) push(byNumber, `${linkable.collection}\n${linkable.number}`, linkable);
  }

  function placeOf(at: Origin): string {
    return joinPath(dirs.get(at.collection) ?? '', at.path);
  }

  /** A file at a place, whether the address names it whole, without ending, as a page, or by its folder. */
  function atPlace(place: string): Linkable | null {
    const bare = trimSlash(place).replace(/\.html?$/i, '');
    for (const ending of CANDIDATE_ENDINGS) {
      const found = byPlace.get((bare + ending).toLowerCase());
      if (found) return found;
    }
    return null;
  }

  function one(candidates: Linkable[] | undefined, origin: Origin): Linkable | null {
    if (!candidates || candidates.length === 0) return null;
    if (candidates.length === 1) return candidates[0] ?? null;
    const others = candidates.filter((candidate) => candidate.path !== origin.path);
    const near = others.filter((candidate) => folderOf(candidate.path) === folderOf(origin.path));
    if (near.length === 1) return near[0] ?? null;
    return others.length === 1 ? (others[0] ?? null) : null;
  }

  function numbered(origin: Origin, number: number): Linkable | null {
    return one(byNumber.get(`${origin.collection}\n${number}`), origin);
  }

  function named(origin: Origin, stem: string): Linkable | null {
    return one(byStem.get(`${origin.collection}\n${stem.toLowerCase()}`), origin);
  }

  /** By the last segment alone: how site routes and renamed files are recognised. */
  function bySegment(origin: Origin, segment: string): Linkable | null {
    const stem = segment.replace(ENDING, '');
    const exact = named(origin, stem);
    if (exact) return exact;
    const number = numberInName(stem);
    return number === null ? null : numbered(origin, number);
  }

  function inRepository(origin: Origin, href: string): Linkable | null {
    const match = CODE_HOST_PATH.exec(href);
    const { repository, rest } = match?.groups ?? {};
    if (!repository || !rest) return null;
    if (input.repository && !sameRepository(input.repository.url, href)) return null;
    const segments = decoded(trimSlash(rest)).split('/');
    // the branch may hold slashes: try every tail against every collection's own place
    for (const [key, dir] of dirs) {
      for (let from = 0; from < segments.length; from++) {
        const tail = segments.slice(from).join('/');
        const found = dir !== '' && !tail.startsWith('..') ? atTail(dir, tail, key) : atPlace(tail);
        if (found) return found;
      }
    }
    // a file of this repository that was renamed since
    return input.repository ? bySegment(origin, segments.at(-1) ?? '') : null;
  }

  /** A repository path such as `docs/adr/0001-x.md` against a folder that ends in `docs/adr`. */
  function atTail(dir: string, tail: string, key: string): Linkable | null {
    const name = nameOf(dir);
    const at = `/${tail}`.lastIndexOf(`/${name}/`);
    if (at === -1) return null;
    const inside = `/${tail}`.slice(at + name.length + 2);
    const found = atPlace(joinPath(dir, inside));
    return found && found.collection === key ? found : null;
  }

  return {
    address(origin, href) {
      const [beforeFragment = '', ...fragments] = href.trim().split('#');
      const fragment = fragments.length > 0 ? `#${fragments.join('#')}` : '';
      const withoutQuery = beforeFragment.split('?')[0] ?? '';
      if (hasScheme(href)) return wrap(inRepository(origin, withoutQuery), fragment);
      if (withoutQuery === '') return null;
      const path = decoded(withoutQuery);
      if (path.startsWith('/')) {
        return wrap(bySegment(origin, nameOf(trimSlash(path))), fragment);
      }
      const place = joinPath(folderOf(placeOf(origin)), path);
      // an address with `%` or `?` in the file's own name was written without encoding
      const found = atPlace(place) ?? atPlace(joinPath(folderOf(placeOf(origin)), beforeFragment));
      if (found) return wrap(found, fragment);
      const last = nameOf(trimSlash(path));
      const meansRecord = ENDING.test(last) || numberInName(last) !== null;
      return meansRecord && !/\.\w{2,5}$/.test(last.replace(ENDING, ''))
        ? wrap(bySegment(origin, last), fragment)
        : null;
    },
    number(origin, number) {
      return numbered(origin, number)?.id ?? null;
    },
    name(origin, text) {
      const words = text.trim();
      const cut = words.indexOf('/');
      if (cut > 0 && dirs.has(words.slice(0, cut))) {
        const inOther = bySegment({ collection: words.slice(0, cut), path: '' }, nameOf(words));
        if (inOther) return inOther.id;
      }
      const stem = nameOf(words).replace(ENDING, '');
      const found =
        named(origin, stem) ?? one(byTitle.get(`${origin.collection}\n${plainTitle(words)}`), origin);
      return found?.id ?? null;
    },
    claimants(origin, number) {
      return (byNumber.get(`${origin.collection}\n${number}`) ?? []).map((linkable) => linkable.id);
    },
  };
}

function wrap(found: Linkable | null, fragment: string): Resolved | null {
  return found ? { id: found.id, fragment } : null;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function trimSlash(path: string): string {
  return path.length > 1 ? path.replace(/(?<!\/)\/+$/, '') : path;
}

function plainTitle(title: string): string {
  return wordsOf(title).join(' ');
}

function sameRepository(url: string, href: string): boolean {
  const plain = (address: string) =>
    address
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/(?:\.git)?\/*$/i, '')
      .toLowerCase();
  return `${plain(href)}/`.startsWith(`${plain(url)}/`);
}
