/** What a build says of addresses that the site in its output folder has and the new one has not. */
import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite, type Site } from '../support/site.ts';

const record = (title: string, front = '') =>
  `---\nstatus: accepted\ntags: [mail]\n${front}---\n# ${title}\n\n## Decision\n\nWe do.\n`;

/** The addresses that a build names. */
function findLost({ code, said, stdout }: Site): string[] {
  assert.equal(code, 0, said);
  const { problems } = JSON.parse(stdout) as {
    problems: { rule: string; severity: string; message: string }[];
  };
  return problems.flatMap(({ rule, severity, message }) => {
    if (rule !== 'address-lost') return [];
    assert.equal(severity, 'warning');
    return /page at (\S+)\./.exec(message)?.[1] ?? message;
  });
}

const args = ['--json'];

test('what records lose that are deleted, renamed, renumbered, or of a collection that is gone, is named once', async () => {
  const { root, ...first } = await buildSite({
    files: {
      'docs/adr/0001-send-letters.md': record('Send letters'),
      'docs/adr/0002-send-parcels.md': record('Send parcels'),
      'docs/adr/0003-send-flowers.md': record('Send flowers'),
      'docs/adr/0004-send-boats.md': record('Send boats'),
      'docs/other/0005-pay-cash.md': record('Pay cash'),
      'cadre.config.json': '{ "collections": ["docs/adr", { "folder": "docs/other", "key": "other" }] }',
    },
    args,
  });
  assert.deepEqual(findLost({ root, ...first }), [], 'a first build loses nothing');
  const move = (from: string, to: string) => renameSync(join(root, 'docs', from), join(root, 'docs', to));
  rmSync(join(root, 'docs/adr/0002-send-parcels.md'));
  move('adr/0003-send-flowers.md', 'adr/0003-send-roses.md');
  move('adr/0004-send-boats.md', 'adr/0007-send-boats.md');
  move('other/0005-pay-cash.md', 'adr/0005-pay-cash.md');
  const files = { 'cadre.config.json': '{ "collections": ["docs/adr"] }' };
  const after = await buildSite({ root, files, args });
  assert.deepEqual(findLost(after), [
    '/adr/0002-send-parcels/',
    '/adr/0003-send-flowers/',
    '/adr/0004-send-boats/',
    '/adr/2/',
    '/adr/4/',
    '/other/',
    '/other/0005-pay-cash/',
    '/other/5/',
  ]);
  const problems = after.text('issues/index.html');
  const again = await buildSite({ root });
  assert.doesNotMatch(again.said, /address-lost/);
  assert.equal(again.text('issues/index.html'), problems, 'a site is the same whatever it replaces');
  rmSync(join(root, 'docs/adr/0001-send-letters.md'));
  const { said } = await buildSite({ root });
  assert.match(said, /warning {2}address-lost\n.*had a page at \/adr\/1\/\. .*\n.*aliases.*--remember/);
});

test('an address that is redirected, chosen from, or kept by a saved redirect is not named', async () => {
  const first = await buildSite({
    files: {
      'docs/adr/0001-send-letters.md': record('Send letters'),
      'docs/adr/0002-send-parcels.md': record('Send parcels'),
      'docs/adr/0003-send-flowers.md': record('Send flowers'),
    },
    args: [...args, '--remember'],
  });
  const { root } = first;
  rmSync(join(root, 'docs/adr/0002-send-parcels.md'));
  assert.deepEqual(findLost(await buildSite({ root, args })), []);
  rmSync(join(root, 'cadre.addresses.json'));
  rmSync(join(root, 'docs/adr/0003-send-flowers.md'));
  const given = '/adr/2/, /adr/0002-send-parcels/, /adr/3/, /adr/0003-send-flowers/';
  const files = {
    'docs/adr/0001-send-boxes.md': record('Send boxes', `aliases: [${given}]\n`),
    'tills/adr/0001-open.md': record('Open'),
    'cadre.config.json': '{ "collections": ["docs/adr", "tills/adr"] }',
  };
  assert.deepEqual(findLost(await buildSite({ root, files, args })), []);
});
