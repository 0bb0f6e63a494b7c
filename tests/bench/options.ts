/** The bench's command line. */
import { parseArgs } from 'node:util';
import { TOOLS } from './tools/index.ts';

export interface Options {
  /** Numbers of records. */
  sizes: number[];
  /** Keys of the tools that build; all where not given. */
  only: string[] | undefined;
  /** Runs that count, of each step. */
  runs: number | undefined;
  /** Where the report is written. */
  json: string | undefined;
}

/** @throws {RangeError} if an option cannot be what it is, or a tool is not known */
export function readOptions(args: string[]): { parts: string[]; options: Options } {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '100,1000,10000' },
      only: { type: 'string' },
      runs: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const known = TOOLS.map(({ key }) => key);
  const unknown = only?.filter((key) => !known.includes(key)) ?? [];
  if (unknown.length > 0)
    throw new RangeError(`No tool called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  return {
    parts: positionals,
    options: {
      sizes: values.sizes.split(',').map((size) => whole('--sizes', size)),
      only,
      runs: values.runs === undefined ? undefined : whole('--runs', values.runs),
      json: values.json,
    },
  };
}

function whole(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${option} cannot be "${text}".`);
  return value;
}
