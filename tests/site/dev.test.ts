/** `cadre dev`: what changes on disk shows, without a restart. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { findFreePort } from '../support/free-port.ts';
import { parsePage } from '../support/html.ts';
import { askServedSearch } from '../support/search.ts';
import { cadre, type Run } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

const record = (number: number, title: string, body = 'We decide it.') =>
  `# ${number}. ${title}\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Decision\n\n${body}\n`;

const root = createTempFolder();
let origin = '';
let server: ChildProcess | undefined;
let ended: Promise<Run>;

before(async () => {
  const port = await findFreePort();
  origin = `http://localhost:${port}`;
  ended = cadre(['dev', '--port', String(port)], {
    root,
    timeout: 0,
    files: { 'adr/0001-first.md': record(1, 'First'), 'adr/0002-second.md': record(2, 'Second') },
    started: (child) => {
      server = child;
    },
  });
  await eventually('the server answers', () => main('/'), { within: 60_000 });
});

after(async () => {
  server?.kill('SIGTERM');
  await ended;
});

/** Text of a page, or null if it is none (yet). */
async function main(address: string): Promise<string | null> {
  const response = await fetch(`${origin}${address}`);
  return response.ok ? parsePage(await response.text()).one('main').text : null;
}

test('the log and the records are served', async () => {
  assert.match((await main('/')) ?? '', /First.*Second|Second.*First/);
  assert.match((await main('/adr/1/')) ?? '', /We decide it/);
});

test('an edit shows, on the page and in the log', async () => {
  writeFiles(root, { 'adr/0001-first.md': record(1, 'First of all', 'We decide it anew.') });
  await eventually('the edited body', async () => (await main('/adr/1/'))?.includes('We decide it anew'));
  await eventually('the edited title', async () => (await main('/'))?.includes('First of all'));
});

test('a new file shows', async () => {
  writeFiles(root, { 'adr/0003-third.md': record(3, 'Third') });
  await eventually('the new page', async () => (await main('/adr/3/'))?.includes('Third'));
  await eventually('the new record in the log', async () => (await main('/'))?.includes('Third'));
});

test('what a new file says of another shows on that one', async () => {
  writeFiles(root, {
    'adr/0004-fourth.md': record(4, 'Fourth').replace(
      'Accepted',
      'Accepted\n\nSupersedes [2. Second](0002-second.md)',
    ),
  });
  await eventually('the banner', async () => (await main('/adr/2/'))?.match(/no longer in force/i));
});

test('a deleted file is gone', async () => {
  rmSync(join(root, 'adr/0003-third.md'));
  await eventually('no page', async () => (await main('/adr/3/')) === null);
  await eventually('no row in the log', async () => (await main('/'))?.includes('Third') === false);
});

test('a file that breaks leaves the site in place, and shows again once it is fixed', async () => {
  writeFiles(root, { 'adr/0001-first.md': Buffer.from([0, 1, 2, 0, 255]) });
  await eventually('the log without it', async () => (await main('/'))?.includes('First of all') === false);
  assert.match((await main('/adr/2/')) ?? '', /Second/);
  writeFiles(root, { 'adr/0001-first.md': record(1, 'First again') });
  await eventually('the mended page', async () => (await main('/adr/1/'))?.includes('First again'));
});

test('broken front matter shows its body, and its facts once it is fixed', async () => {
  writeFiles(root, {
    'adr/0001-first.md': '---\nstatus: [accepted\n---\n\n# Matter\n\n## Decision\n\nBroken above.\n',
  });
  await eventually('the body', async () => (await main('/adr/1/'))?.includes('Broken above'));
  writeFiles(root, {
    'adr/0001-first.md': '---\nstatus: rejected\n---\n\n# Matter\n\n## Decision\n\nMended above.\n',
  });
  await eventually('the status', async () => (await main('/adr/1/'))?.match(/Rejected.*Mended above/));
});

test('a risk that is written shows on the list of risks, and the list goes with the last of them', async () => {
  const risky = (risks: string) => record(5, 'Fifth', `We dare.\n\n## Consequences\n\n### Risks\n\n${risks}`);
  assert.equal(await main('/risks/'), null);
  writeFiles(root, { 'adr/0005-fifth.md': risky('- It rains') });
  await eventually('the risk', async () => (await main('/risks/'))?.includes('It rains'));
  writeFiles(root, { 'adr/0005-fifth.md': risky('- It snows\n  - **Mitigation**: Shovels') });
  await eventually('the edited risk', async () => (await main('/risks/'))?.match(/It snows.*Shovels/));
  writeFiles(root, { 'adr/0005-fifth.md': record(5, 'Fifth') });
  await eventually('no list', async () => (await main('/risks/')) === null);
});

test('the search finds what is written now, and no longer what was', async () => {
  // null if the index was made anew between two of its files
  const found = async (query: string) =>
    askServedSearch(origin, { query, chosen: {}, sort: 'relevance' }).then(
      ({ hits }) => hits[0]?.card.number,
      () => null,
    );
  writeFiles(root, { 'adr/0006-sixth.md': record(6, 'Keep bees') });
  await eventually('the new record', async () => (await found('bees')) === 6);
  writeFiles(root, { 'adr/0006-sixth.md': record(6, 'Keep wasps') });
  await eventually('the new title', async () => (await found('wasps')) === 6);
  await eventually('no more of the old title', async () => (await found('bees')) === undefined);
});
