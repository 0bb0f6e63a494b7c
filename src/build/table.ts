/**
 * What stands in an output folder: each file with the key it was made under and the marks by which it is known again,
 * and when each folder got or lost an entry last. Columns rather than rows, since there may be 150,000 of them.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { STEP } from './strangers.ts';
import { at, foldersOf } from './tree.ts';

/** Raised when the form of the file changes. */
const SCHEMA = 1;

/** By these a file is known again: whoever writes to it or puts another in its place changes one of them. */
export interface Marks {
  size: number;
  mtimeMs: number;
  ino: number;
}

export interface Row extends Marks {
  /** Path inside the output folder, `/`-separated. */
  path: string;
  /** Empty where the file is made at each build. */
  key: string;
}

export interface Table {
  /** The build that it tells of, as the manifest names it. */
  build: string;
  /** Digest of what made the files. */
  made: string;
  paths: readonly string[];
  keys: readonly string[];
  /** Size, time and inode of each file in turn. */
  marks: Float64Array;
  folders: readonly string[];
  /** Time of each folder, `NaN` where it is not known to tell of all its entries. */
  times: Float64Array;
}

interface Head {
  schema: number;
  build: string;
  made: string;
  files: number;
  folders: number;
}

export interface TableOptions {
  build: string;
  made: string;
  rows: readonly Row[];
  /** Time by folder, of all folders. */
  folders: ReadonlyMap<string, number>;
}

export function createTable({ build, made, rows, folders }: TableOptions): Table {
  const marks = new Float64Array(rows.length * 3);
  rows.forEach(({ size, mtimeMs, ino }, row) => {
    marks[row * 3] = size;
    marks[row * 3 + 1] = mtimeMs;
    marks[row * 3 + 2] = ino;
  });
  return {
    build,
    made,
    paths: rows.map(({ path }) => path),
    keys: rows.map(({ key }) => key),
    marks,
    folders: [...folders.keys()],
    times: Float64Array.from(folders.values()),
  };
}

export function marksOf({ marks }: Table, row: number): Marks {
  return {
    size: marks[row * 3] as number,
    mtimeMs: marks[row * 3 + 1] as number,
    ino: marks[row * 3 + 2] as number,
  };
}

/** Is the file below the root the one that the row tells of, as it was then? */
export function isUnharmed(table: Table, row: number, root: string): boolean {
  const stats = lstatSync(at(root, table.paths[row] as string), { throwIfNoEntry: false });
  return stats !== undefined && isSame(table, row, stats);
}

function isSame({ marks }: Table, row: number, { size, mtimeMs, ino }: Stats): boolean {
  return marks[row * 3] === size && marks[row * 3 + 1] === mtimeMs && marks[row * 3 + 2] === ino;
}

/** A name for a build that follows from what it wrote: the same site has the same one. */
export function buildOf(rows: readonly Row[], made: string): string {
  const hash = createHash('sha256').update(made);
  hash.update(rows.map(({ path, key, size }) => `${path}\0${key}\0${size}`).join('\n'));
  return hash.digest('hex').slice(0, 32);
}

/**
 * The time of each folder that files are in.
 *
 * @param areDated whether times tell of the folders' entries; where not, none is known
 */
export function timesOf(root: string, files: readonly string[], areDated: boolean): Map<string, number> {
  const latest = Date.now() - STEP;
  const times = new Map<string, number>();
  for (const folder of foldersOf(files)) {
    const time = areDated ? lstatSync(at(root, folder)).mtimeMs : Number.NaN;
    times.set(folder, time < latest ? time : Number.NaN);
  }
  return times;
}

/** Between texts: no path of any system has it. */
const BREAK = '\0';

/** Writes the table whole or not at all. */
export function writeTable(file: string, table: Table): void {
  const { build, made, paths, keys, marks, folders, times } = table;
  const head: Head = { schema: SCHEMA, build, made, files: paths.length, folders: folders.length };
  const numbers = [marks, times].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  const texts = [...paths, ...keys, ...folders].join(BREAK);
  const aside = `${file}.new`;
  try {
    writeFileSync(
      aside,
      Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...numbers, Buffer.from(texts)]),
    );
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** The table in a file; null where there is none in this form, or none that is whole. */
export function readTable(file: string): Table | null {
  try {
    const bytes = readFileSync(file);
    const start = bytes.indexOf('\n') + 1;
    const head = JSON.parse(bytes.toString('utf8', 0, start)) as Head;
    if (head.schema !== SCHEMA) return null;
    const { build, made, files, folders } = head;
    const middle = start + files * 3 * 8;
    const end = middle + folders * 8;
    const texts = bytes.toString('utf8', end).split(BREAK);
    if (texts.length !== files * 2 + folders) return null;
    return {
      build,
      made,
      paths: texts.slice(0, files),
      keys: texts.slice(files, files * 2),
      marks: numbersIn(bytes, start, middle),
      folders: texts.slice(files * 2),
      times: numbersIn(bytes, middle, end),
    };
  } catch {
    return null;
  }
}

/** A copy, since numbers have to begin at a multiple of their length. */
function numbersIn(bytes: Buffer, start: number, end: number): Float64Array {
  return new Float64Array(Uint8Array.from(bytes.subarray(start, end)).buffer);
}
