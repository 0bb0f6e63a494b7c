/**
 * Reads the history of a repository's folders: one pass over the commits, and one over the versions they made. What was
 * read is cached by the commit it was read at.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileHistory } from '../model/history.ts';
import type { Vocabulary } from '../read/vocabulary.ts';
import { getFolder, MARKDOWN_ENDING } from '../shared/paths.ts';
import { writeAtomic } from '../shared/write-atomic.ts';
import {
  createFileHistory,
  createFollower,
  type EarlierPath,
  type FileChange,
  type FollowedFile,
  type FollowedFiles,
} from './file-history.ts';
import { createVersionReader, readCommits } from './git-log.ts';
import { askGit, type GitOptions, type Repository } from './run-git.ts';

/** Histories by path in the repository. */
interface Histories {
  /** Files the commit has. */
  files: Map<string, FileHistory>;
  /** Files it has no more: one that comes back carries on where it was. */
  gone: Map<string, FileHistory>;
}

interface ReadOptions extends GitOptions {
  repository: Repository;
  /** In the repository; '' for all of it. */
  folders: readonly string[];
  /** The path in its collection, whose folders may state a status. */
  pathFor: (path: string) => string;
  vocabulary: Vocabulary;
  /** What is known of an ancestor on the same line. */
  before: HistoryCache | null;
}

/** A file may have been moved into the folders, and there from elsewhere, and there from elsewhere. */
const MOVES = 5;

/** Of more files than these, git is asked for their folders: it compares every name with every file asked for. */
const FEW = 20;

/**
 * `extended` where only the commits since `before` were read.
 *
 * @throws {GitError}
 */
export async function readRepository(
  options: ReadOptions,
): Promise<{ histories: Histories; extended: boolean }> {
  const { repository, folders, pathFor, vocabulary, before, ...git } = options;
  const stop = new AbortController();
  const signal = git.signal ? AbortSignal.any([git.signal, stop.signal]) : stop.signal;
  const run = { ...git, signal };
  try {
    const [present, line] = await Promise.all([
      listFiles(repository, folders, run),
      readFirstParents(repository, run),
    ]);
    const since = before !== null && line.has(before.head) ? before : null;
    const versions = createVersionReader(repository, vocabulary, run);
    const read = (change: FileChange): void => {
      // a partial clone holds the last versions at best
      if (change.blob !== null && !repository.partial && MARKDOWN_ENDING.test(change.path))
        versions.want({ blob: change.blob, path: pathFor(change.path) });
    };
    const isWanted = (path: string): boolean => MARKDOWN_ENDING.test(path) && isInFolders(path, folders);
    const follower = createFollower({
      present,
      isWanted,
      isCovered: (path) => isInFolders(path, folders),
      onChange: read,
    });
    const commits = readCommits(repository, {
      paths: folders,
      since: since?.head ?? null,
      ...run,
    });
    for await (const commit of commits) {
      if (line.has(commit.hash)) follower.take(commit);
      else follower.takeMerged(commit);
    }
    const followed = follower.end();
    await readEarlierPaths(followed.earlierPaths, { repository, line, onChange: read, git: run });
    const statedAs = await versions.end();
    const statedBy = ({ blob, path }: FileChange) =>
      blob === null ? null : statedAs({ blob, path: pathFor(path) });
    const histories = joinHistories(followed, since?.histories ?? null, (file, known) =>
      createFileHistory({ before: known, changes: file.changes, statedBy, boundary: repository.boundary }),
    );
    return { histories, extended: since !== null };
  } finally {
    stop.abort();
  }
}

