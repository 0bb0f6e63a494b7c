/** The whole log for programs: `/log.json`, and `/log.csv` for spreadsheets. */
import { toCsv } from '../export/csv.ts';
import { siteExport } from '../export/site.ts';
import { digestOf } from '../keys/digest.ts';
import { keysOf } from '../keys/index.ts';
import type { Output, OutputInput } from './types.ts';

export function logJson(input: OutputInput): Output[] {
  const { site, exported } = input;
  return [
    {
      path: '/log.json',
      get key() {
        return exportKey(input);
      },
      make: () => `${JSON.stringify(siteExport(exported(), site), null, 2)}\n`,
    },
  ];
}

/** As `cadre export --format csv` prints it. */
export function logCsv(input: OutputInput): Output[] {
  return [
    {
      path: '/log.csv',
      get key() {
        return exportKey(input);
      },
      make: () => toCsv(input.exported()),
    },
  ];
}

function exportKey(input: OutputInput): string {
  const { ground, records } = keysOf(input);
  const { log } = input;
  return digestOf([ground, log.records.map(({ id }) => records.of(id).facts), log.skipped]);
}
