import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file so that whoever reads it, and whoever comes after a process that was killed, finds the earlier text
 * or the new one, never a part.
 */
export function writeWhole(file: string, text: string | Uint8Array): void {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
