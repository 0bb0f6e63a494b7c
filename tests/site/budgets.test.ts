/** What a reader of a generated log has to load, in bytes as hosts send them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { generateCollection } from '../bench/generate.ts';
import { leftToLong } from '../support/long.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';
import { countSent, listImports, measureWeight, type Weight } from '../support/weight.ts';

/** `CADRE_BUDGET_RECORDS=10000` for the largest log, with the same budgets. */
const RECORDS = Number(process.env['CADRE_BUDGET_RECORDS'] ?? (leftToLong ? 80 : 1000));
const KB = 1000;

/** Most kilobytes of each kind of page; scripts and styles are those that are loaded with it. */
const BUDGETS: { name: string; file: string; html: number; script: number }[] = [
  { name: 'the log', file: 'index.html', html: 100, script: 15 },
  { name: 'a record', file: 'adr/12/index.html', html: 20, script: 15 },
  { name: 'a tag', file: '', html: 20, script: 15 },
  { name: 'the timeline', file: 'timeline/index.html', html: 40, script: 15 },
  { name: 'the graph', file: 'graph/index.html', html: 60, script: 15 },
  { name: 'the search', file: 'search/index.html', html: 10, script: 15 },
];
const STYLE = 20;
/** The text and the code face, in Latin. */
const FONTS = 60;
/** Everything before the first result: the palette, Pagefind and the words it has an index of. */
const SEARCH = 150;

let site: Site;

before(
  async () => {
    const root = createTempFolder();
    generateCollection(join(root, 'adr'), RECORDS);
    site = await buildSite({ root, timeout: 600_000 });
    assert.equal(site.code, 0, site.said);
  },
  { timeout: 700_000 },
);

for (const { name, file, html, script } of BUDGETS) {
  test(`${name} keeps to its bytes`, (t) => {
    const page = file || (site.files().find((one) => /^tags\/[^/]+\/index\.html$/.test(one)) ?? '');
    const weight = measureWeight(site.out, page);
    t.diagnostic(`${kilo(weight)}`);
    assert.ok(weight.html <= html * KB, `${weight.html} bytes of HTML`);
    assert.ok(weight.script > 0 && weight.script <= script * KB, `${weight.script} bytes of script`);
    assert.ok(weight.style > 0 && weight.style <= STYLE * KB, `${weight.style} bytes of style`);
  });
}

test('the faces that Latin text needs keep to their bytes', (t) => {
  const fonts = site.files().filter((file) => /-latin-wght-.*\.woff2$/.test(file));
  const bytes = fonts.reduce((sum, file) => sum + readFileSync(join(site.out, file)).length, 0);
  t.diagnostic(`${(bytes / KB).toFixed(1)} KB`);
  assert.equal(fonts.length, 2);
  assert.ok(bytes <= FONTS * KB, `${bytes} bytes`);
});

test('opening the search keeps to its bytes', (t) => {
  const files = site.files();
  const own = files.filter((file) => /^_astro\/palette[.-][\w-]+\.js$/.test(file));
  assert.equal(own.length, 1, own.join(', '));
  const pagefind = files.filter((file) =>
    /^pagefind\/(?:.*\/)?(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|[\w.]+\.pf_meta)$/.test(
      file,
    ),
  );
  const bytes = countSent(site.out, [...listImports(site.out, own), ...pagefind]);
  t.diagnostic(`${(bytes / KB).toFixed(1)} KB: ${[...own, ...pagefind].join(', ')}`);
  assert.ok(bytes <= SEARCH * KB, `${bytes} bytes`);
});

function kilo(weight: Weight): string {
  return Object.entries(weight)
    .map(([kind, bytes]) => `${kind} ${(bytes / KB).toFixed(1)} KB`)
    .join(', ');
}
