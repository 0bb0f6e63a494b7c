/** The sentence around a mention, to show what is said of the thing that is named. */

/** The sentence that a place of a text stands in, on one line; the words around it where that is too long. */
export function sentenceAround(text: string, from: number, to: number): string {
  let start = 0;
  for (const match of text.slice(0, from).matchAll(/(?<!\b(?:e\.g|i\.e|cf|vs|z\.B))[.!?](?=\s)|。/gu))
    start = match.index + 1;
  const end = /[.!?](?=\s|$)|。/u.exec(text.slice(to));
  const last = end === null ? text.length : to + end.index + 1;
  return windowOn(text.slice(start, last), from - start, to - start)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Longest sentence that is kept whole, in characters. */
const LONGEST_SENTENCE = 300;

/** The words around a place, where the text is too long to be read at a glance. */
function windowOn(text: string, from: number, to: number): string {
  if (text.length <= LONGEST_SENTENCE) return text;
  const room = Math.max(0, LONGEST_SENTENCE - (to - from)) / 2;
  const start = from <= room ? 0 : text.indexOf(' ', from - room) + 1;
  const stop = text.length - to <= room ? text.length : text.lastIndexOf(' ', to + room);
  const cut = text.slice(Math.min(start, from), Math.max(stop, to));
  return `${start > 0 ? '… ' : ''}${cut}${stop < text.length ? ' …' : ''}`;
}
