/** The whole log for programs: `/log.json`, and `/log.csv` for spreadsheets. */
import { toCsv } from '../export/csv.ts';
import { siteExport } from '../export/site.ts';
import type { Output, OutputInput } from './types.ts';

export function logJson(input: OutputInput): Output[] {
  const { site, exported } = input;
  return [
    {
      path: '/log.json',
      make: () => `${JSON.stringify(siteExport(exported(), site), null, 2)}\n`,
    },
  ];
}

/** As `cadre export --format csv` prints it. */
export function logCsv(input: OutputInput): Output[] {
  return [
    {
      path: '/log.csv',
      make: () => toCsv(input.exported()),
    },
  ];
}
