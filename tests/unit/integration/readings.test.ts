import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readingsIn } from '../../../src/integration/readings.ts';
import type { Source } from '../../../src/model/record.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'cadre-readings-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const vocabulary = createVocabulary({ statuses: {}, labels: {} });
const NEIGHBOURS = ['0001-a.md', '0002-b.md', '0003-c.md', 'README.md'];
const context = { vocabulary, neighbours: NEIGHBOURS };
const TEXT = '# Use “queues” 🚚\n\nStatus: accepted\n\n## Decision\n\nWe will use [ADR 2](0002-b.md).\n';

function source(path: string, text: string, digest = String(text.length)): Source {
  return { collection: 'adr', path, text, digest, problems: [] };
}

/** Reads with what the file keeps; the parts of the answer that were kept are the same objects no more. */
function readAll(file: string, sources: Source[], { made = ['code'], neighbours = NEIGHBOURS } = {}) {
  const readings = readingsIn(file, made);
  const found = sources.map((one) => readings.read(one, { vocabulary, neighbours }));
  readings.close();
  return found;
}

/** What stands in the file is told from what is read by a mark set into the file. */
function mark(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('queues', 'KEPT'));
}

function titles(found: ReturnType<typeof readAll>): string[] {
  return found.map((one) => (one.kind === 'record' ? one.record.title.value : one.page.title));
}

const sources = [
  source('0001-a.md', TEXT),
  source('0002-b.md', TEXT.replace('#', '# 2.')),
  source('README.md', '# About queues\n'),
];

test('what is kept is what would be read', () => {
  const file = join(folder, 'same.jsonl');
  readAll(file, sources);
  assert.deepStrictEqual(
    readAll(file, sources),
    sources.map((one) => readSource(one, context)),
  );
});

test('what nobody changed is not read again, and an edit costs one file', () => {
  const file = join(folder, 'edit.jsonl');
  readAll(file, sources);
  mark(file);
  assert.deepEqual(titles(readAll(file, sources)), ['Use “KEPT” 🚚', 'Use “KEPT” 🚚', 'About KEPT']);
  const edited = sources.with(1, source('0002-b.md', `${TEXT}More.\n`));
  assert.deepEqual(titles(readAll(file, edited)), ['Use “KEPT” 🚚', 'Use “queues” 🚚', 'About KEPT']);
  assert.deepEqual(titles(readAll(file, edited)), ['Use “KEPT” 🚚', 'Use “queues” 🚚', 'About KEPT']);
});

test('another name is another file', () => {
  const file = join(folder, 'name.jsonl');
  readAll(file, sources);
  mark(file);
  assert.deepEqual(titles(readAll(file, [source('0003-c.md', TEXT)])), ['Use “queues” 🚚']);
});

test('a file more costs nothing, unless it changes what the names of all tell', () => {
  const file = join(folder, 'beside.jsonl');
  readAll(file, sources);
  mark(file);
  const more = [...NEIGHBOURS, '0004-d.md'];
  assert.equal(titles(readAll(file, sources, { neighbours: more }))[0], 'Use “KEPT” 🚚');
  const others = { neighbours: ['a.md', 'b.md', 'c.md'] };
  assert.equal(titles(readAll(file, sources, others))[0], 'Use “queues” 🚚');
});

test('what other code read is not used', () => {
  const file = join(folder, 'code.jsonl');
  readAll(file, sources);
  mark(file);
  assert.equal(titles(readAll(file, sources, { made: ['newer code'] }))[0], 'Use “queues” 🚚');
});

test('a broken line is read again and mended, and costs no other', () => {
  const file = join(folder, 'broken.jsonl');
  readAll(file, sources);
  mark(file);
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[1] = lines[1]?.slice(0, -9) ?? '';
  writeFileSync(file, lines.join('\n'));
  const expected = ['Use “queues” 🚚', 'Use “KEPT” 🚚', 'About KEPT'];
  assert.deepEqual(titles(readAll(file, sources)), expected);
  assert.deepEqual(titles(readAll(file, sources)), expected);
});

test('a file that is no such file at all is replaced', () => {
  const file = join(folder, 'foreign.jsonl');
  for (const text of ['', '\n', 'something else\nand more', '\u0000\ufffd']) {
    writeFileSync(file, text);
    assert.equal(titles(readAll(file, sources))[0], 'Use “queues” 🚚');
  }
});

test('nothing is written where nothing changed', () => {
  const file = join(folder, 'still.jsonl');
  readAll(file, sources);
  const long = `${readFileSync(file, 'utf8')}cut off`;
  writeFileSync(file, long);
  readAll(file, sources);
  assert.equal(readFileSync(file, 'utf8'), long);
});

test('in one run, what was read before is there, and what is gone is forgotten', () => {
  const readings = readingsIn(join(folder, 'run.jsonl'), ['code']);
  const [first, second] = sources as [Source, Source];
  const before = readings.read(first, context);
  readings.close();
  assert.equal(readings.read(first, context), before);
  readings.read(second, context);
  readings.close();
  readings.read(second, context);
  readings.close();
  assert.notEqual(readings.read(first, context), before);
});

test('a folder that cannot be written costs nothing but the keeping', () => {
  const inside = join(folder, 'file');
  writeFileSync(inside, '');
  assert.equal(titles(readAll(join(inside, 'x', 'readings.jsonl'), sources))[0], 'Use “queues” 🚚');
});
