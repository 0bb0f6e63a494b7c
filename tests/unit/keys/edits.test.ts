/** Whatever is edited in a log: a file whose key is the same has the same content. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keysOf } from '../../../src/keys/index.ts';
import { outputsOf } from '../../../src/outputs/index.ts';
import type { OutputInput } from '../../../src/outputs/types.ts';
import { type Random, seeded } from '../../bench/random.ts';
import { tries } from '../../support/fuzz.ts';
import { tempFolder } from '../../support/temp.ts';
import { recordPage } from './record-page.ts';
import { dayOf, load, mentionOf, paragraph, relationTo, type Sketch, sketch, titleOf } from './workshop.ts';

const RECORDS = 40;
const EDITS = 60;

type Edit = (one: Sketch, random: Random, all: Sketch[]) => void;

const EDITS_OF_ONE: Record<string, Edit> = {
  text: (one, random) => one.text.unshift(paragraph(random)),
  title: (one, random) => (one.title = titleOf(random)),
  accepted: (one) => (one.status = 'Accepted'),
  proposed: (one) => (one.status = 'Proposed'),
  date: (one, random) => (one.date = random.once(3) ? null : dayOf(random)),
  tags: (one, random) => (one.tags = [random.pick(['C', 'c++', 'Queue', 'ledger'])]),
  people: (one, random) => (one.people = [random.pick(['ADA BERG', 'Jun Sato'])]),
  ticket: (one, random) => (one.ticket = `PAY-${1 + random.below(9)}`),
  related: (one, random, all) => one.relations.push(relationTo(one, random.pick(all), random)),
  unrelated: (one) => one.relations.pop(),
  mentioned: (one, random, all) => one.text.push(mentionOf(one, random.pick(all), random)),
  renamed: (one, random) => (one.name = `${one.name.slice(0, 4)}-moved-${random.below(100)}`),
  renumbered: (one, random) => (one.number = 1 + random.below(RECORDS)),
  removed: (one, _, all) => all.splice(all.indexOf(one), 1),
  added: (_, random, all) => all.push(sketch(RECORDS + random.below(500), random)),
};

/** What other pages show of a record is edited more often than the rest. */
const SHOWN_ELSEWHERE = ['title', 'accepted', 'proposed', 'date', 'related'];

interface State {
  /** Content of each file and page that has a key, by path and key. */
  made: Map<string, string>;
  /** Key by path. */
  keys: Map<string, string>;
}

async function stateOf(input: OutputInput, before: State | null): Promise<State> {
  const state: State = { made: new Map(), keys: new Map() };
  const { pageKey } = keysOf(input);
  const files = (await outputsOf(input)).filter(({ path }) => !path.endsWith('.png'));
  for (const { path, key, make } of [
    ...files,
    ...input.log.records.map((entry) => ({
      path: entry.permalink,
      key: pageKey(entry.permalink),
      make: () => recordPage(entry, input),
    })),
  ]) {
    if (key === undefined) continue;
    const content = String(await make());
    state.keys.set(path, key);
    state.made.set(path, content);
    if (before?.keys.get(path) === key) assert.equal(content, before.made.get(path), path);
  }
  return state;
}

/** A log in which most records lead to others, and many to the first of all. */
function beginning(random: Random): Sketch[] {
  const all = Array.from({ length: RECORDS }, (_, at) => sketch(at + 1, random));
  for (const one of all) {
    for (let left = random.below(3); left > 0; left--)
      one.relations.push(relationTo(one, random.pick(all), random));
    if (random.once(2)) one.text.push(mentionOf(one, random.pick(all), random));
    if (random.once(3)) one.text.push(mentionOf(one, all[0] ?? one, random));
  }
  return all;
}

/** Each of them some seconds of edits: one in every run, more in the long tests. */
const SEEDS = Array.from({ length: tries(1).numRuns }, (_, at) => at + 1);

for (const seed of SEEDS) {
  test(`a key is the same only where the content is, whatever is edited (${seed})`, async () => {
    const random = seeded(seed);
    const root = tempFolder();
    const all = beginning(random);
    let before = await stateOf(await load(root, all), null);
    const names = [...Object.keys(EDITS_OF_ONE), ...SHOWN_ELSEWHERE, ...SHOWN_ELSEWHERE];
    for (let at = 0; at < EDITS; at++) {
      const name = random.pick(names);
      EDITS_OF_ONE[name]?.(random.pick(all), random, all);
      try {
        before = await stateOf(await load(root, all), before);
      } catch (error) {
        throw new Error(`after ${name}, edit ${at}`, { cause: error });
      }
    }
  });
}

test('an edit of the text alone makes no page again but that of the record', async () => {
  const random = seeded(3);
  const root = tempFolder();
  const all = beginning(random);
  const inputs = [await load(root, all)];
  const [first] = all;
  first?.text.push('Nothing more to say.');
  inputs.push(await load(root, all));
  const [before, after] = inputs.map((input) => keysOf(input));
  const changed = inputs[0]?.log.records.filter(
    ({ permalink }) => before?.pageKey(permalink) !== after?.pageKey(permalink),
  );
  assert.deepEqual(
    changed?.map(({ number }) => number),
    [1],
  );
  for (const path of ['/', '/timeline/', '/graph/', '/tickets/', '/risks/', '/about/', '/log-index.json']) {
    assert.notEqual(before?.pageKey(path), undefined, path);
    assert.equal(before?.pageKey(path), after?.pageKey(path), path);
  }
});
