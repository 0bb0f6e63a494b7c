/** Runs Astro in a project that has Cadre's integration, and lets a test read what it built. */
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.ts';
import { exec } from './exec.ts';
import { type Run, readSite, type Site } from './site.ts';
import { createTempFolder, type Files, writeFiles } from './temp.ts';

export interface AstroProject {
  /** Files of the project, by path. */
  files?: Files;
  /** A project's folder that is already there; a new one where not given. */
  root?: string;
  /** Options of the integration. */
  options?: object;
  /** Further keys of Astro's configuration. */
  config?: object;
  /** Further integrations, as they are written there: `mdx()`. */
  integrations?: string[];
  /** Lines before the configuration: `import mdx from '@astrojs/mdx';` */
  imports?: string[];
}

const moduleAt = (file: string): string => JSON.stringify(pathToFileURL(join(checkout, file)).href);

/** Builds a project with this checkout's packages and its integration. Does not throw where that fails. */
export async function buildWithAstro(project: AstroProject): Promise<Site> {
  const root = project.root ?? createTempFolder();
  writeFiles(root, { ...projectFiles(project), ...project.files });
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(checkout, 'node_modules'), modules, 'dir');
  const run = await runAstro(root, ['build'], join(checkout, 'node_modules/astro/bin/astro.mjs'));
  return { ...run, ...readSite(join(root, 'dist')) };
}

function projectFiles({ options = {}, config = {}, integrations = [], imports = [] }: AstroProject): Files {
  return {
    'astro.config.mjs': [
      `import cadre from ${moduleAt('src/index.ts')};`,
      ...imports,
      'export default {',
      // the checkout's modules are shared, so nothing may be kept in there
      `  cacheDir: './.cache', vite: { cacheDir: './.cache/vite' },`,
      `  ...${JSON.stringify(config)},`,
      `  integrations: [${[...integrations, `cadre(${JSON.stringify(options)})`].join(', ')}],`,
      '};\n',
    ].join('\n'),
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { decisionsLoader } from ${moduleAt('src/integration/loaders.ts')};
export const collections = { decisions: defineCollection({ loader: decisionsLoader() }) };
`,
  };
}

/** @param astro the program: that of the project, or of this checkout */
export async function runAstro(root: string, args: string[], astro: string): Promise<Run> {
  const result = await exec(process.execPath, [astro, ...args, '--root', root], {
    cwd: root,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { root, ...result, said: `${result.stdout}${result.stderr}` };
}
