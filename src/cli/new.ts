/** `cadre new`: the next record, named, numbered and written as the collection does it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { CollectionSettings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { parseRegistry } from '../link/redirect-registry.ts';
import { list, t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import { readNaming } from '../read/naming.ts';
import { comparePaths, getFolder, isAsciiDoc } from '../shared/paths.ts';
import { escapeLine } from '../shared/text.ts';
import { toDay } from '../site/view/dates.ts';
import { addFields, type Draft, fillTemplate, type Wanted } from '../write/draft.ts';
import { type FileText, fromText } from '../write/file-text.ts';
import { findNextName, type NextName } from '../write/names.ts';
import { TEMPLATE } from '../write/template.ts';
import { createTemplate, findCommonForm } from '../write/template-from-records.ts';
import { runCommand } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { listBranchFiles, readUserName } from './git-queries.ts';
import { stateBothSides, toUsage } from './status-and-links.ts';
import { type Terminal, toRelativePath } from './terminal.ts';
import {
  createFileError,
  findRecord,
  openWorkspace,
  type Workspace,
  type Written,
  writeChanges,
} from './workspace.ts';

export function newRecord(args: ParsedArgs): Promise<number> {
  return runCommand(args, async (output) => ({ code: 0, json: await writeRecord(args, output) }));
}

async function writeRecord(args: ParsedArgs, output: Terminal): Promise<Written & { left: string[] }> {
  const { switches, values } = args;
  const workspace = await openWorkspace([values['folder']]);
  const asked = switches.has('interactive')
    ? await ask(args)
    : { title: args.positionals.join(' ').trim(), values };
  const { title } = asked;
  if (!/[\p{L}\p{N}]/u.test(title) || /[\r\n]/.test(title))
    throw new UserError('error.needs-title', toUsage('new "Use a queue for uploads"'));
  const status = readStatus(asked.values['status'] ?? 'proposed');
  const collection = chooseCollection(workspace, asked.values['collection']);
  const name = await nextNameIn(workspace, collection, {
    title,
    series: values['series'],
    number: readNumber(values['number']),
  });
  const place = { collection: collection.key, path: name.path };
  const file = workspace.locate(place);
  if (existsSync(file)) throw new UserError('error.file-exists', { file: toRelativePath(file) });
  if (isAsciiDoc(name.path)) throw createFileError(name.path, file);

  const { ticket, deciders } = asked.values;
  const tags = splitList(asked.values['tags']);
  const person = deciders ?? (await readUserName(collection.dir));
  const draft = draftIn(workspace, collection, name, {
    title,
    number: name.number,
    today: toDay(new Date()),
    people: person === null ? [] : [person],
    tags,
    ticket: ticket ?? null,
    status,
  });
  const { copy } = workspace;
  const wanted: Wanted[] = [
    { fact: 'deciders', values: splitList(deciders) },
    { fact: 'tags', values: tags },
    { fact: 'tickets', values: ticket === undefined ? [] : [ticket] },
  ];
  const whole = addFields(
    draft.file,
    wanted.filter((one) => one.values.length > 0),
    copy.conventions(collection.key),
    (text) => copy.reread(place, text),
  );
  copy.put(place, whole.file);
  const find = (): LogRecord | undefined =>
    copy.log.records.find((one) => one.collection === place.collection && one.path === place.path);
  const first = find();
  if (first !== undefined && first.status !== status)
    copy.state(first, { status: { value: status }, relation: null, today: toDay(new Date()) });
  for (const [option, type] of [
    ['supersedes', 'supersedes'],
    ['amends', 'amends'],
  ] as const)
    for (const target of splitList(asked.values[option])) {
      const record = find();
      if (record === undefined) throw new UserError('error.not-a-record', { file: toRelativePath(file) });
      stateBothSides(workspace, record, type, findRecord(workspace, target));
    }
  const written = await writeChanges(workspace, output, { dryRun: switches.has('dry-run') });
  const { left } = draft;
  for (const { fact, values } of whole.lost)
    warn(t('new.not-written', { option: OPTIONS[fact], value: values.join(', ') }));
  for (const option of ['number', 'series'])
    if (name.number === null && values[option] !== undefined) warn(t('new.not-numbered', { option }));
  if (written.dryRun) return { ...written, left };
  const made = find();
  if (made === undefined) output.print(t('new.not-read'));
  else if (
    made.title !== title ||
    made.status !== status ||
    (name.number !== null && made.number !== name.number.value)
  )
    output.print(t('new.reads-as', { title: made.title, status: made.status, number: made.number ?? '–' }));
  const replaced = splitList(asked.values['supersedes']);
  if (replaced.length > 0 && status !== 'accepted')
    output.print(t('new.until-accepted', { records: list(replaced), name: String(made?.number ?? title) }));
  if (left.length > 0)
    output.print(t('new.left', { count: left.length, places: list(left.map((place) => `"${place}"`)) }));
  if (switches.has('open')) await openEditor(file);
  return { ...written, left };
}

const OPTIONS: Record<Wanted['fact'], string> = { deciders: 'deciders', tags: 'tags', tickets: 'ticket' };

/** Said whatever else is printed: what was asked for is never left out in silence. */
function warn(text: string): void {
  process.stderr.write(`${escapeLine(text)}\n`);
}

