/** Creates the search index with Pagefind, in its own process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { escapeHtml } from '../shared/text.ts';
import type { SearchDocument } from './index-document.ts';
import { listSearchFacets } from './types.ts';

export interface SearchIndexOptions {
  /**
   * Language of most records, as in `lang`: words are indexed by their stems. There is one index, since Pagefind
   * searches one language at a time; words of other languages are found by how they begin. English where it is not known.
   */
  language?: string | null;
}

export interface SearchIndex {
  /**
   * Passes a document on. Resolves as soon as there is room for the next one.
   *
   * @throws where Pagefind does not run on this system, or reports an error
   */
  add(document: SearchDocument): Promise<void>;
  /**
   * Writes the index into the folder once every document is in, and ends Pagefind.
   *
   * @returns the paths of its files, in the folder
   * @throws as `add`, or where the folder cannot be written
   */
  write(folder: string): Promise<string[]>;
  /** Ends Pagefind; needed only where nothing is written. */
  close(): Promise<void>;
}

/** How many documents Pagefind may have waiting: each is held by both processes meanwhile. */
const AT_ONCE = 256;
/** What a browser fetches. Pagefind's own user interfaces are a hundred times as large. */
const SERVED = /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\.[\w-]+\.pagefind|.*\.pf_\w+)$/;
/**
 * Languages in letters of their own that Pagefind does not stem: what is to be stemmed there are words of English. Some
 * of them Pagefind would cut into words by itself, which here `listForms` does.
 */
const UNSTEMMED = /^(?:zh|ja|th|ko|vi|he|fa|ur|uk|be|bg)\b/;

export function createSearchIndex({ language = null }: SearchIndexOptions = {}): SearchIndex {
  const index = openIndex(language === null || UNSTEMMED.test(language) ? 'en' : language);
  // said when a document is added or the index is written
  index.catch(() => {});
  const waiting = new Set<Promise<void>>();
  let failure: unknown = null;

  async function send({ permalink: url, ...document }: SearchDocument): Promise<void> {
    const { errors } = await (await index).addHTMLFile({ url, content: toDocumentHtml(document) });
    if (errors.length > 0) throw new Error(errors.join('; '));
  }

  return {
    async add(document) {
      if (failure !== null) throw failure;
      const sent: Promise<void> = send(document)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => waiting.delete(sent));
      waiting.add(sent);
      if (waiting.size >= AT_ONCE) await Promise.race(waiting);
    },
    async write(folder) {
      try {
        await Promise.all(waiting);
        if (failure !== null) throw failure;
        // written from here: where the disk is full, Pagefind ends without an answer
        const { errors, files } = await (await index).getFiles();
        if (errors.length > 0) throw new Error(errors.join('; '));
        return writeServed(folder, files);
      } finally {
        await close();
      }
    },
    async close() {
      await close();
    },
  };
}

async function openIndex(language: string): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (index === undefined) throw new Error(errors.join('; ') || 'Pagefind made no index.');
  return index;
}

function writeServed(folder: string, files: readonly IndexFile[]): string[] {
  // that without stems is there for languages that Pagefind cannot stem
  const stems = files.some(({ path }) => /^wasm\.(?!unknown)/.test(path));
  const served = files.filter(
    ({ path }) => SERVED.test(path) && !(stems && path === 'wasm.unknown.pagefind'),
  );
  for (const place of new Set(served.map(({ path }) => dirname(path)))) {
    mkdirSync(join(folder, place), { recursive: true });
  }
  for (const { path, content } of served) writeFileSync(join(folder, path), content);
  return served.map(({ path }) => path.replaceAll('\\', '/'));
}

/**
 * A document as the HTML that Pagefind reads. The words of filters are not searched, and come back with a result: so
 * the card travels as the value of one. The title's words are also given as metadata, which Pagefind weighs by how much
 * of the query they cover.
 */
export function toDocumentHtml({ card, facets, title, weighted }: Omit<SearchDocument, 'permalink'>): string {
  const filters = listSearchFacets(Object.keys(facets)).flatMap((key) =>
    (facets[key] ?? []).map((value) => createFilter(key, value)),
  );
  const words = weighted.map(
    ({ weight, words }) => `<p data-pagefind-weight="${weight}">${escapeHtml(words.join(' '))}</p>`,
  );
  return (
    [
      '<!doctype html><html lang="en"><head>',
      `<meta data-pagefind-meta="title[content]" content="${escapeHtml(title.join(' '))}">`,
      createFilter('card', JSON.stringify(card)),
      ...filters,
      `<meta data-pagefind-sort="date[content]" content="${escapeHtml(card.date ?? '0000')}">`,
      '</head><body data-pagefind-body>',
      ...words,
      '</body></html>',
    ]
      .join('')
      // Pagefind stops at half of a pair of surrogates
      .toWellFormed()
  );
}

function createFilter(name: string, value: string): string {
  return `<meta data-pagefind-filter="${name}[content]" content="${escapeHtml(value)}">`;
}
