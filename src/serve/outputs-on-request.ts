/** The files beside the pages, created on request: JSON, feeds, images of records, the search index. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assets, readContent } from '../build/assets.ts';
import type { RenderableSite } from '../build/build-site.ts';
import { listOutputs } from '../outputs/index.ts';
import { createSearch } from '../outputs/search.ts';
import type { Output } from '../outputs/types.ts';
import { PAGEFIND } from '../search/types.ts';
import { lazy } from '../shared/memoize.ts';

export interface ServedFile {
  /** Its path on the site, for its type. */
  file: string;
  body: string | Uint8Array;
}

export interface FileFinder {
  /** The file at a path below the base; null if there is none. */
  find(path: string): Promise<ServedFile | null>;
  has(file: string): boolean;
  /** Removes the search index. */
  dispose(): void;
}

/** @param more files that are not made from the log */
export function createFileFinder(site: RenderableSite, assets: Assets, more: () => Output[]): FileFinder {
  const outputs = lazy(
    () => new Map([...more(), ...listOutputs(site.input)].map((output) => [output.path, output])),
  );
  const search = createSearchFolder(site);
  return {
    async find(path) {
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const output = outputs().get(file);
      if (output !== undefined) return { file, body: output.make() };
      const asset = assets.getFile(path);
      if (asset !== null) return { file, body: readContent(asset) };
      return path.startsWith(PAGEFIND)
        ? { file, body: await search.read(path.slice(PAGEFIND.length)) }
        : null;
    },
    has: (file) => outputs().has(file),
    dispose: search.dispose,
  };
}

/** The search index is created for the first search, in a folder that is removed with the state. */
function createSearchFolder({ site, input }: RenderableSite) {
  let folder: string | null = null;
  const making = lazy(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cadre-dev-'));
    const search = createSearch(input, () => {});
    for (const entry of site.log.records) await search.add(entry);
    await search.write(folder);
    await search.close();
    return folder;
  });
  return {
    async read(name: string): Promise<Uint8Array> {
      if (name.split('/').includes('..')) throw new Error('outside of the index');
      return readFileSync(join(await making(), PAGEFIND, name));
    },
    dispose(): void {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}
