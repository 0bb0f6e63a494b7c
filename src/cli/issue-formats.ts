/** Issues as files for other tools: SARIF and GitLab's Code Quality report. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import { readGit } from '../config/repository.ts';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import type { Issue } from '../model/record.ts';
import { toChecksum } from '../shared/checksum.ts';
import { version } from '../shared/package.ts';
import { getDiskPath } from './issue-selection.ts';
import { type Terminal, toRelativePath } from './terminal.ts';

/** An issue and its file: relative to the repository, `/`-separated; null for an issue of no file in it. */
interface PlacedIssue {
  issue: Issue;
  file: string | null;
}

const FORMATS: Readonly<Record<string, (issues: readonly PlacedIssue[]) => object>> = {
  sarif: toSarif,
  gitlab: toCodeQuality,
};

/**
 * @param option `FORMAT=FILE`
 * @throws {UserError} where the format is not known
 */
export async function writeIssues(
  option: string,
  issues: readonly Issue[],
  settings: Settings,
  output: Terminal,
): Promise<void> {
  const [, format = '', file = ''] = /^(\w+)=(.+)$/.exec(option) ?? [];
  const write = FORMATS[format];
  if (write === undefined)
    throw new UserError('error.report', { option, formats: Object.keys(FORMATS).join(', ') });
  const root = (await readGit(settings.root))?.root ?? settings.root;
  const placed = issues.map((issue) => {
    const path = getDiskPath(issue, settings);
    return { issue, file: path === null ? null : getPathBelow(root, path) };
  });
  await writeFile(resolve(file), `${JSON.stringify(write(placed), null, 2)}\n`);
  output.print(t('report.written', { file: toRelativePath(resolve(file)), count: issues.length }));
}

/** The same for the same issue on another line. */
function fingerprint({ issue: { rule, message }, file }: PlacedIssue): string {
  return toChecksum([file, rule, message].join('\n'));
}

const SARIF_LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function toSarif(issues: readonly PlacedIssue[]): object {
  const rules = [...new Set(issues.map(({ issue }) => issue.rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Cadre', version, rules: rules.map((id) => ({ id })) } },
        columnKind: 'unicodeCodePoints',
        results: issues.map((placed) => {
          const { rule, severity, message, hint, line } = placed.issue;
          return {
            ruleId: rule,
            ruleIndex: rules.indexOf(rule),
            level: SARIF_LEVELS[severity],
            message: { text: [message, hint].filter((part) => part !== '').join(' ') },
            ...(placed.file === null
              ? {}
              : {
                  locations: [
                    {
                      physicalLocation: {
                        artifactLocation: { uri: encodeURI(placed.file), uriBaseId: '%SRCROOT%' },
                        ...(line === null ? {} : { region: { startLine: line } }),
                      },
                    },
                  ],
                }),
            partialFingerprints: { 'cadre/v1': fingerprint(placed) },
          };
        }),
      },
    ],
  };
}

const CODE_QUALITY_SEVERITIES = { error: 'major', warning: 'minor', notice: 'info' } as const;

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
function toCodeQuality(issues: readonly PlacedIssue[]): object[] {
  return issues.map((placed) => {
    const { rule, severity, message, hint, line } = placed.issue;
    return {
      description: [message, hint].filter((part) => part !== '').join(' '),
      check_name: rule,
      fingerprint: fingerprint(placed),
      severity: CODE_QUALITY_SEVERITIES[severity],
      location: { path: placed.file ?? '.', lines: { begin: line ?? 1 } },
    };
  });
}
