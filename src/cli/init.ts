/** `cadre init`: finds the records of a repository or starts with a first one, and adds what builds their site. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { toSlashes } from '../config/disk-paths.ts';
import { readGit } from '../config/repository.ts';
import { resolveSettings } from '../config/resolve.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import { readLog } from '../pipeline.ts';
import { createVocabulary } from '../read/index.ts';
import { toDay } from '../site/view/dates.ts';
import { learnConventions } from '../write/conventions.ts';
import { fillTemplate } from '../write/draft.ts';
import { fromText, writeFileText } from '../write/file-text.ts';
import { FIRST_RECORD, TEMPLATE } from '../write/template.ts';
import { runCommand } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { readUserName } from './git-queries.ts';
import { type Terminal, toRelativePath } from './terminal.ts';
import { createWorkflow } from './workflows.ts';
import { createWorkspace, type Written, writeChanges } from './workspace.ts';

const FIRST_TITLE = 'Record architecture decisions';

export function init(args: ParsedArgs): Promise<number> {
  return runCommand(args, async (output) => ({ code: 0, json: await start(args, output) }));
}

async function start({ positionals, switches }: ParsedArgs, output: Terminal): Promise<Written> {
  const cwd = process.cwd();
  const git = await readGit(cwd);
  const root = git?.root ?? cwd;
  const found = await resolveSettings({ cwd, folders: [] }).catch((error) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  const named = positionals[0];
  const { settings } =
    found !== null && named === undefined
      ? found
      : await resolveSettings({
          cwd,
          config: {},
          folders: [existsSync(named ?? 'docs/adr') ? (named ?? 'docs/adr') : '.'],
        });
  const folder =
    found !== null && named === undefined
      ? (settings.collections[0]?.dir ?? cwd)
      : resolve(cwd, named ?? 'docs/adr');
  const isNew = found === null || (named !== undefined && !existsSync(folder));
  const others: { file: string; content: string }[] = [];
  const add = (file: string, content: string): void => {
    if (existsSync(file)) output.print(t('init.kept', { file: toRelativePath(file) }));
    else others.push({ file, content });
  };
  if (isNew) {
    add(join(folder, 'ADR-001-record-architecture-decisions.md'), await firstRecord(cwd));
    add(join(folder, 'template.md'), TEMPLATE);
  } else output.print(t('init.found', { folder: toRelativePath(folder) }));
  const place = toSlashes(relative(root, folder));
  if (isNew && named !== undefined && !isUsual(place) && settings.configFile === null)
    add(join(root, 'cadre.config.json'), `${JSON.stringify({ collections: [place] }, null, 2)}\n`);
  const workflow = createWorkflow(git?.remote ?? null, { branch: git?.branch ?? 'main', folder: place });
  if (workflow !== null) add(join(root, workflow.file), workflow.text);

  const read = isNew ? null : await readLog(settings);
  const workspace = createWorkspace(settings, read ?? (await emptyLog()));
  const written = await writeChanges(workspace, output, { others, dryRun: switches.has('dry-run') });
  if (workflow === null)
    output.print(git?.remote == null ? t('init.no-remote') : t('init.other-host', { remote: git.remote }));
  output.print(readmeHint(root, place));
  output.print(isNew ? t('init.next-new') : t('init.next'));
  return written;
}

async function emptyLog() {
  return {
    log: { collections: [], records: [], pages: [], duplicateNumbers: [], issues: [] },
    resolver: (await import('../link/record-resolver.ts')).createResolver({
      collections: [],
      linkables: [],
      repository: null,
    }),
    skipped: [],
    withheld: new Set<string>(),
    filterIssues: () => [],
  };
}

/** Folders that are found without a configuration. */
function isUsual(folder: string): boolean {
  return /^(?:docs?\/)?(?:adrs?|decisions)$/.test(folder);
}

async function firstRecord(cwd: string): Promise<string> {
  const vocabulary = createVocabulary({ statuses: {}, labels: {} });
  const person = await readUserName(cwd);
  const { file } = fillTemplate(
    fromText(FIRST_RECORD),
    {
      title: FIRST_TITLE,
      number: { value: 1, digits: '001' },
      today: toDay(new Date()),
      people: [person ?? t('init.team')],
      tags: [],
      ticket: null,
      status: null,
    },
    [],
    learnConventions([], vocabulary),
  );
  return Buffer.from(writeFileText(file) ?? '').toString('utf8');
}

/** A sentence for the README, printed and never written. */
function readmeHint(root: string, folder: string): string {
  const readme = ['README.md', 'readme.md', 'Readme.md'].map((name) => join(root, name)).find(existsSync);
  if (readme !== undefined && readFileSync(readme, 'utf8').includes(folder))
    return t('init.readme-knows', { file: basename(readme) });
  return t('init.readme', { folder });
}
