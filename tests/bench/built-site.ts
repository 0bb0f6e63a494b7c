/** Sites that Cadre builds of generated records, for what a reader does with them. */
import { join } from 'node:path';
import { createTempFolder } from '../support/temp.ts';
import { writeLongRecord } from './generate.ts';
import { measureCommands } from './measure/usage.ts';
import { generate, setUp } from './projects.ts';
import type { Notes } from './report/notes.ts';
import { CADRE_SITE, cadre } from './tools/cadre.ts';
import { install } from './tools/install.ts';

export interface BuiltSite {
  folder: string;
  /** The number of the record that is ten times as long as the others. */
  longRecord: number;
}

const built = new Map<number, Promise<BuiltSite>>();

/** Built once in a run of the bench, and gone after it. */
export function getBuiltSite(records: number, notes: Notes): Promise<BuiltSite> {
  const site = built.get(records) ?? build(records, notes);
  built.set(records, site);
  return site;
}

async function build(records: number, notes: Notes): Promise<BuiltSite> {
  const [folder, generated] = [createTempFolder(), createTempFolder()];
  notes.collection(generate(generated, { records, diagrams: true }));
  const longRecord = records + 1;
  writeLongRecord(generated, longRecord);
  await install(cadre, folder);
  const project = setUp(cadre, { folder, generated });
  await measureCommands(project.build);
  return { folder: join(folder, CADRE_SITE), longRecord };
}
