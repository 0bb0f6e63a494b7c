/** What the search in the browser fetches: Pagefind's index, what it needs to know of the log, and the text of each record. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FACETS_FILE, PAGEFIND, SETUP, sectionsPath } from '../search/addresses.ts';
import { createSearchIndex, type SearchIndex } from '../search/index/bundle.ts';
import { facetLabels } from '../search/labels.ts';
import { cardOf, toSearchDocument, wordsToKnow } from '../search/records.ts';
import type { Section, Setup } from '../search/types.ts';
import { packWords, vocabularyOf } from '../search/vocabulary.ts';
import type { RecordEntry } from '../site/types.ts';
import { logView } from '../site/view/list.ts';
import type { Output, OutputInput } from './types.ts';

/** Decisions offered before anything is typed. */
const RECENT = 5;

export function searchTexts({ site, log, bodyOf }: OutputInput): Output[] {
  if (!site.search) return [];
  return [
    { path: FACETS_FILE, make: () => JSON.stringify(facetLabels(logView(log))) },
    { path: SETUP, make: () => JSON.stringify(setupOf(log)) },
    ...log.records.map((entry) => ({
      path: sectionsPath(entry.permalink),
      make: () =>
        JSON.stringify(bodyOf(entry).sections.map(({ id, heading, text }): Section => [id, heading, text])),
    })),
  ];
}

function setupOf(log: OutputInput['log']): Setup {
  const { rows, names } = logView(log);
  return {
    collections: [...names],
    recent: rows.slice(0, RECENT).map(cardOf),
    words: packWords(vocabularyOf(log.records.map(wordsToKnow))),
  };
}

/** The index while it is made, record by record. */
export interface SiteSearch {
  add(entry: RecordEntry): Promise<void>;
  /** Writes the index into the folder of the site. */
  write(folder: string): Promise<void>;
  /** Ends it where the build fails. */
  close(): Promise<void>;
}

/** Where Pagefind does not run, the site has no search, and `warn` is called. */
export async function createSearch(
  { site, log, history, extractsOf, bodyOf }: OutputInput,
  warn: (message: string) => void,
): Promise<SiteSearch> {
  const none: SiteSearch = { add: async () => {}, write: async () => {}, close: async () => {} };
  if (!site.search) return none;
  const lacks = (error: unknown): void =>
    warn(`The site has no search: Pagefind could not make its index (${String(error)}).`);
  let index: SearchIndex;
  try {
    index = await createSearchIndex();
  } catch (error) {
    lacks(error);
    return none;
  }
  const rowOf = new Map(logView(log).rows.map((row) => [row.permalink, row]));
  return {
    async add(entry) {
      const row = rowOf.get(entry.permalink);
      if (row === undefined) return;
      await index.add(
        toSearchDocument({
          entry,
          row,
          mentionedTickets: extractsOf(entry).tickets.map(({ key }) => key),
          formerPaths: history.files.get(entry.id)?.formerNames.map(({ path }) => path) ?? [],
          sections: bodyOf(entry).sections,
        }),
      );
    },
    async write(folder) {
      const target = join(folder, PAGEFIND);
      mkdirSync(target, { recursive: true });
      await index.write(target).catch(lacks);
    },
    close: () => index.close(),
  };
}
