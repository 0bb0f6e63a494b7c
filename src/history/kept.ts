/** Histories kept from one build to the next, by the commit they were read at. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileHistory } from '../model/history.ts';
import { writeWhole } from '../shared/write-whole.ts';
import type { Histories } from './read.ts';

export interface Kept {
  head: string;
  histories: Histories;
}

/**
 * What was kept, if it was kept under the same key and is whole. A file that is missing or broken costs one full
 * reading, nothing else.
 *
 * @param key changes with everything but the commit that the histories depend on
 */
export function readKept(file: string, key: string): Kept | null {
  try {
    const [stamp, body = ''] = readFileSync(file, 'utf8').split('\n', 2);
    if (stamp !== stampOf(key, body)) return null;
    const { head, files, gone } = JSON.parse(body) as KeptFile;
    return { head, histories: { files: new Map(files), gone: new Map(gone) } };
  } catch {
    return null;
  }
}

/** Writes beside the file and takes its place, so that no other build reads half of it. A full disk keeps nothing. */
export function writeKept(file: string, key: string, { head, histories }: Kept): void {
  const kept: KeptFile = { head, files: [...histories.files], gone: [...histories.gone] };
  const body = JSON.stringify(kept);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, `${stampOf(key, body)}\n${body}`);
  } catch {
    // the next build reads the history again
  }
}

interface KeptFile {
  head: string;
  files: [string, FileHistory][];
  gone: [string, FileHistory][];
}

function stampOf(key: string, body: string): string {
  return createHash('sha256').update(key).update('\n').update(body).digest('hex');
}
