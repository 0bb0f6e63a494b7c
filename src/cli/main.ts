/** The command line: finds the command, reads its flags, runs it, and words what goes wrong. */
import { Failure, suggest } from '../config/failure.ts';
import { version } from '../shared/package.ts';
import { COMMANDS } from './commands.ts';
import { readFlags } from './flags.ts';
import { helpOf, helpOfAll } from './help.ts';
import { printFailure } from './output.ts';

const HELP = new Set(['--help', '-h', 'help']);
const VERSION = new Set(['--version', '-v', '-V']);

/** Runs one command line and sets the process's exit code. Never throws. */
export async function main(words: string[]): Promise<void> {
  process.stdout.on('error', endOnClosedPipe);
  try {
    process.exitCode = await run(words);
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}

/** Whoever reads has seen enough (`| head`): no fault, and nobody left to tell. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

async function run(words: string[]): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined || HELP.has(first)) {
    const asked = COMMANDS.find(({ name }) => name === rest[0]);
    process.stdout.write(asked === undefined ? helpOfAll(COMMANDS) : helpOf(asked));
    return 0;
  }
  if (VERSION.has(first)) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const command = COMMANDS.find(({ name }) => name === first);
  if (command === undefined) throw unknownCommand(first);
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  return command.run(readFlags(rest, command.flags, `cadre ${command.name}`));
}

function unknownCommand(word: string): Failure {
  const names = COMMANDS.map(({ name }) => name);
  if (word.startsWith('-')) {
    return new Failure(
      `The flag ${word} stands before any command.`,
      `Write cadre COMMAND ${word}; see cadre --help`,
    );
  }
  const guess = suggest(word, names);
  return new Failure(
    `There is no command "${word}".`,
    guess === null
      ? `The commands are ${names.join(', ')}; see cadre --help`
      : `Did you mean cadre ${guess}?`,
  );
}
