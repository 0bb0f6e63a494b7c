/** `--against`: numbers that a branch gave to another decision meanwhile. */
import type { Settings } from '../config/paths.ts';
import { UserError } from '../config/user-error.ts';
import { GitError } from '../history/git.ts';
import { describeIssue } from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';
import type { ReadLog } from '../pipeline.ts';
import { readNaming } from '../read/naming.ts';
import { getFile } from '../shared/paths.ts';
import { listBranchFiles, listFilesBefore } from './branches.ts';
import { nextNameIn } from './new.ts';
import { createWorkspaceOf } from './workspace.ts';

/** Numbers of files that are new here and that a branch gave to another file meanwhile. */
export async function findTakenNumbers(settings: Settings, read: ReadLog, ref: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const collection of settings.collections) {
    const there = await listBranchFiles(collection, ref).catch((error) => {
      if (error instanceof GitError) throw new UserError('error.against', { ref, reason: error.message });
      throw error;
    });
    const known = new Set(there.map(({ path }) => path));
    const before = await listFilesBefore(collection, ref);
    const own = read.log.records.filter((record) => record.collection === collection.key);
    const here = new Set(own.map(({ path }) => getFile(path)));
    const added = own.filter(({ path }) => !known.has(getFile(path)));
    for (const record of added) {
      const [mine] = record.read.identifiers;
      const holder = there.find(({ path }) => {
        const other = readNaming(path).identifier;
        return (
          !here.has(path) &&
          // renamed here since
          !before.has(path) &&
          other !== null &&
          other.value === mine?.value &&
          other.series === mine.series &&
          other.variant === mine.variant
        );
      });
      if (mine === undefined || holder === undefined) continue;
      const workspace = createWorkspaceOf(settings, read);
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
