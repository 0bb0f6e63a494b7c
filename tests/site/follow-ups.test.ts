/** What decisions still ask for: the pages of risks, of what to revisit and of open checks. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findBrokenLinks } from '../support/links.ts';
import { buildSite, type Site } from '../support/site.ts';

interface Parts {
  status?: string;
  facts?: string;
  risks?: string;
  tests?: string;
  rollout?: string;
  reopen?: string;
}

const record = (number: number, title: string, parts: Parts = {}) => {
  const { status = '✅ Accepted', facts = '', risks, tests, rollout, reopen } = parts;
  const section = (heading: string, text: string | undefined) =>
    text === undefined ? '' : `\n${heading}\n\n${text}\n`;
  return `# ADR-00${number}: ${title}

**Status**: ${status}
**Date**: 2024-0${number}-01
${facts}
## Context

The river rises each spring. See [what follows](#consequences).

## Decision

We ${title.toLowerCase()}.

## Consequences

### Positive

- Dry feet
${section('### Risks', risks)}${section('## Implementation\n\n### Phased Rollout', rollout)}${section('## Testing Strategy', tests)}${section('## Reconsideration', reopen)}`;
};

const base = '/teams/decisions/';
let site: Site;

before(async () => {
  site = await buildSite({
    files: {
      'cadre.config.json': JSON.stringify({
        collections: [
          { folder: 'river', key: 'river', name: 'River' },
          { folder: 'roads', key: 'roads', name: 'Roads' },
        ],
      }),
      'river/ADR-001-build-a-dam.md': record(1, 'Build a dam', {
        status: '🔄 Superseded by ADR-002',
        facts: '**Review date**: 2001-01-01\n',
        risks: '- The old dam breaks',
        tests: '- [ ] The old dam is measured',
        reopen: '- The old river dries up',
      }),
      'river/ADR-002-build-a-dike.md': record(2, 'Build a dike', {
        facts: '**Review date**: 2099-01\n',
        risks:
          '- **Moles** dig through it, see [the decision](#decision)\n  - **Mitigation**: Rangers walk it each week\n- Sheep eat the grass',
        tests: '- [x] It holds two metres\n- [ ] It holds **three** metres',
        reopen: '- The river is led around the town\n- Nobody lives here any more',
      }),
      'river/ADR-003-dredge-the-bed.md': record(3, 'Dredge the bed', {
        facts: '**Review date**: 2019-05-06\n',
        rollout: '- [x] The upper bed\n- [ ] The lower bed',
      }),
      'roads/ADR-001-raise-the-road.md': record(1, 'Raise the road', {
        status: '🤔 Proposed',
        risks: '- A road that is only proposed floods',
        tests: '- [ ] A lorry crosses it',
      }),
      'roads/ADR-002-pave-the-path.md': record(2, 'Pave the path', {
        risks: '- Ice\n  - **Mitigation**: Sand',
      }),
    },
    args: ['--base', base],
  });
  assert.equal(site.code, 0, site.said);
});

const pieces = (address: string) => site.page(address).all('.follow-up');
/** The words of each, without the link into the record. */
const words = (address: string) =>
  pieces(address).map((piece) =>
    piece.text.replace(piece.one('a.jump-link').text, '').replace(/\s+/g, ' ').trim(),
  );

test('every link on the pages points to a place that is there', () => {
  assert.deepEqual(findBrokenLinks({ out: site.out, files: site.files(), base }), []);
});

test('each risk of a decision in force is beside its mitigation, or the mark that there is none', () => {
  assert.deepEqual(words('/risks/'), [
    'Moles dig through it, see the decision Mitigation: Rangers walk it each week',
    'Sheep eat the grass No mitigation given',
    'Ice Mitigation: Sand',
  ]);
});

test('a risk links to its own line in the record, and links in it point into the record', () => {
  const [moles, sheep] = pieces('/risks/');
  assert.ok(moles?.one(`a[href="${base}river/2/#decision"]`));
  const address = sheep?.one('a.jump-link').attr('href') ?? '';
  const [path = '', fragment = ''] = address.slice(base.length - 1).split('#');
  assert.match(site.page(path).one(`#${fragment}`).text, /^Sheep eat the grass/);
});

test('risks without a mitigation can be read alone', () => {
  const address = site
    .page('/risks/')
    .all('.filters a')
    .find(({ text }) => text.startsWith('Without'))
    ?.attr('href');
  assert.equal(address, `${base}risks/without-mitigation/`);
  assert.deepEqual(words('/risks/without-mitigation/'), ['Sheep eat the grass No mitigation given']);
});

test('each collection has its heading, and a way to jump there', () => {
  const page = site.page('/risks/');
  assert.deepEqual(
    page.all('main h2').map(({ text }) => text),
    ['River', 'Roads'],
  );
  assert.ok(page.one(`.filters a[href="${base}risks/#in-roads"]`));
});

test('review dates of decisions in force are in order, and the one that has passed is marked', () => {
  const dates = site.page('/reviews/').all('.reviews li');
  assert.deepEqual(
    dates.map((item) => [
      item.one('time').attr('datetime'),
      item.one('h3 a').attr('href'),
      item.one('.overdue').attr('hidden') === null,
    ]),
    [
      ['2019-05-06', `${base}river/3/`, true],
      ['2099-01', `${base}river/2/`, false],
    ],
  );
  assert.match(site.page('/reviews/').one('.tally').text, /^2 review dates, 1 overdue and/);
});

test('what would reopen a decision in force is listed below it', () => {
  assert.deepEqual(words('/reviews/'), ['The river is led around the town', 'Nobody lives here any more']);
});

test('open checks are boxes without a tick, of proposed decisions too, never of closed ones', () => {
  assert.deepEqual(words('/todos/'), [
    'The lower bed Rollout',
    'It holds three metres Test',
    'A lorry crosses it Test',
  ]);
  assert.match(site.page('/todos/').one('main section header').text, /1 of 2 open/);
});

test('the head of every page links to the lists, the front page says how much is on them', () => {
  const links = (address: string) =>
    site
      .page(address)
      .all('.site-nav a')
      .map((link) => [link.text, link.attr('href'), link.attr('aria-current')])
      .slice(-3);
  assert.deepEqual(links('/risks/without-mitigation/'), [
    ['Risks', `${base}risks/`, 'true'],
    ['Reviews', `${base}reviews/`, null],
    ['To-dos', `${base}todos/`, null],
  ]);
  assert.equal(links('/todos/')[2]?.[2], 'page');
  assert.match(site.page('/').one('main').text, /3 open risks, 4 reviews,? (?:and )?3 open to-dos/);
});
