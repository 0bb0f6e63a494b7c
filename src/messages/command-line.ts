/** What the command line says, in English. */
import catalog from './command-line.json' with { type: 'json' };
import { createMessages } from './messages.ts';

export type CommandLineKey = keyof typeof catalog;

/** Messages of errors, which stop a run. */
export type ErrorKey = Extract<CommandLineKey, `error.${string}`>;

export const { t, list } = createMessages<CommandLineKey>('en', catalog);
