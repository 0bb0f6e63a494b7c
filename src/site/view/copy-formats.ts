/** The formats of "Copy link": an address, or a link in the markup of a tool. */
import { encodeSign } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/text.ts';
import { splitTitleCode } from './record-name.ts';

export interface CopySubject {
  /** `ADR-12: Use a job queue`. */
  name: string;
  /** `Accepted`; null for what has no status. */
  status: string | null;
  /** Words of the heading, for a part of it; null for the whole. */
  section: string | null;
  /** Whole address, percent-encoded, with its fragment. */
  address: string;
}

export interface CopyFormat {
  key: 'address' | 'markdown' | 'wiki' | 'html' | 'text';
  text: (subject: CopySubject) => string;
  /** For programs that take formatted text; they are given `text` too. */
  html?: (subject: CopySubject) => string;
}

/** The first is the default. */
export const COPY_FORMATS: readonly CopyFormat[] = [
  { key: 'address', text: ({ address }) => address },
  {
    key: 'markdown',
    text: (subject) =>
      `[${escapeMarkdown(getSubjectName(subject))}](${subject.address.replace(/[()]/g, encodeSign)})`,
  },
  {
    key: 'wiki',
    text: (subject) =>
      `[${escapeWiki(getSubjectName(subject))}|${subject.address.replace(/[[\]|]/g, encodeSign)}]`,
  },
  {
    key: 'html',
    text: toPlainCopy,
    html: (subject) =>
      `<a href="${escapeHtml(subject.address)}">${escapeHtml(getSubjectName(subject))}</a>${escapeHtml(getStatusSuffix(subject))}`,
  },
  { key: 'text', text: toPlainCopy },
];

/** The one with a key, or else the first. */
export function getCopyFormat(key: string | null): CopyFormat {
  const format = COPY_FORMATS.find((one) => one.key === key) ?? COPY_FORMATS[0];
  if (format === undefined) throw new RangeError('There is no format to copy in.');
  return format;
}

/** `ADR-12: Use a job queue (Accepted) https://…`. */
function toPlainCopy(subject: CopySubject): string {
  return `${getSubjectName(subject)}${getStatusSuffix(subject)} ${subject.address}`;
}

function getSubjectName({ name, section }: CopySubject): string {
  return (section === null ? name : `${name} § ${section}`).replace(/\s+/g, ' ').trim();
}

function getStatusSuffix({ status }: CopySubject): string {
  return status === null ? '' : ` (${status})`;
}

/** Marks that mean something inside the words of a link, and the entity that `&lt;` would become. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~$]|&(?=#?\w+;)/g, '\\$&');
}

/** Wiki marks work at the edges of words; a dash inside of one, as in `ADR-12`, is none. */
function escapeWiki(text: string): string {
  return text.replace(/[\\[\]{}|*_^~!]/g, '\\$&').replace(/(?<![\p{L}\p{N}])[-+](?=\S)|\?(?=\?)/gu, '\\$&');
}

/** Words as one line of Markdown: special characters are escaped, except in code. */
export function toMarkdownWords(text: string): string {
  return splitTitleCode(text.replace(/\s+/g, ' ').trim())
    .map(({ text: words, code }) => (code ? `\`${words}\`` : words.replace(/[\\[\]<>*_`]/g, '\\$&')))
    .join('')
    .replace(/^(\d*)([#+.)-]+)(?= )/, '$1\\$2');
}

/** `[words](address)`. Brackets and spaces in addresses are escaped already, parentheses are not. */
export function toMarkdownLink(words: string, address: string): string {
  return `[${toMarkdownWords(words)}](${address.replace(/[()]/g, encodeSign)})`;
}
