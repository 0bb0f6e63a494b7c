/** One found file to one source: its text and digest, or the problem why there is none. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Problem, Source } from '../model/record.ts';
import { BOUNDS } from '../shared/limits.ts';
import { decode } from './decode.ts';
import type { FoundFile } from './discover.ts';
import { at, type Finding, toFinding, unreadable } from './problems.ts';

/** Hexadecimal digits of a digest: 64 bits tell any number of records apart. */
const DIGEST_LENGTH = 16;

export interface LoadOptions {
  /** Key of the collection. */
  collection: string;
}

export type Loaded = { source: Source } | { problem: Problem };

/**
 * Reads one file, at once: thousands of small ones are read several times faster so than by promises. Never throws:
 * a file that is gone, unreadable, empty, binary or too large is a problem.
 */
export function loadSource(file: FoundFile, options: LoadOptions): Loaded {
  const place = { collection: options.collection, path: file.path };
  try {
    const { size } = statSync(file.absolute);
    if (size > BOUNDS.file) return { problem: at(place, tooLarge(size)) };
    const bytes = readFileSync(file.absolute);
    const { text, findings } = decode(bytes);
    if (text === null) return { problem: at(place, findings[0]) };
    const digest = digestOf(bytes);
    return { source: { ...place, text, digest, problems: findings.map((finding) => at(place, finding)) } };
  } catch (error) {
    return { problem: at(place, unreadable(error, 'file')) };
  }
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST_LENGTH);
}

function tooLarge(size: number): Finding {
  const values = { size: Math.round(size / 100_000) / 10, limit: BOUNDS.file / 1_000_000 };
  return toFinding('issue.too-large', { severity: 'error', values });
}
