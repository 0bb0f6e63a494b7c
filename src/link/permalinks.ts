/** Addresses that never change: the number alone where there is one, else the file's stem. */
import type { Choice } from '../model/log.ts';
import { besideDevices } from '../shared/disk-names.ts';
import { MARKDOWN_ENDING, stemOf } from '../shared/paths.ts';

export interface Addressed {
  id: string;
  collection: string;
  path: string;
  number: number | null;
}

export interface Permalinks {
  /** Id to site path below the base, `/adr/12/`. */
  byId: Map<string, string>;
  /** Numbers claimed by several records of one collection. */
  choices: Choice[];
}

/**
 * A name as a part of an address. Case, dots and the letters of every script stay; whatever an address or a file
 * system would trip over becomes a hyphen.
 */
export function segment(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return besideDevices(name);
}

/**
 * Gives every record and page its address. Two records with one number each get the address of their stem,
 * and the number's address lets the reader choose. Addresses are distinct without regard to case, because
 * some file systems know none.
 */
export function permalinks(records: Addressed[], pages: Addressed[]): Permalinks {
  const byNumber = new Map<string, Addressed[]>();
  for (const record of records) {
    if (record.number === null) continue;
    const key = `/${record.collection}/${record.number}/`;
    byNumber.set(key, [...(byNumber.get(key) ?? []), record]);
  }
  const taken = new Set<string>([...byNumber.keys()].map((key) => key.toLowerCase()));
  const byId = new Map<string, string>();
  const choices: Choice[] = [];
  for (const [permalink, claimants] of byNumber) {
    const [first] = claimants;
    if (!first || first.number === null) continue;
    if (claimants.length === 1) byId.set(first.id, permalink);
    else {
      const { collection, number } = first;
      choices.push({ permalink, collection, number, ids: claimants.map((claimant) => claimant.id) });
    }
  }
  for (const linkable of [...records, ...pages]) {
    if (byId.has(linkable.id)) continue;
    const permalink = free(linkable, taken);
    taken.add(permalink.toLowerCase());
    byId.set(linkable.id, permalink);
  }
  return { byId, choices };
}

/** The first free of: stem, path with its folders, either with a counter. */
function free({ collection, path }: Addressed, taken: Set<string>): string {
  const stem = segment(stemOf(path)) || 'record';
  const whole = segment(path.replace(MARKDOWN_ENDING, '').replaceAll('/', '-')) || stem;
  for (const name of [stem, whole]) {
    const permalink = `/${collection}/${name}/`;
    if (!taken.has(permalink.toLowerCase())) return permalink;
  }
  for (let counter = 2; ; counter++) {
    const permalink = `/${collection}/${whole}-${counter}/`;
    if (!taken.has(permalink.toLowerCase())) return permalink;
  }
}
