/** The records on disk as a command changes them: all files of a command are written, or none. */
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { getPathBelow, toSlashes } from '../config/disk-paths.ts';
import { findBounds } from '../config/repository.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { getErrorCode } from '../discover/issues.ts';
import { toDigest } from '../discover/load-file.ts';
import { askGit, GitError } from '../history/run-git.ts';
import { toNumberSegment } from '../link/permalinks.ts';
import { list, t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import type { Status } from '../model/record.ts';
import { type ReadLog, readLog } from '../pipeline.ts';
import { createVocabulary, type Vocabulary } from '../read/index.ts';
import { leadingIdentifier } from '../read/number.ts';
import { getFile, getStem, isAsciiDoc } from '../shared/paths.ts';
import { escapeLine, toSlug } from '../shared/text.ts';
import { type FileText, readFileText, showDiff, writeFileText } from '../write/file-text.ts';
import { createWorkingCopy, type WorkingCopy } from '../write/working-copy.ts';
import { findUncommitted } from './git-queries.ts';
import { type Terminal, toRelativePath } from './terminal.ts';

export interface Workspace {
  settings: Settings;
  read: ReadLog;
  copy: WorkingCopy;
  vocabulary: Vocabulary;
  /** Absolute path of a file of a collection. */
  locate(place: { collection: string; path: string }): string;
  /** Files as they were when a change to them was planned, by absolute path. */
  opened: ReadonlyMap<string, Uint8Array>;
}

/** Reads the records of the folders named, or of those that are configured or usual. */
export async function openWorkspace(named: readonly (string | undefined)[]): Promise<Workspace> {
  const folders = named.filter((folder) => folder !== undefined);
  const { settings } = await resolveSettings({ cwd: process.cwd(), folders });
  return createWorkspace(settings, await readLog(settings, { all: true }));
}

export function createWorkspace(settings: Settings, read: ReadLog): Workspace {
  const dirs = new Map(settings.collections.map(({ key, dir }) => [key, dir]));
  const locate: Workspace['locate'] = ({ collection, path }) =>
    join(dirs.get(collection) ?? '', getFile(path));
  const { collections, repository } = settings;
  const digests = new Map(
    [
      ...read.log.records.map((record) => record.read.source),
      ...read.log.pages.map(({ source }) => source),
    ].map((source) => [locate(source), source.digest]),
  );
  const vocabulary = createVocabulary(settings);
  const opened = new Map<string, Uint8Array>();
  const copy = createWorkingCopy({
    log: read.log,
    resolver: read.resolver,
    vocabulary,
    link: { collections, repository },
    open: (collection, path) => {
      const file = locate({ collection, path });
      const bytes = readIfThere(file);
      if (bytes === null || isAsciiDoc(path)) return null;
      const digest = digests.get(file);
      if (digest !== undefined && toDigest(bytes) !== digest)
        throw new UserError('error.changed-meanwhile', { file: toRelativePath(file) });
      opened.set(file, bytes);
      return readFileText(bytes);
    },
  });
  return { settings, read, copy, vocabulary, locate, opened };
}

/** Why a file cannot be changed that the working copy does not open. */
export function createFileError(path: string, file: string): UserError {
  return new UserError(isAsciiDoc(path) ? 'error.asciidoc' : 'error.encoding', {
    file: toRelativePath(file),
  });
}

/** The record that a person names: by number (`12`, `ADR-12`, `be-1`), file, path or title. */
export function findRecord({ copy, locate }: Workspace, name: string): LogRecord {
  const { records } = copy.log;
  const wanted = name.trim();
  const path = resolve(wanted);
  const tests: ((record: LogRecord) => boolean)[] = [
    (record) => locate(record) === path || record.id === wanted || record.path === wanted,
    (record) => getStem(record.path).toLowerCase() === wanted.toLowerCase(),
    (record) => isNumbered(record, wanted),
    (record) => toSlug(record.title) === toSlug(wanted),
  ];
  for (const test of tests) {
    const found = records.filter(test);
    if (found.length === 1) return found[0] as LogRecord;
    if (found.length > 1) {
      const files = list(found.map((record) => toRelativePath(locate(record))));
      throw new UserError('error.record-ambiguous', { name: escapeLine(wanted), files });
    }
  }
  throw new UserError('error.no-record', { name: escapeLine(wanted) });
}

/** `12`, `ADR-012`, `be-1`; `payments/12` of one of several collections. */
function isNumbered(record: LogRecord, name: string): boolean {
  const [, key, words = ''] = /^(?:(.+)\/)?([^/]+)$/.exec(name) ?? [];
  if (key !== undefined && key !== record.collection) return false;
  const wanted = leadingIdentifier(words);
  const isWhole = /^#?[\p{L}_-]*[-_ ]?(?:\d{4}[-/])?\d{1,5}[a-z]?$/iu.test(words);
  if (!isWhole || wanted === null) return false;
  return record.read.identifiers
    .slice(0, 1)
    .some(
      (own) =>
        toNumberSegment(own).toLowerCase() === toNumberSegment(wanted) ||
        (own.value === wanted.value && own.variant === wanted.variant && wanted.series === ''),
    );
}

interface Change {
  /** Absolute. */
  file: string;
  before: Uint8Array | null;
  after: Uint8Array | null;
}

export interface WriteOptions {
  /** Say what would change, and write nothing. */
  dryRun?: boolean;
  /** Without the line that says so. */
  quiet?: boolean;
  /** Files that were renamed: from absolute to absolute path. */
  renames?: ReadonlyMap<string, string>;
  /** Files beside the records. */
  others?: readonly { file: string; content: string | Uint8Array }[];
}

/** What a command wrote, or would have. */
export interface Written {
  schema: 1;
  ok: true;
  dryRun: boolean;
  files: { change: 'created' | 'changed' | 'renamed'; file: string; from: string | null }[];
  /** The decisions in these files, as they are now. */
  decisions: { id: string; file: string; number: number | null; title: string; status: Status }[];
}

/** Writes what was changed in memory. @throws {UserError} where nothing was written */
export async function writeChanges(
  { copy, locate, settings, opened }: Workspace,
  output: Terminal,
  { dryRun = false, quiet = false, renames = new Map(), others = [] }: WriteOptions = {},
): Promise<Written> {
  const changes = [...copy.changes.values()].flatMap(({ file, ...place }) =>
    toChange(locate(place), file, opened.get(locate(place)) ?? null),
  );
  for (const { file, content } of others)
    changes.push({
      ...{ file, before: readIfThere(file) },
      after: typeof content === 'string' ? Buffer.from(content) : content,
    });
  const formerNames = new Map([...renames].map(([from, to]) => [to, from]));
  const written = changes.filter(({ after }) => after !== null);
  const files = written.map(({ file, before }): Written['files'][number] => {
    const from = formerNames.get(file);
    const change = from !== undefined ? 'renamed' : before === null ? 'created' : 'changed';
    return { change, file: toRelativePath(file), from: from === undefined ? null : toRelativePath(from) };
  });
  const names = new Set(written.map(({ file }) => file));
  const decisions = copy.log.records
    .filter((record) => names.has(locate(record)))
    .map((record) => {
      const { id, number, title, status } = record;
      return { id, file: toRelativePath(locate(record)), number, title, status };
    });
  if (dryRun) {
    // a file that is renamed is compared with what it was
    for (const change of changes.filter(({ file }) => !renames.has(file))) {
      const former = changes.find(({ file }) => file === formerNames.get(change.file));
      printDiff(former ?? { ...change, after: null }, change, output);
    }
    if (!quiet) output.print(t('write.dry-run'));
  } else {
    for (const { file } of changes) await assertWritable(file, settings);
    const { edited, unmerged } = await findUncommitted(
      new Map(changes.flatMap(({ file, before }) => (before === null ? [] : [[file, before] as const]))),
    );
    const [conflict] = unmerged;
    if (conflict !== undefined) throw new UserError('error.unmerged', { file: toRelativePath(conflict) });
    await replaceFiles(changes, renames);
    for (const { change, file, from } of files)
      output.print(t(`write.${change}`, { file, from: from ?? '' }));
    if (edited.length > 0) output.print(t('write.uncommitted', { files: list(edited.map(toRelativePath)) }));
  }
  return { schema: 1, ok: true, dryRun, files, decisions };
}

function toChange(file: string, text: FileText | null, before: Uint8Array | null): Change[] {
  if (text === null) return [{ file, before, after: null }];
  const after = writeFileText(text);
  if (after === null) throw new UserError('error.encoding', { file: toRelativePath(file) });
  return before !== null && Buffer.compare(before, after) === 0 ? [] : [{ file, before, after }];
}

function readIfThere(file: string): Uint8Array | null {
  return existsSync(file) ? readFileSync(file) : null;
}

function printDiff({ file: from, before }: Change, { file: to, after }: Change, output: Terminal): void {
  const [former, name] = [from, to].map((file) => toSlashes(toRelativePath(file)));
  const empty: FileText = { lines: [], ends: [], encoding: 'utf-8' };
  const [old, now] = [before, after].map((bytes) =>
    bytes === null ? empty : (readFileText(bytes) ?? empty),
  );
  output.print(output.paint('bold', `--- ${before === null ? '/dev/null' : former}`));
  output.print(output.paint('bold', `+++ ${after === null ? '/dev/null' : name}`));
  for (const row of showDiff(old ?? empty, now ?? empty)) {
    const line = escapeLine(row);
    const colour = row.startsWith('+') ? 'green' : row.startsWith('-') ? 'red' : null;
    output.print(colour === null ? line : output.paint(colour, line));
  }
}

/** Nothing is written outside the repository that the command runs in, wherever folders and links point to. */
async function assertWritable(file: string, { root }: Settings): Promise<void> {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  const real = existsSync(file) ? realpathSync(file) : realpathSync(folder);
  const [{ repository }, home] = [await findBounds(process.cwd()), await findBounds(root)];
  if ([repository, home.repository].every((bounds) => getPathBelow(bounds, real) === null))
    throw new UserError('error.write-outside', { file: toRelativePath(file), repository });
  try {
    accessSync(existsSync(file) ? dirname(real) : folder, constants.W_OK);
    if (existsSync(file)) accessSync(real, constants.W_OK);
  } catch {
    throw new UserError('error.read-only', { file: toRelativePath(file) });
  }
}

/** The files a command started from must still be what it read; a step that fails puts all of them back. */
async function replaceFiles(changes: readonly Change[], renames: ReadonlyMap<string, string>): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const { file, before } of changes) {
      const now = readIfThere(file);
      const isSame = now === null || before === null ? now === before : Buffer.compare(now, before) === 0;
      if (!isSame) throw new UserError('error.changed-meanwhile', { file: toRelativePath(file) });
    }
    const staged: [string, string][] = [];
    for (const { file, after } of changes) {
      if (after === null) continue;
      await mkdir(dirname(file), { recursive: true });
      const target = existsSync(file) ? realpathSync(file) : file;
      const beside = `${target}.cadre-${process.pid}`;
      undo.push(() => rm(beside, { force: true }));
      await writeFile(beside, after, { flag: 'wx' });
      if (existsSync(target)) await chmod(beside, statSync(target).mode & 0o777);
      staged.push([beside, target]);
    }
    for (const [from, to] of renames) {
      const moved = await moveInGit(from, to);
      undo.push(() => (moved ? moveInGit(to, from) : Promise.resolve()));
    }
    for (const [beside, target] of staged) {
      const before =
        changes.find(({ file }) => file === target || resolveIfThere(file) === target)?.before ?? null;
      undo.push(() => (before === null ? rm(target, { force: true }) : writeFile(target, before)));
      await rename(beside, target);
    }
    for (const { file, before, after } of changes) {
      if (after !== null || !existsSync(file)) continue;
      if (before !== null) undo.push(() => writeFile(file, before));
      await rm(file);
    }
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => {});
    if (error instanceof UserError) throw error;
    throw new UserError('error.write-failed', { reason: getErrorCode(error) || (error as Error).message });
  }
}

