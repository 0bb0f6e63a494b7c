/** The timeline, the history on each record, and the notices on missing git history. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unpackIndex } from '../../src/site/view/decision-list-data.ts';
import { getLogAtDay } from '../../src/site/view/decisions-as-of-day.ts';
import { unpackTimeline } from '../../src/site/view/timeline-data.ts';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';
import { createTempFolder, type Files, writeFiles } from '../support/temp.ts';
import { findHtmlErrors } from '../support/validate.ts';
import { adr, createRepository, type TestRepository } from '../unit/history/repository.ts';

const base = '/teams/decisions/';

/** A repository in which a queue is proposed, accepted and superseded, and a record changes its name. */
function buildHarbour(): TestRepository {
  const repo = createRepository();
  const cadre = {
    collections: [{ folder: 'docs/adr', key: 'adr', name: 'Harbour' }],
    repository: 'https://github.com/harbour/cranes',
  };
  repo.commit(
    {
      'cadre.config.json': JSON.stringify(cadre),
      'docs/adr/0001-use-a-queue.md': adr('Use a queue', 'Proposed'),
      'docs/adr/0002-old-name.md': adr('Paint the cranes', 'Accepted'),
      'docs/adr/0004-say-nothing.md': '# Say nothing\n\n## Context\n\nX.\n\n## Decision\n\nWe do.\n',
    },
    { on: '2023-02-03', by: 'Ada Berg', message: 'Propose a queue & <b>more</b>' },
  );
  repo.commit(
    { 'docs/adr/0001-use-a-queue.md': adr('Use a queue', 'Accepted') },
    { on: '2023-05-06', by: 'Noor Haas', message: 'Accept the queue' },
  );
  repo.git('mv', 'docs/adr/0002-old-name.md', 'docs/adr/0002-paint-the-cranes.md');
  repo.commit(
    {
      'docs/adr/0001-use-a-queue.md': adr('Use a queue', 'Superseded by [3](0003-use-a-stream.md)'),
      'docs/adr/0003-use-a-stream.md': `# 3. Use a stream\n\nDate: 2024-01-15\n\n## Status\n\nAccepted\n\nSupersedes [1](0001-use-a-queue.md)\n\n## Context\n\nX.\n\n## Decision\n\nWe do.\n`,
    },
    { on: '2024-02-01', by: 'Noor Haas', message: 'Use a stream' },
  );
  return repo;
}

/** A copy of the repository, without what was built of it. */
function copyHarbour(): string {
  const root = createTempFolder();
  const made = [join(repo.root, '.cache'), join(repo.root, 'site')];
  cpSync(repo.root, root, { recursive: true, filter: (path) => !made.includes(path) });
  return root;
}

let repo: TestRepository;
let site: Site;

before(async () => {
  repo = buildHarbour();
  site = await buildSite({ root: repo.root, args: ['--base', base] });
  assert.equal(site.code, 0, site.said);
});

/** Events of a page as short lines: what happened, the record, and git if the date is from git. */
const listEventsOn = (built: Site, address = '/timeline/', within = '.timeline'): string[] =>
  built
    .page(address)
    .all(`${within} .event`)
    .map((event) => event.text);

test('a change of the status that only git saw is an event of its day, marked and linked', () => {
  const page = site.page('/timeline/');
  const accepted = page.all('.timeline .event').find(({ text }) => /^Accepted 1 Use a queue/.test(text));
  assert.ok(accepted, listEventsOn(site).join('\n'));
  assert.match(accepted.text, /Noor Haas: Accept the queue from git [\da-f]{7}$/);
  assert.match(
    accepted.one('.source a').attr('href') ?? '',
    /^https:\/\/github\.com\/harbour\/cranes\/commit\/[\da-f]{40}$/,
  );
});

test('what a record states counts, and is not marked', () => {
  const line = listEventsOn(site).find((text) => text.includes('Superseded 1 Use a queue'));
  assert.equal(line, 'Superseded 1 Use a queue by 3 Use a stream');
  const day = site
    .page('/timeline/')
    .all('.day')
    .find((one) => one.text.includes('Superseded'));
  assert.equal(day?.one('time').attr('datetime'), '2024-01-15');
});

test('events are below their years and months, from the newest', () => {
  const page = site.page('/timeline/');
  const headings = page.all('.timeline h2, .timeline h3').map(({ text, attr }) => `${attr('id')} ${text}`);
  assert.deepEqual(headings.slice(0, 6), [
    '2024 2024',
    '2024-02 February',
    '2024-01 January',
    '2023 2023',
    '2023-05 May',
    '2023-02 February',
  ]);
});

test('words of commits are shown as words', () => {
  assert.ok(listEventsOn(site).some((text) => text.includes('Propose a queue & <b>more</b>')));
});

test('the bars of the chart link to the months in which something was decided', () => {
  const months = site.page('/timeline/').all('.chart ul a');
  assert.deepEqual(
    months.map((link) => link.attr('href')),
    ['2023-02', '2023-05', '2024-01'].map((key) => `${base}timeline/#${key}`),
  );
  assert.match(months[1]?.text ?? '', /^May 2023: 1 event \(Accepted: 1\)/);
});

