/** Reads the history of a repository's folders: one pass over the commits, and one over the versions they made. */

import type { FileHistory } from '../model/history.ts';
import type { Vocabulary } from '../read/vocabulary.ts';
import { folderOf, MARKDOWN_ENDING } from '../shared/paths.ts';
import { readCommits } from './commits.ts';
import { fileHistory } from './file-history.ts';
import { askGit, type GitOptions } from './git.ts';
import { type Elsewhere, type Followed, follow, type Lineage, type Touch } from './lineages.ts';
import type { Repository } from './repository.ts';
import { openVersions } from './versions.ts';

/** Histories by path in the repository. */
export interface Histories {
  /** Files the commit has. */
  files: Map<string, FileHistory>;
  /** Files it has no more: one that comes back carries on where it was. */
  gone: Map<string, FileHistory>;
}

export interface ReadOptions extends GitOptions {
  repository: Repository;
  /** In the repository; '' for all of it. */
  folders: readonly string[];
  /** The path in its collection, whose folders may state a status. */
  pathFor: (path: string) => string;
  vocabulary: Vocabulary;
  /** What is known of an ancestor on the same line. */
  before: { head: string; histories: Histories } | null;
}

/** A file may have been moved into the folders, and there from elsewhere, and there from elsewhere. */
const MOVES = 5;

/** Of more files than these, git is asked for their folders: it compares every name with every file asked for. */
const FEW = 20;

/**
 * `extended` where only the commits since `before` were read.
 *
 * @throws {GitFailure}
 */
export async function readRepository(
  options: ReadOptions,
): Promise<{ histories: Histories; extended: boolean }> {
  const { repository, folders, pathFor, vocabulary, before, ...git } = options;
  const stop = new AbortController();
  const signal = git.signal ? AbortSignal.any([git.signal, stop.signal]) : stop.signal;
  const run = { ...git, signal };
  try {
    const [present, line] = await Promise.all([filesAt(repository, folders, run), lineOf(repository, run)]);
    const since = before !== null && line.has(before.head) ? before : null;
    const versions = openVersions(repository, vocabulary, run);
    const read = (touch: Touch): void => {
      // a partial clone holds the last versions at best
      if (touch.blob !== null && !repository.partial && MARKDOWN_ENDING.test(touch.path))
        versions.want({ blob: touch.blob, path: pathFor(touch.path) });
    };
    const isWanted = (path: string): boolean => MARKDOWN_ENDING.test(path) && isBelow(path, folders);
    const first = follow({ present, isWanted, isCovered: (path) => isBelow(path, folders), onTouch: read });
    const told = readCommits(repository, {
      paths: folders,
      since: since?.head ?? null,
      ...run,
    });
    for await (const commit of told) {
      if (line.has(commit.hash)) first.take(commit);
      else first.takeBrought(commit);
    }
    const followed = first.end();
    await readElsewhere(followed.elsewhere, { repository, line, onTouch: read, git: run });
    const statedAs = await versions.end();
    const statedIn = ({ blob, path }: Touch) =>
      blob === null ? null : statedAs({ blob, path: pathFor(path) });
    const histories = gather(followed, since?.histories ?? null, (lineage, known) =>
      fileHistory({ before: known, touches: lineage.touches, statedIn, boundary: repository.boundary }),
    );
    return { histories, extended: since !== null };
  } finally {
    stop.abort();
  }
}

/** Follows files to where they stood before they were moved into the folders. */
async function readElsewhere(
  from: readonly Elsewhere[],
  options: {
    repository: Repository;
    line: ReadonlySet<string>;
    onTouch: (touch: Touch) => void;
    git: GitOptions;
  },
): Promise<void> {
  let moves = from;
  for (let round = 0; round < MOVES && moves.length > 0; round++) {
    const paths = new Set(moves.map(({ path }) => path));
    const asked = paths.size > FEW ? [...new Set([...paths].map(folderOf))] : [];
    const follower = follow({
      present: [],
      isWanted: () => false,
      isCovered: (path) => paths.has(path) || isBelow(path, asked),
      onTouch: options.onTouch,
    });
    for (const { until, path, lineage } of moves) follower.startAt(until, path, lineage);
    const told = readCommits(options.repository, {
      paths: asked.length > 0 ? asked : [...paths],
      ...options.git,
    });
    for await (const commit of told) {
      if (options.line.has(commit.hash)) follower.take(commit);
      else follower.takeBrought(commit);
    }
    moves = follower.end().elsewhere;
  }
}

/** Joins what was read with what was known before. */
function gather(
  { lineages, names }: Followed,
  known: Histories | null,
  historyOf: (lineage: Lineage, known: FileHistory | null) => FileHistory,
): Histories {
  const earlier = new Map([...names].map(([path, lineage]) => [lineage, path]));
  const histories: Histories = { files: new Map(), gone: new Map(known?.gone) };
  for (const lineage of lineages) {
    const path = earlier.get(lineage);
    // one that was added stood at that path before only if it had been removed from there
    const from = lineage.touches.at(-1)?.kind === 'added' ? known?.gone : known?.files;
    const history = historyOf(lineage, (path === undefined ? null : from?.get(path)) ?? null);
    (lineage.present ? histories.files : histories.gone).set(lineage.path, history);
    if (lineage.present) histories.gone.delete(lineage.path);
  }
  return histories;
}

/** Markdown files of the commit checked out. @throws {GitFailure} */
async function filesAt(
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

/** The line of first parents, from the commit checked out to the first one. @throws {GitFailure} */
async function lineOf({ root, head }: Repository, git: GitOptions): Promise<Set<string>> {
  const listed = await askGit(root, ['rev-list', '--first-parent', head], git);
  return new Set(listed.split('\n'));
}

function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
}
