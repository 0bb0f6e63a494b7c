/** Lists the files that differ from another branch, since the two parted. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getPathBelow } from '../config/disk-paths.ts';
import { askGit, type GitOptions } from './run-git.ts';

/**
 * Compares the bytes on disk, so that edits count before they are committed, and no filter of the repository runs.
 *
 * @param root of the repository
 * @param ref a branch, tag or commit
 * @param files absolute
 * @returns those of the files that changed or are new; files outside the repository count as changed
 * @throws {GitError} if git does not know the ref, or the clone is too shallow to know where the branches parted
 */
export async function findChangedFiles(
  root: string,
  ref: string,
  files: readonly string[],
  git: GitOptions = {},
): Promise<Set<string>> {
  const commit = await askGit(
    root,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    git,
  );
  const base = await askGit(root, ['merge-base', commit.trim(), 'HEAD'], git);
  const listed = await askGit(root, ['ls-tree', '-r', '-z', '--full-tree', base.trim()], git);
  const blobs = new Map(
    listed.split('\0').flatMap((entry): [string, string][] => {
      const [, hash, path] = /^\S+ blob (\S+)\t(.+)$/s.exec(entry) ?? [];
      return hash === undefined || path === undefined ? [] : [[path, hash]];
    }),
  );
  return new Set(
    files.filter((file) => {
      const known = blobs.get(getPathBelow(root, file) ?? '');
      return known === undefined || hashBlob(readFileSync(file), known) !== known;
    }),
  );
}

/** As git names a file's content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function hashBlob(bytes: Uint8Array, like: string): string {
  const algorithm = like.length === 64 ? 'sha256' : 'sha1';
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
