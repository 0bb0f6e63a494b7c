/** Finds the folders to read: those of the command line, else of the configuration, else of another tool, else common ones. */
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import picomatch from 'picomatch';
import { list, t } from '../messages/command-line.ts';
import { MARKDOWN_ENDING } from '../shared/paths.ts';
import { toSlug } from '../shared/text.ts';
import { nameCollections } from './collection-names.ts';
import { getPathBelow, getPathKind, hasMarkdown, toSlashes } from './disk-paths.ts';
import { findBounds } from './repository.ts';
import type { ValidConfig } from './schema.ts';
import type { CollectionSettings, MemberSettings } from './settings.ts';
import { suggest, toSuggestion, UserError } from './user-error.ts';

export interface FolderChoice {
  folders: NamedFolder[];
  /** How the folders came to be known, for people: `docs/adr, one of the usual places`. */
  origin: string;
  /** A title that came with them. */
  title: string | null;
  /** True if a person or the configuration named them, not a file that any record's author may have written. */
  chosen: boolean;
}

/** Looks for folders if none were named. */
export async function findFolders(root: string): Promise<FolderChoice> {
  const other = await readOtherTools(root);
  if (other !== null) {
    const folders = other.folders.map(({ folder }) => folder).join(', ');
    return {
      folders: other.folders,
      origin: t('origin.from', { folders, file: other.file }),
      title: other.title,
      chosen: false,
    };
  }
  const [first, ...rest] = await findDefaultDirs(root);
  if (first === undefined) return findDeeper(root);
  const more = rest.filter((place) => getPathBelow(first, place) === null);
  return {
    folders: [{ folder: first }],
    origin:
      more.length === 0
        ? t('origin.common', { folder: first })
        : t('origin.common-more', { folder: first, others: list(more) }),
    title: null,
    chosen: false,
  };
}

/** The usual folders of packages, each a collection; else the error names what looks like records. */
async function findDeeper(root: string): Promise<FolderChoice> {
  const below = await listFoldersBelow(root);
  const usual = below.filter(({ path, names }) => isUsualBelow(path) && names.some(isMarkdown));
  const folders = usual
    .map(({ path }) => path)
    .filter((path) => !usual.some((outer) => path.startsWith(`${outer.path}/`)));
  if (folders.length > 0) {
    const origin = t('origin.common', { folder: list(folders) });
    return { folders: folders.map((folder) => ({ folder })), origin, title: null, chosen: false };
  }
  const near = below
    .map(({ path, names }) => ({ path, count: names.filter((name) => RECORD_NAME.test(name)).length }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ path }) => path);
  const values = { root, folders: DEFAULT_DIRS.slice(0, 8).join(', ') };
  const [nearest] = near;
  const hint = nearest && t('error.no-common-folder.near', { folders: list(near), nearest });
  throw new UserError('error.no-common-folder', values, hint);
}

/** `0012-x.md`, `ADR-12.md`, `2024-05-10-x.md`. */
const RECORD_NAME =
  /^(?:(?:[a-z]+[-_])?adr[-_ ]?\d{1,5}|\d{3,4}[-_. ]|(?:19|20)\d{6}-|(?:19|20)\d\d-\d\d-\d\d-).*\.(?:md|markdown)$/i;

function isMarkdown(name: string): boolean {
  return MARKDOWN_ENDING.test(name) && !/^readme\./i.test(name);
}

/** Folders of tools, of other people's files, and of other checkouts of the same repository. */
export function isForeignFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** They may be departments too: then they contain records directly. */
export const FOREIGN_UNLESS_FILED: ReadonlySet<string> = new Set(['vendor', 'worktrees', 'third_party']);

/** Deeper folders, and further ones, are not looked at. */
const SEARCH = { depth: 6, folders: 20_000 };

