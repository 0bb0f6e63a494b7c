/** Reads the words of a command line against a command's table of flags. */
import { parseArgs } from 'node:util';
import { suggest, toSuggestion, UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';

export interface Flag {
  /** Without the dashes. */
  name: string;
  /** One letter. */
  short?: string;
  /** Name of the value in the help; a flag without it is a switch. */
  value?: string;
  /** The values it takes, where only some are right. */
  oneOf?: readonly string[];
  description: string;
}

export interface ParsedArgs {
  /** Words that are no flags. */
  positionals: string[];
  switches: ReadonlySet<string>;
  values: Readonly<Record<string, string>>;
}

/**
 * @param words after the command
 * @param command for messages: `cadre build`
 * @throws {UserError} for a flag that is not in the table, a value that is missing, or one too many
 */
export function parseCommandArgs(args: string[], flags: readonly Flag[], command: string): ParsedArgs {
  const { tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    options: Object.fromEntries(flags.map(toParseOption)),
  });
  const positionals: string[] = [];
  const switches = new Set<string>();
  const values: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (flag === undefined) throw createUnknownFlagError(token.rawName, flags, command);
    if (flag.value === undefined) switches.add(checkSwitch(flag, token.value));
    else values[flag.name] = checkValue(flag, token.value);
  }
  return { positionals, switches, values };
}

function toParseOption({ name, short, value }: Flag) {
  const type = value === undefined ? ('boolean' as const) : ('string' as const);
  return [name, short === undefined ? { type } : { type, short }] as const;
}

function createUnknownFlagError(word: string, flags: readonly Flag[], command: string): UserError {
  const guess = suggest(
    word.replace(/^--no-/, '--'),
    flags.map(({ name }) => `--${name}`),
  );
  const hint = guess === null ? t('hint.help', { command }) : t('hint.did-you-mean-help', { guess, command });
  return new UserError('error.unknown-option', { command, option: word }, hint);
}

function checkSwitch({ name }: Flag, value: string | undefined): string {
  if (value === undefined) return name;
  throw new UserError('error.no-value', { option: name });
}

function checkValue({ name, value: hint, oneOf }: Flag, value: string | undefined): string {
  const examples = (oneOf ?? [hint]).map((one) => `--${name} ${one}`);
  const values = { option: name, example: joinExamples(examples), value: value ?? '' };
  if (value === undefined || value === '' || (value.startsWith('--') && value.length > 2)) {
    throw new UserError('error.needs-value', values);
  }
  if (oneOf !== undefined && !oneOf.includes(value)) {
    const guess = suggest(value, oneOf);
    throw new UserError('error.wrong-value', values, toSuggestion(guess && `--${name} ${guess}`));
  }
  return value;
}

function joinExamples(examples: readonly string[]): string {
  return examples.reduce((one, other) => t('hint.or', { one, other }));
}

/** One command of the command line. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Words after the name that are not flags, as the help shows them: `[folder …]`; '' if there are none. */
  operands: string;
  flags: readonly Flag[];
  examples: readonly { words: string; does: string }[];
  /** Loaded only when it runs, so that the help is quick. Resolves to the exit code. */
  run(args: ParsedArgs): Promise<number>;
}
