/** Records that are held back: nothing of them is in any byte of the site. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { exportLog } from '../support/export.ts';
import { buildSite } from '../support/site.ts';

const files = {
  'cadre.config.json': JSON.stringify({
    site: 'https://decisions.example.com',
    exclude: { status: ['draft'], paths: ['adr/internal/**'] },
  }),
  'cadre.addresses.json': JSON.stringify({
    schema: 1,
    records: { 'adr/0004-zanzibar-cache.md': { at: '/adr/4/', number: 4, title: 'Zanzibar cache' } },
  }),
  'adr/0001-use-a-queue.md': `# 1. Use a queue

## Status

Superseded by [2. Quokka broker](0002-quokka-broker.md)

## Decision

We use a queue. See [the broker](0002-quokka-broker.md#decision), [[0002-quokka-broker|it]], ADR-2, [draft][d],
<a href="internal/0005-wombat-keys.md">keys</a> and \`adr/0003-numbat-pool.md\`.

[d]: 0003-numbat-pool.md "Numbat pool"
`,
  'adr/0002-quokka-broker.md':
    '---\nstatus: accepted\ndate: 2024-05-06\ndraft: true\ntags: [marsupials]\n---\n\n# Quokka broker\n\n![Plan](quokka.png)\n\n## Decision\n\nWe hop. Supersedes ADR-1.\n',
  'adr/quokka.png': Buffer.from('iVBORw0KGgo', 'base64'),
  'adr/0003-numbat-pool.md': '# 3. Numbat pool\n\n## Status\n\nDraft\n\n## Decision\n\nWe dig termites.\n',
  'adr/0004-zanzibar-cache.md':
    '---\nstatus: accepted\npublished: false\n---\n\n# Zanzibar cache\n\n## Decision\n\nCloves.\n',
  'adr/internal/0005-wombat-keys.md':
    '# 5. Wombat keys\n\n## Status\n\nAccepted\n\nSupersedes [6](../0006-open-door.md)\n\n## Decision\n\nWe burrow.\n',
  'adr/0006-open-door.md': '# 6. Open door\n\n## Status\n\nAccepted\n\n## Decision\n\nWe leave it open.\n',
};

const TRACES =
  /quokka|numbat|zanzibar|wombat|marsupial|termites|cloves|burrow|\/adr\/[2345](?:[./]|$)|0002-|0003-|0004-|0005-/i;

test('no byte of the site has a trace of what is not published, and what it replaced is not in force', async () => {
  const site = await buildSite({ files });
  assert.equal(site.code, 0, site.said);
  assert.match(site.stdout, /4 files are not published/);
  for (const file of site.files()) {
    const bytes = readFileSync(join(site.out, file));
    const text = /\.pf_|\.pagefind$/.test(file)
      ? gunzipSync(bytes).toString('latin1')
      : bytes.toString('latin1');
    assert.doesNotMatch(text, TRACES, file);
    assert.doesNotMatch(file, TRACES);
  }
  const main = site.page('/adr/1/').one('main').text;
  assert.match(main, /ADR-0002 \(not on this site\)/);
  assert.match(main, /See ADR-0002 \(not published\), ADR-0002 \(not published\), ADR-2 \(not published\)/);

  const log = JSON.parse(site.text('/log.json'));
  assert.deepEqual(
    log.decisions.map(({ number, effectiveStatus }: { number: number; effectiveStatus: string }) => [
      number,
      effectiveStatus,
    ]),
    [
      [1, 'no longer in force'],
      [6, 'no longer in force'],
    ],
  );
  const rules = site.stdout.match(/dangling-reference|broken-link|one-sided-supersession/g);
  assert.deepEqual(rules, null, site.stdout);
});

test('an export leaves them out as well', async () => {
  const log = await exportLog({ files });
  assert.deepEqual(
    log.decisions.map(({ number }) => number),
    [1, 6],
  );
  assert.doesNotMatch(JSON.stringify(log.decisions), TRACES);
});
