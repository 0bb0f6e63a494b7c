/** The compiled pages: kept from one build to the next, compiled anew where anything they are made of is another. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makerDigest } from './digest.ts';
import { type ProgramSettings, TABLE } from './kept.ts';

export interface CompileInput {
  settings: ProgramSettings;
  /** Empty folder for the program. */
  folder: string;
  /** Folder for what Astro and Vite keep meanwhile. */
  root: string;
}

/** A program that no build has used for so long is removed. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * The folder of the program for these settings.
 *
 * @param folder where programs are kept; other builds may use it at the same time
 */
export async function programFor(settings: ProgramSettings, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  // Vite names files by where they really are, and a cache may stand behind a link
  const place = realpathSync(folder);
  const name = makerDigest(settings);
  const kept = join(place, name);
  // what MDX records import nobody knows: they are compiled each time
  if (settings.mdx === null && existsSync(join(kept, TABLE))) {
    utimesSync(kept, new Date(), new Date());
    return kept;
  }
  sweep(place);
  const beside = join(place, `${name}.${process.pid}`);
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside);
  try {
    await compile({ settings, folder: beside, root: join(beside, 'root') });
    rmSync(join(beside, 'root'), { recursive: true, force: true });
    // another build was faster, and may be reading its program
    if (settings.mdx === null && existsSync(join(kept, TABLE))) {
      rmSync(beside, { recursive: true, force: true });
      return kept;
    }
    rmSync(kept, { recursive: true, force: true });
    renameSync(beside, kept);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // the other one of two builds was faster
    if (settings.mdx !== null || !existsSync(join(kept, TABLE))) throw error;
  }
  return kept;
}

/** @throws with what the process said where it fails */
function compile(input: CompileInput): Promise<void> {
  mkdirSync(input.root);
  const script = fileURLToPath(new URL(`./compile-process${extname(import.meta.url)}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, JSON.stringify(input)], {
      cwd: input.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new Error(`The pages could not be compiled (${signal ?? `exit ${code}`}):\n${said.trim()}`));
    });
  });
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}
