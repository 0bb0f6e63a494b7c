/** Opens the search of a site in the browser: Pagefind's code and index, and what is known of the log. */
import { PAGEFIND, SETUP, sectionsPath } from './addresses.ts';
import { createEngine } from './engine.ts';
import { type Pagefind, RANKING } from './pagefind.ts';
import type { Engine, Section, Setup } from './types.ts';

export interface OpenOptions {
  /** Puts a site path below the base. */
  href(path: string): string;
  /** Fetches a file of the site. @throws where it is not there */
  fetchJson<T>(address: string): Promise<T>;
}

interface PagefindModule {
  createInstance(options: { basePath: string; ranking: typeof RANKING }): Pagefind & {
    init(): Promise<void>;
    mergeIndex(path: string, options: { ranking: typeof RANKING }): Promise<void>;
  };
}

/** @throws where anything of it cannot be fetched or does not run */
export async function openEngine({ href, fetchJson }: OpenOptions): Promise<Engine> {
  const [setup, library] = await Promise.all([
    fetchJson<Setup>(href(SETUP)),
    import(/* @vite-ignore */ href(`${PAGEFIND}pagefind.js`)) as Promise<PagefindModule>,
  ]);
  const pagefind = library.createInstance({ basePath: href(PAGEFIND), ranking: RANKING });
  await pagefind.init();
  return createEngine({
    pagefind,
    setup,
    fetchSections: (permalink) => fetchJson<Section[]>(href(sectionsPath(permalink))),
  });
}
