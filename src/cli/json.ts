/** What `--json` prints of a build, for scripts. Fields are added within `schema: 1`, never changed. */

import type { Settings } from '../config/paths.ts';
import type { UserError } from '../config/user-error.ts';
import { toEnglish } from '../messages/issues.ts';
import type { Skipped } from '../model/log.ts';
import type { EffectiveStatus, Issue } from '../model/record.ts';
import type { Report } from './report.ts';

export type BuildResult =
  | {
      schema: 1;
      ok: true;
      /** The output folder, absolute. */
      out: string;
      /** Number of records in each collection. */
      collections: { key: string; name: string; folder: string; records: number }[];
      records: number;
      /** Number of records by effective status. */
      effectiveStatuses: Record<EffectiveStatus, number>;
      problems: Omit<Issue, 'key' | 'values'>[];
      skipped: (Omit<Skipped, 'reason'> & { reason: string })[];
      /** Number of files that show images of other hosts, by host. */
      imageHosts: Record<string, number>;
      /** How long it took. */
      seconds: number;
      /** True where `--strict` makes the run exit 1. */
      failed: boolean;
    }
  | { schema: 1; ok: false; error: string; hint: string };

export interface BuildOutcome {
  failed: boolean;
  /** Milliseconds. */
  took: number;
}

export function toBuildResult(
  { out }: Settings,
  report: Report,
  { failed, took }: BuildOutcome,
): BuildResult {
  const { records, issues, skipped } = report;
  const countByStatus = (effectiveStatus: EffectiveStatus): number =>
    records.filter((record) => record.effectiveStatus === effectiveStatus).length;
  return {
    schema: 1,
    ok: true,
    out,
    collections: report.collections.map(({ key, name, folder }) => ({
      key,
      name,
      folder,
      records: records.filter(({ collection }) => collection === key).length,
    })),
    records: records.length,
    effectiveStatuses: {
      'in force': countByStatus('in force'),
      pending: countByStatus('pending'),
      'no longer in force': countByStatus('no longer in force'),
      unknown: countByStatus('unknown'),
    },
    problems: issues.map(({ key: _, values: __, ...problem }) => problem),
    skipped: skipped.map((file) => ({ ...file, reason: toEnglish(file.reason) })),
    imageHosts: Object.fromEntries(report.imageHosts),
    seconds: Math.round(took) / 1000,
    failed,
  };
}

export function toBuildFailure({ message, hint }: UserError): BuildResult {
  return { schema: 1, ok: false, error: message, hint };
}
