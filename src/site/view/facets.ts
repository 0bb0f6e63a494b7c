/** The filters of the list: their values, which rows a choice leaves, and how many each further choice would. */

import type { MessageKey, Messages } from '../../messages/messages.ts';
import type { EffectiveStatus, FieldSettings, Status } from '../../model/record.ts';
import { EFFECTIVE_STATUSES, toEffectiveStatusSlug } from '../../model/statuses.ts';
import { avoidDeviceName } from '../../shared/paths.ts';
import { toSlug } from '../../shared/text.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { getYear } from './dates.ts';

export interface Row {
  /** Address below the base. */
  permalink: string;
  number: number | null;
  title: string;
  summary: string | null;
  status: Status;
  effectiveStatus: EffectiveStatus;
  date: string | null;
  collection: string;
  /** The folder of its collection that the file is in; null at the top. */
  area: string | null;
  /** Slugs of the filters' values. */
  tags: string[];
  people: string[];
  /** Slugs of the values of fields that the configuration names; left out where it names none. */
  fields?: Partial<Record<FieldKey, string[]>>;
  /** Where a closed record leads: what is in force now, or else what came directly after it. */
  successors: RowLink[];
}

export interface RowLink {
  number: number | null;
  title: string;
  permalink: string;
}

/** A field that the configuration names, by the slug of its label. */
export type FieldKey = `field-${string}`;
export type FacetKey = 'effectiveStatus' | 'collection' | 'area' | 'tag' | 'person' | 'year' | FieldKey;

export function isFieldKey(key: string): key is FieldKey {
  return key.startsWith('field-');
}

export interface FacetValue {
  /** What rows carry, and what is in addresses and in the query. */
  slug: string;
  label: string;
  count: number;
}

export interface Facet {
  key: FacetKey;
  /** Of a field that the configuration names. */
  label?: string;
  values: FacetValue[];
}

/** One slug of each filter at most. */
export type Selection = Partial<Record<FacetKey, string>>;

interface FacetKind {
  key: FacetKey;
  /** Null for a field that the configuration names. */
  label: MessageKey | null;
  /** Folder of the pages that list one value each without a script. */
  folder: string;
  of: (row: Row) => string[];
}

export const FACETS: FacetKind[] = [
  {
    key: 'effectiveStatus',
    label: 'facet.effective-status',
    folder: '/effective-status/',
    of: (row) => [toEffectiveStatusSlug(row.effectiveStatus)],
  },
  { key: 'collection', label: 'facet.collection', folder: '/', of: (row) => [row.collection] },
  {
    key: 'area',
    label: 'facet.area',
    folder: '/areas/',
    of: (row) => toList(row.area === null ? null : areaSlug(row.area)),
  },
  { key: 'tag', label: 'facet.tag', folder: '/tags/', of: (row) => row.tags },
  { key: 'person', label: 'facet.person', folder: '/people/', of: (row) => row.people },
  { key: 'year', label: 'facet.year', folder: '/years/', of: (row) => toList(getYear(row.date)) },
];

export function getFacetKind(key: FacetKey): FacetKind {
  if (isFieldKey(key)) {
    const folder = `/fields/${key.slice('field-'.length)}/`;
    return { key, label: null, folder, of: ({ fields }) => fields?.[key] ?? [] };
  }
  const kind = FACETS.find((facet) => facet.key === key);
  if (kind === undefined) throw new RangeError(`There is no filter called "${key}".`);
  return kind;
}

/** The filters in their order, with those of a query or a list that the configuration names. */
export function listFacetKeys(some: Iterable<string>): FacetKey[] {
  return [...FACETS.map(({ key }) => key), ...[...some].filter(isFieldKey)];
}

export function formatFacetLabel({ key, label }: Pick<Facet, 'key' | 'label'>, { t }: Messages): string {
  const known = getFacetKind(key).label;
  return known === null ? (label ?? key) : t(known);
}

/** Address, below the base, of the page that lists one value's records. */
export function toFacetPath(key: FacetKey, slug: string): string {
  return `${getFacetKind(key).folder}${slug}/`;
}

