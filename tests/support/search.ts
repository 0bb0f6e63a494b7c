/** The search of a built site, opened outside a browser: the same code over the same files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '../../src/search/open.ts';
import type { Engine } from '../../src/search/types.ts';

/** How many bytes were read for a query, as they lie on disk. */
export interface Reads {
  files: Map<string, number>;
}

/** @param folder the built site, at the root of its host */
export async function openSearch(folder: string): Promise<Engine & { reads: Reads }> {
  const reads: Reads = { files: new Map() };
  const read = async (address: string): Promise<Buffer> => {
    const content = await readFile(address);
    reads.files.set(address.slice(folder.length), content.length);
    return content;
  };
  // Pagefind takes what a browser would give it; its index lies on disk here
  globalThis.fetch = async (input) => {
    const address = String(input).replace(/[?#].*$/, '');
    try {
      return new Response(new Uint8Array(await read(address)));
    } catch {
      return new Response(null, { status: 404 });
    }
  };
  const engine = await openEngine({
    href: (path) => join(folder, path),
    fetchJson: async (address) => JSON.parse((await read(address)).toString()),
  });
  return { ...engine, reads };
}
