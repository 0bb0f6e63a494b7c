/** Pagefind's index of some documents, as files in a folder. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { SearchDocument } from '../document.ts';
import { documentHtml } from './html.ts';

/** What a browser may fetch of it. `filter/` holds the cards too, as one large file that nobody asks for. */
const SERVED = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_\w+)$/;

/** One index for all languages: a log in several works as one. Words of others than English are not stemmed by it. */
const LANGUAGE = 'en';

/** How many documents are on their way to Pagefind at once: each is held by both sides meanwhile. */
const AT_ONCE = 256;

/**
 * Makes an index and writes it into the folder, in the place of what was there. `documentOf` is asked for one document
 * after the other, so that not all of them are held at once.
 *
 * @throws where Pagefind does not run on this system, or reports an error
 */
export async function writeBundle<T>(
  folder: string,
  items: readonly T[],
  documentOf: (item: T) => Promise<SearchDocument>,
): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  if (index === undefined) throw new Error(errors.join('; ') || 'Pagefind gave no index.');
  try {
    const waiting = items.values();
    const add = async (): Promise<void> => {
      for (const item of waiting) {
        const document = await documentOf(item);
        const added = await index.addHTMLFile({ url: document.permalink, content: documentHtml(document) });
        if (added.errors.length > 0) throw new Error(added.errors.join('; '));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, add));
    await rm(folder, { recursive: true, force: true });
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(written.errors.join('; '));
    await removeOthers(folder);
  } finally {
    await index.deleteIndex();
    await close();
  }
}

/** Pagefind's own user interfaces are a hundred times as large as what is used of it. */
async function removeOthers(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const others = entries.filter((entry) => entry.isFile() && !SERVED.test(entry.name));
  await Promise.all(others.map(({ name }) => rm(join(folder, name))));
}

/** Paths, in the folder, of the files a browser may fetch. */
export async function servedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && SERVED.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** What a browser calls each document of an index: address to Pagefind's id. */
export async function idsIn(folder: string): Promise<Map<string, string>> {
  const fragments = join(folder, 'fragment');
  const ids = new Map<string, string>();
  for (const name of await readdir(fragments)) {
    const text = gunzipSync(await readFile(join(fragments, name))).toString();
    const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
    ids.set(url, name.replace(/\.pf_fragment$/, ''));
  }
  return ids;
}
