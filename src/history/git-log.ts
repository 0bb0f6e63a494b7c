/** Parses the output of `git log` and `git cat-file`. */

import { decode } from '../discover/decode.ts';
import type { HistoricalStatus } from '../model/history.ts';
import { NOTHING_STATED, readHistoricalStatus } from '../read/record.ts';
import type { Vocabulary } from '../read/vocabulary.ts';
import { LIMITS } from '../shared/limits.ts';
import { isAsciiDoc } from '../shared/paths.ts';
import { type GitOptions, type Repository, startGit, waitForEnd } from './run-git.ts';

/** A file of a commit against its first parent. */
export interface LoggedChange {
  kind: 'added' | 'changed' | 'removed' | 'renamed';
  /** In the repository; for a file that was removed, where it was. */
  path: string;
  /** Where it was before; differs from `path` for `renamed`. */
  before: string;
  /** Hash of the contents; null if there are none or it is not a file (a link, a submodule). */
  blob: string | null;
  /** The contents are those of before. */
  same: boolean;
}

export interface CommitFacts {
  hash: string;
  parents: string[];
  /** As `GitChange.date`, of this commit itself. */
  date: string | null;
  author: string;
  coAuthors: string[];
  subject: string;
}

export interface LoggedCommit extends CommitFacts {
  changes: LoggedChange[];
}

const FIELDS = [
  '%H',
  '%P',
  '%at %ct',
  '%aI',
  '%cI',
  '%aN',
  '%s',
  '%(trailers:key=Co-authored-by,valueonly,separator=%x01)',
];

const FORMAT = FIELDS.join('%x00');

/** Cuts the output at its zero bytes, which no name and no message holds. */
async function* parseCommits(chunks: AsyncIterable<Buffer>): AsyncGenerator<LoggedCommit> {
  let commit: LoggedCommit | null = null;
  let head: string[] = [];
  let change: string[] = [];
  for await (const token of splitTokens(chunks)) {
    // the first change of a commit is on a line of its own
    const meta = head.length === 0 && token.startsWith('\n:') ? token.slice(1) : token;
    if (change.length > 0) {
      change.push(token);
    } else if (head.length === 0 && commit !== null && meta.startsWith(':')) {
      change.push(meta);
    } else {
      if (commit !== null) yield commit;
      commit = null;
      head.push(token.replace(/^\n/, ''));
      if (head.length === FIELDS.length) {
        commit = parseCommit(head);
        head = [];
      }
    }
    if (change.length === countPaths(change[0]) + 1) {
      commit?.changes.push(parseChange(change));
      change = [];
    }
  }
  if (commit !== null) yield commit;
}

async function* splitTokens(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      const part = chunk.subarray(from, at);
      yield (rest.length === 0 ? part : Buffer.concat([...rest, part])).toString('utf8');
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}

function parseCommit(fields: string[]): LoggedCommit {
  const [
    hash = '',
    parents = '',
    times = '',
    authored = '',
    committed = '',
    author = '',
    subject = '',
    trailers = '',
  ] = fields;
  return {
    hash,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    date: parseDay(times, authored, committed),
    author: removeControlChars(author),
    coAuthors: trailers
      .split('\u0001')
      .map((trailer) => removeControlChars(trailer.replace(/<[^>]*>\s*$/, '')))
      .filter((name) => name !== ''),
    subject: removeControlChars(subject),
    changes: [],
  };
}

