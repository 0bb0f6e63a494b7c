/** The command line: finds the command, reads its flags, runs it or prints its help, and says what went wrong. */

import { styleText } from 'node:util';
import { suggest, toSuggestion, UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';
import { version } from '../shared/package.ts';
import { COMMANDS } from './commands.ts';
import { type Command, type Flag, parseCommandArgs } from './flags.ts';
import { printFailure } from './terminal.ts';

const HELP = new Set(['--help', '-h', 'help']);
const VERSION = new Set(['--version', '-v', '-V']);

/** Runs one command line and sets the process's exit code. Never throws. */
export async function main(args: string[]): Promise<void> {
  process.stdout.on('error', endOnClosedPipe);
  try {
    process.exitCode = await runCommandLine(args);
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}

/** The reader has closed the pipe (`| head`): not an error, and nothing left to print. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

async function runCommandLine(args: string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || HELP.has(first)) {
    const asked = COMMANDS.find(({ name }) => name === rest[0]);
    process.stdout.write(asked === undefined ? formatOverview(COMMANDS) : formatHelp(asked));
    return 0;
  }
  if (VERSION.has(first)) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const command = COMMANDS.find(({ name }) => name === first);
  if (command === undefined) throw createUnknownCommandError(first);
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(formatHelp(command));
    return 0;
  }
  return command.run(parseCommandArgs(rest, command.flags, `cadre ${command.name}`));
}

function createUnknownCommandError(word: string): UserError {
  const names = COMMANDS.map(({ name }) => name);
  if (word.startsWith('-')) {
    return new UserError('error.option-first', { option: word });
  }
  const guess = suggest(word, names);
  const values = { command: word, commands: names.join(', ') };
  return new UserError('error.unknown-command', values, toSuggestion(guess && `cadre ${guess}`));
}

type Row = [left: string, right: string];

function formatOverview(commands: readonly Command[]): string {
  return formatSections([
    ['', [[t('help.intro'), '']]],
    [t('help.usage'), [[t('help.command-line'), '']]],
    [t('help.commands'), commands.map(({ name, summary }) => [name, summary])],
    [
      t('help.options'),
      [
        ['--help, -h', t('help.help')],
        ['--version, -v', t('help.version')],
      ],
    ],
    [t('help.examples'), commands.flatMap(({ examples }) => examples.slice(0, 1)).map(toExampleRow)],
    ['', [[t('help.more'), '']]],
  ]);
}

function formatHelp({ name, summary, operands, flags, examples }: Command): string {
  const usage = ['cadre', name, operands, t('help.more-options')].filter((word) => word !== '').join(' ');
  return formatSections([
    ['', [[t('help.intro.command', { command: name, summary }), '']]],
    [t('help.usage'), [[usage, '']]],
    [t('help.options'), [...flags.map(toFlagRow), ['--help, -h', t('help.help.command')]]],
    [t('help.examples'), examples.map(toExampleRow)],
  ]);
}

function toFlagRow({ name, short, value, oneOf, description }: Flag): Row {
  const shown = oneOf?.length === 1 ? oneOf[0] : value;
  const long = shown === undefined ? `--${name}` : `--${name} ${shown}`;
  return [short === undefined ? long : `${long}, -${short}`, description];
}

function toExampleRow({ words, does }: { words: string; does: string }): Row {
  return [`cadre ${words}`, does];
}

function formatSections(parts: [heading: string, rows: Row[]][]): string {
  return parts
    .map(([heading, rows]) => {
      const title = heading === '' ? '' : `${styleText('bold', heading)}\n`;
      return `${title}${formatRows(rows, heading === '' ? '' : '  ')}`;
    })
    .join('\n');
}

/** Two columns; where the left ones are long, the right ones are below them. */
function formatRows(rows: Row[], indent: string): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => {
      if (right === '') return `${indent}${left}\n`;
      if (width <= 34) return `${indent}${left.padEnd(width)}  ${right}\n`;
      return `${indent}${left}\n${indent}    ${styleText('dim', right)}\n`;
    })
    .join('');
}
