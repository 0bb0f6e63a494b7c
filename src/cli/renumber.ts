/** `cadre renumber`: the file, its heading, what refers to it, and a redirect from its old address. */
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { toSlashes } from '../config/disk-paths.ts';
import { findBounds } from '../config/repository.ts';
import type { CollectionSettings } from '../config/settings.ts';
import { UserError } from '../config/user-error.ts';
import { toNumberSegment } from '../link/permalinks.ts';
import { parseRegistry, printRegistry, type RegistryEntry } from '../link/redirect-registry.ts';
import { t } from '../messages/command-line.ts';
import type { LogRecord } from '../model/log.ts';
import { lineInFile } from '../model/record.ts';
import { describeSiblings } from '../read/naming.ts';
import { LIMITS } from '../shared/limits.ts';
import { getFile, getStem, isAsciiDoc, MARKDOWN_ENDING } from '../shared/paths.ts';
import { readFileText, writeFileText } from '../write/file-text.ts';
import {
  type Referrer,
  type Renumbering,
  renumberOwn,
  renumberPath,
  renumberReferences,
} from '../write/renumber.ts';
import { runCommand } from './command-result.ts';
import type { ParsedArgs } from './flags.ts';
import { findFilesWith } from './git-queries.ts';
import { nextNameIn } from './new.ts';
import { toUsage } from './status-and-links.ts';
import { type Terminal, toRelativePath } from './terminal.ts';
import {
  createFileError,
  findRecord,
  openWorkspace,
  type Workspace,
  type Written,
  writeChanges,
} from './workspace.ts';

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
  const { value: number, digits } = next.number ?? { value: 0, digits: '' };
  const path = renumberPath(record, digits);
  const file = copy.open(record);
  if (file === null) throw createFileError(record.path, locate(record));
  if (path === null) throw new UserError('error.no-own-number', { file: toRelativePath(locate(record)) });
  const [from, to] = [locate(record), locate({ ...record, path })];
  if (existsSync(to)) throw new UserError('error.file-exists', { file: toRelativePath(to) });

  const before = copy.log;
  const edges = describeEdges(before.records, record.id, `${record.collection}/${path}`);
  const { repository } = await findBounds(collection.dir);
  const renumbering: Renumbering = {
    ...{ record, digits, path, resolver: workspace.read.resolver },
    repositoryPath: toSlashes(relative(repository, realpathSync(from))),
    isHostKnown: settings.repository !== null,
  };
  const locateFolder = (file: string): string => toSlashes(relative(repository, dirname(realpathSync(file))));
  const referrers = listReferrers(workspace, record, locateFolder);
  const isRecord = ({ collection: key, path: one }: Referrer): boolean =>
    key === record.collection && one === record.path;
  // its own file first, so that it is named first
  for (const referrer of referrers.toSorted((a, b) => Number(isRecord(b)) - Number(isRecord(a)))) {
    const isOwn = isRecord(referrer);
    const text = isOwn ? renumberOwn(record, file, digits, vocabulary) : copy.open(referrer);
    if (text === null) continue;
    const changed = renumberReferences(text, referrer, renumbering);
    if (isOwn) copy.put(record, null);
    if (isOwn || changed !== text) copy.put(isOwn ? { ...referrer, path } : referrer, changed);
  }
  const outside = await renumberOutside(workspace, collection, { referrers, renumbering, locateFolder });
  const made = copy.log.records.find(({ id }) => id === `${record.collection}/${path}`);
  if (
    made?.number !== number ||
    made.title !== record.title ||
    describeEdges(copy.log.records, '', '') !== edges
  )
    throw new UserError('error.renumber', { file: toRelativePath(from) });
  const registry = await rememberAddress(workspace, record, made);
  const renames = new Map([[from, to]]);
  const others = [...outside, ...(registry === null ? [] : [registry])];
  const written = await writeChanges(workspace, output, {
    ...{ dryRun: switches.has('dry-run'), renames, others },
  });
  if (registry === null && !switches.has('dry-run'))
    output.print(t('renumber.no-redirect', { address: record.permalink }));
  return written;
}

/** All relations between records, which renumbering must leave as they are. */
function describeEdges(records: readonly LogRecord[], from: string, to: string): string {
  const toNewId = (id: string | null): string | null => (id === from ? to : id);
  const edges = records.flatMap((record) =>
    record.relations.map(({ type, target, partial, stated }) =>
      JSON.stringify([toNewId(record.id), type, toNewId(target), partial, stated]),
    ),
  );
  return edges.sort().join('\n');
}

/** The files of the collections that may refer to a record: the records, and the pages beside them. */
function listReferrers(
  { copy, read: { resolver }, settings, locate }: Workspace,
  target: LogRecord,
  locateFolder: (file: string) => string,
): Referrer[] {
  const { records, pages } = copy.log;
  const files = [
    ...records.map(({ read }) => {
      const { source, relations } = read;
      const bare = relations.filter(
        (one) => /^\P{L}*\d\P{L}*$/u.test(one.targetText) && resolver.reference(source, one) === target.id,
      );
      return { source, numbered: bare.flatMap(({ line }) => lineInFile(source, line) ?? []) };
    }),
    ...pages.map(({ source }) => ({ source, numbered: [] })),
  ];
  return settings.collections
    .filter(({ member }) => member === undefined)
    .flatMap(({ key }): Referrer[] => {
      const own = Map.groupBy(
        files.filter(({ source }) => source.collection === key && !isAsciiDoc(source.path)),
        ({ source }) => getFile(source.path),
      );
      const paths = [...own.keys()];
      return [...own].map(([path, parts]) => ({
        ...{ collection: key, path, folder: locateFolder(locate({ collection: key, path })) },
        prefix: describeSiblings(path, paths).prefix,
        ...{ numbered: parts.flatMap(({ numbered }) => numbered), linksOnly: false },
      }));
    });
}

interface Outside {
  referrers: readonly Referrer[];
  renumbering: Renumbering;
  locateFolder: (file: string) => string;
}

/** Files of the repository outside of the collections that link to the record, as they are afterwards. */
async function renumberOutside(
  { locate }: Workspace,
  { key, dir }: CollectionSettings,
  { referrers, renumbering, locateFolder }: Outside,
): Promise<{ file: string; content: Uint8Array }[]> {
  const known = new Set(referrers.map((referrer) => realpathSync(locate(referrer))));
  const { folder } = await findBounds(dir);
  const files = await findFilesWith(dir, getStem(renumbering.record.path));
  return files
    .filter((file) => !known.has(file) && MARKDOWN_ENDING.test(file))
    .flatMap((file) => {
      const info = lstatSync(file, { throwIfNoEntry: false });
      if (info?.isFile() !== true || info.size > LIMITS.file) return [];
      const text = readFileText(readFileSync(file));
      if (text === null) return [];
      const path = toSlashes(relative(folder, file));
      const origin = {
        ...{ collection: key, path, folder: locateFolder(file) },
        // AsciiDoc has other links
        ...{ prefix: null, numbered: [], linksOnly: path.startsWith('../') || !isAsciiDoc(path) },
      };
      const changed = renumberReferences(text, origin, renumbering);
      const content = changed === text ? null : writeFileText(changed);
      return content === null ? [] : [{ file, content }];
    });
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
