/** The git history of a log. Repositories are only read, never written to. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import type { CollectionSettings, Settings } from '../config/settings.ts';
import { describeIssue, type IssueKey, type TextValues, toReason } from '../messages/issues.ts';
import type { FileHistory } from '../model/history.ts';
import type { Issue, Source } from '../model/record.ts';
import { createVocabulary } from '../read/vocabulary.ts';
import { toChecksum } from '../shared/checksum.ts';
import { getCodeVersion } from '../shared/package.ts';
import { getFolder } from '../shared/paths.ts';
import { readHistoryCache, readRepository, writeHistoryCache } from './read-histories.ts';
import { GitError, type GitOptions, openRepository, type Repository } from './run-git.ts';

export interface History {
  /** By record id, `collection/path`. Files that were never committed are not in it. */
  files: Map<string, FileHistory>;
  /** One for each repository whose history could be read. */
  repositories: RepositoryHistory[];
  /** Notices, on what is not known and why. */
  issues: Issue[];
}

interface RepositoryHistory {
  root: string;
  head: string;
  shallow: boolean;
  /** Whether it was all known from the last time, or the commits since then were read, or all commits. */
  how: 'kept' | 'extended' | 'read';
}

export interface HistoryOptions {
  settings: Pick<Settings, 'collections' | 'git' | 'statuses' | 'labels' | 'fields'>;
  /** The files to know the history of, as `Source` names them. */
  files: readonly SourcePath[];
  /** Folder of the history cache. */
  cache: string;
  /** Milliseconds for one repository; two minutes where not given. */
  patience?: number;
  /** File of the git program, where it is not the one on PATH. */
  program?: string;
}

const PATIENCE = 120_000;

/**
 * Reads what git knows of the files. Never throws: no repository is an empty history, and a repository that cannot be
 * read is one with a notice. Nothing of it overrides what the records state.
 */
export async function readHistory(options: HistoryOptions): Promise<History> {
  const { settings, files } = options;
  const history: History = { files: new Map(), repositories: [], issues: [] };
  if (!settings.git) return history;
  // files of another site were laid out here, and have no history here
  const collections = settings.collections.filter(({ member }) => member === undefined);
  const keys = new Set(collections.map(({ key }) => key));
  const own = files.filter(({ collection }) => keys.has(collection));
  for (const places of locateRepositories(collections, own)) {
    const signal = AbortSignal.timeout(options.patience ?? PATIENCE);
    try {
      await readRepositoryHistory(places, { ...options, git: { program: options.program, signal } }, history);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      const failure = signal.aborted ? new GitError('stopped', error.message) : error;
      history.issues.push(toFailureNotice(places.root, failure));
    }
  }
  return history;
}

