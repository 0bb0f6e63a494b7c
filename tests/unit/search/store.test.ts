/** The index that is kept: Pagefind itself runs, on small documents. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { idsIn } from '../../../src/search/index/bundle.ts';
import { type Indexed, keepIndex } from '../../../src/search/index/store.ts';
import { tempFolder } from '../../support/temp.ts';

function item(number: number, words: string): Indexed {
  const permalink = `/adr/${number}/`;
  const facets = { standing: [], status: ['accepted'], collection: [], tag: [], person: [], year: [] };
  return {
    permalink,
    digest: words,
    facets,
    document: async () => ({
      permalink,
      facets,
      card: {
        permalink,
        number,
        title: words,
        summary: null,
        status: 'accepted',
        standing: 'in force',
        date: null,
        collection: 'adr',
        successors: [],
      },
      weighted: [{ weight: 1, words: words.split(' ') }],
    }),
  };
}

const many = Array.from({ length: 600 }, (_, at) => item(at + 1, `word${at}`));

test('an index of the same records is not made again', async () => {
  const folder = tempFolder();
  const first = await keepIndex(folder, many);
  const made = readdirSync(first.main);
  let asked = 0;
  const again = await keepIndex(
    folder,
    many.map((one) => ({
      ...one,
      document: () => {
        asked++;
        return one.document();
      },
    })),
  );
  assert.deepEqual(again, { main: first.main, changes: null, stale: {} });
  assert.deepEqual(readdirSync(again.main), made);
  assert.equal(asked, 0);
});

test('one changed record is indexed alone, and its old entry no longer holds', async () => {
  const folder = tempFolder();
  const first = await keepIndex(folder, many);
  const asked: string[] = [];
  const changed = many.with(6, item(7, 'zebra')).map((one) => ({
    ...one,
    document: () => {
      asked.push(one.permalink);
      return one.document();
    },
  }));
  const kept = await keepIndex(folder, changed);
  assert.equal(kept.main, first.main);
  assert.deepEqual(asked, ['/adr/7/']);
  assert.deepEqual([...(await idsIn(kept.changes ?? '')).keys()], ['/adr/7/']);
  const id = (await idsIn(kept.main)).get('/adr/7/') ?? '';
  assert.deepEqual(kept.stale, { [id]: [['status', 'accepted']] });
});

test('a record that is gone is only left out, and one that comes back holds again', async () => {
  const folder = tempFolder();
  await keepIndex(folder, many);
  const without = await keepIndex(folder, many.slice(1));
  assert.equal(without.changes, null);
  assert.equal(Object.keys(without.stale).length, 1);
  assert.deepEqual((await keepIndex(folder, many)).stale, {});
});

test('where much changed, or the log is small, all of it is indexed', async () => {
  const folder = tempFolder();
  const first = await keepIndex(folder, many);
  const much = await keepIndex(
    folder,
    many.map((one, at) => (at < 100 ? item(at + 1, `new${at}`) : one)),
  );
  assert.notEqual(much.main, first.main);
  assert.equal(much.changes, null);
  const small = await keepIndex(folder, [item(1, 'a'), item(2, 'b')]);
  assert.deepEqual([...(await idsIn(small.main)).keys()].sort(), ['/adr/1/', '/adr/2/']);
});

test('two at once in one folder wait for each other', async () => {
  const folder = tempFolder();
  const [one, other] = await Promise.all([
    keepIndex(folder, many),
    keepIndex(folder, many.with(0, item(1, 'new'))),
  ]);
  assert.equal(one.changes, null);
  assert.equal(other.main, one.main);
  assert.deepEqual([...(await idsIn(other.changes ?? '')).keys()], ['/adr/1/']);
});

test('of many edits only the latest indexes are kept', async () => {
  const folder = tempFolder();
  for (let edit = 0; edit < 12; edit++) await keepIndex(folder, [item(1, `edit${edit}`)]);
  // those that are unused, the one in use, and what is known of it
  assert.equal(readdirSync(folder).length, 8 + 2);
});

test('an index that fails to be made leaves nothing that looks like one', async () => {
  const folder = tempFolder();
  const broken = { ...item(1, 'a'), document: () => Promise.reject(new Error('no body')) };
  await assert.rejects(keepIndex(folder, [broken]), /no body/);
  assert.deepEqual(readdirSync(join(folder)), []);
});
