/** The decisions that a file has to follow: `cadre affects FILE …`, and `cadre export --in-force --for PATH` for programs. */
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { toSlashes } from '../config/disk-paths.ts';
import { readGit } from '../config/repository.ts';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { createExport } from '../export/export.ts';
import { t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import { createPathTest } from '../read/affects.ts';
import { escapeLine } from '../shared/text.ts';
import type { ParsedArgs } from './flags.ts';
import { toUsage } from './status-and-links.ts';
import { createTerminal, printJson, toRelativePath } from './terminal.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/**
 * Decisions in force as Markdown with their sources. One that names no files is about all of them.
 *
 * @param path a file or folder; null for all decisions
 */
export async function writeGuidance(
  { settings, copy, locate }: Workspace,
  path: string | null,
): Promise<string> {
  const [wanted = null] = path === null ? [] : await locateInRepository(settings, [path]);
  const records = copy.log.records.filter(
    ({ effectiveStatus, read: { affects } }) =>
      effectiveStatus === 'in force' &&
      (wanted === null || affects.length === 0 || createPathTest(affects)(wanted)),
  );
  const heading = path === null ? t('guidance.all') : t('guidance.for', { path: wanted ?? '' });
  const sections = records.map((record) => {
    const { date, read } = record;
    const source = toSlashes(toRelativePath(locate(record)));
    const scope = read.affects;
    return [
      `## ${formatTitle(record)}`,
      '',
      ...(read.summary === null ? [] : [read.summary, '']),
      `- ${t('guidance.source', { file: source })}`,
      ...(date === null ? [] : [`- ${t('guidance.date', { date })}`]),
      ...(scope.length === 0
        ? []
        : [`- ${t('guidance.affects', { paths: scope.map((glob) => `\`${glob}\``).join(', ') })}`]),
    ].join('\n');
  });
  return `${[`# ${heading}`, ...(records.length === 0 ? [t('guidance.none')] : sections)].join('\n\n')}\n`;
}

/** `cadre affects FILE …`: the decisions in force that name these files. */
export async function listAffecting({ positionals, switches, values }: ParsedArgs): Promise<number> {
  if (positionals.length === 0)
    throw new UserError('error.needs-files', toUsage('affects src/billing/charge.ts'));
  const files = positionals.flatMap((name) => (name === '-' ? readNames() : name));
  const { settings, copy, locate } = await openWorkspace([values['folder']]);
  const wanted = await locateInRepository(settings, files);
  // paths of other repositories are not those of this one
  const others = new Set(settings.collections.flatMap(({ key, member }) => (member ? [key] : [])));
  const found = copy.log.records.flatMap((record) => {
    const { effectiveStatus, collection, read } = record;
    if (effectiveStatus !== 'in force' || others.has(collection)) return [];
    const isNamed = createPathTest(read.affects);
    const files = wanted.filter(isNamed);
    return files.length === 0 ? [] : [{ record, files }];
  });
  if (switches.has('json')) {
    const byId = new Map(createExport({ log: copy.log, skipped: [] }).decisions.map((one) => [one.id, one]));
    printJson(found.map(({ record, files }) => ({ ...byId.get(record.id), files })));
    return 0;
  }
  const output = createTerminal(process.stdout, { quiet: false });
  if (found.length === 0) output.print(t('affects.none', { count: wanted.length }));
  for (const { record, files } of found) {
    output.print(escapeLine(formatTitle(record)));
    const source = toRelativePath(locate(record));
    const paths = wanted.length > 1 ? files : record.read.affects;
    output.print(output.paint('dim', escapeLine(`  ${paths.join(', ')}  ${source}`)));
  }
  return 0;
}

/** The names on standard input, one a line, or apart by zeros. */
function readNames(): string[] {
  return readFileSync(0, 'utf8')
    .split(/\0|\r?\n/)
    .filter((name) => name !== '');
}

function formatTitle({ read, title }: LogRecord): string {
  return [read.identifiers[0]?.digits, title].filter(Boolean).join(' ');
}

/** Paths as records name them. Git prints them from the root of the repository, wherever it runs. */
async function locateInRepository({ root }: Settings, paths: readonly string[]): Promise<string[]> {
  const top = (await readGit(root))?.root ?? root;
  return paths.map((path) => {
    const isFromTop = !existsSync(path) && existsSync(resolve(top, path));
    return toSlashes(relative(top, isFromTop ? resolve(top, path) : resolve(path)));
  });
}
