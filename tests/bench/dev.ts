/** What an author waits for: `cadre dev` until it serves its first page, and an edit until it shows in the browser. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { exec } from '../support/exec.ts';
import { findFreePort } from '../support/free-port.ts';
import { openBrowser } from './browser.ts';
import { editText, recordFiles } from './edit.ts';
import { watchMemory } from './measure/usage.ts';
import type { Figure, Run } from './report/types.ts';
import { cadreCommand } from './tools/cadre.ts';

const EDITS = 5;
/** Milliseconds in which the first page comes, and in which an edit shows. */
const PATIENCE = 300_000;

interface DevOptions {
  records: number;
  runs: number;
}

export async function measureDev(folder: string, { records, runs }: DevOptions): Promise<Figure[]> {
  const starts: Run[] = [];
  let edits: Run[] = [];
  // The first start is the warm-up; the edits are made in the last one.
  for (let start = 0; start <= runs; start++) {
    const server = await startDev(folder);
    if (start > 0) starts.push({ seconds: server.seconds, cpu: null, peak: null });
    if (start === runs) edits = await measureEdits(folder, server.origin);
    const peak = await server.stop();
    for (const run of start === runs ? edits : []) run.peak = peak;
  }
  return [
    { tool: 'cadre', step: 'dev: first page', records, runs: starts },
    { tool: 'cadre', step: 'dev: edit to screen', records, runs: edits },
  ];
}

async function startDev(folder: string) {
  const port = await findFreePort();
  const { command, args, env, cwd } = cadreCommand(folder, ['dev', 'adr', '--port', String(port)]);
  const origin = `http://localhost:${port}`;
  const started = performance.now();
  let server: ChildProcess | undefined;
  const ended = exec(command, args, {
    cwd,
    timeout: 0,
    ...(env === undefined ? {} : { env }),
    started: (child) => {
      server = child;
    },
  });
  const memory = watchMemory(server?.pid ?? 0);
  const stop = async (): Promise<number | null> => {
    const peak = memory.end();
    server?.kill('SIGTERM');
    await ended;
    return peak;
  };
  while (!(await answers(`${origin}/`))) {
    if (server?.exitCode !== null) throw new Error(`dev ended: ${(await ended).stderr.slice(-300)}`);
    if (performance.now() - started > PATIENCE) {
      await stop();
      throw new Error('dev serves nothing');
    }
    await setTimeout(20);
  }
  return { origin, seconds: (performance.now() - started) / 1000, stop };
}

async function answers(address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => null);
  await response?.text();
  return response?.ok === true;
}

/** A record's page is open; its file is written; the words are on the screen. */
async function measureEdits(folder: string, origin: string): Promise<Run[]> {
  const names = recordFiles(join(folder, 'adr'));
  const name = names[Math.floor(names.length / 2)] ?? '';
  const file = join(folder, 'adr', name);
  const number = Number(/\d+/.exec(name)?.[0]);
  const text = readFileSync(file, 'utf8');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/adr/${number}/`, { waitUntil: 'networkidle', timeout: PATIENCE });
    const runs: Run[] = [];
    for (let edit = 0; edit <= EDITS; edit++) {
      const mark = `screenedit${edit}`;
      const started = performance.now();
      writeFileSync(file, editText(text, mark));
      await page.getByText(mark).first().waitFor({ timeout: PATIENCE });
      const seconds = (performance.now() - started) / 1000;
      // the first is the warm-up
      if (edit > 0) runs.push({ seconds, cpu: null, peak: null });
      // what the server does after an edit is not to be measured with the next one
      await page.waitForTimeout(1_000);
    }
    return runs;
  } finally {
    await browser.close();
    writeFileSync(file, text);
  }
}
