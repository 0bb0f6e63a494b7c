import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adr, changes, createRepository, readFileHistory, readHistoryOf, short } from './repository.ts';

test('finds when a record appeared, each change of its status, its last change, and who wrote it', async () => {
  const repo = createRepository();
  const first = repo.commit({ 'docs/adr/0001-q.md': adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  const accepted = repo.commit(
    { 'docs/adr/0001-q.md': adr('Use a queue', 'Accepted') },
    {
      on: '2024-02-03',
      by: 'Ben Example',
      message: 'Accept the queue\n\nCo-authored-by: Cyd Example <c@example.com>',
    },
  );
  repo.commit({ 'docs/adr/0001-q.md': adr('Use a queue', 'Accepted', 'A note.') }, { on: '2024-03-04' });
  repo.commit({ 'docs/adr/0002-r.md': adr('Use a ring', 'Superseded by ADR-3') }, { on: '2024-04-05' });

  const { files, repositories, issues } = await readHistoryOf(repo, [
    '0001-q.md',
    '0002-r.md',
    'not-committed.md',
  ]);
  assert.deepEqual(issues, []);
  assert.deepEqual([...files.keys()], ['adr/0001-q.md', 'adr/0002-r.md']);
  assert.equal(repositories[0]?.how, 'read');
  const queue = files.get('adr/0001-q.md');
  assert.ok(queue);
  assert.deepEqual(queue.appeared, {
    commit: first,
    merge: null,
    date: '2024-01-02',
    author: 'Ada Example',
    subject: 'Write',
  });
  assert.deepEqual(queue.first, { status: 'proposed', raw: 'Proposed', date: null });
  assert.deepEqual(changes(queue), ['2024-02-03 Ben Example: proposed → accepted']);
  assert.equal(queue.statusChanges[0]?.commit, accepted);
  assert.equal(queue.statusChanges[0]?.subject, 'Accept the queue');
  assert.equal(short(queue.lastChanged), '2024-03-04 Ada Example');
  assert.deepEqual(queue.writers, ['Ada Example', 'Ben Example', 'Cyd Example']);
  assert.equal(files.get('adr/0002-r.md')?.last?.status, 'superseded');
});

test('a renamed record keeps its history and its former names; a move alone is not a change', async () => {
  const repo = createRepository();
  repo.commit({ 'docs/adr/0001-queue.md': adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  const moved = repo.commit(
    { 'docs/adr/0001-queue.md': null, 'docs/adr/0001-use-a-queue.md': adr('Use a queue', 'Proposed') },
    { on: '2024-02-03' },
  );
  const history = await readFileHistory(repo, '0001-use-a-queue.md');
  assert.equal(short(history.appeared), '2024-01-02 Ada Example');
  assert.equal(short(history.lastChanged), '2024-01-02 Ada Example');
  assert.deepEqual(
    history.formerNames.map(({ path, until }) => [path, until.commit]),
    [['0001-queue.md', moved]],
  );
});

test('a record moved in from elsewhere, twice, is followed to where it began', async () => {
  const repo = createRepository();
  repo.commit({ 'notes/queue.md': adr('Use a queue', 'Draft'), 'other.txt': 'x' }, { on: '2024-01-02' });
  repo.commit(
    { 'notes/queue.md': null, 'rfc/7-queue.md': adr('Use a queue', 'Proposed') },
    { on: '2024-02-03', by: 'Ben Example' },
  );
  repo.commit({ 'rfc/7-queue.md': adr('Use a queue', 'Accepted') }, { on: '2024-03-04' });
  repo.commit(
    { 'rfc/7-queue.md': null, 'docs/adr/0001-queue.md': adr('Use a queue', 'Accepted') },
    { on: '2024-04-05' },
  );
  const history = await readFileHistory(repo, '0001-queue.md');
  assert.equal(short(history.appeared), '2024-01-02 Ada Example');
  assert.deepEqual(changes(history), [
    '2024-02-03 Ben Example: draft → proposed',
    '2024-03-04 Ada Example: proposed → accepted',
  ]);
  assert.deepEqual(
    history.formerNames.map(({ path }) => path),
    ['../../notes/queue.md', '../../rfc/7-queue.md'],
  );
});

test('a whole folder that was moved in is followed, also through names it had there', async () => {
  const repo = createRepository();
  const numbers = Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(4, '0'));
  const all = (folder: string, name: string) =>
    Object.fromEntries(
      numbers.map((number) => [`${folder}/${number}-${name}.md`, adr(`${number} queue`, 'Accepted')]),
    );
  const none = (folder: string, name: string) =>
    Object.fromEntries(numbers.map((number) => [`${folder}/${number}-${name}.md`, null]));
  repo.commit(all('old/decisions', 'q'), { on: '2024-01-02' });
  repo.commit({ ...none('old/decisions', 'q'), ...all('old/decisions', 'queue') }, { on: '2024-02-03' });
  repo.commit({ ...none('old/decisions', 'queue'), ...all('docs/adr', 'queue') }, { on: '2024-03-04' });
  const { files } = await readHistoryOf(
    repo,
    numbers.map((number) => `${number}-queue.md`),
  );
  assert.equal(files.size, 25);
  for (const [id, history] of files) {
    const number = id.slice(4, 8);
    assert.equal(history.appeared?.date, '2024-01-02');
    assert.deepEqual(
      history.formerNames.map(({ path }) => path),
      [`../../old/decisions/${number}-q.md`, `../../old/decisions/${number}-queue.md`],
    );
  }
});

test('a move between folders that state a status changes it', async () => {
  const repo = createRepository();
  const text =
    '# Use a queue\n\n## Context\n\nX.\n\n## Decision\n\nWe do.\n\n## Consequences\n\nFewer calls.\n';
  repo.commit({ 'docs/adr/proposed/0001-q.md': text }, { on: '2024-01-02' });
  repo.commit(
    { 'docs/adr/proposed/0001-q.md': null, 'docs/adr/accepted/0001-q.md': text },
    { on: '2024-02-03' },
  );
  assert.deepEqual(changes(await readFileHistory(repo, 'accepted/0001-q.md')), [
    '2024-02-03 Ada Example: proposed → accepted',
  ]);
});

test('two records that swap their names keep each its own history', async () => {
  const repo = createRepository();
  repo.commit({ 'docs/adr/0001-a.md': adr('Use a queue', 'Proposed') }, { on: '2024-01-01' });
  repo.commit({ 'docs/adr/0002-b.md': adr('Keep the ring', 'Draft') }, { on: '2024-01-02' });
  repo.commit(
    {
      'docs/adr/0001-a.md': adr('Keep the ring', 'Accepted'),
      'docs/adr/0002-b.md': adr('Use a queue', 'Rejected'),
    },
    { on: '2024-02-03' },
  );
  const ring = await readFileHistory(repo, '0001-a.md');
  assert.equal(short(ring.appeared), '2024-01-02 Ada Example');
  assert.deepEqual(changes(ring), ['2024-02-03 Ada Example: draft → accepted']);
  assert.deepEqual(
    ring.formerNames.map(({ path }) => path),
    ['0002-b.md'],
  );
  const queue = await readFileHistory(repo, '0002-b.md');
  assert.deepEqual(changes(queue), ['2024-02-03 Ada Example: proposed → rejected']);
});

test('a record deleted and restored carries on, with the time it was away', async () => {
  const repo = createRepository();
  const path = 'docs/adr/0001-q.md';
  repo.commit({ [path]: adr('Use a queue', 'Proposed') }, { on: '2024-01-02', by: 'Ben Example' });
  repo.commit({ [path]: null }, { on: '2024-02-03' });
  repo.commit({ [path]: adr('Use a queue', 'Accepted') }, { on: '2024-03-04' });
  const history = await readFileHistory(repo, '0001-q.md');
  assert.equal(short(history.appeared), '2024-01-02 Ben Example');
  assert.deepEqual(
    history.absences.map(({ removed, restored }) => [removed.date, restored?.date]),
    [['2024-02-03', '2024-03-04']],
  );
  assert.deepEqual(changes(history), ['2024-03-04 Ada Example: proposed → accepted']);
  assert.deepEqual(history.writers, ['Ben Example', 'Ada Example']);
});

test('a new record under the name of one that moved on begins anew', async () => {
  const repo = createRepository();
  repo.commit({ 'docs/adr/0001-q.md': adr('Use a queue', 'Proposed') }, { on: '2024-01-02' });
  repo.commit(
    { 'docs/adr/0001-q.md': null, 'docs/adr/0009-q.md': adr('Use a queue', 'Proposed') },
    { on: '2024-02-03' },
  );
  repo.commit({ 'docs/adr/0001-q.md': adr('Quit the ring', 'Draft') }, { on: '2024-03-04' });
  assert.equal(short((await readFileHistory(repo, '0001-q.md')).appeared), '2024-03-04 Ada Example');
  assert.equal(short((await readFileHistory(repo, '0009-q.md')).appeared), '2024-01-02 Ada Example');
});

test('file names with blanks, line ends and letters of any script, and texts with a BOM and CRLF', async () => {
  const repo = createRepository();
  const names = [
    '0001 a queue.md',
    '0002-zeile\nzwei.md',
    '0003-очередь-キュー-é.md',
    '0004-"q"\t:(x)*?.md',
    ':5.md',
  ];
  for (const name of names) {
    repo.commit({ [`docs/adr/${name}`]: adr(name, 'Proposed') }, { on: '2024-01-02' });
    repo.commit(
      { [`docs/adr/${name}`]: `\ufeff${adr(name, 'Accepted').replaceAll('\n', '\r\n')}` },
      { on: '2024-02-03' },
    );
  }
  const { files } = await readHistoryOf(repo, names);
  for (const name of names) {
    const history = files.get(`adr/${name}`);
    assert.ok(history, name);
    assert.deepEqual(changes(history), ['2024-02-03 Ada Example: proposed → accepted'], name);
  }
});

test('a folder whose name git would read as a pattern is taken as it is', async () => {
  const repo = createRepository();
  repo.commit({ 'docs/:(top)[a]*/0001-q.md': adr('Use a queue', 'Accepted') }, { on: '2024-01-02' });
  const history = await readFileHistory(repo, '0001-q.md', { folder: 'docs/:(top)[a]*' });
  assert.equal(short(history.appeared), '2024-01-02 Ada Example');
});

test('contents that are not text state nothing and cost no other file', async () => {
  const repo = createRepository();
  repo.commit(
    { 'docs/adr/0001-q.md': adr('Use a queue', 'Accepted'), 'docs/adr/0002-b.md': new Uint8Array(99) },
    { on: '2024-01-02' },
  );
  repo.commit({ 'docs/adr/0002-b.md': '' }, { on: '2024-02-03' });
  const { files } = await readHistoryOf(repo, ['0001-q.md', '0002-b.md']);
  assert.equal(files.get('adr/0001-q.md')?.last?.status, 'accepted');
  assert.equal(files.get('adr/0002-b.md')?.last?.status, null);
});
