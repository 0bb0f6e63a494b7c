/** What the search in the browser fetches: Pagefind's index, what it needs to know of the log, and the text of each record. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHANGES, FACETS_FILE, PAGEFIND, SETUP, sectionsPath } from '../search/addresses.ts';
import { toDocument } from '../search/document.ts';
import { servedFiles } from '../search/index/bundle.ts';
import { type Indexed, type KeptIndex, keepIndex } from '../search/index/store.ts';
import {
  type Card,
  type FacetLabels,
  SEARCH_FACETS,
  type SearchFacet,
  type Section,
  type Setup,
} from '../search/types.ts';
import { packWords, vocabularyOf } from '../search/vocabulary.ts';
import type { RecordEntry } from '../site/types.ts';
import { yearOf } from '../site/view/dates.ts';
import { logView } from '../site/view/log-view.ts';
import { peopleOf, type Row } from '../site/view/rows.ts';
import { STATUS_WORDS, STATUSES, standingSlug } from '../site/view/words.ts';
import type { Output, OutputInput } from './types.ts';

/** Decisions offered before anything is typed. */
const RECENT = 5;

export async function search(input: OutputInput): Promise<Output[]> {
  const { log, bodyOf, cache, warn } = input;
  const { rows, facets, names } = logView(log);
  const rowOf = new Map(rows.map((row) => [row.permalink, row]));
  const items = log.records.flatMap((entry): Indexed[] => {
    const row = rowOf.get(entry.permalink);
    return row === undefined ? [] : [indexed(entry, row, input)];
  });
  const kept = await keepIndex(join(cache, 'search'), items).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`The site has no search: Pagefind could not make its index (${reason}).`);
    return null;
  });
  if (kept === null) return [];

  const setup = (): Setup => ({
    collections: [...names],
    recent: rows.slice(0, RECENT).map(cardOf),
    words: packWords(vocabularyOf(log.records.map(wordsToKnow))),
    changes: kept.changes !== null,
    stale: kept.stale,
  });
  const labels = (): FacetLabels[] => {
    const statuses = STATUSES.map((status): FacetLabels['values'][number] => [
      status,
      STATUS_WORDS[status],
      rows.filter((row) => row.status === status).length,
    ]).filter(([, , count]) => count > 0);
    const known = new Map(
      facets.map(({ key, values }) => [
        key as SearchFacet,
        values.map(({ slug, label, count }): FacetLabels['values'][number] => [slug, label, count]),
      ]),
    ).set('status', statuses);
    return SEARCH_FACETS.flatMap((key) => {
      const values = known.get(key);
      return values === undefined ? [] : [{ key, label: LABELS[key], values }];
    });
  };
  return [
    ...(await bundleFiles(kept)),
    { path: SETUP, make: () => JSON.stringify(setup()) },
    { path: FACETS_FILE, make: () => JSON.stringify(labels()) },
    ...log.records.map((entry) => ({
      path: sectionsPath(entry.permalink),
      make: async () => {
        const { sections } = await bodyOf(entry);
        return JSON.stringify(sections.map(({ id, heading, text }): Section => [id, heading, text]));
      },
    })),
  ];
}

const LABELS: Record<SearchFacet, string> = {
  standing: 'Standing',
  status: 'Status',
  collection: 'Collection',
  tag: 'Tag',
  person: 'Person',
  year: 'Year',
};

function indexed(entry: RecordEntry, row: Row, { bodyOf, history }: OutputInput): Indexed {
  const card = cardOf(row);
  const facets: Record<SearchFacet, string[]> = {
    standing: [standingSlug(row.standing)],
    status: [row.status],
    collection: [row.collection],
    tag: row.tags,
    person: row.people,
    year: [yearOf(row.date) ?? []].flat(),
  };
  const formerPaths = history.files.get(entry.id)?.formerNames.map(({ path }) => path) ?? [];
  const { consulted, informed, tickets, fields, bodyKey } = entry;
  const parts = [card, facets, formerPaths, entry.path, entry.tags, peopleOf(entry), consulted, informed];
  return {
    permalink: entry.permalink,
    facets,
    digest: createHash('sha256')
      .update(JSON.stringify([...parts, tickets, fields, bodyKey]))
      .digest('hex'),
    document: async () =>
      toDocument({ entry, card, facets, formerPaths, sections: (await bodyOf(entry)).sections }),
  };
}

function cardOf(row: Row): Card {
  const { permalink, number, title, summary, status, standing, date, collection, successors } = row;
  return { permalink, number, title, summary, status, standing, date, collection, successors };
}

function wordsToKnow(entry: RecordEntry): string[] {
  return [entry.title, entry.summary ?? '', ...entry.tags, ...peopleOf(entry)];
}

async function bundleFiles({ main, changes }: KeptIndex): Promise<Output[]> {
  const folders: [string, string][] = [[main, PAGEFIND]];
  if (changes !== null) folders.push([changes, CHANGES]);
  const files = folders.map(async ([folder, at]) =>
    (await servedFiles(folder)).map((file) => ({
      path: `${at}${file}`,
      make: () => readFile(join(folder, file)),
    })),
  );
  return (await Promise.all(files)).flat();
}
