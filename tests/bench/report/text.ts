/** A whole report as Markdown. */
import { buildsTable, missingLines } from './builds-table.ts';
import { readerTable, searchTable } from './reader-table.ts';
import { growthSentence, stepsTable } from './steps-table.ts';
import type { Report } from './types.ts';

export function reportText(report: Report): string {
  const { figures, pages, searches } = report;
  return [
    heading(report),
    ...(figures.length > 0 ? [buildsText(report)] : []),
    ...(figures.some(({ tool }) => tool === 'cadre') ? [stepsTable(report), growthSentence(report)] : []),
    ...(pages.length > 0 ? [PAGES_SAY, readerTable(report)] : []),
    ...(searches.length > 0 ? [SEARCH_SAYS, searchTable(report)] : []),
  ].join('\n\n');
}

const BUILDS_SAY =
  'Seconds, medians. *Ratio* is to Eleventy with Pagefind. *Its search* is the time that the index of the search takes by ' +
  'itself; Cadre makes it beside the pages, so that a build without it would not be shorter by all of that. *Processor* is ' +
  'seconds of processor time, *peak* the most memory that the process and all it starts hold at once, both of the cold build.';

const PAGES_SAY =
  'Pages over 1.6 Mbit/s and 150 ms away, on a processor slowed to a quarter, on first sight. Kilobytes as they are sent, ' +
  'compressed, with their budgets.';

const SEARCH_SAYS = 'The palette of the search, typed into letter by letter.';

function heading({ date, machine, versions, collections }: Report): string {
  const { processor, cores, memory, system, node } = machine;
  const sizes = collections.map(({ bytes, records }) => bytes / records / 1000);
  const size =
    sizes.length === 0
      ? ''
      : ` Records of ${Math.max(...sizes).toFixed(1)} KB with code, a table and relations, one in ten with a Mermaid diagram.`;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const with_ = named.length === 0 ? '' : ` With ${named.join(', ')}.`;
  return `${date.slice(0, 10)}, ${cores} cores (${processor}), ${memory} GiB, ${system}, Node ${node}.${size}${with_}`;
}

function buildsText(report: Report): string {
  return [BUILDS_SAY, buildsTable(report), ...missingLines(report)].join('\n\n');
}
