/** Addresses that never change: the number alone where there is one, with its series; else the file's stem. */
import type { DuplicateNumber } from '../model/log.ts';
import type { Identifier } from '../model/record.ts';
import { avoidDeviceName, getStem, MARKDOWN_ENDING } from '../shared/paths.ts';

export interface AddressedFile {
  id: string;
  collection: string;
  path: string;
  identifiers: readonly Identifier[];
  /** As the record states it. */
  date: string | null;
  /** Id of the record that a page translates, and its language. */
  original?: string | null;
  language?: string | null;
}

export interface Permalinks {
  /** Id to site path below the base, `/adr/12/`. */
  byId: Map<string, string>;
  /** Numbers claimed by several records of one collection. */
  duplicateNumbers: DuplicateNumber[];
}

/**
 * A name as a part of an address. Case, dots and the letters of every script stay; anything else becomes a hyphen.
 */
export function toSegment(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return avoidDeviceName(name);
}

/** `12`, `be-1`, `040a`, `2024-001`, `6-v4`: a record's number as a part of an address, from its own file alone. */
export function toNumberSegment({ series, value, variant, digits }: Identifier): string {
  const [, letter = '', revision = ''] = /^([a-z]?)(.*)$/.exec(variant) ?? [];
  const number = letter !== '' || /(?:^|-)(?:19|20)\d\d$/.test(series) ? digits : String(value);
  return toSegment([series, number, revision].filter((part) => part !== '').join('-'));
}

/**
 * Gives every record and page its address. Two records with one number each get the address of their stem, which links
 * to them also where the number is theirs alone, and the number's address lets the reader choose. Addresses are
 * distinct without regard to case, because some file systems ignore it.
 */
export function createPermalinks(records: AddressedFile[], pages: AddressedFile[]): Permalinks {
  const byNumber = new Map<string, AddressedFile[]>();
  for (const record of records) {
    const [identifier] = record.identifiers;
    if (identifier === undefined) continue;
    const key = `/${record.collection}/${toNumberSegment(identifier)}/`;
    byNumber.set(key, [...(byNumber.get(key) ?? []), record]);
  }
  const taken = new Set<string>([...byNumber.keys()].map((key) => key.toLowerCase()));
  const byId = new Map<string, string>();
  const duplicateNumbers: DuplicateNumber[] = [];
  for (const [permalink, claimants] of byNumber) {
    const [one] = claimants;
    if (one === undefined) continue;
    if (claimants.length === 1) byId.set(one.id, permalink);
    else {
      const ids = claimants.map(({ id }) => id);
      const number = one.identifiers[0]?.value ?? 0;
      duplicateNumbers.push({
        permalink,
        collection: one.collection,
        number,
        ids,
        first: findEarliest(claimants),
      });
    }
  }
  for (const linkable of [...records, ...pages]) {
    if (byId.has(linkable.id)) continue;
    const { original, language } = linkable;
    // `/adr/12/de/`
    const below = original && language && `${byId.get(original)}${language.toLowerCase()}/`;
    const permalink = below && !taken.has(below) ? below : findFreePermalink(linkable, taken);
    taken.add(permalink.toLowerCase());
    byId.set(linkable.id, permalink);
  }
  return { byId, duplicateNumbers };
}

/** The one of an earlier day than all others; null if some have none. */
function findEarliest(claimants: readonly AddressedFile[]): string | null {
  const [first, second] = claimants.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const known = claimants.every(({ date }) => date !== null && date.length === 10);
  return known && first !== undefined && first.date !== second?.date ? first.id : null;
}

/** The first free of: stem, path with its folders, either with a counter. */
function findFreePermalink({ collection, path }: AddressedFile, taken: Set<string>): string {
  const stem = toSegment(getStem(path)) || 'record';
  const whole = toSegment(path.replace(MARKDOWN_ENDING, '').replaceAll('/', '-')) || stem;
  for (const name of [stem, whole]) {
    const permalink = `/${collection}/${name}/`;
    if (!taken.has(permalink.toLowerCase())) return permalink;
  }
  for (let counter = 2; ; counter++) {
    const permalink = `/${collection}/${whole}-${counter}/`;
    if (!taken.has(permalink.toLowerCase())) return permalink;
  }
}
