/** One build at a time for an output folder: a file beside it that names the process at work. */
import { readFileSync, rmSync, utimesSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../config/failure.ts';

interface Owner {
  pid: number;
  host: string;
  token: string;
}

export interface Lock {
  /** Throws where another build took it in the meantime. */
  verify(): void;
  /** Gives it back. Works at once, so that a signal handler may call it. */
  release(): void;
}

/** How often a living build touches its file, and how long after the last touch a build counts as dead. */
const BEAT = 10_000;
const SILENCE = 5 * 60_000;

/** Locks that this process holds. */
const held = new Set<string>();

/** @throws {Failure} where another build is at work */
export async function takeLock(file: string): Promise<Lock> {
  const owner: Owner = { pid: process.pid, host: hostname(), token: crypto.randomUUID() };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(file, owner)) {
      await removeMovedAside(file);
      return heldLock(file, owner);
    }
    const other = await readOwner(file);
    if (other !== null && (await isAlive(other, file))) throw isTaken(other, file);
    await moveAside(file, owner.token);
  }
  throw new Failure('error.lock', { file });
}

async function create(file: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function heldLock(file: string, { token }: Owner): Lock {
  const isOurs = (): boolean => {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as Owner).token === token;
    } catch {
      return false;
    }
  };
  held.add(token);
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Gone: verify() will say so.
    }
  }, BEAT).unref();
  return {
    verify() {
      if (isOurs()) return;
      throw new Failure('error.lock-lost', { file });
    },
    release() {
      clearInterval(beat);
      held.delete(token);
      if (isOurs()) rmSync(file, { force: true });
    },
  };
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    // Written this moment, or cut off by a crash: its age decides.
    return { pid: 0, host: '', token: '' };
  }
}

/**
 * On this machine the process is asked for as well; a number alone proves nothing, since systems, and containers most of
 * all, give the same numbers again.
 */
async function isAlive({ pid, host, token }: Owner, file: string): Promise<boolean> {
  if (host === hostname() && !(pid === process.pid ? held.has(token) : isRunning(pid))) return false;
  const touched = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  // a clock that was wrong may have touched it in a year to come
  return Math.abs(Date.now() - touched) < (host === '' ? BEAT : SILENCE);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Renaming works for one of two builds that find the same dead lock; the other finds nothing and tries again. */
async function moveAside(file: string, token: string): Promise<void> {
  const aside = `${file}.${token}`;
  await rename(file, aside).catch(() => {});
  await rm(aside, { force: true });
}

/** What a build left behind that was killed between moving a dead lock aside and deleting it. */
async function removeMovedAside(file: string): Promise<void> {
  const folder = dirname(file);
  const prefix = `${basename(file)}.`;
  const left = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}

function isTaken({ pid, host }: Owner, file: string): Failure {
  const isHere = host === hostname() || host === '';
  const key = isHere ? 'error.lock-taken' : 'error.lock-taken.elsewhere';
  return new Failure(key, { process: String(pid), host, file });
}
