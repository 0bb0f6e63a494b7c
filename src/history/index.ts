/** The history of a log as git knows it: an edge, which reads and never writes the repositories it is pointed at. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Settings } from '../config/settings.ts';
import type { FileHistory } from '../model/history.ts';
import type { Problem } from '../model/problem.ts';
import { createVocabulary } from '../read/vocabulary.ts';
import { codeVersion } from '../shared/package.ts';
import { GitFailure, type GitOptions } from './git.ts';
import { readKept, writeKept } from './kept.ts';
import { failureNotice, limitNotices } from './notices.ts';
import { type File, placesOf, type RepositoryPlaces } from './places.ts';
import { readRepository } from './read.ts';
import { openRepository, type Repository } from './repository.ts';

export interface History {
  /** By record id, `collection/path`. Files that were never committed are not in it. */
  files: Map<string, FileHistory>;
  /** One for each repository whose history could be read. */
  repositories: RepositoryHistory[];
  /** Notices, on what is not known and why. */
  problems: Problem[];
}

export interface RepositoryHistory {
  root: string;
  head: string;
  shallow: boolean;
  /** Whether it was all known from the last time, or the commits since then were read, or all commits. */
  how: 'kept' | 'extended' | 'read';
}

export interface HistoryOptions {
  settings: Pick<Settings, 'collections' | 'git' | 'statuses' | 'labels'>;
  /** The files to know the history of, as `Source` names them. */
  files: readonly File[];
  /** Folder that histories are kept in. */
  cache: string;
  /** Milliseconds for one repository; two minutes where not given. */
  patience?: number;
  /** The git program, where it is not `git`. */
  program?: string;
}

const PATIENCE = 120_000;

/**
 * Reads what git knows of the files. Never throws: no repository is an empty history, and a repository that cannot be
 * read is one with a notice. Nothing of it overrides what the records state.
 */
export async function readHistory(options: HistoryOptions): Promise<History> {
  const { settings, files } = options;
  const history: History = { files: new Map(), repositories: [], problems: [] };
  if (!settings.git) return history;
  for (const places of placesOf(settings.collections, files)) {
    const signal = AbortSignal.timeout(options.patience ?? PATIENCE);
    try {
      await readOne(places, { ...options, git: { program: options.program, signal } }, history);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      const failure = signal.aborted ? new GitFailure('stopped', error.message) : error;
      history.problems.push(failureNotice(places.root, failure));
    }
  }
  return history;
}

async function readOne(
  places: RepositoryPlaces,
  { settings, cache, git }: HistoryOptions & { git: GitOptions },
  history: History,
): Promise<void> {
  const repository = await openRepository(places.root, git);
  if (repository === null) return;
  const vocabulary = createVocabulary(settings);
  const key = keyOf(repository, places, settings);
  const file = join(cache, `${digest(places.root)}.json`);
  const kept = readKept(file, key);
  const { root, head, boundary } = repository;
  let histories = kept?.histories;
  let how: RepositoryHistory['how'] = 'kept';
  if (histories === undefined || kept?.head !== head) {
    const read = await readRepository({
      repository,
      folders: places.folders,
      pathFor: (path) => pathIn(places, path),
      vocabulary,
      before: kept,
      ...git,
    });
    histories = read.histories;
    how = read.extended ? 'extended' : 'read';
    writeKept(file, key, { head, histories });
  }
  history.repositories.push({ root, head, shallow: boundary.size > 0, how });
  history.problems.push(...limitNotices(repository));
  const composed = new Map([...histories.files].map(([path, known]) => [path.normalize(), known]));
  for (const { collection, path, inRepository } of places.files) {
    // macOS hands out names in another form than the repository holds them
    const known = histories.files.get(inRepository) ?? composed.get(inRepository.normalize());
    if (known === undefined) continue;
    const folder = places.collections.find(({ key }) => key === collection)?.folder ?? '';
    const formerNames = known.formerNames.map((name) => ({
      ...name,
      path: posix.relative(folder, name.path),
    }));
    history.files.set(`${collection}/${path}`, { ...known, formerNames });
  }
}

/** Below its collection's folder; elsewhere the bare name, because folders there say nothing of the record's status. */
function pathIn({ collections }: RepositoryPlaces, path: string): string {
  const [folder] = collections
    .map((known) => known.folder)
    .filter((known) => known === '' || path.startsWith(`${known}/`))
    .sort((a, b) => b.length - a.length);
  return folder === undefined ? posix.basename(path) : posix.relative(folder, path);
}

/** Everything that the histories depend on besides the commit. */
function keyOf(
  { root, boundary, partial }: Repository,
  places: RepositoryPlaces,
  settings: Partial<Settings>,
): string {
  return JSON.stringify([
    codeVersion(),
    places.folders,
    places.collections,
    settings.statuses,
    settings.labels,
    [...boundary],
    partial,
    mailmapOf(root),
  ]);
}

/** Names of people are told by it, those of old commits too. */
function mailmapOf(root: string): string {
  try {
    return digest(readFileSync(join(root, '.mailmap'), 'utf8'));
  } catch {
    return '';
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