function resolveIfThere(file: string): string | null {
  return existsSync(file) ? realpathSync(file) : null;
}

/** Renames a file in git's index, as `git mv` does; false where it is not in there. */
async function moveInGit(from: string, to: string): Promise<boolean> {
  const { repository } = await findBounds(dirname(from));
  const [old = '', now = ''] = [from, to].map((file) => toSlashes(relative(repository, file)));
  try {
    const listed = await askGit(repository, ['ls-files', '--stage', '-z', '--', old], {});
    const [, entry, hash = ''] = /^(\d+ ([\da-f]+)) 0\t/.exec(listed) ?? [];
    if (entry === undefined) return false;
    // git passes files that look changed through the filters that a repository names, whenever it writes its index
    const filters = await askGit(
      repository,
      ['config', '-z', '--name-only', '--get-regexp', '^filter\\.'],
      {},
    )
      .then((names) => names.split('\0').filter((name) => name !== ''))
      .catch(() => []);
    if (filters.some((name) => name.includes('='))) return false;
    const off = filters.flatMap((name) => ['-c', `${name}=`]);
    const input = `0 ${hash.replace(/./g, '0')}\t${old}\0${entry}\t${now}\0`;
    await askGit(repository, [...off, 'update-index', '-z', '--index-info'], { input });
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}