/** The rows that carry every chosen value. */
export function selectRows(rows: Row[], selection: Selection, except?: FacetKey): Row[] {
  const chosen = listFacetKeys(Object.keys(selection)).flatMap((key) => {
    const value = selection[key];
    return value === undefined || key === except ? [] : [{ of: getFacetKind(key).of, value }];
  });
  return chosen.length === 0
    ? rows
    : rows.filter((row) => chosen.every(({ of, value }) => of(row).includes(value)));
}

/**
 * How many rows each value of a filter would leave beside what the other filters have chosen;
 * `total` is what the filter leaves when it chooses nothing.
 */
export function countValues(
  rows: Row[],
  key: FacetKey,
  selection: Selection,
): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>();
  const within = selectRows(rows, selection, key);
  const { of } = getFacetKind(key);
  for (const row of within) for (const value of of(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { counts, total: within.length };
}

function toList(value: string | null): string[] {
  return value === null ? [] : [value];
}

/** Folders whose names say no more than that they hold decisions. */
const ANY_FOLDER =
  /^(?:docs?|documentation|adrs?|rfcs?|decisions?|records?|architecture|decision-records?|src|content|\d{4})$/i;

/** `payments` of `payments/docs/adr/0012-x.md`; of a record that is a folder, that folder is its name. */
export function getArea({
  path,
  statusLocation,
}: Pick<RecordEntry, 'path' | 'statusLocation'>): string | null {
  const folders = path.split('/').slice(0, -1);
  if (/(?:^|\/)(?:readme|index)\.\w+$/i.test(path)) folders.pop();
  // `accepted/` is a status
  if (statusLocation === 'folder') folders.pop();
  const named = folders.filter((folder) => !ANY_FOLDER.test(folder));
  return named.length === 0 ? null : named.join('/');
}

function areaSlug(area: string): string {
  return avoidDeviceName(toSlug(area)) || 'x';
}

/** Filters that would leave no choice (one collection, one area, no tags) are left out. */
export function toFacets(
  log: SiteLog,
  rows: Row[],
  { t }: Messages,
  fields: readonly FilterField[] = [],
): Facet[] {
  const fixed: Partial<Record<FacetKey, Map<string, string>>> = {
    effectiveStatus: new Map(EFFECTIVE_STATUSES.map(({ slug }) => [slug, t(`effective-status.${slug}`)])),
    collection: new Map(log.collections.map(({ key, name }) => [key, name])),
  };
  const labels: Partial<Record<FacetKey, Map<string, string>>> = {
    ...fixed,
    tag: findSpellings(log.records.flatMap((entry) => entry.tags)),
    area: new Map(
      rows.flatMap(({ area }): [string, string][] => (area === null ? [] : [[areaSlug(area), area]])),
    ),
    person: findSpellings(log.records.flatMap(listPeople), toPersonKey),
  };
  const names = new Map<FacetKey, string>(fields.map(({ key, label }) => [key, label]));
  for (const { key, label } of fields) labels[key] = findSpellings(listFieldValues(log, label));
  const facets = listFacetKeys(names.keys()).map((key): Facet => {
    const { counts } = countValues(rows, key, {});
    const values = [...counts].map(([slug, count]) => ({
      slug,
      label: labels[key]?.get(slug) ?? slug,
      count,
    }));
    const label = names.get(key);
    return { key, ...(label === undefined ? {} : { label }), values: sortValues(key, values, fixed[key]) };
  });
  const always = new Set<FacetKey>(fields.flatMap(({ key, filter }) => (filter === true ? [key] : [])));
  return facets.filter(({ key, values }) => {
    if (!isFieldKey(key)) return values.length > (key === 'collection' || key === 'area' ? 1 : 0);
    // where each decision has a value of its own, the list itself says it better
    return values.length > 1 && (always.has(key) || values.some(({ count }) => count > 1));
  });
}

/** A field that the list may be filtered by. */
export interface FilterField extends FieldSettings {
  key: FieldKey;
  /** From values to their slugs. */
  toSlugs: (values: string[]) => string[];
}

export function listFilterFields(log: SiteLog): FilterField[] {
  const fields = (log.fields ?? []).filter(({ filter }) => filter !== false);
  const slugs = createSlugs(fields.map(({ label }) => label));
  return fields.map((field) => ({
    ...field,
    key: `field-${slugs.get(field.label)}`,
    toSlugs: createSlugger(listFieldValues(log, field.label)),
  }));
}

function listFieldValues({ records }: SiteLog, label: string): string[] {
  return records.flatMap((record) => getFieldValues(record, label));
}

export function getFieldValues({ fields }: Pick<RecordEntry, 'fields'>, label: string): string[] {
  return fields.find((field) => field.own && field.label === label)?.values ?? [];
}

/** Years from the latest; what configuration or vocabulary lists in its order; the rest by how often it occurs. */
function sortValues(
  key: FacetKey,
  values: FacetValue[],
  fixed: Map<string, string> | undefined,
): FacetValue[] {
  const order = fixed === undefined ? [] : [...fixed.keys()];
  return values.sort((a, b) => {
    if (fixed !== undefined) return order.indexOf(a.slug) - order.indexOf(b.slug);
    if (key !== 'year' && a.count !== b.count) return b.count - a.count;
    return (a.slug < b.slug ? -1 : 1) * (key === 'year' ? -1 : 1);
  });
}

/** Each slug with the fullest spelling of its value, of these the most frequent, of equals the first. */
function findSpellings(words: string[], same: Sameness = toCanonicalForm): Map<string, string> {
  const getSlugs = createSlugger(words, same);
  const counts = new Map<string, Map<string, number>>();
  for (const word of words.map((one) => one.trim())) {
    for (const slug of getSlugs([word])) {
      const spelt = counts.get(slug) ?? new Map<string, number>();
      counts.set(slug, spelt.set(word, (spelt.get(word) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([slug, spelt]) => [slug, findMostFrequent(spelt, slug)]));
}

function findMostFrequent(spelt: Map<string, number>, otherwise: string): string {
  let best = otherwise;
  let most = 0;
  for (const [word, count] of spelt) {
    const weight = measureFullness(word) * 1e6 + count;
    if (weight > most) {
      best = word;
      most = weight;
    }
  }
  return best;
}

/** Those who decided a record or wrote it. */
export function listPeople(entry: Pick<RecordEntry, 'deciders' | 'authors'>): string[] {
  return [...entry.deciders, ...entry.authors];
}

type Sameness = (words: string) => string;

/** From words to their slugs, each once; spellings that differ in case alone share one. */
export function createSlugger(
  words: string[],
  same: Sameness = toCanonicalForm,
): (words: string[]) => string[] {
  // the fullest spelling names the address
  const names = new Map<string, string>();
  for (const word of words.map(toCanonicalForm)) {
    const known = names.get(same(word));
    if (known === undefined || measureFullness(word) > measureFullness(known)) names.set(same(word), word);
  }
  const given = createSlugs(new Set([...names.values()].filter((word) => word !== '')));
  const getSlugs = (word: string): string | undefined => given.get(names.get(same(word)) ?? '');
  return (some) => [...new Set(some.flatMap((word) => getSlugs(word) ?? []))];
}

/** `Ann Lee`, `ann.lee` and `@annlee` are one person. */
export function toPersonKey(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/@[\w-]+(?:\.[\w-]+)+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
  return letters === '' ? toCanonicalForm(name) : letters;
}

/** A name of several words says more than a handle. */
function measureFullness(words: string): number {
  return words.trim().split(/\s+/).length;
}

/** Two spellings that differ in case or spacing alone are one value. */
function toCanonicalForm(words: string): string {
  return words.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Hands out a slug for each value; values that would share one (`C`, `C++`) are distinguished by a number. */
export function createSlugs(values: Iterable<string>): Map<string, string> {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  for (const value of [...values].sort()) {
    const base = avoidDeviceName(toSlug(value)) || 'x';
    let free = base;
    for (let n = 2; taken.has(free); n++) free = `${base}-${n}`;
    taken.add(free);
    given.set(value, free);
  }
  return given;
}
