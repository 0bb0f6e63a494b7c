/** The index and the search over it together: what a query finds first. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createSearchIndex } from '../../../src/search/index.ts';
import { toSearchDocument } from '../../../src/search/index-document.ts';
import { createSearchVocabulary, packWords } from '../../../src/search/spelling.ts';
import {
  type ChosenFacets,
  type Engine,
  MANIFEST,
  PAGEFIND,
  type SearchSort,
  toSectionsPath,
} from '../../../src/search/types.ts';
import type { Row } from '../../../src/site/view/facets.ts';
import { openSearch } from '../../support/search.ts';
import { createTempFolder, writeFiles } from '../../support/temp.ts';
import { entry } from '../site/entries.ts';

interface Decision {
  title: string;
  text?: string;
  number?: number;
  collection?: string;
  path?: string;
  status?: 'accepted' | 'rejected';
  date?: string;
}

/** Numbered from 1 where they have no number. */
async function createSearch(decisions: Decision[], language?: string): Promise<Engine> {
  const folder = createTempFolder();
  const index = createSearchIndex(language === undefined ? {} : { language });
  const names = new Map<string, string>();
  for (const [
    at,
    { title, text = '', status = 'accepted', date = '2024-05-06', ...rest },
  ] of decisions.entries()) {
    const { number = at + 1, collection = 'adr' } = rest;
    const permalink = `/${collection}/${number}/`;
    const path = rest.path ?? `000${number}-record.md`;
    const sections = [{ id: 'decision', heading: 'Decision', part: 'decision' as const, text }];
    names.set(collection, collection === 'adr' ? 'Decisions' : collection.replaceAll('-', ' '));
    const row: Row = {
      ...{ permalink, number, title, status, date, collection },
      ...{ summary: null, tags: [], people: [], successors: [], area: null },
      effectiveStatus: 'in force',
    };
    await index.add(
      toSearchDocument({
        entry: { ...entry({ id: path, title, number, collection }), path },
        row,
        collection: names.get(collection) ?? '',
        sections,
        translations: [],
        mentionedTickets: [],
        formerPaths: [],
      }),
    );
    writeFiles(folder, { [toSectionsPath(permalink)]: JSON.stringify({ sections }) });
  }
  await index.write(join(folder, PAGEFIND));
  const words = packWords(createSearchVocabulary(decisions.map(({ title }) => [title])));
  writeFiles(folder, { [MANIFEST]: JSON.stringify({ collections: [...names], recent: [], words }) });
  return openSearch(folder);
}

async function ask(
  engine: Engine,
  query: string,
  { chosen = {}, sort = 'relevance' }: { chosen?: ChosenFacets; sort?: SearchSort } = {},
) {
  const response = await engine.search({ query, chosen, sort });
  return { ...response, numbers: response.hits.map(({ card }) => card.number) };
}

/** Each query finds the record of this number first. */
function finds(engine: () => Engine, queries: [query: string, number: number][]): void {
  for (const [query, number] of queries) {
    test(`\`${query}\` finds record ${number} first`, async () => {
      assert.equal((await ask(engine(), query)).numbers[0], number);
    });
  }
}

describe('names with punctuation', () => {
  let engine: Engine;
  before(async () => {
    engine = await createSearch([
      { title: 'Write drivers in C++', text: 'Drivers are C++ only.' },
      { title: 'Write the desk in C#', text: 'C# on .NET, with a `std::map` for the seats.' },
      { title: 'Keep the meter in C', text: 'Plain C, class B.' },
      {
        title: 'Read seats with Vue.js 3.4',
        text: 'Sends `seat_id` as X-Seat-Id since v1.12.7 over UDP/IP by readSeatById().',
      },
      { title: 'Prove it in F#', text: 'F# was tried. The option --dry-run and /var/seats stay.' },
    ]);
  });
  finds(
    () => engine,
    [
      ['C++', 1],
      ['c#', 2],
      ['F#', 5],
      ['C', 3],
      ['.NET', 2],
      ['dotnet', 2],
      ['std::map', 2],
      ['vue.js', 4],
      ['vuejs', 4],
      ['seat_id', 4],
      ['seatid', 4],
      ['seat id', 4],
      ['readSeatById', 4],
      ['X-Seat-Id', 4],
      ['1.12.7', 4],
      ['3.4', 4],
      ['udp/ip', 4],
      ['--dry-run', 5],
      ['/var/seats', 5],
    ],
  );
});

