/** What installs and builds cost: Cadre's, and beside it those of other tools over the same records in the same run. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTempFolder } from '../support/temp.ts';
import { measureDev } from './dev.ts';
import { getRunCount, repeat } from './measure/repeat.ts';
import { measureCommands } from './measure/usage.ts';
import type { Options } from './options.ts';
import { forget, generate, setUp } from './projects.ts';
import type { Notes } from './report/notes.ts';
import { measureStages } from './stages.ts';
import { cadre, cadreCommand } from './tools/cadre.ts';
import { TOOLS } from './tools/index.ts';
import { install } from './tools/install.ts';
import type { Project, Tool } from './tools/types.ts';

/** A tool in the folder where it is installed. */
interface Ready {
  tool: Tool;
  folder: string;
}

export async function measureBuilds({ sizes, only, runs }: Options, notes: Notes): Promise<void> {
  const ready: Ready[] = [];
  for (const tool of TOOLS.filter(({ key }) => only === undefined || only.includes(key))) {
    const folder = createTempFolder();
    const installed = await install(tool, folder);
    if ('reason' in installed) notes.missing({ tool: tool.key, records: null, reason: installed.reason });
    else {
      notes.versions(installed.versions);
      if (installed.install !== null) notes.install(installed.install);
      ready.push({ tool, folder });
    }
  }
  for (const records of sizes) {
    const generated = createTempFolder();
    notes.collection(generate(generated, { records }));
    for (const { tool, folder } of ready) {
      if (tool.limit !== undefined && records > tool.limit.records) {
        notes.missing({ tool: tool.key, records, reason: tool.limit.reason });
        continue;
      }
      const project = setUp(tool, { folder, generated });
      const place = { tool, folder, project, records, runs: getRunCount(records, runs) };
      try {
        await measureBuild(place, notes);
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

interface Place extends Ready {
  project: Project;
  records: number;
  runs: number;
}

async function measureBuild(place: Place, notes: Notes, step = 'build'): Promise<void> {
  const { tool, folder, project, records, runs } = place;
  const measured = await repeat(() => measureCommands(project.build), {
    runs,
    before: () => forget(project, folder),
  });
  notes.figure({ tool: tool.key, step, records, runs: measured });
  const pages = pagesIn(join(folder, project.site));
  if (pages < records) throw new Error(`${step}: ${pages} pages for ${records} records`);
}

/** A build that leaves records out would be fast. */
const pagesIn = (site: string): number =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).length;

/** Steps of Cadre alone. */
async function measureMore(place: Place, notes: Notes): Promise<void> {
  const { tool, folder, project, records, runs } = place;
  const config = join(folder, 'cadre.config.json');
  writeFileSync(config, JSON.stringify({ search: false }));
  await measureBuild(place, notes, 'build without search');
  rmSync(config);

  const reading = cadreCommand(folder, ['export', 'adr', '--format', 'json', '--out', 'log.json']);
  const exports = await repeat(() => measureCommands([reading]), { runs });
  notes.figure({ tool: tool.key, step: 'export', records, runs: exports });

  const stages = await measureStages(join(folder, project.records), { records, runs });
  for (const figure of stages) notes.figure(figure);
  for (const figure of await measureDev(folder, { records, runs })) notes.figure(figure);

  const generated = createTempFolder();
  notes.collection(generate(generated, { records, diagrams: true }));
  setUp(tool, { folder, generated });
  await measureBuild(place, notes, 'build with diagrams');
  rmSync(generated, { recursive: true, force: true });
}
