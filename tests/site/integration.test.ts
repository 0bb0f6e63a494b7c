/** The Astro integration makes the same site as the command line. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildWithAstro } from '../support/astro.ts';
import { checkout } from '../support/checkout.ts';
import { buildSite } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';

const ORIGIN = 'https://decisions.example.com';

/** Pagefind numbers its words anew at each run; the others are for a host, which an integration leaves to its project. */
const LEFT_OUT = /^(?:pagefind\/.*|\.cadre-manifest\.json|_headers|_redirects|robots\.txt|404\.html)$/;

test('every page is the same from the command line and from Astro', async () => {
  const root = createTempFolder();
  // the example and the decisions of Cadre, as two collections
  cpSync(join(checkout, 'tests/fixtures/caliper'), root, { recursive: true });
  cpSync(join(checkout, 'adr'), join(root, 'own'), { recursive: true });
  const file = join(root, 'cadre.config.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...config, collections: [...config.collections, 'own'] }));
  const built = await buildSite({ root, args: ['--base', '/decisions', '--site', ORIGIN] });
  assert.equal(built.code, 0, built.said);
  const hosted = await buildWithAstro({ root, config: { site: ORIGIN } });
  assert.equal(hosted.code, 0, hosted.said);

  const files = built.files().filter((file) => !LEFT_OUT.test(file));
  const hostedFiles = hosted.files().map((file) => file.replace(/^decisions\//, ''));
  assert.deepEqual(
    hostedFiles.filter((file) => !LEFT_OUT.test(file)),
    files,
  );
  const differing = files.filter((file) => {
    const [a, b] = [join(built.out, file), join(hosted.out, 'decisions', file)].map((path) =>
      readFileSync(path),
    );
    return file.endsWith('.html') ? pageParts(a) !== pageParts(b) : a?.compare(b ?? a) !== 0;
  });
  assert.deepEqual(differing, []);
});

/** Where the links to styles and scripts stand in the head makes no difference. */
function pageParts(page: Uint8Array | undefined): string {
  const [head = '', ...rest] = new TextDecoder().decode(page).split('</head>');
  return [...head.split(/(?=<(?:meta|link|script|style|title)\b)/).sort(), ...rest].join('\n');
}
