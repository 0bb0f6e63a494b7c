/** `cadre index`: the decisions in a table of a README. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { toSlashes } from '../config/disk-paths.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import { editLines, readFileText, writeFileText } from '../write/file-text.ts';
import { type CommandResult, runCommand } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { listSuccessors, shortNumber } from './list.ts';
import { formatName } from './status-and-links.ts';
import { type Terminal, toRelativePath } from './terminal.ts';
import { openWorkspace, type Workspace, writeChanges } from './workspace.ts';

const OPEN = /^\s*<!--\s*cadre\s*-->\s*$/;
const CLOSE = /^\s*<!--\s*\/cadre\s*-->\s*$/;

/** Keeps the table between `<!-- cadre -->` and `<!-- /cadre -->` of a file up to date. */
export function index(args: ParsedArgs): Promise<number> {
  return runCommand(args, (output) => updateIndex(args, output));
}

async function updateIndex(
  { positionals, switches, values }: ParsedArgs,
  output: Terminal,
): Promise<CommandResult> {
  const workspace = await openWorkspace(positionals);
  const file = values['file'] === undefined ? findIndex(workspace) : resolve(values['file']);
  if (file === null || !existsSync(file))
    throw new UserError('error.no-index', { file: toRelativePath(file ?? 'README.md') });
  const text = readFileText(readFileSync(file));
  const from = text?.lines.findIndex((line) => OPEN.test(line)) ?? -1;
  const to = text?.lines.findIndex((line, at) => at > from && CLOSE.test(line)) ?? -1;
  if (text === null || from < 0 || to < 0)
    throw new UserError('error.no-index', { file: toRelativePath(file) });
  const table = createTable(workspace, dirname(file));
  const next = editLines(text, [{ at: from + 1, remove: to - from - 1, insert: ['', ...table, ''] }]);
  const bytes = Buffer.from(writeFileText(next) ?? '');
  const isCurrent = bytes.equals(readFileSync(file));
  const isCheck = switches.has('check');
  if (isCurrent || isCheck)
    output.print(t(isCurrent ? 'index.current' : 'index.outdated', { file: toRelativePath(file) }));
  const json = await writeChanges(workspace, output, {
    others: isCurrent ? [] : [{ file, content: bytes }],
    dryRun: isCheck || switches.has('dry-run'),
    quiet: isCheck,
  });
  return { code: isCheck && !isCurrent ? 1 : 0, json };
}

/** The README beside the records, or that of the project, which has the two comments. */
function findIndex({ settings }: Workspace): string | null {
  const folders = [...settings.collections.map(({ dir }) => dir), settings.root];
  const files = folders.flatMap((folder) =>
    ['README.md', 'readme.md', 'index.md'].map((name) => join(folder, name)),
  );
  return files.find((file) => existsSync(file) && OPEN_ANYWHERE.test(readFileSync(file, 'utf8'))) ?? null;
}

const OPEN_ANYWHERE = /^\s*<!--\s*cadre\s*-->\s*$/m;

function createTable({ copy, locate }: Workspace, folder: string): string[] {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
  const rows = copy.log.records.map((record) => {
    const path = toSlashes(relative(folder, locate(record))).replaceAll(' ', '%20');
    const by = listSuccessors(record, copy.log).map(formatName).join(', ');
    const status =
      by === '' ? record.currentStatus : t('index.superseded', { status: record.currentStatus, by });
    return `| [${cell(shortNumber(record))}](${path}) | ${cell(record.title)} | ${cell(status)} | ${record.date ?? ''} |`;
  });
  return [t('index.columns'), '| --- | --- | --- | --- |', ...rows];
}