/** Follows files to where they were before they were moved into the folders. */
async function readEarlierPaths(
  from: readonly EarlierPath[],
  options: {
    repository: Repository;
    line: ReadonlySet<string>;
    onChange: (change: FileChange) => void;
    git: GitOptions;
  },
): Promise<void> {
  let moves = from;
  for (let round = 0; round < MOVES && moves.length > 0; round++) {
    const paths = new Set(moves.map(({ path }) => path));
    const asked = paths.size > FEW ? [...new Set([...paths].map(getFolder))] : [];
    const follower = createFollower({
      present: [],
      isWanted: () => false,
      isCovered: (path) => paths.has(path) || isInFolders(path, asked),
      onChange: options.onChange,
    });
    for (const { until, path, file } of moves) follower.startAt(until, path, file);
    const commits = readCommits(options.repository, {
      paths: asked.length > 0 ? asked : [...paths],
      ...options.git,
    });
    for await (const commit of commits) {
      if (options.line.has(commit.hash)) follower.take(commit);
      else follower.takeMerged(commit);
    }
    moves = follower.end().earlierPaths;
  }
}

/** Joins what was read with what was known before. */
function joinHistories(
  { files, names }: FollowedFiles,
  known: Histories | null,
  createHistory: (file: FollowedFile, known: FileHistory | null) => FileHistory,
): Histories {
  const earlier = new Map([...names].map(([path, file]) => [file, path]));
  const histories: Histories = { files: new Map(), gone: new Map(known?.gone) };
  for (const file of files) {
    const path = earlier.get(file);
    // one that was added was at that path before only if it had been removed from there
    const from = file.changes.at(-1)?.kind === 'added' ? known?.gone : known?.files;
    const history = createHistory(file, (path === undefined ? null : from?.get(path)) ?? null);
    (file.present ? histories.files : histories.gone).set(file.path, history);
    if (file.present) histories.gone.delete(file.path);
  }
  return histories;
}

/** Markdown files of the commit checked out. @throws {GitError} */
async function listFiles(
  repository: Repository,
  folders: readonly string[],
  git: GitOptions,
): Promise<string[]> {
  const within = folders.includes('') ? [] : ['--', ...folders.map((folder) => `${folder}/`)];
  const listed = await askGit(
    repository.root,
    ['ls-tree', '-r', '-z', '--name-only', '--full-tree', repository.head, ...within],
    git,
  );
  return listed.split('\0').filter((path) => MARKDOWN_ENDING.test(path));
}

/** The line of first parents, from the commit checked out to the first one. @throws {GitError} */
async function readFirstParents({ root, head }: Repository, git: GitOptions): Promise<Set<string>> {
  const listed = await askGit(root, ['rev-list', '--first-parent', head], git);
  return new Set(listed.split('\n'));
}

function isInFolders(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
}

/**
 * The history cache, the only one that a build keeps: what is read up to a commit never changes, and reading a long
 * history anew takes longer than all the rest of a build.
 */
export interface HistoryCache {
  /** The commit that the histories were read at. */
  head: string;
  histories: Histories;
}

interface CacheFile {
  head: string;
  files: [string, FileHistory][];
  gone: [string, FileHistory][];
}

/**
 * Null for a cache that is missing, damaged, or written under another key: the history is then read in full.
 *
 * @param key changes with everything but the commit that the histories depend on
 */
export function readHistoryCache(file: string, key: string): HistoryCache | null {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf('\n');
    const body = bytes.subarray(end + 1);
    if (bytes.toString('latin1', 0, Math.max(0, end)) !== createChecksum(key, body)) return null;
    const { head, files, gone } = JSON.parse(body.toString('utf8')) as CacheFile;
    return { head, histories: { files: new Map(files), gone: new Map(gone) } };
  } catch {
    return null;
  }
}

/** Replaces the file whole, so that no other build reads half of it. A full disk caches nothing. */
export function writeHistoryCache(file: string, key: string, { head, histories }: HistoryCache): void {
  const cached: CacheFile = { head, files: [...histories.files], gone: [...histories.gone] };
  const body = Buffer.from(JSON.stringify(cached));
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeAtomic(file, Buffer.concat([Buffer.from(`${createChecksum(key, body)}\n`), body]));
  } catch {
    // the next build reads the history again
  }
}

function createChecksum(key: string, body: Uint8Array): string {
  return createHash('sha256').update(key).update('\n').update(body).digest('hex');
}
