/** Finds the files of a folder: those to read, those to skip with a reason, and issues with the folder. */

import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { getPathBelow } from '../config/disk-paths.ts';
import { FOREIGN_UNLESS_FILED, isForeignFolder } from '../config/folders.ts';
import { type Bounds, findBounds } from '../config/repository.ts';
import { type MessageText, type SkipReason, toSkipReason } from '../messages/issues.ts';
import type { Issue } from '../model/record.ts';
import { comparePaths, getFile, isAsciiDoc } from '../shared/paths.ts';
import { type Finding, getErrorCode, toFinding, toIssue, toUnreadableFinding } from './issues.ts';

export interface FoundFile {
  /** Inside the folder, `/`-separated. */
  path: string;
  absolute: string;
}

/** A file that is not read, with the reason for the report. */
interface OtherFile {
  path: string;
  reason: MessageText;
}

export interface Discovery {
  /** In natural order of their paths. */
  files: FoundFile[];
  others: OtherFile[];
  issues: Issue[];
}

export interface DiscoverOptions {
  /** The collection's folder. */
  dir: string;
  /** Key of the collection, for issues. */
  collection: string;
  /** Read `.mdx` files too. */
  mdx: boolean;
  /** Absolute paths of files and folders to leave out, such as the output folder. */
  exclude?: readonly string[];
}

/**
 * Lists the Markdown and AsciiDoc files of a folder and its subfolders. Never throws for anything on disk: a folder that
 * is missing, no folder, unreadable or empty is an issue of severity `error` in an empty discovery.
 */
export async function discoverFolder(options: DiscoverOptions): Promise<Discovery> {
  const place = { collection: options.collection, path: null };
  const wrong = findFolderIssue(options.dir);
  if (wrong) return { files: [], others: [], issues: [toIssue(place, wrong)] };

  const found = walk({
    dir: resolve(options.dir),
    bounds: await findBounds(options.dir),
    mdx: options.mdx,
    exclude: new Set((options.exclude ?? []).map((path) => resolve(path))),
  });
  const issues = found.findings.map(({ path, finding }) => toIssue({ ...place, path }, finding));
  const files = found.files.sort((a, b) => comparePaths(a.path, b.path));
  const others = found.others.sort((a, b) => comparePaths(a.path, b.path));
  issues.sort((a, b) => comparePaths(a.path ?? '', b.path ?? ''));
  issues.push(...findCaseTwins(files).map(({ path, finding }) => toIssue({ ...place, path }, finding)));
  if (files.length === 0) issues.push(toIssue(place, toEmptyFolderFinding(options.dir, others.length)));
  return { files, others, issues };
}

function findFolderIssue(dir: string): Finding | null {
  try {
    if (statSync(dir).isDirectory()) return null;
    return toFinding('issue.no-such-folder.file', { severity: 'error', values: { folder: dir } });
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(getErrorCode(error)))
      return toUnreadableFinding(error, 'folder');
    return toFinding('issue.no-such-folder', { severity: 'error', values: { folder: dir } });
  }
}

function toEmptyFolderFinding(dir: string, others: number): Finding {
  const key = others === 0 ? 'issue.empty-folder' : 'issue.empty-folder.other-formats';
  return toFinding(key, { severity: 'error', values: { folder: dir, count: others } });
}

/** Two names that are one name to macOS and Windows: a checkout there keeps only one of the files. */
function findCaseTwins(files: readonly FoundFile[]): { path: string; finding: Finding }[] {
  const first = new Map<string, string>();
  const twins: { path: string; finding: Finding }[] = [];
  for (const { path } of files) {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = first.get(folded);
    if (twin === undefined) {
      first.set(folded, path);
      continue;
    }
    twins.push({ path, finding: toFinding('issue.names-differ-by-case', { values: { other: twin } }) });
  }
  return twins;
}

interface WalkOptions {
  dir: string;
  bounds: Bounds;
  mdx: boolean;
  exclude: ReadonlySet<string>;
}

interface Item {
  absolute: string;
  path: string;
  name: string;
}

interface Walk extends WalkOptions {
  files: FoundFile[];
  others: OtherFile[];
  /** `path` is '' for the folder itself. */
  findings: { path: string; finding: Finding }[];
  /** Real paths of the folders that links point to: the second link to one adds nothing. */
  linked: Set<string>;
  waiting: Item[];
}

/** At once: thousands of folder entries are listed several times faster so than by promises. */
function walk(options: WalkOptions): Pick<Walk, 'files' | 'others' | 'findings'> {
  const walk: Walk = { ...options, files: [], others: [], findings: [], linked: new Set(), waiting: [] };
  walk.waiting.push({ absolute: options.dir, path: '', name: '' });
  for (let folder = walk.waiting.pop(); folder; folder = walk.waiting.pop()) readFolder(walk, folder);
  return walk;
}

