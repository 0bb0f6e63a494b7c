/** The issues of a run that found some: those it is about, in the terminal, in files, and on GitHub. */
import type { Settings } from '../config/settings.ts';
import type { ParsedArgs } from './flags.ts';
import { printWithoutCommands, reportToGithub } from './github.ts';
import { writeIssues } from './issue-formats.ts';
import { selectIssues } from './issue-selection.ts';
import { printReport, type Report } from './report.ts';
import type { Terminal } from './terminal.ts';

/**
 * @returns the report with the issues that count
 * @throws {UserError} where an option cannot be followed
 */
export async function reportIssues(
  found: Report,
  settings: Settings,
  args: ParsedArgs,
  output: Terminal,
): Promise<Report> {
  const { switches, values } = args;
  const issues = await selectIssues(found.issues, settings, args, output);
  const report = { ...found, issues };
  if (values['report'] !== undefined) await writeIssues(values['report'], issues, settings, output);
  const printAll = (): void => printReport(report, output, { verbose: switches.has('verbose') });
  if (values['reporter'] === 'github') {
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    printWithoutCommands(print, printAll);
    await reportToGithub(report, { settings, env: process.env, print });
  } else printAll();
  return report;
}
