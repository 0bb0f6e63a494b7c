import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';

type Text = string | Uint8Array;

/**
 * Writes a file in one step: a reader sees the earlier text or the new one, never a part, even if the process is
 * killed.
 */
export function writeAtomic(file: string, text: Text | Iterable<Text>): void {
  const beside = `${file}.${process.pid}`;
  try {
    if (typeof text === 'string' || text instanceof Uint8Array) writeFileSync(beside, text);
    else writePiecewise(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Pieces are collected up to this size, in bytes or characters, since one call for each would be slow. */
const BLOCK = 1 << 20;

/** What is large is written piece by piece, so that it need not be held as a whole. */
function writePiecewise(file: string, pieces: Iterable<Text>): void {
  const descriptor = openSync(file, 'w');
  try {
    let block: Uint8Array[] = [];
    let size = 0;
    const flush = (): void => {
      const bytes = Buffer.concat(block);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      block = [];
      size = 0;
    };
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      block.push(bytes);
      size += bytes.length;
      if (size >= BLOCK) flush();
    }
    flush();
  } finally {
    closeSync(descriptor);
  }
}
