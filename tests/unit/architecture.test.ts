/** Imports go one way: as the table of modules in CONTRIBUTING.md says, and never in a circle. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';

const ROOT = resolve(import.meta.dirname, '../..');

const imports = readImports();
const layers = readLayers();

test('every module is in the table', () => {
  const names = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter(({ name }) => !name.endsWith('.d.ts'))
    .map((entry) => (entry.isDirectory() ? `src/${entry.name}/` : `src/${entry.name}`));
  assert.deepEqual([...layers.keys()].sort(), names.sort());
});

test('a module uses itself and those above it', () => {
  const wrong = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => getLayer(target) > getLayer(file)).map((target) => `${file} uses ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test('no file imports itself by way of others', () => {
  assert.deepEqual(findCircle(), []);
});

/** Each module with the row it is in. */
function readLayers(): Map<string, number> {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const [, section = ''] = text.split('\n## Modules\n');
  const rows = section.split('\n## ')[0]?.match(/^\| `.*$/gm) ?? [];
  const modules = rows.map((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
  return new Map(modules.flatMap((row, at) => row.map(([, name = '']) => [name, at] as const)));
}

function getLayer(file: string): number {
  const layer = layers.get(file) ?? layers.get(file.replace(/^(src\/[^/]+\/).*$/, '$1'));
  assert.notEqual(layer, undefined, `${file} is in no module of the table`);
  return layer ?? 0;
}

/** Files of `src/` with the files of `src/` that each imports, types among them. */
function readImports(): Map<string, string[]> {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.split(sep).join('/')}`)
    .filter((name) => /(?<!\.d)\.(?:ts|astro)$/.test(name));
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      const paths = text.matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+\.(?:ts|astro))'/g);
      const targets = [...paths].map(([, path = '']) => posix.join(dirname(file), path));
      return [file, targets.map((target) => relative(ROOT, join(ROOT, target)).split(sep).join('/'))];
    }),
  );
}

/** The files of one circle of imports; empty if there is none. */
function findCircle(): string[] {
  const done = new Set<string>();
  const visit = (file: string, way: string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of imports.get(file) ?? []) {
      const circle = visit(target, [...way, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
