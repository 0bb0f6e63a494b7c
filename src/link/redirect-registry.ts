/**
 * The addresses that earlier builds had, as a file in the repository keeps them: one line for each record. Statuses and
 * dates are left out, because they would change with every edit of a record and add nothing to the title. Pure.
 */

import type { CollectionSettings } from '../config/settings.ts';
import { type CommandLineKey, t } from '../messages/command-line.ts';
import type { Values } from '../messages/messages.ts';
import type { Alias, AliasOrigin, DuplicateNumber, RemovedRecord } from '../model/log.ts';
import type { Issue } from '../model/record.ts';
import { readNaming } from '../read/naming.ts';
import { comparePaths, getStem } from '../shared/paths.ts';
import { toWords } from '../shared/text.ts';
import {
  guessAddresses,
  isForPages,
  listFormerAddresses,
  type RedirectTarget,
  toAddressKey,
} from './redirect-candidates.ts';
import * as issues from './redirect-issues.ts';

const REGISTRY_SCHEMA = 1;

/** A record or guide as the last build that was saved had it. */
export interface RegistryEntry {
  /** `collection/path`. */
  id: string;
  /** Its permalink. */
  at: string;
  number: number | null;
  title: string;
  /** Further addresses that were redirected to it and that do not follow from its file, sorted. */
  before: string[];
  /** It had been removed, and the removal was accepted. */
  gone: boolean;
}

/** By id. */
export type RedirectRegistry = ReadonlyMap<string, RegistryEntry>;

export class UnreadableRegistry extends Error {
  constructor(key: RegistryKey, values?: Values) {
    super(t(key, values));
  }
}

type RegistryKey = Extract<CommandLineKey, `registry.${string}`>;

/** @throws {UnreadableRegistry} with the reason, for a text in another form */
export function parseRegistry(text: string): RedirectRegistry {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const merging = /^[<=>]{7}/m.test(text);
    throw merging
      ? new UnreadableRegistry('registry.merge-conflict')
      : new UnreadableRegistry('registry.json', { reason: (error as Error).message });
  }
  const { schema, records } = isObject(value) ? value : {};
  if (schema !== REGISTRY_SCHEMA)
    throw new UnreadableRegistry('registry.schema', { schema: REGISTRY_SCHEMA });
  if (!isObject(records)) throw new UnreadableRegistry('registry.records');
  return new Map(Object.entries(records).map(([id, entry]) => [id, parseEntry(id, entry)]));
}

function parseEntry(id: string, entry: unknown): RegistryEntry {
  const { at, number, title, before, gone } = isObject(entry) ? entry : {};
  if (!isPath(at)) throw new UnreadableRegistry('registry.address', { id });
  return {
    id,
    at,
    number: typeof number === 'number' ? number : null,
    title: typeof title === 'string' ? title : id,
    before: Array.isArray(before) ? before.filter(isPath) : [],
    gone: gone === true,
  };
}

