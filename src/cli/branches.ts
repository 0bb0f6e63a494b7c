/** Files of the collections in other branches, as far as they were fetched: their numbers are taken too. */
import { relative } from 'node:path';
import { type CollectionSettings, toSlashes } from '../config/paths.ts';
import { findBounds } from '../config/repository.ts';
import { askGit, GitError } from '../history/git.ts';
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

/** The name that git gives to the person's commits; null where it knows none. */
export async function readUserName(dir: string): Promise<string | null> {
  try {
    const { repository } = await findBounds(dir);
    return (await askGit(repository, ['config', 'user.name'], {})).trim() || null;
  } catch {
    return null;
  }
}
