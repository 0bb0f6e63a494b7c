/** What tells one compiled program, and one site of the same records, from another. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../shared/package.ts';

/**
 * Changes with Cadre itself, with the packages it works with, and with the settings that are given: those that are
 * compiled into a program, or all of them for the files of a site.
 */
export function makerDigest(settings: object): string {
  const made = createHash('sha256').update(codeOfPackage()).update(JSON.stringify(settings));
  return made.digest('hex').slice(0, 20);
}

let code: string | undefined;

/** Of every file of Cadre, and of the versions of the packages it works with. */
function codeOfPackage(): string {
  code ??= hashOfPackage();
  return code;
}

function hashOfPackage(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of ['src', 'public']) {
    const root = join(packageRoot, folder);
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }).sort(byPath)) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
    }
  }
  for (const version of versions()) hash.update(version);
  return hash.digest('hex');
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
