/** What Astro and Vite must know of Cadre's pages, whoever asks for them: a user's own Astro, `dev`, or the compiling of a program. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import type { AstroConfig, AstroIntegration, InjectedScriptStage } from 'astro';
import { packageRoot } from '../shared/package.ts';
import { mdxRecords, resolveFromPackage } from './vite.ts';

export interface PagesConfigOptions {
  /** Starts and ends with a slash. */
  base: string;
  site: string | null;
  /** Files of the records in MDX by their ids. */
  mdx: () => Map<string, string>;
}

/** Astro's own `<script>` fails where the root and this package share no folder at all. */
export const SITE_SCRIPT: [stage: InjectedScriptStage, content: string] = [
  'page',
  `import ${JSON.stringify(`${packageRoot}src/scripts/site.ts`)};`,
];

export function pagesConfig({ base, site, mdx }: PagesConfigOptions) {
  return {
    srcDir: pathToFileURL(join(packageRoot, 'src/')),
    publicDir: pathToFileURL(join(packageRoot, 'public/')),
    base,
    ...(site === null ? {} : { site }),
    devToolbar: { enabled: false },
    image: { service: { entrypoint: 'astro/assets/services/noop', config: {} } },
    build: { concurrency: PAGES_AT_ONCE },
    vite: {
      plugins: [
        resolveFromPackage(),
        mdxRecords(mdx),
        // its plugins are typed against its own copy of Vite
        tailwindcss() as never,
      ],
    },
  } satisfies DeepPartial<AstroConfig>;
}

/** Astro's MDX, where the configuration allows records to run code. */
export async function mdxIntegrations(allowed: boolean): Promise<AstroIntegration[]> {
  return allowed ? [(await import('@astrojs/mdx')).default()] : [];
}

/** Astro waits for one file to be written before it begins the next; sixteen at a time halve the page phase. */
const PAGES_AT_ONCE = 16;

type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> | T[K] : T[K] };
