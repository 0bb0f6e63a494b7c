/** The text of issues: English when they are found, and its key and values to write it in another language later. */
import { loadMessages } from './catalogs.ts';
import en from './en.json' with { type: 'json' };
import type { MessageKey, Messages } from './messages.ts';

/** A message with what it says. A value may be a message itself, such as the reason of an issue. */
export interface MessageText {
  key: MessageKey;
  values: TextValues;
}

export type TextValues = Readonly<Record<string, string | number | readonly string[] | MessageText>>;

type Described = Extract<MessageKey, `issue.${string}.hint`>;

/** `issue.<rule>` or `issue.<rule>.<variant>`; each has a hint. */
export type IssueKey = Described extends `${infer Key}.hint` ? Key : never;

/** The name of every rule. */
export const RULES: readonly string[] = [
  ...new Set(Object.keys(en).flatMap((key) => /^issue\.([^.]+)\b.*\.hint$/.exec(key)?.[1] ?? [])),
].sort();

export interface IssueText {
  /** The rule's name, e.g. `dangling-reference`. */
  rule: string;
  key: IssueKey;
  values: TextValues;
  /** What is wrong, as a sentence. */
  message: string;
  /** What to do next, as a sentence. */
  hint: string;
}

const english = loadMessages('en');

export function describeIssue(key: IssueKey, values: TextValues = {}): IssueText {
  const [, rule = ''] = key.split('.');
  const hint = { key: `${key}.hint` as MessageKey, values };
  return { rule, key, values, message: writeText({ key, values }, english), hint: writeText(hint, english) };
}

export function writeText({ key, values }: MessageText, messages: Messages): string {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' || typeof value === 'number'
      ? value
      : 'key' in value
        ? writeText(value, messages)
        : messages.list(value),
  ]);
  return messages.t(key, Object.fromEntries(written));
}

/** The issue with its sentences in the language of the site. */
export function translateIssue<Found extends IssueText>(issue: Found, messages: Messages): Found {
  const { key, values } = issue;
  const hint = issue.hint && writeText({ key: `${key}.hint` as MessageKey, values }, messages);
  return { ...issue, message: writeText({ key, values }, messages), hint };
}

/** Why a file is not treated as an ADR: `skip-reason.<name>`. */
type SkipKey = Extract<MessageKey, `skip-reason.${string}`>;
export type SkipReason = SkipKey extends `skip-reason.${infer Name}` ? Name : never;

export function toSkipReason(reason: SkipReason, values: TextValues = {}): MessageText {
  return { key: `skip-reason.${reason}`, values };
}

/** A text in English, for the command line and the export. */
export function toEnglish(text: MessageText): string {
  return writeText(text, english);
}

export type ReasonKey = Extract<MessageKey, `issue-reason.${string}`>;

/** Why something cannot be read or shown, to be said in an issue. */
export class Reason extends Error {
  readonly text: MessageText;

  constructor(key: ReasonKey, values: TextValues = {}) {
    const text = { key, values };
    super(writeText(text, english));
    this.text = text;
  }
}

/** What was thrown, as a sentence: the words of other programs are in English. */
export function toReason(error: unknown): MessageText {
  if (error instanceof Reason) return error.text;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { key: 'issue-reason.technical', values: { text: line.trim().slice(0, 160).replace(/\.$/, '') } };
}
