/** Folders in which tools build: their own files, and generated records. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateCollection } from './generate.ts';
import type { Collection } from './report/types.ts';
import type { Project, Tool } from './tools/types.ts';

/** Writes a tool's files and its records into a folder, in place of those of an earlier size. */
export function setUp(tool: Tool, { folder, generated }: { folder: string; generated: string }): Project {
  const project = tool.project(folder);
  forget(project, folder);
  const records = join(folder, project.records);
  rmSync(records, { recursive: true, force: true });
  mkdirSync(records, { recursive: true });
  const adapt = project.adapt ?? ((text: string) => text);
  for (const name of readdirSync(generated)) {
    writeFileSync(join(records, name), adapt(readFileSync(join(generated, name), 'utf8')));
  }
  for (const [path, content] of Object.entries(project.files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return project;
}

/** Takes away what builds have left. */
export function forget({ leaves }: Project, folder: string): void {
  for (const path of leaves) rmSync(join(folder, path), { recursive: true, force: true });
}

/** Generates records and counts them. */
export function generate(
  folder: string,
  { records, diagrams = false }: { records: number; diagrams?: boolean },
): Collection {
  generateCollection(folder, records, { diagrams });
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return {
    records,
    bytes: texts.reduce((sum, { length }) => sum + length, 0),
    diagrams: texts.filter((text) => text.includes('```mermaid')).length,
  };
}
