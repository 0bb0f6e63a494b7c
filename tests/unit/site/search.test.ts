import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadMessages } from '../../../src/messages/catalogs.ts';
import { createLatestOnly } from '../../../src/scripts/search/load-engine.ts';
import {
  countChosen,
  createMarkedSuffix,
  formatNoResults,
  formatResultCount,
  formatResultNotes,
  formatSearchAddress,
  parseSearchAddress,
  readMarks,
  selectShownValues,
  splitTitlePieces,
  toggleValue,
  trimToMark,
} from '../../../src/search/query-url.ts';
import type { SearchRequest } from '../../../src/search/types.ts';

const messages = loadMessages('en');

const plain = (text: string) => ({ text, marked: false });
const mark = (text: string) => ({ text, marked: true });

describe('the search in an address', () => {
  const request: SearchRequest = {
    query: 'web socket & "queue"',
    chosen: { status: ['accepted', 'proposed'], tag: ['c++'] },
    sort: 'newest',
  };

  test('is the same request when it is read again', () => {
    assert.deepEqual(parseSearchAddress(formatSearchAddress(request)), request);
    assert.equal(formatSearchAddress(parseSearchAddress('')), '');
  });

  test('repeats a filter for each of its values', () => {
    assert.match(formatSearchAddress(request), /status=accepted&status=proposed/);
  });

  test('drops what is empty, said twice or no order at all', () => {
    assert.deepEqual(parseSearchAddress('?q=&status=&status=open&status=open&sort=price&color=red'), {
      query: '',
      chosen: { status: ['open'] },
      sort: 'relevance',
    });
  });

  test('takes a value and gives it back', () => {
    const more = toggleValue(request, { key: 'year', slug: '2024', on: true });
    assert.deepEqual(more.chosen.year, ['2024']);
    assert.equal(countChosen(more.chosen), 4);
    assert.deepEqual(toggleValue(more, { key: 'year', slug: '2024', on: false }), request);
    assert.deepEqual(toggleValue(request, { key: 'tag', slug: 'c++', on: true }), request);
  });

  test('carries the words to mark to a section, and leaves nothing of them behind', () => {
    const suffix = createMarkedSuffix({ marks: ['web', 'größe'], section: 'über uns' });
    assert.equal(suffix, '?mark=web+gr%C3%B6%C3%9Fe#%C3%BCber%20uns');
    assert.deepEqual(readMarks('?from=mail&mark=web+gr%C3%B6%C3%9Fe'), {
      marks: ['web', 'größe'],
      rest: '?from=mail',
    });
    assert.deepEqual(readMarks('?mark='), { marks: [], rest: '' });
    assert.equal(createMarkedSuffix({ marks: [] }), '');
    assert.equal(createMarkedSuffix({ marks: [], section: null }), '');
  });
});

describe('texts of results', () => {
  test('counts decisions', () => {
    assert.equal(formatResultCount(1, messages), '1 decision');
    assert.equal(formatResultCount(12000, messages), '12,000 decisions');
    assert.equal(formatResultCount(0, messages), 'No results');
  });

  test('names words that were replaced or ignored, and matches that are not whole', () => {
    const replaced = [
      { from: 'qeue', to: 'queue' },
      { from: 'xyzzy', to: null },
    ];
    assert.deepEqual(formatResultNotes({ replaced, partial: false, total: 3 }, messages), [
      'No results for “qeue”. Showing results for “queue”.',
      'No results for “xyzzy”.',
    ]);
    assert.match(
      formatResultNotes({ replaced: [], partial: true, total: 3 }, messages)[0] ?? '',
      /^No decision has all/,
    );
    assert.deepEqual(formatResultNotes({ replaced, partial: true, total: 0 }, messages), []);
  });

  test('says whether the query or the filters leave nothing', () => {
    assert.equal(formatNoResults(' fax ', messages), 'No results for “fax”.');
    assert.equal(formatNoResults(null, messages), 'No decisions match these filters.');
    assert.equal(formatNoResults('', messages), 'No decisions match these filters.');
  });
});

