import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentInput, type SearchDocument, toDocument } from '../../../src/search/document.ts';
import { documentHtml } from '../../../src/search/index/html.ts';
import { numberWord, ticketWord } from '../../../src/search/keys.ts';
import { packWords, unpackWords, vocabularyOf } from '../../../src/search/vocabulary.ts';
import { entry } from '../site/entries.ts';

function documentOf(
  parts: Partial<DocumentInput['entry']>,
  rest: Partial<Pick<DocumentInput, 'sections' | 'tickets' | 'formerPaths'>> = {},
): SearchDocument {
  const record = { ...entry({ id: 'adr/0012-x.md', title: 'Title' }), ...parts };
  const { title, number, summary, collection } = record;
  return toDocument({
    entry: record,
    card: {
      permalink: '/adr/12/',
      number,
      title,
      summary,
      status: 'accepted',
      standing: 'in force',
      date: '2024-05-06',
      collection,
      successors: [],
    },
    facets: {
      standing: ['in-force'],
      status: ['accepted'],
      collection: ['adr'],
      tag: ['q'],
      person: [],
      year: [],
    },
    sections: [],
    tickets: [],
    formerPaths: [],
    ...rest,
  });
}

/** The weight of a word; undefined where it is not in the document. */
function weightOf({ weighted }: SearchDocument, word: string): number | undefined {
  return weighted.find(({ words }) => words.includes(word))?.weight;
}

test('a word counts once, where it weighs most', () => {
  const document = documentOf(
    { title: 'Use a queue', summary: 'The queue is fast.' },
    { sections: [{ id: null, heading: null, part: null, text: 'A queue, a Queue, and speed.' }] },
  );
  const all = document.weighted.flatMap(({ words }) => words.map((word) => word.toLowerCase()));
  assert.equal(all.filter((word) => word === 'queue').length, 1);
  assert.ok((weightOf(document, 'queue') ?? 0) > (weightOf(document, 'fast') ?? 0));
  assert.ok((weightOf(document, 'fast') ?? 0) > (weightOf(document, 'speed') ?? 0));
});

test('what a record speaks of often, or decides, weighs more than what it mentions', () => {
  const document = documentOf(
    {},
    {
      sections: [
        { id: 'context', heading: 'Context', part: 'context', text: `${'kafka '.repeat(6)} once rabbit` },
        { id: 'decision', heading: 'Decision', part: 'decision', text: 'We take nats.' },
      ],
    },
  );
  const rabbit = weightOf(document, 'rabbit') ?? 0;
  assert.ok((weightOf(document, 'kafka') ?? 0) > rabbit);
  assert.ok((weightOf(document, 'nats') ?? 0) > rabbit);
});

test('a record is found by its number, its tickets, its people, its file and its former files', () => {
  const document = documentOf(
    {
      number: 12,
      deciders: ['Jo Doe'],
      path: '0012-job-queue.md',
    },
    { tickets: ['PAY-123'], formerPaths: ['0009-bullmq.md'] },
  );
  for (const word of [numberWord(12), ticketWord('pay-123'), 'Doe', 'job', 'bullmq']) {
    assert.ok(weightOf(document, word), word);
  }
});

test('the words for numbers and tickets have no digits, and are as different as what they stand for', () => {
  const words = [
    numberWord(1),
    numberWord(12),
    numberWord(21),
    ticketWord('PAY-1'),
    ticketWord('PAY-12'),
    ticketWord('P-12'),
  ];
  assert.equal(new Set(words).size, words.length);
  for (const word of words) assert.match(word, /^[a-z]+$/);
  assert.equal(ticketWord('PAY-012'), ticketWord('pay-12'));
});

test('a hostile title ends no tag of what Pagefind reads', () => {
  const html = documentHtml(documentOf({ title: '"><script>alert(1)</script>' }));
  assert.ok(!html.includes('<script>'));
});

test('half a pair of surrogates in a title reaches Pagefind as a sign it can read', () => {
  assert.ok(documentHtml(documentOf({ title: 'Keep \ud800' })).isWellFormed());
});

test('a vocabulary is the same after it was packed', () => {
  const vocabulary = vocabularyOf([['Use a JobQueue', 'queue'], ['The queue of jobs'], ['Qualität']]);
  assert.equal(vocabulary.get('queue'), 2);
  assert.deepEqual(new Map([...unpackWords(packWords(vocabulary))].sort()), new Map([...vocabulary].sort()));
});
