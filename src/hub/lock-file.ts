/** `cadre.lock.json`: the version of each site that is built, until `--update` reads newer ones. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'astro/zod';
import { UserError } from '../config/user-error.ts';
import { writeAtomic } from '../shared/write-atomic.ts';

const lockSchema = z.object({
  version: z.literal(1),
  members: z.record(z.string(), z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), date: z.string() })),
});

/** By address. */
export type Lock = z.output<typeof lockSchema>['members'];

export function getLockPath(root: string): string {
  return join(root, 'cadre.lock.json');
}

/** @throws {UserError} if the file is not one that Cadre wrote */
export function readLock(file: string): Lock {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return lockSchema.parse(JSON.parse(text)).members;
  } catch {
    throw new UserError('error.lock-file', { file: basename(file) });
  }
}

/** Sorted, so that two people who update change the same lines. */
export function writeLock(file: string, lock: Lock): void {
  const members = Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeAtomic(file, `${JSON.stringify({ version: 1, members }, null, 2)}\n`);
}
