/**
 * Measures Cadre: `npm run bench [-- builds|reader|quality …]`; without a name, all three.
 *
 * - `builds` over collections of the bench's own making, each figure of commands in processes of their own, with other
 *   tools over the same records beside it. `--only cadre,eleventy` measures these alone.
 * - `reader`: pages of built sites over a slow connection, and their search.
 * - `quality`: asks the search for known records of our own logs, and of the folders in CADRE_CORPORA.
 * - `table FILE` measures nothing: it puts the tables of a report into the README.
 *
 * `--sizes 100,1000` chooses how many records, `--runs 5` how often each step counts, `--json FILE` where the report
 * goes (see `report/types.ts`). Each tool is installed anew, since its install is measured too.
 *
 * The folders of generated records are no git repositories: what is measured beside Cadre does not read one.
 */
import { join } from 'node:path';
import { checkout } from '../support/checkout.ts';
import { measureBuilds } from './builds.ts';
import { type Options, readOptions } from './options.ts';
import { measureQuality } from './quality.ts';
import { measureReader } from './reader.ts';
import { type Notes, takeNotes } from './report/notes.ts';
import { writeReport } from './report/readme.ts';
import { createReportText } from './report/text.ts';

const PARTS: Record<string, (options: Options, notes: Notes) => Promise<void>> = {
  builds: measureBuilds,
  reader: measureReader,
  quality: measureQuality,
};

const { parts, options } = readOptions(process.argv.slice(2));
if (parts[0] === 'table') {
  writeReport(parts[1] ?? '', join(checkout, 'README.md'));
} else {
  const unknown = parts.filter((part) => !(part in PARTS));
  if (unknown.length > 0)
    throw new RangeError(`No part called ${unknown.join(', ')}: ${Object.keys(PARTS)}.`);
  const notes = takeNotes(options.json);
  for (const part of parts.length > 0 ? parts : Object.keys(PARTS)) await PARTS[part]?.(options, notes);
  const { figures, pages } = notes.report;
  if (figures.length + pages.length > 0) console.log(`\n${createReportText(notes.report)}`);
}
