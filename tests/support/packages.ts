/**
 * The packages that an install of Cadre brings, and those bundled into it, as SECURITY.md lists them.
 * `node tests/support/packages.ts` writes the lists anew; it asks the registry for sizes and dates.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';

interface LockedPackage {
  version: string;
  license?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

export interface InstalledPackage {
  name: string;
  version: string;
  license: string;
  installScript: boolean;
  /** How many systems have such a package, one of which is installed; 0 for a package of every system. */
  systems: number;
}

/** The binaries listed for those of all systems. */
const SHOWN_SYSTEM = /linux-x64(?:-gnu)?$/;

/** All dependencies of the package in the lock file, direct and indirect. */
export function listInstalled(): InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const visit = (at: string): void => {
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[at] ?? {};
    const systems = Object.keys(optionalDependencies);
    const shown = systems.filter((name) => SHOWN_SYSTEM.test(name));
    for (const name of [...Object.keys(dependencies).filter((one) => !systems.includes(one)), ...shown]) {
      const place = [`${at}/node_modules/${name}`, `node_modules/${name}`].find(
        (one) => one in lock.packages,
      );
      const locked = lock.packages[place ?? ''];
      if (place === undefined || locked === undefined)
        throw new Error(`The lock file does not hold ${name}.`);
      if (found.has(name)) continue;
      const { version, license = 'none', hasInstallScript: installScript = false } = locked;
      const count = shown.includes(name) ? systems.length : 0;
      found.set(name, { name, version, license, installScript, systems: count });
      visit(place);
    }
  };
  visit('');
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Name, version and licence of what is bundled, from the notices of the last `npm pack`. */
export function listBundled(): { name: string; version: string; license: string }[] {
  const notices = readFileSync(join(checkout, 'lib/THIRD-PARTY-NOTICES'), 'utf8');
  return [...notices.matchAll(/^-{80}\n\n(\S+) (\S+) \((.+)\)$/gm)].map(
    ([, name = '', version = '', license = '']) => ({
      name,
      version,
      license,
    }),
  );
}

const SECURITY = join(checkout, 'SECURITY.md');
const MARKS = { installed: 'packages of an install', bundled: 'bundled packages' };

/** The text of SECURITY.md between the marks of a list, row by row, cell by cell. */
export function listInSecurity(list: keyof typeof MARKS): string[][] {
  const [, text = ''] = readFileSync(SECURITY, 'utf8').split(getMark(list));
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function getMark(list: keyof typeof MARKS): string {
  return `<!-- ${MARKS[list]} -->`;
}

function writeList(list: keyof typeof MARKS, rows: string[][]): void {
  const mark = getMark(list);
  const [before, , after] = readFileSync(SECURITY, 'utf8').split(mark);
  if (after === undefined) throw new Error(`SECURITY.md does not hold ${mark} twice.`);
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  writeFileSync(SECURITY, `${before}${mark}\n\n${table}\n\n${mark}${after}`);
}

function formatMegabytes(name: string): string {
  const folder = join(checkout, 'node_modules', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return (bytes / 1e6).toFixed(2);
}

function findLastRelease(name: string): string {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const answer = execFileSync(npm, ['view', name, 'time', '--json'], { encoding: 'utf8' });
  const { modified: _modified, ...releases } = JSON.parse(answer) as Record<string, string>;
  return Object.values(releases).sort().at(-1)?.slice(0, 10) ?? 'unknown';
}

if (process.argv[1] === import.meta.filename) {
  writeList('installed', [
    ['Package', 'Version', 'Licence', 'MB', 'Last release', 'Install script'],
    ['---', '---', '---', '---:', '---', '---'],
    ...listInstalled().map(({ name, version, license, installScript, systems }) => {
      const label = systems === 0 ? name : `${name} (one of ${systems}, by system)`;
      return [
        label,
        version,
        license,
        formatMegabytes(name),
        findLastRelease(name),
        installScript ? 'yes' : 'none',
      ];
    }),
  ]);
  writeList('bundled', [
    ['Package', 'Version', 'Licence'],
    ['---', '---', '---'],
    ...listBundled().map(({ name, version, license }) => [name, version, license]),
  ]);
}
