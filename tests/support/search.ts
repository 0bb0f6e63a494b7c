/** The search of a site, opened outside a browser: the same code over the same files. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openEngine } from '../../src/search/engine.ts';

import { type Engine, PAGEFIND, type SearchRequest, type SearchResponse } from '../../src/search/types.ts';
import { createTempFolder } from './temp.ts';

/** @param folder the built site, at the root of its host */
export function openSearch(folder: string): Promise<Engine> {
  return open(folder, readFile);
}

/**
 * One answer of the search of a server, opened for it.
 *
 * @param origin the site is at its root: `http://localhost:4321`
 */
export async function askServedSearch(origin: string, request: SearchRequest): Promise<SearchResponse> {
  const fetchThere = globalThis.fetch;
  const folder = createTempFolder();
  const read = async (file: string): Promise<Buffer> => {
    const response = await fetchThere(`${origin}${file.slice(folder.length)}`);
    if (!response.ok) throw new Error(response.statusText);
    return Buffer.from(await response.arrayBuffer());
  };
  // Node takes code from its disk alone
  const library = join(folder, PAGEFIND, 'pagefind.js');
  await mkdir(dirname(library), { recursive: true });
  await writeFile(library, await read(library));
  try {
    return await (await open(folder, read)).search(request);
  } finally {
    globalThis.fetch = fetchThere;
  }
}

function open(folder: string, read: (file: string) => Promise<Buffer>): Promise<Engine> {
  const elsewhere = globalThis.fetch;
  // Pagefind takes what a browser would give it; its index lies elsewhere here
  globalThis.fetch = async (input, options) => {
    if (!String(input).startsWith(folder)) return elsewhere(input, options);
    try {
      return new Response(new Uint8Array(await read(String(input).replace(/[?#].*$/, ''))));
    } catch {
      return new Response(null, { status: 404 });
    }
  };
  return openEngine({
    href: (path) => join(folder, path),
    fetchJson: async (address) => JSON.parse((await read(address)).toString()),
  });
}