/** Git returns control characters as they were typed; HTML does not allow them. */
function removeControlChars(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/**
 * The author's date, which rebasing, cherry-picking and moving a history leave alone: their commit dates are all
 * of the day of the move. Nobody commits what is not written yet, so an author's date behind the commit's is a
 * wrong clock, and the commit's date counts.
 */
function parseDay(times: string, authored: string, committed: string): string | null {
  const [written = 0, entered = 0] = times.split(' ').map(Number);
  return /^\d{4}-\d\d-\d\d(?=T)/.exec(written > entered ? committed : authored)?.[0] ?? null;
}

/** How many paths follow `:100644 100644 … … R087`. */
function countPaths(meta: string | undefined): number {
  if (meta === undefined) return -1;
  return /[RC]\d*$/.test(meta) ? 2 : 1;
}

const KINDS: Record<string, LoggedChange['kind']> = { A: 'added', D: 'removed', R: 'renamed', C: 'added' };

function parseChange([meta = '', first = '', second]: string[]): LoggedChange {
  const [, mode = '', oldBlob = '', blob = '', status = ''] = meta.split(' ');
  const kind = KINDS[status.charAt(0)] ?? 'changed';
  return {
    kind,
    path: second ?? first,
    before: kind === 'renamed' ? first : (second ?? first),
    blob: mode.startsWith('100') ? blob : null,
    same: oldBlob === blob,
  };
}

interface LogOptions extends GitOptions {
  /** Folders and files, '' for the whole repository; every commit that changes one of them is listed, with all its files. */
  paths: readonly string[];
  /** A commit whose history is known already. */
  since?: string | null;
}

/**
 * Records that share a template are alike, so more than git's half must agree before one file counts as another's
 * new name. `-B` takes two files apart that changed their names with each other.
 */
const RENAMES = ['-M60%', '-B', '-l200'];

/**
 * Commits from the newest to the oldest, none before its descendants. Merges are compared with their first parent
 * alone: what a merge changed is what it brought to the line it was merged into. The commits it brought follow it.
 *
 * @throws {GitError}
 */
export async function* readCommits(
  repository: Repository,
  options: LogOptions,
): AsyncGenerator<LoggedCommit> {
  const { paths, since, ...git } = options;
  const args = [
    'log',
    '-z',
    '--raw',
    '--no-abbrev',
    '--topo-order',
    '--full-history',
    '--full-diff',
    '--diff-merges=first-parent',
    '--root',
    '--no-follow',
    '--no-relative',
    '--no-notes',
    '--no-color',
    '--no-decorate',
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--encoding=UTF-8',
    // without the contents nothing can be compared
    ...(repository.partial ? ['-M100%'] : RENAMES),
    `--format=${FORMAT}`,
    repository.head,
    ...(since ? [`^${since}`] : []),
    '--',
    // the whole repository has no name
    ...paths.map((path) => path || '.'),
  ];
  const child = startGit(repository.root, args, git);
  const end = waitForEnd(child);
  // reported below; a failure while commits are still read must not end the process
  end.catch(() => {});
  child.stdin.end();
  try {
    yield* parseCommits(child.stdout);
    await end;
  } finally {
    child.kill();
  }
}

/** Contents at a path: the folders in it may state the status too. */
interface Version {
  blob: string;
  path: string;
}

interface Versions {
  /** Has a version read, once however often it is asked for. */
  want(version: Version): void;
  /** Waits for all. @throws {GitError} */
  end(): Promise<(version: Version) => HistoricalStatus | null>;
}

/**
 * Contents that are too large or no text state nothing; those that are not here are not known.
 *
 * @param vocabulary the words statuses are read with
 */
export function createVersionReader(
  repository: Repository,
  vocabulary: Vocabulary,
  options: GitOptions,
): Versions {
  const child = startGit(repository.root, ['cat-file', '--batch', '--buffer'], options);
  const ended = waitForEnd(child);
  ended.catch(() => {});
  const stated = new Map<string, HistoricalStatus | null>();
  const waiting: Version[] = [];
  const readings: Promise<unknown>[] = [];
  let next = 0;
  child.stdout.on(
    'data',
    createObjectParser((bytes) => {
      const version = waiting[next++];
      if (version !== undefined && bytes !== null)
        readings.push(
          readVersion(bytes, version, vocabulary).then((then) => stated.set(getVersionKey(version), then)),
        );
    }),
  );
  return {
    want(version) {
      const key = getVersionKey(version);
      if (stated.has(key)) return;
      stated.set(key, null);
      waiting.push(version);
      child.stdin.write(`${version.blob}\n`);
    },
    async end() {
      child.stdin.end();
      await ended;
      await Promise.all(readings);
      return (version) => stated.get(getVersionKey(version)) ?? null;
    },
  };
}

function getVersionKey({ blob, path }: Version): string {
  return `${blob} ${path}`;
}

async function readVersion(
  bytes: Buffer,
  { path }: Version,
  vocabulary: Vocabulary,
): Promise<HistoricalStatus> {
  const { text } = decode(bytes);
  if (text === null) return NOTHING_STATED;
  const source = { collection: '', path, text, digest: '', issues: [] };
  if (!isAsciiDoc(path)) return readHistoricalStatus(source, vocabulary);
  const { toMarkdown } = await import('../asciidoc/index.ts');
  const converted = await toMarkdown(text, path, () => null).catch(() => null);
  if (converted === null) return NOTHING_STATED;
  return readHistoricalStatus(
    { ...source, text: converted.text, original: { ...converted, text } },
    vocabulary,
  );
}

/**
 * Cuts `<hash> blob <size>\n<bytes>\n` and `<hash> missing\n` out of a stream, however it is cut into chunks. What
 * is larger than any file that is read passes by without being held.
 *
 * @param onObject called in the order of the questions; null for an object that is not here, or too large
 */
function createObjectParser(onObject: (bytes: Buffer | null) => void): (chunk: Buffer) => void {
  let pieces: Buffer[] = [];
  let held = 0;
  /** Size of the object that comes next; null if its size comes next. */
  let size: number | null = null;
  /** Bytes still to pass by. */
  let skip = 0;

  /** Deals with what is in front; returns how many bytes that was, 0 where more must come first. */
  function take(bytes: Buffer): number {
    if (skip > 0) {
      const passed = Math.min(skip, bytes.length);
      skip -= passed;
      return passed;
    }
    if (size !== null) {
      const taken = size + 1;
      if (bytes.length < taken) return 0;
      onObject(bytes.subarray(0, size));
      size = null;
      return taken;
    }
    const end = bytes.indexOf(10);
    if (end === -1) return 0;
    const found = / \w+ (\d+)$/.exec(bytes.subarray(0, end).toString('latin1'))?.[1];
    const announced = found === undefined ? null : Number(found);
    if (announced !== null && announced <= LIMITS.file) size = announced;
    else {
      onObject(null);
      skip = announced === null ? 0 : announced + 1;
    }
    return end + 1;
  }

  return (chunk) => {
    pieces.push(chunk);
    held += chunk.length;
    // a large object comes in many pieces, which are joined once
    if (size !== null && held <= size) return;
    let bytes = Buffer.concat(pieces);
    for (let taken = take(bytes); taken > 0; taken = take(bytes)) bytes = bytes.subarray(taken);
    pieces = [bytes];
    held = bytes.length;
  };
}
