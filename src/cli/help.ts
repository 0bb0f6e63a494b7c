/** Texts of `--help`. */
import { styleText } from 'node:util';
import type { Command } from './command.ts';
import type { Flag } from './flags.ts';

type Row = [left: string, right: string];

export function helpOfAll(commands: readonly Command[]): string {
  return sections([
    ['', [['Cadre turns folders of architecture decision records into a website.', '']]],
    ['Usage', [['cadre COMMAND [folder …] [flags]', '']]],
    ['Commands', commands.map(({ name, summary }) => [name, summary])],
    [
      'Flags',
      [
        ['--help, -h', 'this text, or the help of a command'],
        ['--version, -v', 'the version'],
      ],
    ],
    ['Examples', commands.flatMap(({ examples }) => examples.slice(0, 1)).map(exampleRow)],
    ['', [['cadre COMMAND --help tells more of each.', '']]],
  ]);
}

export function helpOf({ name, summary, operands, flags, examples }: Command): string {
  const usage = ['cadre', name, operands, '[flags]'].filter((word) => word !== '').join(' ');
  return sections([
    ['', [[`cadre ${name}: ${summary}.`, '']]],
    ['Usage', [[usage, '']]],
    ['Flags', [...flags.map(flagRow), ['--help, -h', 'this text']]],
    ['Examples', examples.map(exampleRow)],
  ]);
}

function flagRow({ name, short, value, description }: Flag): Row {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return [short === undefined ? long : `${long}, -${short}`, description];
}

function exampleRow({ words, does }: { words: string; does: string }): Row {
  return [`cadre ${words}`, does];
}

function sections(parts: [heading: string, rows: Row[]][]): string {
  return parts
    .map(([heading, rows]) => {
      const title = heading === '' ? '' : `${styleText('bold', heading)}\n`;
      return `${title}${rowsOf(rows, heading === '' ? '' : '  ')}`;
    })
    .join('\n');
}

/** Two columns; where the left ones are long, the right ones stand below them. */
function rowsOf(rows: Row[], indent: string): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => {
      if (right === '') return `${indent}${left}\n`;
      if (width <= 34) return `${indent}${left.padEnd(width)}  ${right}\n`;
      return `${indent}${left}\n${indent}    ${styleText('dim', right)}\n`;
    })
    .join('');
}
