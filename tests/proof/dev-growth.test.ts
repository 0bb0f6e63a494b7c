/** `cadre dev` over many edits: it shows the last of them, and holds no more memory than after the first ones. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { checkout } from '../support/checkout.ts';
import { eventually } from '../support/eventually.ts';
import { findFreePort } from '../support/free-port.ts';
import { cadre, type Run } from '../support/site.ts';
import { createTempFolder, writeFiles } from '../support/temp.ts';

/** `CADRE_EDITS=1000` for the long run. */
const EDITS = Number(process.env['CADRE_EDITS'] ?? 200);
/** Edits until everything that is loaded late is loaded. */
const WARM = 40;
/** Bytes an edit may leave behind; a log of this size, kept once more for each edit, would be ten times that. */
const LEFT = 30_000;

const RECORDS = 30;
const root = createTempFolder();
const told = join(root, 'heap.txt');
let origin = '';
let server: ChildProcess | undefined;
let ended: Promise<Run>;

const record = (number: number, words: string): string =>
  `# ${number}. Step ${number}: ${words}\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Decision\n\n${`We take ${words}, [next](${String((number % RECORDS) + 1).padStart(4, '0')}-step.md). `.repeat(60)}\n`;
const write = (number: number, words: string): void =>
  writeFiles(root, { [`adr/${String(number).padStart(4, '0')}-step.md`]: record(number, words) });

before(async () => {
  for (let number = 1; number <= RECORDS; number++) write(number, 'start');
  const port = await findFreePort();
  origin = `http://localhost:${port}`;
  ended = cadre(['dev', '--port', String(port)], {
    root,
    timeout: 0,
    env: {
      TELL_HEAP: told,
      NODE_OPTIONS: `--import=${pathToFileURL(join(checkout, 'tests/support/tell-heap.ts')).href}`,
    },
    started: (child) => {
      server = child;
    },
  });
  await eventually('the server answers', () => page('/adr/1/'), { within: 90_000 });
});

after(async () => {
  server?.kill('SIGTERM');
  await ended;
});

async function page(address: string): Promise<string | null> {
  const response = await fetch(`${origin}${address}`).catch(() => null);
  return response?.ok ? response.text() : null;
}

async function heap(): Promise<number> {
  const count = lines().length;
  server?.kill('SIGUSR2');
  await eventually('the server tells its memory', () => lines().length > count, { within: 30_000 });
  return Number(lines().at(-1));
}

function lines(): string[] {
  return existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n').filter(Boolean) : [];
}

async function edit(count: number): Promise<void> {
  const number = (count % RECORDS) + 1;
  const words = `edit ${count}`;
  write(number, words);
  // most come faster than they can be shown, as from a script or a switch of branches
  if (count % 5 === 0)
    await eventually(words, async () => (await page(`/adr/${number}/`))?.includes(words), { within: 60_000 });
  else await setTimeout(30);
}

test(`${EDITS} edits later the server shows the last one and has not grown`, {
  skip: process.platform === 'win32',
}, async (t) => {
  for (let count = 1; count <= WARM; count++) await edit(count);
  const first = await heap();
  for (let count = WARM + 1; count <= EDITS; count++) await edit(count);
  write(1, 'the end');
  await eventually('the last edit', async () => (await page('/adr/1/'))?.includes('the end'), {
    within: 60_000,
  });
  const last = await heap();
  const left = (last - first) / (EDITS - WARM);
  const mega = (bytes: number): string => (bytes / 1e6).toFixed(1);
  t.diagnostic(
    `${mega(first)} MB after ${WARM} edits, ${mega(last)} MB after ${EDITS}: ${left.toFixed(0)} bytes an edit`,
  );
  assert.ok(left < LEFT, `${mega(first)} MB, then ${mega(last)} MB`);
  assert.ok(!existsSync(join(root, '.cache')), 'nothing is kept on disk');
});
