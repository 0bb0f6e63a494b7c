import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders = new Set<string>();

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A new empty folder outside the checkout, removed when this process ends. */
export function createTempFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cadre-test-'));
  folders.add(folder);
  return folder;
}

/** Files by path, `/`-separated; bytes where the text is not UTF-8 on purpose. */
export type Files = Record<string, string | Uint8Array>;

/** Writes files below a folder, with the folders they need. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
