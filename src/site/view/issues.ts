/** Problems gathered under the file they were found in; those of the log as a whole come first. */
import type { Problem } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';

export interface FileProblems {
  collection: string | null;
  path: string | null;
  /** Null where the file is no record. */
  record: RecordEntry | null;
  problems: Problem[];
}

export function problemsByFile(log: SiteLog): FileProblems[] {
  const records = new Map(log.records.map((entry) => [keyOf(entry), entry]));
  const files = Map.groupBy(log.problems, keyOf);
  return [...files.keys()].sort().flatMap((key) => {
    const problems = files.get(key) ?? [];
    const [first] = problems;
    if (first === undefined) return [];
    const { collection, path } = first;
    return [{ collection, path, record: records.get(key) ?? null, problems }];
  });
}

function keyOf({ collection, path }: { collection: string | null; path: string | null }): string {
  return path === null ? '' : `${collection ?? ''}/${path}`;
}
