/** Folders of records that other tools' files name: `.adr-dir` of adr-tools, `.log4brains.yml` of log4brains. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import matter from 'gray-matter';
import { load } from 'js-yaml';
import { Failure } from './failure.ts';

/** A folder as some file or flag names it, before its key and name are settled. */
export interface NamedFolder {
  /** As written, relative to the folder the file stands in. */
  folder: string;
  key?: string | undefined;
  name?: string | undefined;
}

export interface OtherTool {
  /** The file the folders come from. */
  file: string;
  title: string | null;
  folders: NamedFolder[];
}

/** What other tools' files in `root` say, the most specific first; null where there are none. */
export async function readOtherTools(root: string): Promise<OtherTool | null> {
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

  const project = child(parseYaml(text, file), 'project');
  const folders: NamedFolder[] = [];
  const main = words(child(project, 'adrFolder'));
  const packages = child(project, 'packages');
  const listed = Array.isArray(packages) ? packages : [];
  if (main !== null) folders.push({ folder: main });
  for (const item of listed as unknown[]) {
    const folder = words(child(item, 'adrFolder'));
    const name = words(child(item, 'name')) ?? undefined;
    if (folder !== null) folders.push({ folder, name });
  }
  if (folders.length === 0) return null;
  return { file, title: words(child(project, 'name')), folders };
}

/** YAML alone: the engines that would run code are made to throw. */
function parseYaml(text: string, file: string): unknown {
  const refuse = (): never => {
    throw new Error('only YAML is read');
  };
  const engines = {
    yaml: (yaml: string) => load(yaml) as object,
    js: refuse,
    javascript: refuse,
    coffee: refuse,
    json: refuse,
  };
  try {
    return matter(`---\n${text.replace(/^---\s*\n/, '')}\n---\n`, { language: 'yaml', engines }).data;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new Failure(
      `${file} is no valid YAML: ${reason}.`,
      'Mend it, or name the folder: cadre build FOLDER.',
    );
  }
}

function child(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? (value as Record<string, unknown>)[key] : undefined;
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
