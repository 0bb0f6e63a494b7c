/** Walks a folder; gathers what is found and what is wrong, in no particular order. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { comparePaths } from '../shared/order.ts';
import type { FoundFile, OtherFile } from './discover.ts';
import { formatOf, isForeignFolder } from './formats.ts';
import { CONCURRENCY, mapLimited } from './limited.ts';
import { type Bounds, followLink } from './links.ts';
import { type Finding, unreadable } from './problems.ts';

export interface WalkOptions {
  dir: string;
  bounds: Bounds;
  mdx: boolean;
  exclude: ReadonlySet<string>;
}

export interface Walked {
  files: FoundFile[];
  others: OtherFile[];
  /** `path` is '' for the folder itself. */
  findings: { path: string; finding: Finding }[];
}

interface Item {
  absolute: string;
  path: string;
  name: string;
}

export async function walk(options: WalkOptions): Promise<Walked> {
  const walk: Walk = { ...options, files: [], others: [], findings: [], linked: new Set(), waiting: [] };
  walk.waiting.push({ absolute: options.dir, path: '', name: '' });
  for (let folder = walk.waiting.pop(); folder; folder = walk.waiting.pop()) await readFolder(walk, folder);
  return { files: walk.files, others: walk.others, findings: walk.findings };
}

interface Walk extends WalkOptions, Walked {
  /** Real paths of the folders that links have led to: the second link to one adds nothing. */
  linked: Set<string>;
  waiting: Item[];
}

async function readFolder(walk: Walk, folder: Item): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder.absolute, { withFileTypes: true });
  } catch (error) {
    walk.findings.push({ path: folder.path, finding: unreadable(error, 'folder') });
    return;
  }
  const items = entries
    .sort((a, b) => comparePaths(a.name, b.name))
    .map((entry) => ({
      entry,
      name: entry.name,
      absolute: join(folder.absolute, entry.name),
      path: folder.path === '' ? entry.name : `${folder.path}/${entry.name}`,
    }))
    .filter((item) => !walk.exclude.has(item.absolute));

  for (const { entry, ...item } of items) {
    if (entry.isDirectory() && !isForeignFolder(item.name)) walk.waiting.push(item);
  }
  const plain = items.filter(({ entry }) => entry.isFile());
  await mapLimited(plain, CONCURRENCY, ({ entry: _, ...item }) => addFile(walk, item, null));
  // One by one: which of two links to the same folder counts must not depend on the disk's mood.
  for (const { entry, ...item } of items) if (entry.isSymbolicLink()) await addLink(walk, item);
}

async function addFile(walk: Walk, item: Item, size: number | null): Promise<void> {
  const { absolute, path } = item;
  const format = formatOf(item.name);
  if (format === 'asset') return;
  if (typeof format === 'object') {
    walk.others.push({ path, reason: format.counted });
  } else if (format === 'mdx' && !walk.mdx) {
    walk.others.push({ path, reason: MDX_OFF });
  } else {
    try {
      walk.files.push({ path, absolute, size: size ?? (await stat(absolute)).size });
    } catch (error) {
      walk.findings.push({ path, finding: unreadable(error, 'file') });
    }
  }
}

async function addLink(walk: Walk, item: Item): Promise<void> {
  const isAsset = formatOf(item.name) === 'asset';
  // A name with an ending that is not read (`.png`) is no folder, and nobody needs a word about it.
  if (isAsset && (isForeignFolder(item.name) || item.name.includes('.'))) return;
  const target = await followLink(item.absolute, walk.bounds);
  if (target.kind === 'problem') {
    walk.findings.push({ path: item.path, finding: target.finding });
  } else if (target.kind === 'file') {
    await addFile(walk, item, target.size);
  } else if (target.kind === 'here already') {
    if (!isAsset) walk.others.push({ path: item.path, reason: HERE_ALREADY });
  } else if (target.kind === 'folder' && !walk.linked.has(target.real)) {
    walk.linked.add(target.real);
    walk.waiting.push(item);
  }
}

const MDX_OFF = "MDX needs Astro to render it: use Cadre's Astro integration together with @astrojs/mdx";
const HERE_ALREADY = 'a symbolic link to a file that is read where it stands';