type DraftStatus = 'proposed' | 'draft' | 'accepted';

function readStatus(word: string): DraftStatus {
  const known = (['proposed', 'draft', 'accepted'] as const).find((one) => one === word.toLowerCase());
  if (known === undefined) throw new UserError('error.new-status', { status: word });
  return known;
}

function readNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value)) throw new UserError('error.number', { value });
  return Number(value);
}

export function splitList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The first collection, where nobody names one: by its key, its name or its folder. */
export function chooseCollection(
  { settings, copy }: Workspace,
  name: string | undefined,
): CollectionSettings {
  const { collections } = settings;
  const found = collections.find(
    ({ key, name: title, folder }) => name === undefined || [key, title, folder].includes(name),
  );
  if (found !== undefined && (name !== undefined || collections.length === 1)) return found;
  if (name !== undefined)
    throw new UserError('error.no-collection', {
      name,
      collections: list(collections.map(({ key }) => key)),
    });
  const used = collections.filter(({ key }) => copy.log.records.some(({ collection }) => collection === key));
  const [only] = used;
  if (used.length === 1 && only !== undefined) return only;
  throw new UserError('error.needs-collection', {
    collections: list(collections.map(({ key }) => key)),
    key: collections[0]?.key ?? '',
  });
}

/** The next free name, also beside what other branches and saved redirects know. */
export async function nextNameIn(
  { copy, read, settings, vocabulary }: Workspace,
  collection: CollectionSettings,
  wanted: { title: string; series?: string | undefined; number?: number | undefined },
): Promise<NextName> {
  const own = copy.log.records.filter((record) => record.collection === collection.key);
  const paths = own.map(({ path }) => path.replace(/#.*$/, ''));
  const isTemplate = (path: string): boolean => /(?:^|[-_./])(?:template|readme|index)/i.test(path);
  const branches = await listBranchFiles(collection);
  const others = [
    ...read.skipped.filter((file) => file.collection === collection.key).map(({ path }) => path),
    ...branches.map(({ path }) => path),
    ...(await removedIn(settings.addresses, collection.key)),
  ];
  const known = new Set(paths);
  const taken = [...new Set(others)].filter((path) => !known.has(path) && !isTemplate(path));
  const name = findNextName({ ...wanted, paths, taken, today: toDay(new Date()), vocabulary });
  if (wanted.number !== undefined) {
    const holder = [...paths, ...taken].find((path) => {
      const found = readNaming(path).identifier;
      return (
        found !== null &&
        found.value === wanted.number &&
        found.variant === '' &&
        found.series === (name.number?.series ?? '')
      );
    });
    if (holder !== undefined) {
      const { number } = findNextName({
        ...wanted,
        number: undefined,
        paths,
        taken,
        today: toDay(new Date()),
        vocabulary,
      });
      const branch = branches.find(({ path }) => path === holder)?.branch;
      const file = known.has(holder) || branch === undefined ? holder : `${holder} (${branch})`;
      throw new UserError('error.number-taken', { number: wanted.number, file, next: number?.value ?? '' });
    }
  }
  return name;
}

async function removedIn(file: string | null, key: string): Promise<string[]> {
  const text = file === null ? null : await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  const entries = [...parseRegistry(text).values()];
  return entries.flatMap(({ id }) => (id.startsWith(`${key}/`) ? [id.slice(key.length + 1)] : []));
}

/** From the folder's template, from what most records have in common, or from Cadre's own template. */
function draftIn(
  workspace: Workspace,
  { key }: CollectionSettings,
  name: NextName,
  input: Parameters<typeof fillTemplate>[1],
): Draft {
  const { copy } = workspace;
  const records = copy.log.records.filter((record) => record.collection === key);
  const conventions = copy.conventions(key);
  const templates = copy.log.pages
    .filter(({ kind, source }) => kind === 'template' && source.collection === key)
    .sort(
      (a, b) =>
        closeness(b.source.path, name.path) - closeness(a.source.path, name.path) ||
        comparePaths(a.source.path, b.source.path),
    );
  const form = findCommonForm(records);
  const ways: (FileText | null)[] = [
    templates[0] === undefined ? null : copy.open(templates[0].source),
    createTemplate(form, conventions, input),
    fromText(TEMPLATE),
  ];
  const template = ways.find((one) => one !== null) ?? fromText(TEMPLATE);
  return fillTemplate(template, input, form, conventions);
}

/** A template in the same folder is meant rather than one elsewhere, and the plain one rather than a short or long form. */
function closeness(template: string, path: string): number {
  const isNear = getFolder(template) === getFolder(path) ? 2 : 0;
  return isNear + (/(?:^|\/)[._]?(?:adr[-_])?template\.md$/i.test(template) ? 1 : 0);
}

async function ask(args: ParsedArgs): Promise<{ title: string; values: Record<string, string> }> {
  const values = { ...args.values };
  if (!process.stdin.isTTY) throw new UserError('error.no-terminal');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // lines that are typed ahead answer the questions to come
  const lines = terminal[Symbol.asyncIterator]();
  const question = async (text: string): Promise<string> => {
    terminal.setPrompt(text);
    terminal.prompt();
    const { value, done } = await lines.next();
    return done === true ? '' : value.trim();
  };
  try {
    const given = args.positionals.join(' ').trim();
    const title = given || (await question(t('ask.title')));
    for (const [name, text] of [
      ['status', t('ask.status')],
      ['tags', t('ask.tags')],
      ['ticket', t('ask.ticket')],
      ['supersedes', t('ask.supersedes')],
    ] as const) {
      const answer = values[name] ?? (await question(text));
      if (answer !== '') values[name] = answer;
    }
    return { title, values };
  } finally {
    terminal.close();
  }
}

/** By the shell, as git does: an editor may have arguments, and blanks in its path. */
async function openEditor(file: string): Promise<void> {
  const editor = process.env['VISUAL'] || process.env['EDITOR'];
  if (!editor) throw new UserError('error.no-editor');
  await new Promise<void>((done, fail) => {
    const child =
      process.platform === 'win32'
        ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' })
        : spawn('/bin/sh', ['-c', `${editor} "$@"`, editor, file], { stdio: 'inherit' });
    const refuse = (): void => fail(new UserError('error.editor', { editor }));
    child.on('error', refuse);
    // the shell's codes for a program that is not there or cannot run
    child.on('close', (code) => (code === 126 || code === 127 ? refuse() : done()));
  });
}
