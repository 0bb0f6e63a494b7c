/**
 * Repetitive input at a megabyte. Every text is tried at 10 KB; those that took longest are tried at 50 KB, the slowest
 * of them at 500 KB and 1 MB: what takes more than linear time is far ahead of the others before it grows.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { toMarkdown } from '../../src/asciidoc/index.ts';
import { checkout } from '../support/checkout.ts';
import { REPETITIONS } from '../unit/hostile/repetition.ts';
import { IN_ASCIIDOC, SHAPES } from '../unit/hostile/shapes.ts';
import { workOn } from '../unit/hostile/work.ts';

/** Milliseconds of processor time, and megabytes, for one file. */
const TIME = 2000;
const MEMORY = 500;

/** How many texts are tried at a size, the slowest of the size before. */
const ROUNDS: [size: number, count: number][] = [
  [10_000, Number.POSITIVE_INFINITY],
  [50_000, 200],
  [250_000, 30],
  [500_000, 30],
  [1_000_000, 30],
];

interface Timing {
  name: string;
  size: number;
  took: number;
}

/** Milliseconds of processor time. A pause of the machine or the collector is not the text's. */
async function measure(work: () => Promise<unknown>): Promise<number> {
  const once = async (): Promise<number> => {
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  const took = await once();
  return took > TIME / 2 ? Math.min(took, await once()) : took;
}

async function findSlowest(names: readonly string[], size: number): Promise<Timing[]> {
  const found: Timing[] = [];
  for (const name of names) {
    const text = (REPETITIONS[name]?.(size) ?? '').slice(0, size);
    found.push({ name, size, took: await measure(() => workOn(text)) });
  }
  return found.sort((a, b) => b.took - a.took);
}

let worst: Timing[] = [];

test('no repetition takes more than its time', { timeout: 600_000 }, async (t) => {
  // what is loaded once is nobody's time
  for (const name of ['mermaid: diagrams', 'maths: formulas', 'links'])
    await workOn(SHAPES[name]?.(5000) ?? '');
  let names = Object.keys(REPETITIONS);
  const all: Timing[] = [];
  for (const [size, count] of ROUNDS) {
    const started = performance.now();
    const took = await findSlowest(names.slice(0, count), size);
    all.push(...took);
    names = took.map(({ name }) => name);
    const [first] = took;
    t.diagnostic(
      `${took.length} texts of ${size / 1000} KB in ${((performance.now() - started) / 1000).toFixed(0)} s; the slowest: ${first?.name}, ${first?.took.toFixed(0)} ms`,
    );
  }
  worst = all.sort((a, b) => b.took - a.took).slice(0, 6);
  assert.deepEqual(
    all.filter(({ took }) => took > TIME),
    [],
  );
});

test('nor does one in AsciiDoc', { timeout: 300_000 }, async (t) => {
  const all: Timing[] = [];
  for (const name of IN_ASCIIDOC)
    for (const size of [3_000, 15_000, 50_000, 250_000]) {
      const text = `= 12. Use a queue\n\n== Status\n\nAccepted\n\n== Decision\n\n${name.repeat(size / name.length)}\n`;
      const took = await measure(async () => {
        const converted = await toMarkdown(text, '0012-use-a-queue.adoc', () => null).catch(() => null);
        if (converted !== null) await workOn(converted.text);
      });
      all.push({ name, size, took });
    }
  const [first] = all.sort((a, b) => b.took - a.took);
  t.diagnostic(
    `${all.length} texts; the slowest: ${JSON.stringify(first?.name)}, ${(first?.size ?? 0) / 1000} KB, ${first?.took.toFixed(0)} ms`,
  );
  assert.deepEqual(
    all.filter(({ took }) => took > TIME),
    [],
  );
});

test('nor more than its memory', { timeout: 300_000 }, (t) => {
  const program = join(checkout, 'tests/unit/hostile/work-alone.ts');
  for (const { name, size } of worst) {
    // the collector of a busy machine comes late unless it has to
    const args = [`--max-old-space-size=${MEMORY - 150}`, program, name, String(size)];
    const answer = execFileSync(process.execPath, args, { encoding: 'utf8' });
    const { took, memory } = JSON.parse(answer) as { took: number; memory: number };
    t.diagnostic(`${name}, ${size / 1000} KB: ${took.toFixed(0)} ms, ${memory.toFixed(0)} MB`);
    assert.ok(memory < MEMORY, `${name}, ${size}: ${memory} MB`);
  }
});
