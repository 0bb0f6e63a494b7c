/** Runs a program under strace and lists what it executes, opens and writes. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from './temp.ts';

export interface TracedRun {
  /** Programs that were started, or looked for. */
  executed: string[];
  /** Files and folders that were opened, with links followed. */
  opened: string[];
  /** Those of them that were opened to be written. */
  written: string[];
  /** Addresses that connections were made to. */
  connected: string[];
}

/** False if there is no strace, or where it may not watch a program (in some containers). */
export const canTrace: boolean = (() => {
  try {
    execFileSync(
      'strace',
      ['-f', '-qq', '-y', '-o', join(createTempFolder(), 'trace'), process.execPath, '--version'],
      {
        stdio: 'ignore',
      },
    );
    return process.platform === 'linux';
  } catch {
    return false;
  }
})();

export interface Trace {
  command: string;
  args: string[];
  /** The process that was started; null before it runs. */
  pid(): number | null;
  read(): TracedRun;
}

const CALLS = 'execve,execveat,open,openat,openat2,creat,connect';

/** What to start in the place of a command to watch it. */
export function runTraced(command: string, args: string[]): Trace {
  const file = join(createTempFolder(), 'trace');
  const lines = (): string[] => (existsSync(file) ? readFileSync(file, 'latin1').split('\n') : []);
  return {
    command: 'strace',
    args: [
      '-f',
      '-qq',
      '-y',
      '-s',
      '4096',
      '-e',
      'signal=none',
      '-e',
      `trace=${CALLS}`,
      '-o',
      file,
      command,
      ...args,
    ],
    pid: () => Number.parseInt(lines()[0] ?? '', 10) || null,
    read: () => parse(lines()),
  };
}

/** A call that another thread interrupts has two lines. */
function parse(lines: readonly string[]): TracedRun {
  const found: TracedRun = { executed: [], opened: [], written: [], connected: [] };
  const open = new Map<string, string>();
  for (const line of lines) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (rest.endsWith(' <unfinished ...>')) {
      open.set(pid, rest.slice(0, -' <unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const call = resumed ? `${open.get(pid) ?? ''}${resumed[1]}` : rest;
    const program = /^execve(?:at)?\((?:AT_FDCWD\S*, )?"((?:\\.|[^"\\])*)"/.exec(call)?.[1];
    if (program !== undefined) found.executed.push(decodeEscapes(program));
    const file = /^(?:open\w*|creat)\(.* = \d+<(.*)>$/.exec(call)?.[1];
    if (file !== undefined) found.opened.push(decodeEscapes(file));
    if (file !== undefined && /^creat\(|\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b/.test(call))
      found.written.push(decodeEscapes(file));
    const address =
      /^connect\(.*sin6?_addr\D*?"([^"]+)"/.exec(call)?.[1] ??
      /^connect\(.*inet_addr\("([^"]+)"/.exec(call)?.[1];
    if (address !== undefined) found.connected.push(address);
  }
  return found;
}

function decodeEscapes(name: string): string {
  const bytes = name.replace(/\\(?:([0-7]{1,3})|x([\da-f]{2})|(.))/g, (_, octal, hex, sign) =>
    octal !== undefined
      ? String.fromCharCode(Number.parseInt(octal, 8))
      : hex !== undefined
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : ({ n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' }[sign as string] ?? sign),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
