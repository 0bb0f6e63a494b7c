import type { Flag, Words } from './flags.ts';

/** One command of the command line. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Words after the name that are no flags, as the help shows them: `[folder …]`; '' where there are none. */
  operands: string;
  flags: readonly Flag[];
  examples: readonly { words: string; does: string }[];
  /** Loaded only when it runs, so that the help is quick. Resolves to the exit code. */
  run(words: Words): Promise<number>;
}
