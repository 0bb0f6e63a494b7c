/** `cadre renumber`: the file, its heading, what refers to it, and a redirect from its old address. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UserError } from '../config/user-error.ts';
import { toNumberSegment } from '../link/permalinks.ts';
import { parseRegistry, printRegistry, type RegistryEntry } from '../link/redirect-registry.ts';
import { t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import { renumberOwn, renumberPath, renumberReferences } from '../write/renumber.ts';
import { toUsage } from './change.ts';
import type { ParsedArgs } from './flags.ts';
import { runCommand } from './json.ts';
import { nextNameIn } from './new.ts';
import { type Terminal, toRelativePath } from './terminal.ts';
import { findRecord, openWorkspace, type Workspace, type Written, writeChanges } from './workspace.ts';

export function renumber(args: ParsedArgs): Promise<number> {
  return runCommand(args, async (output) => ({ code: 0, json: await renumberRecord(args, output) }));
}

async function renumberRecord(
  { positionals, switches, values }: ParsedArgs,
  output: Terminal,
): Promise<Written> {
  const [name, wanted] = positionals;
  if (name === undefined) throw new UserError('error.needs-records', toUsage('renumber 12 31'));
  if (wanted !== undefined && !/^\d{1,5}$/.test(wanted))
    throw new UserError('error.number', { value: wanted });
  const workspace = await openWorkspace([values['folder']]);
  const { copy, locate, settings, vocabulary } = workspace;
  const record = findRecord(workspace, name);
  const collection = settings.collections.find(({ key }) => key === record.collection);
  const [identifier] = record.read.identifiers;
  if (collection === undefined || identifier === undefined)
    throw new UserError('error.no-own-number', { file: toRelativePath(locate(record)) });
  const next = await nextNameIn(workspace, collection, {
    title: record.title,
    series: identifier.series.replace(/(?:^|-)(?:19|20)\d\d$/, ''),
    number: wanted === undefined ? undefined : Number(wanted),
  });
  const number = next.number?.value ?? 0;
  const path = renumberPath(record, number);
  const file = copy.open(record);
  if (path === null || file === null)
    throw new UserError('error.no-own-number', { file: toRelativePath(locate(record)) });
  const [from, to] = [locate(record), locate({ ...record, path })];
  if (existsSync(to)) throw new UserError('error.file-exists', { file: toRelativePath(to) });

  const before = copy.log;
  const edges = describeEdges(before.records, record.id, `${record.collection}/${path}`);
  const isUnique = !before.duplicateNumbers.some(({ ids }) => ids.includes(record.id));
  const texts = listTexts(workspace, record);
  copy.put(record, null);
  copy.put({ collection: record.collection, path }, renumberOwn(record, file, number, vocabulary));
  for (const { id, place, lines } of texts) {
    const text = id === record.id ? null : copy.open(place);
    if (text === null) continue;
    const changed = renumberReferences(text, { record, number, path, isUnique }, lines);
    if (changed.lines.some((line, at) => line !== text.lines[at])) copy.put(place, changed);
  }
  const made = copy.log.records.find(({ id }) => id === `${record.collection}/${path}`);
  if (
    made?.number !== number ||
    made.title !== record.title ||
    describeEdges(copy.log.records, '', '') !== edges
  )
    throw new UserError('error.renumber', { file: toRelativePath(from) });
  const registry = await rememberAddress(workspace, record, made);
  const renames = new Map([[from, to]]);
  const others = registry === null ? [] : [registry];
  const written = await writeChanges(workspace, output, {
    ...{ dryRun: switches.has('dry-run'), renames, others },
  });
  if (registry === null && !switches.has('dry-run'))
    output.print(t('renumber.no-redirect', { address: record.permalink }));
  return written;
}

/** All relations between records, which renumbering must leave as they are. */
function describeEdges(records: readonly LogRecord[], from: string, to: string): string {
  const idOf = (id: string | null): string | null => (id === from ? to : id);
  const edges = records.flatMap((record) =>
    record.relations.map(({ type, target, partial, stated }) =>
      JSON.stringify([idOf(record.id), type, idOf(target), partial, stated]),
    ),
  );
  return edges.sort().join('\n');
}

interface Text {
  id: string;
  place: { collection: string; path: string };
  /** Lines that state a relation to the record, or mention it. */
  lines: Set<number>;
}

/** Whatever may refer to a record: the others, and the pages beside them. */
function listTexts({ copy, read: { resolver } }: Workspace, target: LogRecord): Text[] {
  const { records, pages } = copy.log;
  return [
    ...records.map(({ id, collection, path, read }) => {
      const named = [...read.relations, ...read.mentions].filter(
        (one) => resolver.reference(read.source, one) === target.id,
      );
      return { id, place: { collection, path }, lines: new Set(named.flatMap(({ line }) => line ?? [])) };
    }),
    ...pages.map(({ id, source }) => ({ id, place: source, lines: new Set<number>() })),
  ];
}

/** The saved redirects with the record's old address; null where the configuration wants none. */
async function rememberAddress(
  { settings, copy }: Workspace,
  old: LogRecord,
  made: LogRecord,
): Promise<{ file: string; content: string } | null> {
  const { addresses: file } = settings;
  if (file === null) return null;
  const text = await readFile(file, 'utf8').catch(() => null);
  const registry = new Map(text === null ? [] : parseRegistry(text));
  const entry = (record: LogRecord, before: string[]): RegistryEntry => ({
    ...{
      id: record.id,
      at: record.permalink,
      number: record.number,
      title: record.title,
      before,
      gone: false,
    },
  });
  if (text === null) for (const record of copy.log.records) registry.set(record.id, entry(record, []));
  const known = registry.get(old.id);
  registry.delete(old.id);
  const own = old.read.identifiers[0];
  const shared = own !== undefined && old.permalink !== `/${old.collection}/${toNumberSegment(own)}/`;
  const earlier = [...(known?.before ?? []), ...(known === undefined ? [] : [known.at]), old.permalink];
  const before = [...new Set(earlier)].filter(
    (path) => path !== made.permalink && (!shared || path !== `/${old.collection}/${own.value}/`),
  );
  registry.set(made.id, entry(made, before.sort()));
  return { file, content: printRegistry(registry) };
}
