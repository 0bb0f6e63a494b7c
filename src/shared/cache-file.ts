/** Files of a cache: with a checksum, so that one that is damaged or foreign costs the time to make it, and nothing else. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomic } from './write-atomic.ts';

/**
 * Null for a file that is missing, damaged, or written under another key.
 *
 * @param key changes with everything that the content depends on
 */
export function readCacheFile(file: string, key: string): Uint8Array | null {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf('\n');
    const body = bytes.subarray(end + 1);
    return bytes.toString('latin1', 0, Math.max(0, end)) === createChecksum(key, body) ? body : null;
  } catch {
    return null;
  }
}

/** Replaces the file whole, so that no other run reads half of it. A full disk caches nothing. */
export function writeCacheFile(file: string, key: string, body: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomic(file, Buffer.concat([Buffer.from(`${createChecksum(key, body)}\n`), body]));
  } catch {
    // the next run makes it again
  }
}

function createChecksum(key: string, body: Uint8Array): string {
  return createHash('sha256').update(key).update('\n').update(body).digest('hex');
}
