/** What builds cost: Cadre's, and beside it those of other tools over the same records in the same run. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../support/temp.ts';
import { measureDev } from './dev.ts';
import { editor, editStatus, editText } from './edit.ts';
import { repeated, runsFor } from './measure/repeat.ts';
import { measureCommands } from './measure/usage.ts';
import type { Options } from './options.ts';
import { forget, generate, setUp } from './projects.ts';
import type { Notes } from './report/notes.ts';
import { measureStages } from './stages.ts';
import { cadre, cadreCommand } from './tools/cadre.ts';
import { TOOLS } from './tools/index.ts';
import { install } from './tools/install.ts';
import type { Project, Tool } from './tools/types.ts';

export async function measureBuilds(
  { sizes, only, runs, peersFolder }: Options,
  notes: Notes,
): Promise<void> {
  const tools = TOOLS.filter(({ key }) => only === undefined || only.includes(key));
  const ready: { tool: Tool; folder: string }[] = [];
  for (const tool of tools) {
    const folder = tool === cadre ? tempFolder() : join(peersFolder, tool.key);
    const installed = await install(tool, folder);
    if ('reason' in installed) notes.missing({ tool: tool.key, records: null, reason: installed.reason });
    else {
      notes.versions(installed.versions);
      ready.push({ tool, folder });
    }
  }
  for (const records of sizes) {
    const generated = tempFolder();
    notes.collection(generate(generated, records));
    for (const { tool, folder } of ready) {
      if (tool.limit !== undefined && records > tool.limit.records) {
        notes.missing({ tool: tool.key, records, reason: tool.limit.reason });
        continue;
      }
      const project = setUp(tool, { folder, generated });
      const place = { tool, folder, project, records, runs: runsFor(records, runs) };
      try {
        await measureTool(place, notes);
        if (tool === cadre) await measureMore(place, notes);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        notes.missing({ tool: tool.key, records, reason });
      }
      forget(project, folder);
      rmSync(join(folder, project.records), { recursive: true, force: true });
    }
    rmSync(generated, { recursive: true, force: true });
  }
}

export interface Place {
  tool: Tool;
  folder: string;
  project: Project;
  records: number;
  runs: number;
}

/** Steps of every tool. */
async function measureTool(
  { tool, folder, project, records, runs }: Place,
  notes: Notes,
  nameOf = (step: string) => step,
): Promise<void> {
  const build = () => measureCommands(project.build);
  const edit = editor(join(folder, project.records), editText);
  const steps: Record<string, () => void> = {
    cold: () => forget(project, folder),
    unchanged: () => {},
    edit: () => void edit(),
  };
  for (const [step, before] of Object.entries(steps)) {
    const measured = await repeated(build, { runs, before });
    notes.figure({ tool: tool.key, step: nameOf(step), records, runs: measured });
    const pages = pagesIn(join(folder, project.site));
    if (pages < records) throw new Error(`${step}: ${pages} pages for ${records} records`);
  }
}

/** A build that leaves records out would be fast. */
const pagesIn = (site: string): number =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).length;

/** The others make their search by a command of its own, which is measured by itself. */
async function measureWithoutSearch(place: Place, notes: Notes): Promise<void> {
  const config = join(place.folder, 'cadre.config.json');
  writeFileSync(config, JSON.stringify({ search: false }));
  await measureTool(place, notes, (step) => `${step}, without search`);
  rmSync(config);
}

/** Steps of Cadre alone. */
async function measureMore(place: Place, notes: Notes): Promise<void> {
  const { tool, folder, project, records, runs } = place;
  const restate = editor(join(folder, project.records), editStatus);
  const build = () => measureCommands(project.build);
  const status = await repeated(build, { runs, before: () => void restate() });
  notes.figure({ tool: tool.key, step: 'edit of a status', records, runs: status });

  const reading = cadreCommand(folder, ['export', 'adr', '--format', 'json', '--out', 'log.json']);
  const exports = await repeated(() => measureCommands([reading]), { runs });
  notes.figure({ tool: tool.key, step: 'export', records, runs: exports });

  const stages = await measureStages(join(folder, project.records), { records, runs });
  for (const figure of stages) notes.figure(figure);
  for (const figure of await measureDev(folder, { records, runs })) notes.figure(figure);

  await measureWithoutSearch(place, notes);
}