async function readRepositoryHistory(
  places: RepositoryFiles,
  { settings, cache, git }: HistoryOptions & { git: GitOptions },
  history: History,
): Promise<void> {
  const repository = await openRepository(places.root, git);
  if (repository === null) return;
  const vocabulary = createVocabulary(settings);
  const key = createCacheKey(repository, places, settings);
  const file = join(cache, `${createDigest(places.root)}.json`);
  const cached = readHistoryCache(file, key);
  const { root, head, boundary } = repository;
  let histories = cached?.histories;
  let how: RepositoryHistory['how'] = 'kept';
  if (histories === undefined || cached?.head !== head) {
    const read = await readRepository({
      repository,
      folders: places.folders,
      pathFor: (path) => getPathForReading(places, path),
      vocabulary,
      before: cached,
      ...git,
    });
    histories = read.histories;
    how = read.extended ? 'extended' : 'read';
    writeHistoryCache(file, key, { head, histories });
  }
  history.repositories.push({ root, head, shallow: boundary.size > 0, how });
  history.issues.push(...listLimitNotices(repository));
  const composed = new Map([...histories.files].map(([path, known]) => [path.normalize(), known]));
  for (const { collection, path, inRepository } of places.files) {
    // macOS returns file names in another Unicode form than the repository
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
function getPathForReading({ collections }: RepositoryFiles, path: string): string {
  const [folder] = collections
    .map((known) => known.folder)
    .filter((known) => known === '' || path.startsWith(`${known}/`))
    .sort((a, b) => b.length - a.length);
  return folder === undefined ? posix.basename(path) : posix.relative(folder, path);
}

/** Everything that the histories depend on besides the commit. */
function createCacheKey(
  { root, boundary, partial }: Repository,
  places: RepositoryFiles,
  settings: Partial<Settings>,
): string {
  return JSON.stringify([
    getCodeVersion(),
    places.folders,
    places.collections,
    settings.statuses,
    settings.labels,
    settings.fields,
    [...boundary],
    partial,
    readMailmap(root),
  ]);
}

/** Maps the names of people, in old commits too. */
function readMailmap(root: string): string {
  try {
    return createDigest(readFileSync(join(root, '.mailmap'), 'utf8'));
  } catch {
    return '';
  }
}

function createDigest(text: string): string {
  return toChecksum(text).slice(0, 16);
}

type SourcePath = Pick<Source, 'collection' | 'path'>;

interface RepositoryFiles {
  /** The folder that holds `.git`. */
  root: string;
  /** Folders that hold the records, in the repository, none of them inside another; '' for all of it. */
  folders: string[];
  /** Folders of the collections in it: what a path is shown relative to. */
  collections: { key: string; folder: string }[];
  files: (SourcePath & { inRepository: string })[];
}

/**
 * Follows links, and looks for the repository around each folder: a collection may hold a submodule, or a link to
 * another folder of the repository. Files in no repository are left out.
 */
function locateRepositories(
  collections: readonly Pick<CollectionSettings, 'key' | 'dir'>[],
  files: readonly SourcePath[],
): RepositoryFiles[] {
  const roots = new Map<string, string | null>();
  const places = new Map<string, RepositoryFiles>();

  function getPlace(folder: string): RepositoryFiles | null {
    const root = findRoot(folder, roots);
    if (root === null) return null;
    const known = places.get(root) ?? { root, folders: [], collections: [], files: [] };
    places.set(root, known);
    return known;
  }

  const dirs = new Map(collections.map(({ key, dir }) => [key, dir]));
  for (const { key, dir } of collections) {
    const real = findRealPath(dir);
    const place = real === null ? null : getPlace(real);
    const folder = real === null || place === null ? null : getPathBelow(place.root, real);
    if (folder !== null) place?.collections.push({ key, folder });
  }
  for (const file of files) {
    const real = findRealPath(join(dirs.get(file.collection) ?? '', file.path));
    const place = real === null ? null : getPlace(dirname(real));
    const inRepository = real === null || place === null ? null : getPathBelow(place.root, real);
    if (inRepository !== null) place?.files.push({ ...file, inRepository });
  }
  return [...places.values()]
    .filter((place) => place.files.length > 0)
    .map((place) => ({ ...place, folders: listFolders(place) }));
}

/** The collections' folders, and those outside of them that links point to. */
function listFolders({ collections, files }: RepositoryFiles): string[] {
  const all = [
    ...collections.map(({ folder }) => folder),
    ...new Set(files.map((file) => getFolder(file.inRepository))),
  ];
  return [...new Set(all)].filter(
    (folder) => !all.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
  );
}

function findRealPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function findRoot(folder: string, known: Map<string, string | null>): string | null {
  const found = known.get(folder);
  if (found !== undefined) return found;
  const above = dirname(folder);
  const root = existsSync(join(folder, '.git')) ? folder : above === folder ? null : findRoot(above, known);
  known.set(folder, root);
  return root;
}

/**
 * Notices are published with the log: they name the repository by its folder alone, and never say where on the machine
 * that or any other file is.
 *
 * @param root the repository's folder
 */
function toFailureNotice(root: string, failure: GitError): Issue {
  const name = getRepositoryName(root);
  const reason = toReason(removeFolders(failure.message.replaceAll(root, name)));
  return createNotice(NOTICES[failure.reason], { repository: name, reason });
}

const NOTICES: Record<GitError['reason'], IssueKey> = {
  'no program': 'issue.no-git',
  refused: 'issue.git-refused',
  stopped: 'issue.history-too-long',
  failed: 'issue.history-unreadable',
};

function removeFolders(message: string): string {
  return message.replace(/(?<![\w.~-])(?:[A-Za-z]:)?(?:[\\/][^\\/'":]+)*[\\/](?=[^\\/'":\s])/g, '');
}

/** A repository in the machine's topmost folder has no other name. */
function getRepositoryName(root: string): string {
  return basename(root) || root;
}

/** Notices on a history that could be read in part. */
function listLimitNotices({ root, boundary, partial }: Repository): Issue[] {
  const values = { repository: getRepositoryName(root) };
  return [
    ...(boundary.size > 0 ? [createNotice('issue.shallow-history', values)] : []),
    ...(partial ? [createNotice('issue.partial-history', values)] : []),
  ];
}

function createNotice(key: IssueKey, values: TextValues): Issue {
  return { collection: null, path: null, line: null, severity: 'notice', ...describeIssue(key, values) };
}
