/** What `--json` prints, for scripts. Fields are added within `schema: 1`, never changed. */

import type { Settings } from '../config/settings.ts';
import { toEnglish } from '../messages/issues.ts';
import type { Skipped } from '../model/log.ts';
import type { EffectiveStatus, Issue } from '../model/record.ts';
import type { ParsedArgs } from './flags.ts';
import type { Report } from './report.ts';
import { createTerminal, printJson, type Terminal, toUserError } from './terminal.ts';

export interface CommandResult {
  /** Of the process. */
  code: number;
  /** What `--json` prints. */
  json: object;
}

/** Runs a command that says what it does, or with `--json` prints one object and nothing else, also where it fails. */
export async function runCommand(
  { switches }: ParsedArgs,
  run: (output: Terminal) => Promise<CommandResult>,
): Promise<number> {
  const json = switches.has('json');
  const output = createTerminal(process.stdout, { quiet: json || switches.has('quiet') });
  try {
    const result = await run(output);
    if (json) printJson(result.json);
    return result.code;
  } catch (error) {
    const { message, hint } = toUserError(error);
    if (json) printJson({ schema: 1, ok: false, error: message, hint });
    throw error;
  }
}

export type BuildResult = {
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
};

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
