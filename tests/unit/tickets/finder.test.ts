import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTicketFinder } from '../../../src/tickets/find-tickets.ts';
import { createTicketsInput, type TrackerConfig } from '../../../src/tickets/trackers.ts';

const createFinder = (trackers: TrackerConfig[], home: string | null = null) =>
  createTicketFinder(createTicketsInput(trackers, home === null ? null : { url: home }));
const findKeys = (trackers: TrackerConfig[], text: string): string[] =>
  createFinder(trackers)
    .findInText(text)
    .map(({ key }) => key);

const GITHUB = [{ github: 'acme/shop' }];
const GITLAB = [{ gitlab: 'acme/platform/shop' }];
const JIRA = [{ jira: 'https://acme.atlassian.net/' }];

const TEXTS: [name: string, trackers: TrackerConfig[], text: string, keys: string[]][] = [
  ['a key of Jira', JIRA, 'As PAY-123 asks, and (OPS2-4).', ['PAY-123', 'OPS2-4']],
  ['keys beside a slash', JIRA, 'PAY-1/PAY-2', ['PAY-1', 'PAY-2']],
  [
    'names of standards are no keys',
    JIRA,
    'UTF-8, SHA-256, ISO-8601, RFC-2119, ADR-12, CVE-2024-1, GH-4',
    [],
  ],
  ['a part of a longer name is no key', JIRA, 'feature/PAY-12-retry, xPAY-1, PAY-1x, PAY-01', []],
  ['only the projects named', [{ ...JIRA[0], projects: ['PAY'] }], 'PAY-1 and OPS-1', ['PAY-1']],
  [
    'three ways to name an issue',
    GITHUB,
    '#10, GH-2 and acme/shop#3',
    ['acme/shop#10', 'acme/shop#2', 'acme/shop#3'],
  ],
  ['issues of others stay words', GITHUB, 'acme/other#3, #12-a, x#4, a.html#5', []],
  ['colours stay colours', GITHUB, '#fff, #12ab00, the colour #112233, colors: #123456', []],
  ['what is counted stays counted', GITHUB, 'option #2, Phase #1 and #2, Decisions #3, #4 and #5', []],
  ['records stay records', GITHUB, 'ADR #12, ADR-#12, #0012', []],
  [
    'a single digit counts, unless it is called an issue',
    GITHUB,
    'Our #1 priority. Behind #2. Issue #3: naming. See issue #4 and (#5).',
    ['acme/shop#4', 'acme/shop#5'],
  ],
  ['versions are no tickets', [...JIRA, ...GITHUB], 'As LIB-2.0 and #11.2 say, at #12.', ['acme/shop#12']],
  ['issues and merge requests', GITLAB, '#12 in !34', ['acme/platform/shop#12', 'acme/platform/shop!34']],
  ['an exclamation is none', GITLAB, 'Done!3 times', []],
  ['keys of Linear', [{ linear: 'acme', teams: ['ENG', 'OPS'] }], 'ENG-1, OPS-2, SEC-3', ['ENG-1', 'OPS-2']],
  ['work items', [{ azure: 'https://dev.azure.com/acme/shop' }], 'AB#12 fixes CAB#3', ['AB#12']],
  [
    'a pattern of one’s own',
    [{ pattern: 'case (\\d+)', url: 'https://x.example/$1' }],
    'See case 7.',
    ['case 7'],
  ],
];
for (const [name, trackers, text, keys] of TEXTS)
  test(`in a text: ${name}`, () => assert.deepEqual(findKeys(trackers, text), keys));

test('each tracker has its own addresses', () => {
  const hrefs = (trackers: TrackerConfig[], text: string) =>
    createFinder(trackers)
      .findInText(text)
      .map(({ href }) => href);
  assert.deepEqual(hrefs(JIRA, 'PAY-1'), ['https://acme.atlassian.net/browse/PAY-1']);
  assert.deepEqual(hrefs(GITHUB, '#10'), ['https://github.com/acme/shop/issues/10']);
  assert.deepEqual(hrefs([{ github: 'https://code.acme.example/a/b/' }], 'GH-1'), [
    'https://code.acme.example/a/b/issues/1',
  ]);
  assert.deepEqual(hrefs(GITLAB, '#10 !20'), [
    'https://gitlab.com/acme/platform/shop/-/issues/10',
    'https://gitlab.com/acme/platform/shop/-/merge_requests/20',
  ]);
  assert.deepEqual(hrefs([{ linear: 'acme', teams: ['ENG'] }], 'ENG-1'), [
    'https://linear.app/acme/issue/ENG-1',
  ]);
  assert.deepEqual(hrefs([{ azure: 'https://dev.azure.com/acme/shop' }], 'AB#1'), [
    'https://dev.azure.com/acme/shop/_workitems/edit/1',
  ]);
});

