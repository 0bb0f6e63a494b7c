/** What a command that writes asks git: the files of other branches, edits that are not committed, the person's name. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { toSlashes } from '../config/disk-paths.ts';
import { findBounds } from '../config/repository.ts';
import type { CollectionSettings } from '../config/settings.ts';
import { askGit, GitError } from '../history/run-git.ts';
import { MARKDOWN_ENDING } from '../shared/paths.ts';

export interface BranchFile {
  /** Inside the collection's folder. */
  path: string;
  branch: string;
}

/** Branches looked at, the latest first. */
const MOST = 100;

/**
 * @param only one reference, `origin/main`, in place of all branches
 * @throws {GitError} where that reference is not there
 */
export async function listBranchFiles(
  { dir }: Pick<CollectionSettings, 'dir'>,
  only?: string,
): Promise<BranchFile[]> {
  const { folder, repository } = await findBounds(dir);
  const below = toSlashes(relative(repository, folder));
  try {
    const branches = only === undefined ? await listBranches(repository) : [only];
    const files: BranchFile[] = [];
    for (const branch of branches) {
      const args = [
        'ls-tree',
        '-r',
        '-z',
        '--name-only',
        '--full-tree',
        branch,
        '--',
        ...(below === '' ? [] : [below]),
      ];
      const names = (await askGit(repository, args, {}))
        .split('\0')
        .filter((name) => MARKDOWN_ENDING.test(name));
      const cut = below === '' ? 0 : below.length + 1;
      files.push(...names.map((name) => ({ path: name.slice(cut), branch })));
    }
    return files;
  } catch (error) {
    if (only !== undefined || !(error instanceof GitError)) throw error;
    return [];
  }
}

/** Paths of the files where this branch and another one parted; none where their histories have nothing in common. */
export async function listFilesBefore(
  collection: Pick<CollectionSettings, 'dir'>,
  branch: string,
): Promise<ReadonlySet<string>> {
  try {
    const { repository } = await findBounds(collection.dir);
    const commit = (await askGit(repository, ['merge-base', 'HEAD', branch], {})).trim();
    return new Set((await listBranchFiles(collection, commit)).map(({ path }) => path));
  } catch (error) {
    if (error instanceof GitError) return new Set();
    throw error;
  }
}

/** One branch for each commit that branches point to, by their short names. */
async function listBranches(repository: string): Promise<string[]> {
  const format = '--format=%(objectname) %(refname:short)';
  const args = [
    'for-each-ref',
    `--count=${MOST}`,
    '--sort=-committerdate',
    format,
    'refs/heads',
    'refs/remotes',
  ];
  const lines = (await askGit(repository, args, {})).split('\n').filter((line) => line !== '');
  const byCommit = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );
  return [...byCommit.values()];
}

/**
 * Files with edits that are not committed, and those with a merge conflict. By the hashes of their contents: `git status`
 * would start the filters that a repository names.
 *
 * @param files absolute, with their bytes
 */
export async function findUncommitted(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ edited: string[]; unmerged: string[] }> {
  const [first] = files.keys();
  if (first === undefined) return { edited: [], unmerged: [] };
  const { repository } = await findBounds(dirname(first));
  const byPath = new Map(
    [...files.keys()].map((file) => [toSlashes(relative(repository, realpathSync(file))), file]),
  );
  const list = async (...args: string[]): Promise<{ hash: string; file: string }[]> =>
    (await askGit(repository, [...args, '--', ...byPath.keys()], {})).split('\0').flatMap((line) => {
      const [, hash = '', path = ''] = /\b([\da-f]{40,64})\b.*?\t([\s\S]+)$/.exec(line) ?? [];
      const file = byPath.get(path);
      return file === undefined ? [] : [{ hash, file }];
    });
  try {
    const unmerged = await list('ls-files', '--unmerged', '--full-name', '-z');
    const committed = await list('ls-tree', '-z', '--full-tree', 'HEAD');
    const edited = committed.filter(({ hash, file }) => !isBlob(files.get(file) ?? new Uint8Array(), hash));
    return {
      edited: edited.map(({ file }) => file),
      unmerged: [...new Set(unmerged.map(({ file }) => file))],
    };
  } catch (error) {
    if (error instanceof GitError) return { edited: [], unmerged: [] };
    throw error;
  }
}

/** Git may hold the lines with other ends than the working tree. */
function isBlob(bytes: Uint8Array, hash: string): boolean {
  const lines = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  return [Buffer.from(bytes), Buffer.from(lines, 'latin1')].some(
    (content) =>
      createHash(hash.length === 40 ? 'sha1' : 'sha256')
        .update(`blob ${content.length}\0`)
        .update(content)
        .digest('hex') === hash,
  );
}

/** Tracked files that hold a text, absolute; none where there is no git. */
export async function findFilesWith(dir: string, text: string): Promise<string[]> {
  const { repository } = await findBounds(dir);
  const spellings = [...new Set([text, encodeURI(text)])].flatMap((one) => ['-e', one]);
  const args = [
    'grep',
    '--name-only',
    '-z',
    '--ignore-case',
    '--fixed-strings',
    '--no-textconv',
    '--no-recurse-submodules',
    ...spellings,
  ];
  try {
    const names = (await askGit(repository, args, {})).split('\0').filter((name) => name !== '');
    return names.map((name) => join(repository, name));
  } catch (error) {
    // git ends with an error where there are none
    if (error instanceof GitError) return [];
    throw error;
  }
}

/** The name that git gives to the person's commits; null where it knows none. */
export async function readUserName(dir: string): Promise<string | null> {
  try {
    const { repository } = await findBounds(dir);
    return (await askGit(repository, ['config', 'user.name'], {})).trim() || null;
  } catch {
    return null;
  }
}