describe('marks in what is shown', () => {
  test('a title keeps its code, across the ends of a mark', () => {
    assert.deepEqual(splitTitlePieces([plain('Use `job'), mark('Queue'), plain('` alone')]), [
      { text: 'Use ', marked: false, code: false },
      { text: 'job', marked: false, code: true },
      { text: 'Queue', marked: true, code: true },
      { text: ' alone', marked: false, code: false },
    ]);
  });

  test('an excerpt begins shortly before its first mark', () => {
    const pieces = [
      plain('… in the middle of a long sentence there is a '),
      mark('queue'),
      plain(' of jobs'),
    ];
    assert.deepEqual(trimToMark(pieces, 12), [plain('… there is a '), mark('queue'), plain(' of jobs')]);
    assert.deepEqual(trimToMark(pieces, 80), pieces);
    assert.deepEqual(trimToMark([plain('no mark at all')], 3), [plain('no mark at all')]);
  });
});

describe('the values of a filter', () => {
  const values: [string, string, number][] = Array.from({ length: 20 }, (_, at) => [
    `t${at}`,
    `Tag ${at}`,
    20 - at,
  ]);
  const slugs = (shown: { values: { slug: string }[] }) => shown.values.map(({ slug }) => slug);
  const state = { chosen: [], counts: null, all: false, find: '' };

  test('are the most used ones, until all are asked for', () => {
    const few = selectShownValues({ values }, state);
    assert.deepEqual(slugs(few), ['t0', 't1', 't2', 't3', 't4', 't5']);
    assert.equal(few.hidden, 14);
    assert.equal(selectShownValues({ values }, { ...state, all: true }).values.length, 20);
  });

  test('show one more rather than a button for one', () => {
    assert.equal(selectShownValues({ values: values.slice(0, 7) }, state).hidden, 0);
  });

  test('show what is chosen at any place, also what no record has', () => {
    const shown = selectShownValues({ values }, { ...state, chosen: ['t19', 'gone'] });
    assert.deepEqual(slugs(shown).slice(-2), ['t19', 'gone']);
    assert.equal(shown.values.at(-1)?.chosen, true);
  });

  test('stay where they are while they are few', () => {
    const shown = selectShownValues(
      { values: values.slice(0, 3) },
      { ...state, counts: new Map([['t1', 3]]) },
    );
    assert.deepEqual(
      shown.values.map(({ count }) => count),
      [0, 3, 0],
    );
  });

  test('leave out what would leave nothing, where they are many', () => {
    const shown = selectShownValues({ values }, { ...state, counts: new Map([['t7', 3]]), chosen: ['t9'] });
    assert.deepEqual(
      shown.values.map(({ slug, count }) => [slug, count]),
      [
        ['t7', 3],
        ['t9', 0],
      ],
    );
  });

  test('are found by a part of their name', () => {
    assert.deepEqual(slugs(selectShownValues({ values }, { ...state, all: true, find: 'G 1' })).slice(0, 2), [
      't1',
      't10',
    ]);
  });
});

test('while one question is answered only the latest waits, and answers keep the order of the questions', async () => {
  const asked: string[] = [];
  const shown: string[] = [];
  const answers = new Map<string, () => void>();
  const questions = createLatestOnly<string, string>({
    find: (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => {
        answers.set(question, () => (question === 'bad' ? reject(new Error('no')) : resolve(question)));
      });
    },
    show: (answer) => shown.push(answer),
    fail: (question) => shown.push(`failed: ${question}`),
  });
  const settle = async (question: string) => {
    answers.get(question)?.();
    await new Promise((done) => setTimeout(done));
  };
  for (const question of ['q', 'qu', 'que']) questions.ask(question);
  await settle('q');
  await settle('que');
  questions.ask('bad');
  await settle('bad');
  questions.ask('good');
  await settle('good');
  assert.deepEqual(asked, ['q', 'que', 'bad', 'good']);
  assert.deepEqual(shown, ['q', 'que', 'failed: bad', 'good']);
});
