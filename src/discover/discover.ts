/** The left edge: which files of a folder are to be read, which are only counted, and what is wrong there. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { comparePaths } from '../shared/order.ts';
import { boundsOf } from './links.ts';
import { at, codeOf, type Finding, unreadable } from './problems.ts';
import { walk } from './walk.ts';

export interface FoundFile {
  /** Inside the folder, `/`-separated. */
  path: string;
  absolute: string;
  /** Bytes. */
  size: number;
}

/** A file that is not read, with the reason for the report. */
export interface OtherFile {
  path: string;
  reason: string;
}

export interface Discovery {
  /** In natural order of their paths. */
  files: FoundFile[];
  others: OtherFile[];
  problems: Problem[];
}

export interface DiscoverOptions {
  /** The collection's folder. */
  dir: string;
  /** Key of the collection, for problems. */
  collection: string;
  /** Read `.mdx` files too. */
  mdx: boolean;
  /** Absolute paths of files and folders to leave out, such as the output folder. */
  exclude?: readonly string[];
}

/**
 * Lists the Markdown files of a folder and its subfolders. Never throws for anything on disk: a folder that
 * is missing, no folder, unreadable or empty is a problem of severity `error` in an empty discovery.
 */
export async function discoverFolder(options: DiscoverOptions): Promise<Discovery> {
  const place = { collection: options.collection, path: null };
  const wrong = await folderProblem(options.dir);
  if (wrong) return { files: [], others: [], problems: [at(place, wrong)] };

  const found = await walk({
    dir: resolve(options.dir),
    bounds: await boundsOf(options.dir),
    mdx: options.mdx,
    exclude: new Set((options.exclude ?? []).map((path) => resolve(path))),
  });
  const problems = found.findings.map(({ path, finding }) => at({ ...place, path }, finding));
  const files = found.files.sort((a, b) => comparePaths(a.path, b.path));
  const others = found.others.sort((a, b) => comparePaths(a.path, b.path));
  problems.sort((a, b) => comparePaths(a.path ?? '', b.path ?? ''));
  problems.push(...caseTwins(files).map(({ path, finding }) => at({ ...place, path }, finding)));
  if (files.length === 0) problems.push(at(place, emptyFolder(options.dir, others.length)));
  return { files, others, problems };
}

async function folderProblem(dir: string): Promise<Finding | null> {
  try {
    if ((await stat(dir)).isDirectory()) return null;
    return {
      line: null,
      rule: 'no-such-folder',
      severity: 'error',
      message: `${dir} is a file, not a folder.`,
      hint: 'Name the folder that holds the records.',
    };
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return unreadable(error, 'folder');
    return {
      line: null,
      rule: 'no-such-folder',
      severity: 'error',
      message: `There is no folder ${dir}.`,
      hint: 'Check the spelling and the folder you are in, or leave the folder out to have the usual places searched.',
    };
  }
}

function emptyFolder(dir: string, others: number): Finding {
  const rest = others === 0 ? '' : ` (${others} ${others === 1 ? 'file' : 'files'} in other formats)`;
  return {
    line: null,
    rule: 'empty-folder',
    severity: 'error',
    message: `The folder ${dir} holds no Markdown file${rest}.`,
    hint: 'Name a folder with records as .md files, or write the first one there.',
  };
}

/** Two names that are one name to macOS and Windows: a checkout there keeps only one of the files. */
function caseTwins(files: readonly FoundFile[]): { path: string; finding: Finding }[] {
  const first = new Map<string, string>();
  const twins: { path: string; finding: Finding }[] = [];
  for (const { path } of files) {
    const folded = path.normalize('NFC').toLowerCase();
    const twin = first.get(folded);
    if (twin === undefined) {
      first.set(folded, path);
      continue;
    }
    twins.push({
      path,
      finding: {
        line: null,
        rule: 'names-differ-by-case',
        severity: 'warning',
        message: `The name differs from ${twin} by case only; macOS and Windows can hold only one of them.`,
        hint: 'Rename one of the two files.',
      },
    });
  }
  return twins;
}
