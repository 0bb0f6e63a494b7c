import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRows } from '../../../src/site/view/decision-list.ts';
import {
  createCards,
  createPageCards,
  createSuccessorCards,
  toScriptJson,
} from '../../../src/site/view/hover-cards.ts';
import { formatLinkTitle } from '../../../src/site/view/record-name.ts';
import { listChanges, listReferrers, type Referrer } from '../../../src/site/view/relations.ts';
import { entry, messages, relation, siteLog } from './entries.ts';

const superseded = { currentStatus: 'superseded', effectiveStatus: 'no longer in force' } as const;
const href = (path: string) => `/base${path}`;

test('what changed the record comes before what it changed in others', () => {
  const a = entry({
    id: 'a',
    relations: [
      relation('amends', 'b', { part: 'limits' }),
      relation('supersedes', 'c', { partial: true }),
      relation('supersedes', 'd'),
      relation('amended-by', null, { targetText: 'Policy 4' }),
    ],
  });
  const log = siteLog([a, ...['b', 'c', 'd'].map((id) => entry({ id }))]);
  assert.deepEqual(
    listChanges(a, log).map(({ of, type, record, text, part }) => [of, type, record?.id ?? text, part]),
    [
      ['this', 'amended-by', 'Policy 4', null],
      ['other', 'amends', 'b', 'limits'],
      ['other', 'supersedes', 'c', null],
    ],
  );
});

/** Sentences with the words that name the record in brackets. */
function marked({ sentences }: Referrer): string[] {
  return sentences.map((pieces) =>
    pieces.map(({ text, mention }) => (mention ? `[${text}]` : text)).join(''),
  );
}

const SENTENCES: [sentence: string, mention: string, expected: string[]][] = [
  ['The limits of ADR-12 held.', 'ADR-12', ['The limits of [ADR-12] held.']],
  ['In 2012, ADRs 11 and 12 were written.', '12', ['In 2012, ADRs 11 and [12] were written.']],
  ['由ADR-12决定，自此开始 现在', 'ADR-12', ['由[ADR-12]决定，自此开始 现在']],
  ['Words that do not name it.', 'ADR-9', ['Words that do not name it.']],
  ['ADR-12: Queue', 'ADR-12', []],
];

for (const [sentence, mention, expected] of SENTENCES) {
  test(`the sentence ${JSON.stringify(sentence)} is shown as ${JSON.stringify(expected)}`, () => {
    const a = entry({ id: 'a', backlinks: [{ from: 'b', sentence, mention, line: 1 }] });
    const [referrer] = listReferrers(a, siteLog([a, entry({ id: 'b' })]));
    assert.deepEqual(marked(referrer as Referrer), expected);
  });
}

test('records that refer to one are in the order of the log, each once', () => {
  const said = (from: string, sentence: string) => ({ from, sentence, mention: 'ADR-1', line: 1 });
  const a = entry({
    id: 'a',
    backlinks: [said('c', 'As ADR-1 says.'), said('b', 'See ADR-1 for it.'), said('c', 'ADR-1 holds still.')],
  });
  const log = siteLog([a, entry({ id: 'b', position: 1 }), entry({ id: 'c', position: 2 })]);
  assert.deepEqual(
    listReferrers(a, log).map(({ record, sentences }) => [record.id, sentences.length]),
    [
      ['b', 1],
      ['c', 2],
    ],
  );
});

test('the title of a link says number, title and status', () => {
  assert.equal(
    formatLinkTitle({ number: 12, title: 'Use `fetch` alone', currentStatus: 'superseded' }, messages),
    '12 Use fetch alone (Superseded)',
  );
  assert.equal(
    formatLinkTitle({ number: null, title: 'Wait', currentStatus: 'unknown' }, messages),
    'Wait (No status)',
  );
});

test('a page has cards of the records it links to, and of no others', () => {
  const a = entry({
    id: 'a',
    chain: ['a', 'b'],
    relations: [relation('superseded-by', 'b')],
    backlinks: [{ from: 'c', sentence: '', mention: '', line: 1 }],
    next: 'd',
  });
  const log = siteLog([a, ...['b', 'c', 'd', 'e', 'f'].map((id) => entry({ id }))]);
  const html =
    '<p><a title="E (accepted)" href="/base/adr/e/#why">E</a> <a href="#x">x</a> <a href="/base/adr/a/">a</a></p>';
  assert.deepEqual(Object.keys(createPageCards({ entry: a, log, html, href, messages })).sort(), [
    '/base/adr/b/',
    '/base/adr/c/',
    '/base/adr/d/',
    '/base/adr/e/',
  ]);
});

test('a card of a closed record says what is in force now, or else what came after it', () => {
  const b = entry({ id: 'b', number: 2, title: 'Next' });
  const replaced = (inForceNow: string[]) => {
    const a = entry({ id: 'a', ...superseded, relations: [relation('superseded-by', 'b')], inForceNow });
    return createCards([a], { log: siteLog([a, b]), href, messages })['/base/adr/a/'];
  };
  assert.equal(replaced(['b'])?.replaced, 'In force now: 2 Next');
  assert.equal(replaced([])?.replaced, 'Superseded by 2 Next');
  assert.deepEqual(createCards([b], { log: siteLog([b]), href, messages })['/base/adr/b/'], {
    number: 2,
    title: 'Next',
    status: 'accepted',
    word: 'Accepted',
  });
});

test('a page of the log has cards of the records that its rows link to', () => {
  const a = entry({ id: 'a', ...superseded, relations: [relation('superseded-by', 'b')], inForceNow: ['b'] });
  const log = siteLog([a, entry({ id: 'b' })]);
  const rows = toRows(log, { tags: () => [], people: () => [] });
  assert.deepEqual(Object.keys(createSuccessorCards(rows, { log, href, messages })), ['/base/adr/b/']);
});

test('no title can leave the island of cards', () => {
  const a = entry({ id: 'a', title: '</script><!-- <script>' });
  const island = toScriptJson(createCards([a], { log: siteLog([a]), href, messages }));
  assert.ok(!island.includes('<'));
  assert.equal(Object.values(JSON.parse(island) as Record<string, { title: string }>)[0]?.title, a.title);
});
