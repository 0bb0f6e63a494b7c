/** Pagefind's index of a site's records, made in Pagefind's own process while the pages are rendered. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { SearchDocument } from '../document.ts';
import { documentHtml } from './html.ts';

/** What a browser may fetch of it. Pagefind's own user interfaces are a hundred times as large. */
const SERVED = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_\w+)$/;

/** One index for all languages: a log in several works as one. Words of others than English are not stemmed by it. */
const LANGUAGE = 'en';

/** How many documents are on their way to Pagefind at once: each is held by both sides meanwhile. */
const AT_ONCE = 256;

export interface SearchIndex {
  /** Hands a document over. Resolves once there is room for the next one. */
  add(document: SearchDocument): Promise<void>;
  /**
   * Writes the index into a folder.
   *
   * @throws where Pagefind reported an error
   */
  write(folder: string): Promise<void>;
  /** Ends Pagefind's process; needed where nothing is written. */
  close(): Promise<void>;
}

/** @throws where Pagefind does not run on this system */
export async function createSearchIndex(): Promise<SearchIndex> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  if (index === undefined) throw new Error(errors.join('; ') || 'Pagefind gave no index.');
  const underWay = new Set<Promise<void>>();
  const failures: string[] = [];
  return {
    async add(document) {
      const added = index
        .addHTMLFile({ url: document.permalink, content: documentHtml(document) })
        .then((answer) => void failures.push(...answer.errors))
        .finally(() => underWay.delete(added));
      underWay.add(added);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    },
    async write(folder) {
      await Promise.all(underWay);
      if (failures.length > 0) throw new Error(failures.join('; '));
      // Pagefind writes more than a site serves
      const whole = mkdtempSync(join(tmpdir(), 'cadre-search-'));
      try {
        const written = await index.writeFiles({ outputPath: whole });
        if (written.errors.length > 0) throw new Error(written.errors.join('; '));
        for (const entry of readdirSync(whole, { withFileTypes: true }))
          if (entry.isDirectory() || SERVED.test(entry.name))
            cpSync(join(whole, entry.name), join(folder, entry.name), { recursive: true });
      } finally {
        rmSync(whole, { recursive: true, force: true });
      }
    },
    async close() {
      await index.deleteIndex();
      await close();
    },
  };
}
