const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML, safe between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

/** Text as a part of a regular expression that matches just that text, with the `u` flag too. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/**
 * Untrusted text for a terminal: control characters could colour or hide what follows or move the cursor, and marks
 * of direction could turn a name round. They are spelt out. Line breaks stay.
 */
export function escapeControlChars(text: string): string {
  return text.replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same in one line, for logs in which a line may be a command. */
export function escapeLine(text: string): string {
  return escapeControlChars(text.replace(/\s*[\n\r]\s*/g, ' '));
}

const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A form fit for an address: lower-case letters and digits of any script, with a hyphen for anything
 * between them. Empty if the text has neither.
 */
export function toSlug(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The words of a text as they are compared: in lower case, without marks. `0012` and `12` are one number. */
export function toWords(text: string): string[] {
  const words = PLAIN.test(text)
    ? text.toLowerCase().match(/[a-z0-9]+/g)
    : text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu);
  return (words ?? []).map((word) => word.replace(/^0+(?=\d)/, ''));
}

const PLAIN = /^[\x00-\x7f]*$/;

/** Scripts written without spaces between words: a phrase is searched for inside a run of letters. */
export function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}

/** The sentence that a place of a text is in, on one line; the words around it where that is too long. */
export function getSentenceAround(text: string, from: number, to: number): string {
  let start = 0;
  for (const match of text.slice(0, from).matchAll(/(?<!\b(?:e\.g|i\.e|cf|vs|z\.B))[.!?](?=\s)|。/gu))
    start = match.index + 1;
  const end = /[.!?](?=\s|$)|。/u.exec(text.slice(to));
  const last = end === null ? text.length : to + end.index + 1;
  return getWindow(text.slice(start, last), from - start, to - start)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Longest sentence that is kept whole, in characters. */
const LONGEST_SENTENCE = 300;

/** The words around a place, where the text is too long to be read at a glance. */
function getWindow(text: string, from: number, to: number): string {
  if (text.length <= LONGEST_SENTENCE) return text;
  const room = Math.max(0, LONGEST_SENTENCE - (to - from)) / 2;
  const start = from <= room ? 0 : text.indexOf(' ', from - room) + 1;
  const stop = text.length - to <= room ? text.length : text.lastIndexOf(' ', to + room);
  const cut = text.slice(Math.min(start, from), Math.max(stop, to));
  return `${start > 0 ? '… ' : ''}${cut}${stop < text.length ? ' …' : ''}`;
}

/** The id GitHub gives a heading, so that links written for GitHub work here too. */
export function toHeadingId(words: string): string {
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
  return slug === '' ? 'section' : slug;
}
