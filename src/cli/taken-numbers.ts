/** `--against`: numbers that a branch gave to another decision meanwhile. */
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { GitError } from '../history/run-git.ts';
import { describeIssue } from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { readNaming } from '../read/naming.ts';
import { getFile } from '../shared/paths.ts';
import { listBranchFiles, listFilesBefore } from './git-queries.ts';
import { nextNameIn } from './new.ts';
import { createWorkspace } from './workspace.ts';

/** Numbers of files that are new here and that a branch gave to another file meanwhile. */
export async function findTakenNumbers(settings: Settings, read: ReadLog, ref: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const collection of settings.collections) {
    const there = await listBranchFiles(collection, ref).catch((error) => {
      if (error instanceof GitError) throw new UserError('error.against', { ref, reason: error.message });
      throw error;
    });
    const known = new Set(there.map(({ path }) => path));
    const own = read.log.records.filter((record) => record.collection === collection.key);
    const added = own.filter(({ path }) => !known.has(getFile(path)));
    if (added.length === 0) continue;
    const here = new Set(own.map(({ path }) => getFile(path)));
    // renamed here since
    const before = await listFilesBefore(collection, ref);
    const others = there
      .filter(({ path }) => !here.has(path) && !before.has(path))
      .map(({ path }) => ({ path, identifier: readNaming(path).identifier }));
    for (const record of added) {
      const [mine] = record.read.identifiers;
      const holder = others.find(
        ({ identifier }) =>
          identifier !== null &&
          identifier.value === mine?.value &&
          identifier.series === mine.series &&
          identifier.variant === mine.variant,
      );
      if (mine === undefined || holder === undefined) continue;
      const workspace = createWorkspace(settings, read);
      const next = await nextNameIn(workspace, collection, { title: record.title, series: mine.series });
      const values = {
        number: mine.digits,
        other: holder.path,
        branch: ref,
        next: next.number?.digits ?? '',
      };
      const { collection: key, path } = record;
      issues.push({
        collection: key,
        path,
        line: null,
        severity: 'error',
        ...describeIssue('issue.number-taken', values),
      });
    }
  }
  return issues;
}