describe('letters with accents, strokes and ligatures', () => {
  let engine: Engine;
  before(async () => {
    engine = await createSearch([
      { title: 'Name rooms', text: 'Łódź, Bjørn, Ærlig, Cœur, Đuro, Þór, Lösung and Großer Bär.' },
      { title: 'Paint rooms', text: 'Each room has two colours.' },
    ]);
  });
  for (const query of [
    'lodz',
    'bjorn',
    'aerlig',
    'coeur',
    'duro',
    'thor',
    'losung',
    'loesung',
    'großer bär',
    'grosser baer',
  ]) {
    test(`\`${query}\` finds the one record`, async () =>
      assert.deepEqual((await ask(engine, query)).numbers, [1]));
  }
});

describe('words as people type them', () => {
  let engine: Engine;
  before(async () => {
    const others = ['mail', 'print', 'archive', 'render', 'translate', 'measure'].map(
      (verb): Decision => ({
        title: `${verb} letters`,
        text: `We ${verb} letters, remove some, and log to a stream.`,
      }),
    );
    engine = await createSearch([
      { title: 'Check uploads against viruses', text: 'A scanner looks at every upload.' },
      { title: 'Remove the Rabbit broker', text: 'It is gone.' },
      { title: 'Keep notes', text: 'A note of 2019 says that the rabbit was in the way of a removal.' },
      { title: 'Format of the log', path: '0004-log-format.md', text: 'Lines of JSON.' },
      { title: 'Use websockets', text: 'The JobQueue speaks to a soft client.' },
      { title: 'Datenbankserver teilen', text: 'Zwei Teams, eine Datenbank. Software bleibt.' },
      ...others,
    ]);
  });
  finds(
    () => engine,
    [
      ['check the uploads for viruses', 1],
      ['rabbit removal', 2],
      ['0004-log-format.md', 4],
      ['docs/adr/0004-log-format', 4],
      ['web socket', 5],
      ['websokets', 5],
      ['queue', 5],
      ['datenbanken', 6],
    ],
  );

  test('a record that has all of the words is found, and so are those with most of them', async () => {
    const { numbers, partial } = await ask(engine, 'rabbit removal');
    assert.deepEqual(numbers.slice(0, 2), [2, 3]);
    assert.equal(partial, false);
  });

  test('where no record has all of the words, the response says so', async () => {
    const { numbers, partial } = await ask(engine, 'viruses websockets');
    assert.equal(partial, true);
    assert.deepEqual(numbers.toSorted(), [1, 5]);
  });

  test('a word that nothing is like is ignored, and a misspelt one replaced', async () => {
    assert.deepEqual((await ask(engine, 'websockets xyzzyplugh')).replaced, [
      { from: 'xyzzyplugh', to: null },
    ]);
    assert.deepEqual((await ask(engine, 'websokets')).replaced, [{ from: 'websokets', to: 'websockets' }]);
  });

  test('where nothing is found, words that begin alike are suggested', async () => {
    const { total, suggestions } = await ask(engine, 'archzzqq');
    assert.equal(total, 0);
    assert.deepEqual(suggestions, ['archive']);
  });

  test('`soft` marks no word that only begins with it', async () => {
    const { hits } = await ask(engine, 'soft');
    const hit = hits.find(({ card }) => card.number === 5);
    assert.deepEqual(hit?.marks, ['soft']);
  });

  test('passages come from the text of the record', async () => {
    const [hit] = (await ask(engine, 'jobqueue')).hits;
    const [passage] = (await hit?.passages()) ?? [];
    assert.equal(passage?.id, 'decision');
    assert.deepEqual(
      passage?.excerpt.filter(({ marked }) => marked).map(({ text }) => text),
      ['JobQueue'],
    );
  });

  test('words in quotation marks are found as they are', async () => {
    assert.deepEqual((await ask(engine, '"soft client"')).numbers, [5]);
    assert.deepEqual((await ask(engine, '"client soft"')).numbers, []);
  });
});

