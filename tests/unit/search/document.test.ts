import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDocumentHtml } from '../../../src/search/index.ts';
import {
  type DocumentInput,
  type SearchDocument,
  toSearchDocument,
} from '../../../src/search/index-document.ts';
import { toKeyWord } from '../../../src/search/tokenize.ts';
import type { Row } from '../../../src/site/view/facets.ts';
import { entry } from '../site/entries.ts';

function createDocument(
  parts: Partial<DocumentInput['entry']>,
  rest: Partial<DocumentInput> = {},
): SearchDocument {
  const record = { ...entry({ id: 'adr/0012-x.md', title: 'Title' }), ...parts };
  const { title, number, summary } = record;
  const row: Row = {
    ...{ permalink: '/adr/12/', number, title, summary, date: '2024-05-06', collection: 'adr' },
    ...{ tags: ['q'], people: [], successors: [], area: null },
    status: 'accepted',
    effectiveStatus: 'in force',
  };
  return toSearchDocument({
    entry: record,
    row,
    collection: 'Decisions',
    sections: [],
    translations: [],
    mentionedTickets: [],
    formerPaths: [],
    ...rest,
  });
}

/** The weight of a word; undefined where it is not in the document. */
function getWeight({ weighted }: SearchDocument, word: string): number | undefined {
  return weighted.find(({ words }) => words.includes(word))?.weight;
}

test('a word counts once, where it weighs most', () => {
  const document = createDocument(
    { title: 'Use a queue', summary: 'The queue is fast.' },
    { sections: [{ id: null, heading: null, part: null, text: 'A queue, a Queue, and speed.' }] },
  );
  const all = document.weighted.flatMap(({ words }) => words);
  assert.equal(all.filter((word) => word === 'queue').length, 1);
  assert.ok((getWeight(document, 'queue') ?? 0) > (getWeight(document, 'fast') ?? 0));
  assert.ok((getWeight(document, 'fast') ?? 0) > (getWeight(document, 'speed') ?? 0));
});

test('what a record speaks of often, or decides, weighs more than what it mentions', () => {
  const document = createDocument(
    {},
    {
      sections: [
        { id: 'context', heading: 'Context', part: 'context', text: `${'kafka '.repeat(6)} once rabbit` },
        { id: 'decision', heading: 'Decision', part: 'decision', text: 'We take nats.' },
      ],
    },
  );
  const rabbit = getWeight(document, 'rabbit') ?? 0;
  assert.ok((getWeight(document, 'kafka') ?? 0) > rabbit);
  assert.ok((getWeight(document, 'nats') ?? 0) > rabbit);
});

test('a record is found by its number, its collection, its tickets, its people, its file and its former files', () => {
  const document = createDocument(
    { number: 12, deciders: ['Jo Doe'], path: '0012-job-queue.md' },
    { mentionedTickets: ['PAY-123'], formerPaths: ['0009-bullmq.md'] },
  );
  const keys = [toKeyWord.number(12), toKeyWord.ticket('pay-123'), toKeyWord.file('0009-bullmq.md')];
  for (const word of [...keys, '12', 'decisions', 'doe', 'job', 'bullmq']) {
    assert.ok(getWeight(document, word), word);
  }
});

test('a record is found by the words of its translations', () => {
  const document = createDocument(
    { title: 'Use a queue' },
    {
      translations: [
        {
          title: 'Eine Warteschlange nehmen',
          sections: [{ id: null, heading: 'Kontext', part: null, text: 'Nachts wird gebucht.' }],
        },
      ],
    },
  );
  const title = getWeight(document, 'warteschlange') ?? 0;
  assert.ok(title > (getWeight(document, 'gebucht') ?? 0));
  assert.ok(!document.title.includes('warteschlange'));
});

test('a hostile title ends no tag of what Pagefind reads', () => {
  const html = toDocumentHtml(createDocument({ title: '"><script>alert(1)</script>' }));
  assert.ok(!html.includes('<script>'));
});

test('a lone surrogate in a title is replaced before it reaches Pagefind', () => {
  assert.ok(toDocumentHtml(createDocument({ title: 'Keep \ud800' })).isWellFormed());
});
