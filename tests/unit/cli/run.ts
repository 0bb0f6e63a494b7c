/** Runs commands in folders of their own, as the command line does. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { parseCommandArgs } from '../../../src/cli/flags.ts';
import { createTempFolder } from '../../support/temp.ts';

export async function cadre(...words: string[]): Promise<{ code: number; output: string }> {
  const [name = '', ...rest] = words;
  const command = COMMANDS.find((one) => one.name === name);
  assert.ok(command, name);
  const { write } = process.stdout;
  let output = '';
  // the test runner reports in bytes
  process.stdout.write = ((text: string | Uint8Array, ...more: []) => {
    if (typeof text !== 'string') return write.call(process.stdout, text, ...more);
    output += text;
    return true;
  }) as typeof write;
  try {
    return { code: await command.run(parseCommandArgs(rest, command.flags, name)), output };
  } finally {
    process.stdout.write = write;
  }
}

/** An empty repository, which becomes the working folder. */
export function startRepository(): string {
  const folder = createTempFolder();
  process.chdir(folder);
  process.env['XDG_CACHE_HOME'] = createTempFolder();
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'config', 'user.name', 'Mara Lind');
  git(folder, 'config', 'user.email', 'mara@example.com');
  git(folder, 'config', 'commit.gpgsign', 'false');
  return folder;
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
}

export function commitAll(folder: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'Start');
}
