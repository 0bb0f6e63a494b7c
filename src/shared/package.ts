/** Where Cadre is installed: the nearest folder above with a package.json, in a checkout and in an install. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export const packageRoot = findRoot(import.meta.dirname);

/** Cadre's own version. */
export const version = readVersion(join(packageRoot, 'package.json'));

/** True if Cadre runs from its sources. */
export const isCheckout = import.meta.filename.endsWith('.ts');

/** A file of a package that Cadre reads at run time. When Cadre is packed, it is copied into `lib/files/`. */
export function getPackageFile(name: string): string {
  if (isCheckout) return createRequire(import.meta.url).resolve(name);
  return join(packageRoot, 'lib/files', basename(name));
}

/** Changes with every Cadre: what another one kept must not be used again. In a checkout, with every edit of its sources. */
export function getCodeVersion(): string {
  if (!isCheckout) return version;
  const sources = readdirSync(join(packageRoot, 'src'), { recursive: true, withFileTypes: true });
  const times = sources
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return `${version} ${Math.max(...times)}`;
}

/** Pages that an Astro project compiles are in its own output, where there may be no package above, and nothing asks. */
function findRoot(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : findRoot(above);
}

function readVersion(manifest: string): string {
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : '';
}