/** Sorted, one record a line, which lets two branches that each add a record merge without help, or conflict in one line each. */
export function printRegistry(registry: RedirectRegistry): string {
  const entries = [...registry.values()].sort((a, b) => comparePaths(a.id, b.id));
  const lines = entries.map(({ id, at, number, title, before, gone }) => {
    const entry = {
      at,
      ...(number === null ? {} : { number }),
      title,
      ...(before.length === 0 ? {} : { before }),
      ...(gone ? { gone } : {}),
    };
    return `    ${JSON.stringify(id)}: ${JSON.stringify(entry)}`;
  });
  const records = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "schema": ${REGISTRY_SCHEMA},\n  "records": ${records}\n}\n`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Addresses are written into files of the site: nothing may climb out of it. */
function isPath(value: unknown): value is string {
  return (
    typeof value === 'string' && /^\/[^\\]+(?:\/|\.html?)$/i.test(value) && !/\/\.{1,2}\/|\/\//.test(value)
  );
}

/** How to recognise a record whose file was moved, the surest first. */
type MatchFeature = (known: { path: string; title: string }) => string;
const FEATURES: readonly MatchFeature[] = [
  ({ path }) => getStem(path).toLowerCase(),
  ({ title }) => toWords(title).join(' '),
  // renumbered: `0007-use-a-queue`, `0012-use-a-queue`
  ({ path }) => toWords(readNaming(path).words).join(' '),
];

/**
 * Which record of today is the one that an earlier build had; null if it is gone. `sure` is false if nothing but
 * the address agrees: it may as well be another record that took the number.
 *
 * @param isKnown whether a record has a line of its own: then it is not a renamed one
 */
function createMatcher<T extends RedirectTarget>(
  records: readonly T[],
  isKnown: (id: string) => boolean,
): (entry: RegistryEntry) => { record: T; sure: boolean } | null {
  const byId = new Map(records.map((record) => [record.id, record]));
  const byFormerId = new Map<string, T[]>();
  for (const record of records) {
    for (const id of record.formerIds) byFormerId.set(id, [...(byFormerId.get(id) ?? []), record]);
  }
  const fresh = records.filter(({ id }) => !isKnown(id));
  const byFeature = FEATURES.map((feature) => Map.groupBy(fresh, feature));
  const byAddress = new Map(fresh.map((record) => [record.permalink, record]));

  function matchRenamed(entry: RegistryEntry): T | null {
    const here = byId.get(entry.id);
    const moved = byFormerId.get(entry.id) ?? [];
    const sameTitle = findOnly(moved.filter(({ title }) => title === entry.title));
    // another file may have taken the name since, or two their names from each other
    if (here !== undefined) return here.title === entry.title ? here : (sameTitle ?? here);
    const known = findOnly(moved) ?? sameTitle;
    if (known !== null) return known;
    const { path } = splitId(entry.id);
    for (const [index, feature] of FEATURES.entries()) {
      const value = feature({ path, title: entry.title });
      const alike = value === '' ? null : findOnly(byFeature[index]?.get(value) ?? []);
      if (alike !== null) return alike;
    }
    return null;
  }

  return (entry) => {
    const sure = matchRenamed(entry);
    if (sure !== null) return { record: sure, sure: true };
    const there = entry.gone ? undefined : byAddress.get(entry.at);
    return there === undefined ? null : { record: there, sure: false };
  };
}

function findOnly<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] ?? null) : null;
}

export interface EarlierAddresses {
  candidates: { path: string; target: string; origin: AliasOrigin }[];
  removed: RemovedRecord[];
  issues: Issue[];
  /** Entries of what is gone, as they are to be kept. */
  gone: RegistryEntry[];
  /** By id of a record of today: the addresses it had. */
  hadAddresses: Map<string, string[]>;
}

export interface EarlierInput {
  registry: RedirectRegistry;
  targets: readonly RedirectTarget[];
  collections: readonly CollectionSettings[];
  duplicateNumbers: readonly DuplicateNumber[];
  pages: ReadonlySet<string>;
}

/** Looks for every record of earlier builds among those of today. */
export function findEarlier({
  registry,
  targets,
  collections,
  duplicateNumbers,
  pages,
}: EarlierInput): EarlierAddresses {
  const earlier: EarlierAddresses = {
    candidates: [],
    removed: [],
    issues: [],
    gone: [],
    hadAddresses: new Map(),
  };
  const match = createMatcher(targets, (id) => registry.get(id)?.gone === false);
  const taken = new Set([...pages].map(toAddressKey));
  const choiceById = new Map(
    duplicateNumbers.flatMap(({ ids, permalink }) => ids.map((id) => [id, permalink])),
  );
  const holders = new Map(targets.map((target) => [toAddressKey(target.permalink), target]));

  for (const entry of registry.values()) {
    const { id, at, number, title, before, gone } = entry;
    const matched = match(entry);
    const found = matched?.record ?? null;
    const { published, guessed } = listFormerAddresses(id, collections);
    const own = [at, ...before, ...published].filter(isForPages);
    const add = (target: string): void => {
      for (const path of own) earlier.candidates.push({ path, target, origin: 'remembered' });
      for (const path of guessed.filter(isForPages))
        earlier.candidates.push({ path, target, origin: 'tool' });
    };
    // the file at fault is the one that has the address now
    const holder = holders.get(toAddressKey(at));
    if (found !== null) {
      earlier.hadAddresses.set(found.id, [...(earlier.hadAddresses.get(found.id) ?? []), ...own]);
      add(found.permalink);
      if (matched?.sure === false) earlier.issues.push(issues.toReusedNotice(found, at, title));
      if (found.permalink === at || choiceById.get(found.id) === at || gone) continue;
      earlier.issues.push(
        taken.has(toAddressKey(at))
          ? issues.toReusedNotice(holder ?? found, at, title)
          : issues.toMovedNotice(found, at, found.permalink),
      );
    } else if (taken.has(toAddressKey(at))) {
      earlier.issues.push(issues.toReusedNotice(holder ?? splitId(id), at, title));
    } else if (isForPages(at)) {
      taken.add(toAddressKey(at));
      earlier.removed.push({ ...splitId(id), permalink: at, number, title });
      add(at);
      earlier.gone.push({ ...entry, gone: true });
      if (!gone) earlier.issues.push(issues.toGoneNotice(splitId(id), at, title));
    }
  }
  return earlier;
}

export interface UpdateInput {
  /** Null if there is none yet. */
  registry: RedirectRegistry | null;
  targets: readonly RedirectTarget[];
  aliases: readonly Alias[];
  duplicateNumbers: readonly DuplicateNumber[];
  earlier: EarlierAddresses;
}

/** The registry as it would be after this build, and a notice of what the present one lacks. */
export function updateRegistry({ registry, targets, aliases, duplicateNumbers, earlier }: UpdateInput): {
  registry: RedirectRegistry;
  issues: Issue[];
} {
  const published = Map.groupBy(
    aliases.filter(({ page }) => page),
    ({ target }) => target,
  );
  const chosen = new Set(duplicateNumbers.map(({ permalink }) => permalink));
  const kept = new Map<string, RegistryEntry>();
  let lacking = 0;
  for (const target of targets) {
    const { id, permalink, identifier, title } = target;
    const own = new Set(
      guessAddresses(target).flatMap(({ path, origin }) => (origin === 'name' ? path : [])),
    );
    const won = (published.get(permalink) ?? []).map(({ path }) => path);
    const shared = (earlier.hadAddresses.get(id) ?? []).filter((path) => chosen.has(path));
    const before = [...new Set([...won, ...shared])].filter((path) => !own.has(path)).sort();
    const known = registry?.get(id);
    if (known?.at !== permalink || before.some((path) => !known.before.includes(path))) lacking++;
    kept.set(id, { id, at: permalink, number: identifier?.value ?? null, title, before, gone: false });
  }
  for (const entry of earlier.gone) if (!kept.has(entry.id)) kept.set(entry.id, entry);
  const isBehind = registry !== null && lacking > 0;
  return { registry: kept, issues: isBehind ? [issues.toNotSavedNotice(lacking)] : [] };
}

function splitId(id: string): { collection: string; path: string } {
  const cut = id.indexOf('/');
  return { collection: id.slice(0, cut), path: id.slice(cut + 1) };
}

/**
 * The pages of an earlier build of this site that a new one does not have, sorted. A redirect or a rule for an address
 * keeps it. Files beside a page (`/adr/12.md`) go with the page, and lists (`/tags/queue/`) with what they list.
 *
 * @param earlier paths of its files or addresses: `/adr/12/`, `adr/12/index.html`
 * @param current addresses of all pages and redirects of the new build
 */
export function findLostAddresses(earlier: Iterable<string>, current: Iterable<string>): string[] {
  const kept = new Set([...current].map((path) => toAddressKey(toRootedPath(path))));
  const pages = [...earlier]
    .map(toRootedPath)
    .filter((path) => /(?:\/|\.html?)$/.test(path) && isForPages(path));
  const lost = pages.filter((path) => !kept.has(toAddressKey(path)));
  return [...new Set(lost.map((path) => path.replace(/\/index\.html?$/, '/')))].sort();
}

function toRootedPath(path: string): string {
  return `/${path.replace(/^\/+/, '')}`;
}
