/** A whole report as Markdown. */
import { createBuildsTable, createInstallsTable, listMissing } from './builds-table.ts';
import { createReaderTable, createSearchTable } from './reader-table.ts';
import { createStepsTable, describeGrowth } from './steps-table.ts';
import type { Report } from './types.ts';

export function createReportText(report: Report): string {
  const { installs, figures, pages, searches } = report;
  return [
    createHeading(report),
    ...(installs.length > 0 ? [INSTALLS_SAY, createInstallsTable(report)] : []),
    ...(figures.length > 0 ? [createBuildsText(report)] : []),
    ...(figures.some(({ tool }) => tool === 'cadre')
      ? [createStepsTable(report), describeGrowth(report)]
      : []),
    ...(pages.length > 0 ? [PAGES_SAY, createReaderTable(report)] : []),
    ...(searches.length > 0 ? [SEARCH_SAYS, createSearchTable(report)] : []),
  ].join('\n\n');
}

const INSTALLS_SAY = 'Installs in an empty folder with an empty npm cache, in seconds.';

const BUILDS_SAY =
  'Builds of the whole site with its search, in seconds (medians). *Ratio* is to Eleventy with Pagefind. *Processor* is ' +
  'processor time and *peak* the most memory that the process and all it starts hold at once.';

const PAGES_SAY =
  'Pages over 1.6 Mbit/s and 150 ms away, on a processor slowed to a quarter, on first sight. Kilobytes as they are sent, ' +
  'compressed, with their budgets.';

const SEARCH_SAYS = 'The palette of the search, typed into letter by letter.';

function createHeading({ date, machine, versions, collections }: Report): string {
  const { processor, cores, memory, system, node } = machine;
  const sizes = collections.map(({ bytes, records }) => bytes / records / 1000);
  const size =
    sizes.length === 0
      ? ''
      : ` Records of ${Math.max(...sizes).toFixed(1)} KB with code, a table and relations; *with diagrams*, one in ten has a Mermaid diagram.`;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const with_ = named.length === 0 ? '' : ` With ${named.join(', ')}.`;
  return `${date.slice(0, 10)}, ${cores} cores (${processor}), ${memory} GiB, ${system}, Node ${node}.${size}${with_}`;
}

function createBuildsText(report: Report): string {
  return [BUILDS_SAY, createBuildsTable(report), ...listMissing(report)].join('\n\n');
}
