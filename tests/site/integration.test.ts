/** The Astro integration makes the same site as the command line. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildWithAstro } from '../support/astro.ts';
import { checkout } from '../support/checkout.ts';
import { leftToLong } from '../support/long.ts';
import { buildSite } from '../support/site.ts';
import { createTempFolder } from '../support/temp.ts';

const ORIGIN = 'https://decisions.example.com';

/** Pagefind numbers its words anew at each run; the others are for a host, which an integration leaves to its project. */
const LEFT_OUT = /^(?:pagefind\/.*|\.cadre-manifest\.json|_headers|_redirects|robots\.txt|404\.html)$/;

for (const { name, folder, to, skip } of [
  { name: 'the example', folder: 'tests/fixtures/caliper', to: '', skip: false as const },
  { name: 'the decisions of Cadre', folder: 'adr', to: 'adr', skip: leftToLong },
])
  test(`every page of ${name} is the same from the command line and from Astro`, { skip }, async () => {
    const root = createTempFolder();
    cpSync(join(checkout, folder), join(root, to), { recursive: true });
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

/** The place of the links to styles and scripts in the head makes no difference. */
function pageParts(page: Uint8Array | undefined): string {
  const [head = '', ...rest] = new TextDecoder().decode(page).split('</head>');
  return [...head.split(/(?=<(?:meta|link|script|style|title)\b)/).sort(), ...rest].join('\n');
}