/** The folders below one, as paths, each with the names of its files; nearest first. */
async function listFoldersBelow(root: string): Promise<{ path: string; names: string[] }[]> {
  const found: { path: string; names: string[] }[] = [];
  let level = [''];
  for (let depth = 0; depth < SEARCH.depth && found.length < SEARCH.folders; depth++) {
    const next: string[] = [];
    for (const path of level) {
      const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => []);
      if (path !== '')
        found.push({ path, names: entries.filter((one) => one.isFile()).map(({ name }) => name) });
      for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
        const { name } = entry;
        if (!entry.isDirectory() || isForeignFolder(name) || FOREIGN_UNLESS_FILED.has(name)) continue;
        next.push(path === '' ? name : `${path}/${name}`);
      }
    }
    level = next;
  }
  return found;
}

/** `packages/*\/docs/adr`: the folders that a pattern of names means, in their order. */
async function expandPattern(pattern: string, base: string): Promise<string[]> {
  const parts = toSlashes(pattern).replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  const at = parts.findIndex((part) => /[*?{]/.test(part));
  const above = parts.slice(0, at).join('/');
  const isMeant = picomatch(parts.slice(at).join('/'), PATTERNS);
  const below = await listFoldersBelow(join(base, above));
  return below
    .filter(({ path }) => isMeant(path))
    .map(({ path }) => (above === '' ? path : `${above}/${path}`))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Only `*`, `**`, `?` and `{a,b}` mean something: folders may have brackets in their names. */
const PATTERNS = { nobracket: true, noextglob: true, nonegate: true };

/**
 * Makes collections of named folders: absolute, without doubles, with a key and a name each.
 *
 * @param base folder the names are relative to
 * @throws {UserError} if a folder is missing, is a file, lies inside another one, or leads out of the repository
 */
export async function createCollections(
  { folders: named, chosen }: Pick<FolderChoice, 'folders' | 'chosen'>,
  base: string,
): Promise<CollectionSettings[]> {
  const byDir = new Map<string, NamedFolder>();
  for (const item of named) {
    const isPattern =
      /[*{]/.test(item.folder) && (await getPathKind(resolve(base, item.folder))) === 'nothing';
    const folders = isPattern ? await expandPattern(item.folder, base) : [item.folder];
    if (folders.length === 0) throw new UserError('error.no-match', { pattern: item.folder });
    // a key or a name can be that of one folder only
    const own = folders.length === 1 ? item : {};
    for (const folder of folders) byDir.set(resolve(base, folder), { ...own, folder });
  }
  for (const dir of byDir.keys()) await assertFolder(dir, byDir.get(dir)?.folder ?? dir);
  refuseNested([...byDir.keys()]);
  const dirs = [...byDir].map(([dir, { folder }]) => ({ folder, dir }));
  await assertInsideRepo(dirs, { base, anywhere: chosen });

  const given = [...byDir.values()].flatMap(({ key }) => (key === undefined ? [] : [key]));
  const twice = given.find((key, index) => given.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new UserError('error.same-key', { key: twice });
  }
  const unnamed = [...byDir].filter(([, item]) => item.key === undefined);
  const names = nameCollections(
    unnamed.map(([dir]) => dir),
    base,
    given,
  );
  const made = new Map(unnamed.map(([dir], index) => [dir, names[index]]));
  return [...byDir].map(([dir, { folder, key, name }]) => ({
    key: key ?? made.get(dir)?.key ?? 'adr',
    name: name ?? made.get(dir)?.name ?? key ?? 'Architecture decisions',
    folder: toSlashes(folder).replace(/(?<=.)\/+$/, ''),
    dir,
  }));
}

/** Collections that other repositories publish. A key that is not given follows from what was written alone. */
export function settleMembers(
  collections: NonNullable<ValidConfig['collections']>,
  base: string,
): MemberSettings[] {
  let position = 0;
  return collections.flatMap((item) => {
    if (typeof item === 'string' || item.from === undefined) {
      position++;
      return [];
    }
    const isAddress = /^https?:\/\//i.test(item.from);
    const from = isAddress ? new URL(item.from).href : resolve(base, item.from);
    return [{ from, named: item.from, key: item.key ?? keyForSite(from), name: item.name ?? null, position }];
  });
}

/** The last part of its path that says something, or the first one of the host's name. */
function keyForSite(from: string): string {
  const { hostname, pathname } = /^https?:/i.test(from)
    ? new URL(from)
    : { hostname: '', pathname: toSlashes(from) };
  const parts = [...hostname.split('.').slice(0, 1), ...pathname.split('/')].map((part) =>
    toSlug(part.replace(/\.(?:json|tar|tgz|tar\.gz|zip)$/i, '')),
  );
  const plain = new Set(['', 'log', 'dist', 'site', 'public', 'build', 'out', 'adr', 'decisions']);
  return parts.findLast((part) => !plain.has(part)) ?? 'site';
}

async function assertFolder(dir: string, shown: string): Promise<void> {
  const kind = await getPathKind(dir);
  if (kind === 'folder') return;
  if (kind === 'file') {
    throw new UserError('error.not-a-folder', { folder: shown, parent: toSlashes(dirname(shown)) });
  }
  const neighbours = await readdir(dirname(dir)).catch(() => []);
  const guess = suggest(basename(dir), neighbours);
  const parent = toSlashes(dirname(shown)) === '.' ? '' : `${toSlashes(dirname(shown))}/`;
  const hint = toSuggestion(guess && `${parent}${guess}`);
  throw new UserError('error.no-folder', { folder: shown, path: dir }, hint);
}

function refuseNested(dirs: string[]): void {
  for (const outer of dirs) {
    const inner = dirs.find((dir) => dir !== outer && getPathBelow(outer, dir) !== null);
    if (inner === undefined) continue;
    throw new UserError('error.nested', { inner, outer });
  }
}

/** Looked at in this order, without regard to case; the first that holds Markdown is taken. */
const DEFAULT_DIRS = [
  'adr',
  'adrs',
  'docs/adr',
  'docs/adrs',
  'doc/adr',
  'doc/adrs',
  'docs/decisions',
  'doc/decisions',
  'docs/architecture/decisions',
  'doc/architecture/decisions',
  'docs/architecture/adr',
  'doc/architecture/adr',
  'docs/architecture/adrs',
  'docs/architecture-decisions',
  'docs/architecture-decision-records',
  'docs/architectural-decisions',
  'docs/arch/adr',
  'docs/dev/adr',
  'docs/design/adr',
  'docs/src/adr',
  'docs/content/adr',
  'documentation/adr',
  'documentation/decisions',
  'architecture/adr',
  'architecture/adrs',
  'architecture/decisions',
  'architecture-decisions',
  'architecture-decision-records',
  'architectural-decisions',
  'decision-records',
  'design/decisions',
  'decisions',
  'rfcs',
] as const;

/** What the folder is called in other languages, at the top or below the folder of documents. */
const IN_LANGUAGES =
  `decisiones decisoes decisões entscheidungen architekturentscheidungen décisions decisioni decyzje
  beslutninger beslissingen besluiten beslut rozhodnuti rozhodnutí kararlar решения рішення 决策 決定 결정 القرارات`.split(
    /\s+/,
  );

/** Below `docs/de` and its like. */
const LANGUAGE_FOLDER = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;

/** Whether a folder deep in a repository has a name that only folders of records have. */
function isUsualBelow(path: string): boolean {
  const name = path.normalize('NFC').toLowerCase();
  return [...DEFAULT_DIRS, ...IN_LANGUAGES.map((word) => `docs/${word}`)].some(
    (place) => (place.includes('/') || /adr|-/.test(place)) && name.endsWith(`/${place}`),
  );
}

/** The usual places below `root` that hold Markdown, spelled as on disk, in the order of the table. */
async function findDefaultDirs(root: string): Promise<string[]> {
  const listed = new Map<string, Promise<string[]>>();
  const list = (folder: string): Promise<string[]> => {
    const known = listed.get(folder) ?? listFolders(join(root, folder));
    listed.set(folder, known);
    return known;
  };

  const found: string[] = [];
  const languages = (await list('docs')).filter((name) => LANGUAGE_FOLDER.test(name)).sort(englishFirst);
  const places = [
    ...DEFAULT_DIRS,
    ...IN_LANGUAGES.flatMap((word) => [`docs/${word}`, `doc/${word}`, word]),
    ...languages.flatMap((name) =>
      ['adr', 'adrs', 'decisions', ...IN_LANGUAGES].map((word) => `docs/${name}/${word}`),
    ),
  ];
  for (const place of places) {
    const spelled = await findSpelling(place, list);
    if (spelled !== null && !found.includes(spelled) && (await hasMarkdown(join(root, spelled)))) {
      found.push(spelled);
    }
  }
  return found;
}

function englishFirst(a: string, b: string): number {
  return Number(/^en/i.test(b)) - Number(/^en/i.test(a)) || a.localeCompare(b, 'en');
}

async function findSpelling(
  place: string,
  list: (folder: string) => Promise<string[]>,
): Promise<string | null> {
  let path = '';
  for (const part of place.split('/')) {
    const names = await list(path);
    const name = names.includes(part)
      ? part
      : names.find((other) => other.normalize('NFC').toLowerCase() === part.toLowerCase());
    if (name === undefined) return null;
    path = path === '' ? name : `${path}/${name}`;
  }
  return path;
}

async function listFolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .sort();
}

/** A folder as some file or flag names it, before its key and name are settled. */
export interface NamedFolder {
  /** As written, relative to the folder the file is in. */
  folder: string;
  key?: string | undefined;
  name?: string | undefined;
}

interface OtherTool {
  /** The file the folders come from. */
  file: string;
  title: string | null;
  folders: NamedFolder[];
}

/** What other tools' files in `root` say, the most specific first; null if there are none. */
async function readOtherTools(root: string): Promise<OtherTool | null> {
  return (await readAdrDir(root)) ?? (await readLog4brains(root));
}

async function readAdrDir(root: string): Promise<OtherTool | null> {
  const text = await readFile(join(root, '.adr-dir'), 'utf8').catch(() => '');
  const folder = text.split(/\r?\n/, 1)[0]?.trim() ?? '';
  return folder === '' ? null : { file: '.adr-dir', title: null, folders: [{ folder }] };
}

async function readLog4brains(root: string): Promise<OtherTool | null> {
  const file = '.log4brains.yml';
  const text = await readFile(join(root, file), 'utf8').catch(() => null);
  if (text === null) return null;

  const project = getChild(parseYaml(text, file), 'project');
  const folders: NamedFolder[] = [];
  const main = toText(getChild(project, 'adrFolder'));
  const packages = getChild(project, 'packages');
  const listed = Array.isArray(packages) ? packages : [];
  if (main !== null) folders.push({ folder: main });
  for (const item of listed as unknown[]) {
    const folder = toText(getChild(item, 'adrFolder'));
    const name = toText(getChild(item, 'name')) ?? undefined;
    if (folder !== null) folders.push({ folder, name });
  }
  if (folders.length === 0) return null;
  return { file, title: toText(getChild(project, 'name')), folders };
}

function parseYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema: FAILSAFE_SCHEMA, json: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new UserError('error.yaml', { file, reason: reason ?? '' });
  }
}

function getChild(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? (value as Record<string, unknown>)[key] : undefined;
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

interface NamedFolderPath {
  /** As it was named, for people. */
  folder: string;
  /** Absolute. */
  dir: string;
}

/**
 * A person may name a folder anywhere. One that lies in the repository by its name must do so in truth as well: a pull
 * request can put a symbolic link in its place.
 *
 * @param base folder that names are relative to
 * @param anywhere whether folders beside the repository may be read; false if a file of the repository named them
 * @throws {UserError} for the first folder that leads out
 */
async function assertInsideRepo(
  named: readonly NamedFolderPath[],
  { base, anywhere }: { base: string; anywhere: boolean },
): Promise<void> {
  const { repository } = await findBounds(base);
  for (const { folder, dir } of named) {
    const belongs = getPathBelow(base, dir) !== null || getPathBelow(repository, dir) !== null;
    if (anywhere && !belongs) continue;
    if (getPathBelow(repository, await realpath(dir)) !== null) continue;
    throw new UserError('error.outside', { folder: toSlashes(folder), repository: toSlashes(repository) });
  }
}
