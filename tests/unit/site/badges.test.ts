import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COLOURS } from '../../../src/model/statuses.ts';
import { BADGE_FORMATS, getBadgeWords, toBadgePath } from '../../../src/site/view/badges.ts';
import {
  formatRecordLabel,
  formatStatusSentence,
  formatTitleWithStatus,
} from '../../../src/site/view/record-name.ts';
import { checkout } from '../../support/checkout.ts';
import { entry, messages, relation, siteLog } from './entries.ts';

const labels: [path: string, number: number | null, label: string | null][] = [
  ['ADR-012-use-a-queue.md', 12, 'ADR-12'],
  ['0012-use-a-queue.md', 12, 'ADR-12'],
  ['rfc_0007_x.md', 7, 'RFC-7'],
  ['DEC-3-x.md', 3, 'DEC-3'],
  ['2024/adr12/README.md', 12, 'ADR-12'],
  ['use-2-queues.md', 5, 'ADR-5'],
  ['use-a-queue.md', null, null],
];
for (const [path, number, label] of labels) {
  test(`a record in ${path} is called ${label ?? 'by its title'}`, () => {
    assert.equal(formatRecordLabel({ path, number }), label);
  });
}

const old = entry({
  id: 'adr/ADR-012-a.md',
  path: 'ADR-012-a.md',
  number: 12,
  title: 'Use `one` queue',
  effectiveStatus: 'no longer in force',
  currentStatus: 'superseded',
});
const next = (id: string, number: number | null, collection = 'adr') =>
  entry({ id, path: `${id}.md`, number, collection, title: `Title of ${id}` });
const by = (...targets: (string | null)[]) => ({
  ...old,
  relations: targets.map((target) => relation('superseded-by', target, { targetText: target ?? 'ADR-99' })),
});

test('a superseded record says by what, in the words its log uses', () => {
  const [a, b, c, bare, other] = [
    next('a', 31),
    next('b', 32),
    next('c', 33),
    next('bare', null),
    next('other', 4, 'pay'),
  ];
  const log = siteLog([old, a, b, c, bare, other], {
    collections: [
      { key: 'adr', name: 'Shop', folder: 'adr' },
      { key: 'pay', name: 'Payments', folder: 'pay' },
    ],
  });
  const said = (...targets: (string | null)[]) => formatStatusSentence(by(...targets), log, messages);
  assert.equal(said('a'), 'Superseded by ADR-31');
  assert.equal(said('a', 'b'), 'Superseded by ADR-31 and ADR-32');
  assert.equal(said('a', 'b', 'c'), 'Superseded by ADR-31, ADR-32 and 1 more');
  assert.equal(said('bare'), 'Superseded by Title of bare');
  assert.equal(said('other'), 'Superseded by Payments ADR-4');
  assert.equal(said(null), 'Superseded by ADR-99', 'a record that is not here is named as written');
  assert.equal(said(), 'Superseded');
});

test('a part that is superseded leaves the badge as it is', () => {
  const a = next('a', 31);
  const partly = entry({
    id: 'x',
    number: 1,
    relations: [relation('superseded-by', 'a', { partial: true })],
  });
  assert.equal(formatStatusSentence(partly, siteLog([partly, a]), messages), 'Accepted');
});

test('a badge carries the label, the words and all of it for those who listen', () => {
  const a = next('a', 31);
  assert.deepEqual(getBadgeWords(by('a'), siteLog([old, a]), messages), {
    label: 'ADR-12',
    words: 'Superseded by ADR-31',
    title: 'ADR-12: Use one queue – Superseded by ADR-31',
  });
  assert.equal(formatTitleWithStatus(old, messages), 'ADR-12: Use one queue (Superseded)');
  assert.equal(toBadgePath('/adr/12/'), '/adr/12/badge.svg');
});

test('the colours of images are those of the stylesheet', () => {
  const css = readFileSync(join(checkout, 'src/styles/tokens.css'), 'utf8');
  const tokens = new Map(
    [...css.matchAll(/--color-([a-z]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
      ([, name = '', light, dark]) => [name, { light, dark }],
    ),
  );
  for (const theme of ['light', 'dark'] as const) {
    const { status, ...surfaces } = COLOURS[theme];
    for (const [name, colour] of Object.entries(surfaces))
      assert.equal(colour, tokens.get(name)?.[theme], `${name}, ${theme}`);
    for (const [name, colour] of Object.entries(status)) {
      const token = ['superseded', 'deprecated'].includes(name) ? 'closed' : name;
      assert.equal(colour, tokens.get(token)?.[theme], `${name}, ${theme}`);
    }
  }
});

const hostile = {
  alt: 'Status of ADR-1: a "b" [c](d) <e> | & `f`',
  page: 'https://x.example/a(1)/',
  badge: 'https://x.example/a(1)/badge.svg',
};
const pasted: Record<string, string> = {
  markdown:
    '[![Status of ADR-1: a "b" \\[c\\](d) \\<e\\> \\| & \\`f\\`](https://x.example/a%281%29/badge.svg)](https://x.example/a%281%29/)',
  html: '<a href="https://x.example/a(1)/"><img src="https://x.example/a(1)/badge.svg" alt="Status of ADR-1: a &quot;b&quot; [c](d) &lt;e&gt; | &amp; `f`" height="22"></a>',
  asciidoc:
    'image:https://x.example/a(1)/badge.svg["Status of ADR-1: a \\"b\\" [c\\](d) <e> | & `f`",link="https://x.example/a(1)/"]',
  wiki: '[!https://x.example/a(1)/badge.svg!|https://x.example/a(1)/]',
};
for (const { key, text } of BADGE_FORMATS) {
  test(`a hostile title stays words in a badge pasted as ${key}`, () => {
    assert.equal(text(hostile), pasted[key]);
  });
}