describe('filters and collections', () => {
  let engine: Engine;
  before(async () => {
    engine = await createSearch([
      {
        title: 'Send mail at night',
        number: 7,
        collection: 'ticket-desk',
        status: 'rejected',
        date: '2021-01-01',
      },
      { title: 'Send mail at once', number: 7, collection: 'billing', date: '2023-01-01' },
      { title: 'Send letters', number: 8, collection: 'billing', date: '2022-01-01' },
      { title: 'Use HTTP 2', number: 9, collection: 'billing', date: '2020-01-01' },
      { title: 'Keep two copies', number: 2, collection: 'billing', date: '2019-01-01' },
    ]);
  });

  for (const [query, permalink] of [
    ['billing 7', '/billing/7/'],
    ['ticket desk 7', '/ticket-desk/7/'],
    ['ticket-desk ADR-7', '/ticket-desk/7/'],
    ['http 2', '/billing/9/'],
    ['2', '/billing/2/'],
  ] as const) {
    test(`\`${query}\` finds ${permalink}`, async () => {
      assert.equal((await ask(engine, query)).hits[0]?.card.permalink, permalink);
    });
  }

  test('only what the query names is named', async () => {
    assert.equal((await ask(engine, 'billing 7')).hits[0]?.named, true);
    assert.equal((await ask(engine, 'http 2')).hits[0]?.named, false);
  });

  test('a filter leaves less of the same, and never more by other words', async () => {
    const chosen = { status: ['rejected'] };
    const { total, unfiltered, replaced } = await ask(engine, 'letters', { chosen });
    assert.deepEqual([total, unfiltered, replaced], [0, 1, []]);
    assert.deepEqual((await ask(engine, 'mail', { chosen })).numbers, [7]);
  });

  test('every count is what a choice would leave', async () => {
    const counts = await (await ask(engine, 'send', { chosen: { collection: ['billing'] } })).counts();
    assert.deepEqual([...counts.collection].sort(), [
      ['billing', 2],
      ['ticket-desk', 1],
    ]);
    assert.deepEqual([...counts.status], [['accepted', 2]]);
  });

  test('results come by date where that is asked for, and all of them where nothing is typed', async () => {
    assert.deepEqual((await ask(engine, 'send', { sort: 'oldest' })).numbers, [7, 8, 7]);
    assert.deepEqual((await ask(engine, '')).numbers, [7, 8, 7, 9, 2]);
  });
});

test('a log in German is stemmed as German', async () => {
  const engine = await createSearch(
    [
      { title: 'Häuser versichern', text: 'Jedes Haus ist versichert.' },
      { title: 'Züge', text: 'Ein Zug.' },
    ],
    'de',
  );
  assert.deepEqual((await ask(engine, 'versicherung')).numbers, [1]);
  assert.deepEqual((await ask(engine, 'hauser')).numbers, [1]);
});

test('an index that Pagefind cannot write is reported', async () => {
  const index = createSearchIndex();
  await assert.rejects(index.write('/dev/null/no-folder'));
});

describe('what a filter leaves, and collections whose names are words for records', () => {
  let engine: Engine;
  before(async () => {
    engine = await createSearch([
      { title: 'Post letters by tram', number: 3, collection: 'billing' },
      { title: 'Post parcels', number: 4, collection: 'billing', status: 'rejected' },
      { title: 'Templates', number: 3, collection: 'madr' },
    ]);
  });

  test('where it has only some of the words, the response says so', async () => {
    assert.equal((await ask(engine, 'post letters')).partial, false);
    const { partial, numbers } = await ask(engine, 'post letters', { chosen: { status: ['rejected'] } });
    assert.deepEqual([partial, numbers], [true, [4]]);
  });

  test('a number behind the name of such a collection names its record first', async () => {
    assert.equal((await ask(engine, 'madr 3')).hits[0]?.card.permalink, '/madr/3/');
    assert.equal((await ask(engine, '3')).hits.length, 2);
  });
});
