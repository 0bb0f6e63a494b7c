/** Links records into a log: relations seen from both sides, chains, effective status, addresses. */
import type { RepositorySettings } from '../config/settings.ts';
import type { Backlink, Collection, LinkedPage, Log, LogRecord, Translation } from '../model/log.ts';
import type { Page, ReadRecord } from '../model/record.ts';
import { comparePaths } from '../shared/paths.ts';
import { getEffectiveStatuses } from './effective-status.ts';
import { findLinkIssues } from './issues.ts';
import { createPermalinks } from './permalinks.ts';
import { createResolver, type Linkable, type Resolver } from './record-resolver.ts';
import { createRelations } from './relations.ts';

export interface LinkInput {
  collections: (Collection & { dir: string })[];
  records: ReadRecord[];
  pages: Page[];
  repository: Pick<RepositorySettings, 'url'> | null;
}

export interface LinkedLog {
  log: Log;
  /** The resolver the log was linked with; bodies ask it as well. */
  resolver: Resolver;
}

/** Unique in the site: the collection's key and the path inside it. */
export function createId(at: { collection: string; path: string }): string {
  return `${at.collection}/${at.path}`;
}

/** Links the records of a site. Pure, and the same for any order of its input. */
export function linkLog(input: LinkInput): LinkedLog {
  const keys = input.collections.map((collection) => collection.key);
  const records = [...input.records]
    .sort((a, b) => compareRecords(a, b, keys))
    .map((read) => ({ ...read.source, id: createId(read.source), number: read.number?.value ?? null, read }));
  const pages = [...input.pages]
    .sort((a, b) => comparePaths(createId(a.source), createId(b.source)))
    .map((page) => ({ ...page, id: createId(page.source) }));

  const known = new Set(records.map(({ id }) => id));
  /** From the id of a translation to that of its record. */
  const originals = new Map<string, string>();
  for (const { id, source, translates } of pages) {
    const original = translates && createId({ collection: source.collection, path: translates.path });
    if (original !== null && known.has(original)) originals.set(id, original);
  }

  const linkables: Linkable[] = [
    ...records.map(({ id, collection, path, read }) => ({
      id,
      collection,
      path,
      identifiers: read.identifiers,
      title: read.title.value,
      translates: null,
    })),
    ...pages.map(({ id, source, title }) => ({
      id,
      collection: source.collection,
      path: source.path,
      identifiers: [],
      title,
      translates: originals.get(id) ?? null,
    })),
  ];
  const resolver = createResolver({
    collections: input.collections,
    linkables,
    repository: input.repository,
  });
  const relations = createRelations(records, resolver);
  const states = getEffectiveStatuses(
    records.map(({ id, read }) => ({
      id,
      status: read.status?.value ?? 'unknown',
      date: read.date?.value ?? null,
      relations: relations.get(id) ?? [],
    })),
  );
  const guides = pages.filter(({ kind }) => kind === 'guide' || kind === 'translation');
  const addresses = createPermalinks(
    records.map(({ id, collection, path, read }) => ({
      ...{ id, collection, path, identifiers: read.identifiers },
      date: read.date?.value ?? null,
    })),
    guides.map(({ id, source: { collection, path }, translates }) => ({
      ...{ id, collection, path, identifiers: [], date: null },
      original: originals.get(id) ?? null,
      language: translates?.language ?? null,
    })),
  );
  const backlinks = collectBacklinks(records, resolver);
  const translations = Map.groupBy(
    pages.filter(({ id }) => originals.has(id)),
    ({ id }) => originals.get(id) ?? '',
  );

  const linked: LogRecord[] = records.map(({ id, collection, path, number, read }, index) => {
    const state = states.get(id);
    const before = records[index - 1];
    const after = records[index + 1];
    return {
      id,
      collection,
      path,
      read,
      number,
      title: read.title.value,
      status: read.status?.value ?? 'unknown',
      effectiveStatus: state?.effectiveStatus ?? 'unknown',
      currentStatus: state?.currentStatus ?? 'unknown',
      date: read.date?.value ?? null,
      permalink: addresses.byId.get(id) ?? '/',
      relations: relations.get(id) ?? [],
      backlinks: backlinks.get(id) ?? [],
      translations: (translations.get(id) ?? [])
        .map((page) => toTranslation(page, addresses.byId.get(page.id) ?? '/'))
        .sort((a, b) => a.language.localeCompare(b.language, 'en')),
      chain: state?.chain ?? [],
      inForceNow: state?.inForceNow ?? [],
      previous: before?.collection === collection ? before.id : null,
      next: after?.collection === collection ? after.id : null,
      issues: read.issues,
    };
  });
  const between = findLinkIssues(linked, addresses.duplicateNumbers, resolver);
  const byFile = Map.groupBy(between, (issue) => `${issue.collection}/${issue.path}`);
  for (const record of linked) record.issues = [...record.issues, ...(byFile.get(record.id) ?? [])];
  const logPages: LinkedPage[] = pages.map((page) => ({
    ...page,
    permalink: addresses.byId.get(page.id) ?? null,
  }));
  return {
    resolver,
    log: {
      collections: input.collections.map(({ key, name, folder }) => ({ key, name, folder })),
      records: linked,
      pages: logPages,
      duplicateNumbers: addresses.duplicateNumbers,
      issues: linked.flatMap((record) => record.issues),
    },
  };
}

function toTranslation(
  { id, source, title, translates }: Page & { id: string },
  permalink: string,
): Translation {
  return { language: translates?.language ?? '', id, path: source.path, title, permalink };
}

/** Collection by collection; by series and number, then date, then path. */
function compareRecords(a: ReadRecord, b: ReadRecord, keys: string[]): number {
  const [left, right] = [a.identifiers[0], b.identifiers[0]];
  return (
    keys.indexOf(a.source.collection) - keys.indexOf(b.source.collection) ||
    Number(left === undefined) - Number(right === undefined) ||
    (left?.series ?? '').localeCompare(right?.series ?? '', 'en') ||
    (left?.value ?? 0) - (right?.value ?? 0) ||
    (a.date?.value ?? '').localeCompare(b.date?.value ?? '') ||
    comparePaths(a.source.path, b.source.path)
  );
}

/** Further sentences of one record on the same other one say little more. */
const MOST_SENTENCES = 3;

/** Every mention of another record, found from the record that is mentioned; a few sentences a mentioning record. */
function collectBacklinks(
  records: { id: string; read: ReadRecord }[],
  resolver: Resolver,
): Map<string, Backlink[]> {
  const known = new Set(records.map((record) => record.id));
  const backlinks = new Map<string, Backlink[]>();
  for (const { id, read } of records) {
    const said = new Map<string, Set<string>>();
    for (const mention of read.mentions) {
      // words that name a file or a title mention it by a link alone
      const target =
        mention.href === null && mention.number === null ? null : resolver.reference(read.source, mention);
      if (target === null || target === id || !known.has(target)) continue;
      const list = backlinks.get(target) ?? [];
      const { sentence, targetText, line } = mention;
      const own = said.get(target) ?? new Set();
      if (own.size === MOST_SENTENCES || own.has(sentence)) continue;
      said.set(target, own.add(sentence));
      list.push({ from: id, sentence, mention: targetText, line });
      backlinks.set(target, list);
    }
  }
  return backlinks;
}
