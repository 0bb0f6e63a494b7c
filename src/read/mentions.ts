import type { Root, RootContent } from 'mdast';
import type { Mention } from '../model/record.ts';
import { type Options, textsOf } from './prose.ts';
import { findReferences } from './references.ts';
import { lineAt } from './rich.ts';

/** Records named in passing, with the sentence around the name. References that state a relation are left out by the caller. */
export function mentionsOf(root: Root, options: Options): Mention[] {
  const out: Mention[] = [];
  const seen = new Set<string>();
  for (const rich of textsOf(root.children as RootContent[], options.definitions)) {
    for (const reference of findReferences(rich, {
      from: 0,
      to: rich.text.length,
      prefix: options.prefix,
      anyLink: false,
    })) {
      if (reference.href === null && reference.number !== null && reference.number === options.number)
        continue;
      const sentence = sentenceAround(rich.text, reference.from, reference.to);
      const key = `${reference.href ?? reference.number ?? reference.text} ${sentence}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push({
        targetText: reference.text,
        href: reference.href,
        number: reference.number,
        sentence,
        line: lineAt(rich, reference.from),
      });
    }
  }
  return out;
}

function sentenceAround(text: string, from: number, to: number): string {
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
