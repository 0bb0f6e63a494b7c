/**
 * Makes `lib/`, which is all that an install runs: the compiled pages, the command line in a few files, the fonts of
 * the cards, the types, and the notices of everything that is bundled. `npm pack` calls it.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { packageFile, packageRoot } from '../shared/package.ts';
import { compilePages } from './compile.ts';
import { writeNotices } from './notices.ts';
import { writeTypes } from './types.ts';

const LIB = join(packageRoot, 'lib');

/** Entries of the package by their name in `lib/`. All but the first can be imported, and have types. */
const ENTRIES = { cadre: 'cli/bin.ts', index: 'index.ts', loaders: 'integration/loaders.ts' };

/** Files of packages that the commands read when they need them, and so no bundler finds. */
const FILES = ['latin-400', 'latin-600', 'latin-ext-400', 'latin-ext-600'].map(
  (face) => `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${face}-normal.woff`,
);

/** Its style sheet leaves lines in ours without naming a file that they come from. */
const TAILWIND = 'tailwindcss/package.json';

/** What stays a package of its own: an install brings it, or the Astro project that uses the integration. */
const { dependencies, peerDependencies } = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;
const EXTERNAL = Object.keys({ ...dependencies, ...peerDependencies });

async function pack(): Promise<void> {
  const inPages = await compilePages();
  for (const name of readdirSync(LIB)) if (name !== 'pages') rmSync(join(LIB, name), { recursive: true });
  const inCommands = await bundleCommands();
  const files = FILES.map(packageFile);
  mkdirSync(join(LIB, 'files'));
  for (const file of files) copyFileSync(file, join(LIB, 'files', basename(file)));
  const { cadre, ...imported } = ENTRIES;
  writeTypes(join(LIB, 'types'), Object.values(imported));
  const bundled = [...inPages, ...inCommands, ...files, packageFile(TAILWIND)];
  writeNotices(join(LIB, 'THIRD-PARTY-NOTICES'), bundled);
}

/** @returns the files that went into the bundle */
async function bundleCommands(): Promise<string[]> {
  const bundle = await rolldown({
    cwd: packageRoot,
    input: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, entry]) => [name, join(packageRoot, 'src', entry)]),
    ),
    platform: 'node',
    external: isExternal,
    plugins: [withoutCodeInFrontMatter],
  });
  const { output } = await bundle.write({
    dir: LIB,
    cleanDir: false,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    comments: { jsdoc: false },
  });
  await bundle.close();
  return output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
}

function isExternal(id: string): boolean {
  // the schema of the configuration takes zod from Astro, but works without Astro
  if (id === 'astro/zod') return false;
  return EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`));
}

/** gray-matter brings an engine that runs JavaScript. Cadre always names its own engines, so these can go. */
const withoutCodeInFrontMatter: Plugin = {
  name: 'cadre:front-matter',
  load: {
    filter: { id: /gray-matter[\\/]lib[\\/]engines\.js$/ },
    handler: () => 'module.exports = {};',
  },
};

await pack();