test('the place of a ticket is that of its words', () => {
  const [found] = createFinder(GITHUB).findInText('see GH-12.');
  assert.deepEqual([found?.from, found?.to], [4, 9]);
});

const HOME = 'https://github.com/acme/shop';
const ADDRESSES: [href: string, key: string | null][] = [
  ['https://github.com/acme/shop/issues/12', 'acme/shop#12'],
  ['https://github.com/Acme/Shop/pull/12/files#diff', 'acme/shop#12'],
  ['https://github.com/acme/roadmap/issues/3', 'acme/roadmap#3'],
  ['https://github.com/stranger/tool/issues/3', null],
  ['https://github.com/acme/shop/blob/main/issues/12', null],
  ['https://acme.atlassian.net/browse/PAY-123?focused=1', 'PAY-123'],
  ['https://jira.acme.example/jira/browse/PAY-123', 'PAY-123'],
  ['https://jira.acme.example/projects/PAY/issues/PAY-9', 'PAY-9'],
  ['https://linear.app/acme/issue/eng-12/retry-uploads', 'ENG-12'],
  ['https://dev.azure.com/acme/shop/_workitems/edit/77', 'AB#77'],
  ['https://acme.visualstudio.com/shop/_workitems/edit/77/', 'AB#77'],
  ['https://example.com/browse/', null],
  ['mailto:PAY-123@acme.example', null],
  ['/browse/PAY-123', null],
  ['https://[broken', null],
];
for (const [href, key] of ADDRESSES)
  test(`without a configuration: ${href}`, () =>
    assert.equal(createFinder([], HOME).findInLink(href, 'words')?.key ?? null, key));

test('issues on GitLab, whose groups nest', () => {
  const finder = createFinder([], 'https://gitlab.acme.example/acme/platform/shop');
  const getKey = (path: string) => finder.findInLink(`https://gitlab.acme.example${path}`, '')?.key ?? null;
  assert.equal(getKey('/acme/platform/shop/-/issues/3'), 'acme/platform/shop#3');
  assert.equal(getKey('/acme/other/-/merge_requests/4/diffs'), 'acme/other!4');
  assert.equal(getKey('/stranger/x/-/issues/3'), null);
});

test('an address that a pattern would make is its ticket, and so is a link called by its key', () => {
  const finder = createFinder([{ pattern: 'OPS-\\d+', url: 'https://desk.example/t?id=$0' }]);
  assert.equal(finder.findInLink('https://desk.example/t?id=OPS-7', 'the outage')?.key, 'OPS-7');
  assert.equal(finder.findInLink('https://desk.example/t?id=HR-7', 'a person'), null);
  assert.equal(finder.findInLink('https://elsewhere.example/', 'OPS-7')?.key, 'OPS-7');
  assert.equal(finder.findInLink('OPS-7.md', 'OPS-7'), null);
});

test('a number alone is an issue of the tracker that is named, else of the records’ own repository', () => {
  const getKey = (trackers: TrackerConfig[]) =>
    createFinder(trackers, HOME).findStated({ text: '#7', href: null })?.key;
  assert.equal(getKey([{ github: 'acme/roadmap' }]), 'acme/roadmap#7');
  assert.equal(getKey([]), 'acme/shop#7');
});

const STATED: [text: string, href: string | null, key: string | null, leads: string | null][] = [
  ['PAY-1', null, 'PAY-1', null],
  ['PAY-1: Queue uploads', 'https://wiki.example/1', 'PAY-1', 'https://wiki.example/1'],
  ['#17', null, 'acme/shop#17', 'https://github.com/acme/shop/issues/17'],
  ['other/repo#17', null, 'other/repo#17', null],
  [
    'The story',
    'https://github.com/other/repo/issues/5',
    'other/repo#5',
    'https://github.com/other/repo/issues/5',
  ],
  ['A log of 10,000 records', null, null, null],
  ['UTF-8', null, null, null],
  ['AB#5', null, 'AB#5', null],
];
for (const [text, href, key, leads] of STATED)
  test(`stated as a ticket: ${text}`, () => {
    const named = createFinder([], HOME).findStated({ text, href });
    assert.deepEqual([named?.key ?? null, named?.href ?? null], [key, leads]);
  });
