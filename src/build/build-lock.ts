/** Allows one build at a time for an output folder, by a file beside it that names the process. */
import { readFileSync, rmSync, utimesSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../config/user-error.ts';

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
const HEARTBEAT = 10_000;
const STALE_AFTER = 5 * 60_000;

/** Locks that this process holds. */
const heldLocks = new Set<string>();

/** @throws {UserError} if another build is at work */
export async function takeLock(file: string): Promise<Lock> {
  const owner: Owner = { pid: process.pid, host: hostname(), token: crypto.randomUUID() };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await createLockFile(file, owner)) {
      await removeMovedAside(file);
      return createLock(file, owner);
    }
    const other = await readOwner(file);
    if (other !== null && (await isAlive(other, file))) throw createTakenError(other, file);
    await moveAside(file, owner.token);
  }
  throw new UserError('error.lock', { file });
}

async function createLockFile(file: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function createLock(file: string, { token }: Owner): Lock {
  const isOurs = (): boolean => {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as Owner).token === token;
    } catch {
      return false;
    }
  };
  heldLocks.add(token);
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Gone: verify() will say so.
    }
  }, HEARTBEAT).unref();
  return {
    verify() {
      if (isOurs()) return;
      throw new UserError('error.lock-lost', { file });
    },
    release() {
      clearInterval(beat);
      heldLocks.delete(token);
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
  if (host === hostname() && !(pid === process.pid ? heldLocks.has(token) : isRunning(pid))) return false;
  const touched = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  // a clock that was wrong may have touched it in a year to come
  return Math.abs(Date.now() - touched) < (host === '' ? HEARTBEAT : STALE_AFTER);
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

function createTakenError({ pid, host }: Owner, file: string): UserError {
  const isHere = host === hostname() || host === '';
  const key = isHere ? 'error.lock-taken' : 'error.lock-taken.elsewhere';
  return new UserError(key, { process: String(pid), host, file });
}
