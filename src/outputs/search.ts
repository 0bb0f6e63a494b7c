/** What the search in the browser fetches: Pagefind's index, what it needs to know of the log, and the text of each record. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { digestOf } from '../keys/digest.ts';
import { CHANGES, FACETS_FILE, PAGEFIND, SETUP, sectionsPath } from '../search/addresses.ts';
import { servedFiles } from '../search/index/bundle.ts';
import { type KeptIndex, keepIndex } from '../search/index/store.ts';
import { facetLabels } from '../search/labels.ts';
import { cardOf, toIndexed, wordsToKnow } from '../search/records.ts';
import type { Section, Setup } from '../search/types.ts';
import { packWords, vocabularyOf } from '../search/vocabulary.ts';
import { logView } from '../site/view/log-view.ts';
import type { Output, OutputInput } from './types.ts';

/** Decisions offered before anything is typed. */
const RECENT = 5;

/** What is at hand at once: the labels of filters, and the text of each record. */
export function searchTexts({ site, log, bodyOf }: OutputInput): Output[] {
  if (!site.search) return [];
  return [
    {
      path: FACETS_FILE,
      get key() {
        return digestOf(facetLabels(logView(log)));
      },
      make: () => JSON.stringify(facetLabels(logView(log))),
    },
    ...log.records.map((entry) => ({
      path: sectionsPath(entry.permalink),
      key: entry.bodyKey,
      make: async () => {
        const { sections } = await bodyOf(entry);
        return JSON.stringify(sections.map(({ id, heading, text }): Section => [id, heading, text]));
      },
    })),
  ];
}

/** What takes its time. Where Pagefind does not run, the site has no search, and whoever builds is told. */
export async function searchIndex(input: OutputInput): Promise<Output[]> {
  const { site, log, history, extractsOf, bodyOf, cache, warn } = input;
  if (!site.search) return [];
  const view = logView(log);
  const rowOf = new Map(view.rows.map((row) => [row.permalink, row]));
  const items = log.records.flatMap((entry) => {
    const row = rowOf.get(entry.permalink);
    if (row === undefined) return [];
    const mentionedTickets = extractsOf(entry.id).tickets.map(({ key }) => key);
    const formerPaths = history.files.get(entry.id)?.formerNames.map(({ path }) => path) ?? [];
    return [toIndexed({ entry, row, mentionedTickets, formerPaths, bodyOf })];
  });
  const kept = await keepIndex(join(cache, 'search'), items).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`The site has no search: Pagefind could not make its index (${reason}).`);
    return null;
  });
  if (kept === null) return [];

  const setup = (): Setup => ({
    collections: [...view.names],
    recent: view.rows.slice(0, RECENT).map(cardOf),
    words: packWords(vocabularyOf(log.records.map(wordsToKnow))),
    changes: kept.changes !== null,
    stale: kept.stale,
  });
  return [...(await bundleFiles(kept)), { path: SETUP, make: () => JSON.stringify(setup()) }];
}

async function bundleFiles({ main, changes }: KeptIndex): Promise<Output[]> {
  const folders: [string, string][] = [[main, PAGEFIND]];
  if (changes !== null) folders.push([changes, CHANGES]);
  const files = folders.map(async ([folder, at]) =>
    (await servedFiles(folder)).map((file) => ({
      path: `${at}${file}`,
      // its folder is named after what the index was made of
      key: basename(folder),
      make: () => readFile(join(folder, file)),
    })),
  );
  return (await Promise.all(files)).flat();
}
