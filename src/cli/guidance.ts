/** Decisions in force as Markdown with their sources, for programs that write code: `cadre export --in-force --for PATH`. */
import { relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { toSlashes } from '../config/paths.ts';
import { readGit } from '../config/repository.ts';
import { t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import { getFile } from '../shared/paths.ts';
import { toRelativePath } from './terminal.ts';
import type { Workspace } from './workspace.ts';

/** Fields of front matter that name the files a decision is about. */
const AFFECTS = /^(?:affects|applies to|affected (?:files|paths)|files|paths|scope|code)$/i;

/** @param path a file or folder; null for all decisions */
export async function writeGuidance(
  { settings, copy, locate }: Workspace,
  path: string | null,
): Promise<string> {
  const root = (await readGit(settings.root))?.root ?? settings.root;
  const wanted = path === null ? null : toSlashes(relative(root, resolve(path)));
  const records = copy.log.records.filter(
    (record) => record.effectiveStatus === 'in force' && (wanted === null || isAbout(record, wanted)),
  );
  const heading = path === null ? t('guidance.all') : t('guidance.for', { path: wanted ?? '' });
  const sections = records.map((record) => {
    const { title, date, read } = record;
    const source = toSlashes(
      toRelativePath(locate({ collection: record.collection, path: getFile(record.path) })),
    );
    const scope = readGlobs(record);
    return [
      `## ${[read.identifiers[0]?.digits, title].filter(Boolean).join(' ')}`,
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

/** A decision that names no files is about all of them. */
function isAbout(record: LogRecord, path: string): boolean {
  const globs = readGlobs(record);
  return (
    globs.length === 0 ||
    globs.some((glob) => picomatch([glob, `${glob.replace(/\/$/, '')}/**`], { dot: true })(path))
  );
}

/** From the front matter, or a line `Affects: src/billing/**, src/pay.ts` of the head. */
function readGlobs({ read }: LogRecord): string[] {
  const fields = read.fields.filter(({ label }) => AFFECTS.test(label)).flatMap(({ values }) => values);
  const head = read.source.text.split('\n').slice(0, 40);
  const lines = head.flatMap(
    (line) => /^[\s>*+_|-]*affects[*_]*\s*[:|][*_]*\s*(.+?)\s*\|?\s*$/i.exec(line)?.[1] ?? [],
  );
  const isFront = fields.length > 0;
  return (isFront ? fields : lines)
    .flatMap((value) => value.split(/,\s*|\s+/))
    .map((glob) => glob.replace(/[`"'*_]*(?=$)|^[`"']/g, (mark) => (mark.startsWith('*') ? mark : '')))
    .filter((glob) => /[\w*]/.test(glob));
}