test('a record shows its own history, with former names and who wrote it', () => {
  const page = site.page('/adr/1/');
  assert.deepEqual(
    page.all('.history li').map(({ text }) => text.replace(/ ?[\da-f]{7}$/, '')),
    [
      '3 Feb 2023 Appeared as proposed Ada Berg: Propose a queue & <b>more</b> from git',
      '6 May 2023 Accepted Noor Haas: Accept the queue from git',
      '15 Jan 2024 Superseded by 3 Use a stream commit',
    ],
  );
  assert.match(page.text, /Authors, according to git: Ada Berg and Noor Haas/);
  assert.match(site.page('/adr/2/').text, /0002-old-name\.md until 1 Feb 2024/);
  assert.ok(page.all('.toc a').some((link) => link.attr('href') === '#history'));
});

test('the log as of a day is computed from the file that pages fetch', () => {
  const { rows } = unpackIndex(JSON.parse(site.text('log-index.json')));
  const events = unpackTimeline(JSON.parse(site.text('timeline.json')), rows);
  const then = (day: string) => {
    const { inForce, open, closed, notYet } = getLogAtDay(events, rows, day);
    return {
      inForce: inForce.map(({ row }) => row.number),
      open: open.length,
      closed: closed.length,
      notYet,
    };
  };
  assert.deepEqual(then('2023-01-01').inForce, []);
  assert.deepEqual(then('2023-03-01'), { inForce: [2], open: 1, closed: 0, notYet: 1 });
  assert.deepEqual(then('2023-06-01').inForce.sort(), [1, 2]);
  assert.deepEqual(then('2024-01-15'), { inForce: [3, 2], open: 0, closed: 1, notYet: 0 });
});

test('no link is broken, and the pages are valid', async () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files(), base }), []);
  for (const page of ['timeline/index.html', 'timeline/2023/index.html', 'adr/1/index.html'])
    assert.deepEqual(await findHtmlErrors(page, site.text(page)), []);
});

test('the timeline is reached from every page', () => {
  const [log, timeline] = site.page('/adr/3/').all('.site-nav a');
  assert.equal(log?.text, 'Decisions');
  assert.equal(timeline?.attr('href'), `${base}timeline/`);
});

test('a shallow clone is reported on the page of issues and in the report', async () => {
  const clone = createTempFolder();
  execFileSync('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(repo.root).href, clone]);
  const shallow = await buildSite({ root: clone });
  assert.equal(shallow.code, 0, shallow.said);
  assert.match(shallow.said, /shallow-history/);
  assert.match(shallow.page('/issues/').text, /is a shallow clone: changes before/);
  assert.ok(!listEventsOn(shallow).some((text) => text.includes('Accept the queue')));
});

test('git: false asks git for nothing', async () => {
  const root = copyHarbour();
  const config = JSON.parse(readFileSync(join(root, 'cadre.config.json'), 'utf8'));
  writeFiles(root, { 'cadre.config.json': JSON.stringify({ ...config, git: false }) });
  const quiet = await buildSite({ root });
  assert.equal(quiet.code, 0, quiet.said);
  assert.ok(!quiet.page('/timeline/').one('main').text.includes('from git'));
  assert.deepEqual(listEventsOn(quiet, '/timeline/', '.year').sort(), [
    'Accepted 3 Use a stream',
    'Superseded 1 Use a queue by 3 Use a stream',
  ]);
  assert.ok(!quiet.text('adr/3/index.html').includes('id="history"'), 'one stated date is no history');
  assert.ok(quiet.text('adr/1/index.html').includes('id="history"'));
});

test('a git that fails costs the history alone', async () => {
  const root = copyHarbour();
  const broken = await buildSite({ root, env: { PATH: join(root, 'nothing-here') } });
  assert.equal(broken.code, 0, broken.said);
  assert.match(broken.said, /no-git/);
});

const dated = (number: number, facts: string): [string, string] => [
  `adr/${String(number).padStart(4, '0')}-n.md`,
  `# ${number}. Decide ${number}\n\n${facts}\n\n## Context\n\nX.\n\n## Decision\n\nWe do.\n`,
];

test('events without a date are at the end, and those to come above the rest', async () => {
  const built = await buildSite({
    files: Object.fromEntries([
      dated(1, 'Date: 2020-03-04\n\nReview date: 2099-05-06\n\n## Status\n\nAccepted'),
      dated(2, '## Status\n\nAccepted'),
      dated(3, ''),
    ]) as Files,
    folders: ['adr'],
  });
  assert.equal(built.code, 0, built.said);
  assert.deepEqual(listEventsOn(built), [
    'Review due 1 Decide 1',
    'Accepted 1 Decide 1',
    'Accepted 2 Decide 2',
    'No status 3 Decide 3',
  ]);
  assert.deepEqual(listEventsOn(built, '/timeline/', '.to-come'), ['Review due 1 Decide 1']);
  assert.deepEqual(listEventsOn(built, '/timeline/', '.undated'), [
    'Accepted 2 Decide 2',
    'No status 3 Decide 3',
  ]);
  assert.ok(!built.page('/timeline/').one('main').text.includes('from git'));
  assert.deepEqual(findBrokenLinks({ out: built.out, files: built.files() }), []);
});
