/** What the search in the browser fetches: Pagefind's index, what it needs to know of the log, the labels of filters. */
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../keys/digest.ts';
import { type SearchDocument, toFacetLabels, toManifest, toSearchDocument } from '../search/document.ts';
import { createSearchIndex } from '../search/index.ts';
import { FACETS_FILE, MANIFEST, PAGEFIND } from '../search/types.ts';
import { logView } from '../site/view/log-view.ts';
import type { Output, OutputInput } from './types.ts';

export function searchTexts({ site, log }: OutputInput): Output[] {
  if (!site.search) return [];
  const labels = (): string => JSON.stringify(toFacetLabels(logView(log)));
  return [
    {
      path: FACETS_FILE,
      get key() {
        return digestOf(toFacetLabels(logView(log)));
      },
      make: labels,
    },
  ];
}

/** Where Pagefind does not run, the site has no search, and whoever builds reads why. */
export async function searchIndex(input: OutputInput): Promise<Output[]> {
  const { site, log, cache, warn } = input;
  if (!site.search) return [];
  const folder = join(cache, 'search', String(process.pid));
  rmSync(folder, { recursive: true, force: true });
  const index = createSearchIndex();
  let files: string[];
  try {
    for await (const document of documentsOf(input)) await index.add(document);
    files = await index.write(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`The site has no search: Pagefind could not make its index (${reason}).`);
    return [];
  } finally {
    await index.close();
  }
  return [
    ...files.map(
      (file): Output => ({ path: `${PAGEFIND}${file}`, make: () => readFile(join(folder, file)) }),
    ),
    { path: MANIFEST, make: () => JSON.stringify(toManifest(logView(log), log.records)) },
  ];
}

async function* documentsOf(input: OutputInput): AsyncGenerator<SearchDocument> {
  const { log, history, extractsOf, bodyOf } = input;
  const { rows, names } = logView(log);
  const rowOf = new Map(rows.map((row) => [row.permalink, row]));
  for (const entry of log.records) {
    const row = rowOf.get(entry.permalink);
    if (row === undefined) continue;
    yield toSearchDocument({
      entry,
      row,
      collection: names.get(entry.collection) ?? '',
      sections: (await bodyOf(entry)).sections,
      mentionedTickets: extractsOf(entry.id).tickets.map(({ key }) => key),
      formerPaths: history.files.get(entry.id)?.formerNames.map(({ path }) => path) ?? [],
    });
  }
}
