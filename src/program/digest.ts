/** What tells one compiled program from another. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../shared/package.ts';
import type { ProgramSettings } from './kept.ts';

/**
 * Changes with every file that the pages are compiled from, with the versions of the packages that compile them, and
 * with the settings that are compiled in.
 */
export function programDigest(settings: ProgramSettings): string {
  const hash = createHash('sha256').update(JSON.stringify(settings)).update(process.version);
  for (const folder of ['src', 'public']) {
    const root = join(packageRoot, folder);
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }).sort(byPath)) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
    }
  }
  for (const version of versions()) hash.update(version);
  return hash.digest('hex').slice(0, 20);
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  const [one, other] = [join(a.parentPath, a.name), join(b.parentPath, b.name)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** `astro@7.3.5` of each package that ours depends on, as it is installed. */
function versions(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).map((name) => `${name}@${versionOf(name)}`);
}

/** Packages may hide their `package.json`: it is looked for as Node looks for packages. */
function versionOf(name: string): string {
  for (let folder = packageRoot; dirname(folder) !== folder; folder = dirname(folder)) {
    try {
      const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // not here: further up
    }
  }
  return 'unknown';
}