function readFolder(walk: Walk, folder: Item): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder.absolute, { withFileTypes: true });
  } catch (error) {
    walk.findings.push({ path: folder.path, finding: toUnreadableFinding(error, 'folder') });
    return;
  }
  // `vendor/` with packages in it, but not with records
  const isForeign =
    FOREIGN_UNLESS_FILED.has(folder.name) &&
    !entries.some(({ name }) => READ.has(detectFormat(name)) && !/^readme\./i.test(name));
  if (isForeign) return;
  for (const entry of entries.sort((a, b) => comparePaths(a.name, b.name))) {
    const { name } = entry;
    const absolute = join(folder.absolute, name);
    if (walk.exclude.has(absolute)) continue;
    const item = { name, absolute, path: folder.path === '' ? name : `${folder.path}/${name}` };
    if (entry.isFile()) addFile(walk, item);
    else if (entry.isSymbolicLink()) addLink(walk, item);
    else if (entry.isDirectory() && !isForeignFolder(name)) walk.waiting.push(item);
  }
}

function addFile(walk: Walk, { name, absolute, path }: Item): void {
  // one decision of a file that holds several, as another site publishes it: `DECISIONS.md#2-keep-bees`
  const format = detectFormat(getFile(name));
  if (format === 'asset') return;
  if (typeof format === 'object') walk.others.push({ path, reason: toSkipReason(format.counted) });
  else if (format === 'mdx' && !walk.mdx) walk.others.push({ path, reason: toSkipReason('mdx') });
  else walk.files.push({ path, absolute });
}

function addLink(walk: Walk, item: Item): void {
  const format = detectFormat(item.name);
  if (typeof format === 'object') {
    addFile(walk, item);
    return;
  }
  const isAsset = format === 'asset';
  // A name with an ending that is not read (`.png`) is not a folder and is not reported.
  if (isAsset && (isForeignFolder(item.name) || item.name.includes('.'))) return;
  const target = followLink(item.absolute, walk.bounds);
  if (typeof target === 'object' && 'rule' in target) {
    walk.findings.push({ path: item.path, finding: target });
  } else if (target === 'file') {
    addFile(walk, item);
  } else if (target === 'read already') {
    if (!isAsset) walk.others.push({ path: item.path, reason: toSkipReason('linked') });
  } else if (typeof target === 'object' && !walk.linked.has(target.folder)) {
    walk.linked.add(target.folder);
    walk.waiting.push(item);
  }
}

/** Where a link points: to something to read, to something read anyway, or nowhere good. */
type SymlinkTarget = { folder: string } | 'file' | 'read already' | 'neither' | Finding;

/**
 * Symbolic links are followed inside the repository, never out of it and never in a circle. The files they point
 * to have to be Markdown: a link named `notes.md` must not publish `.git/config` or `.env`.
 *
 * @param link its absolute path
 */
function followLink(link: string, bounds: Bounds): SymlinkTarget {
  try {
    const real = realpathSync(link);
    if (getPathBelow(real, bounds.folder) !== null) return LOOP;
    if (getPathBelow(bounds.folder, real) !== null) return 'read already';
    if (getPathBelow(bounds.repository, real) === null) return OUTSIDE;
    const info = statSync(real);
    if (info.isDirectory()) return { folder: real };
    if (!info.isFile()) return 'neither';
    return READ.has(detectFormat(basename(real))) ? 'file' : NOT_MARKDOWN;
  } catch (error) {
    return getErrorCode(error) === 'ELOOP' ? LOOP : BROKEN;
  }
}

const LOOP = toFinding('issue.link-loop');
const BROKEN = toFinding('issue.broken-symlink');
const OUTSIDE = toFinding('issue.link-outside');
const NOT_MARKDOWN = toFinding('issue.link-outside.not-markdown');

/** What a file's name says about it; `asset` files (images, code) pass without a word. */
type Format = 'markdown' | 'asciidoc' | 'mdx' | 'asset' | { counted: SkipReason };

const READ: ReadonlySet<Format> = new Set<Format>(['markdown', 'asciidoc', 'mdx']);

const MARKDOWN = new Set(['.md', '.markdown']);

/** Text formats that teams keep decisions in and that Cadre does not read: named in the report, not lost. */
const COUNTED: Record<string, SkipReason> = {
  '.rst': 'restructured-text',
  '.org': 'org-mode',
  '.txt': 'plain-text',
};

/** `._x.md` is what macOS leaves on foreign disks, `.#x.md` an editor's lock: neither is anybody's text. */
const IGNORED_FILES = /^\.[_#]/;

/** @param name a file's name without its folder */
function detectFormat(name: string): Format {
  if (IGNORED_FILES.test(name)) return 'asset';
  const extension = /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '';
  if (MARKDOWN.has(extension)) return 'markdown';
  if (extension === '.mdx') return 'mdx';
  // `_partial.adoc` is a part of other files by convention, which they include
  if (isAsciiDoc(name)) return name.startsWith('_') ? 'asset' : 'asciidoc';
  const counted = COUNTED[extension];
  return counted === undefined ? 'asset' : { counted };
}
