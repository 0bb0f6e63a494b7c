import type { Mention } from '../model/record.ts';
import { getSentenceAround } from '../shared/text.ts';
import { getLineAt, type InlineText } from './inline-text.ts';
import { findReferences, findSeries } from './references.ts';
import type { RelationOptions } from './relations.ts';

/** Records named in passing, with the sentence around the name. References that state a relation are left out by the caller. */
export function findMentions(texts: readonly InlineText[], options: RelationOptions): Mention[] {
  const out: Mention[] = [];
  const seen = new Set<string>();
  for (const inline of texts) {
    for (const reference of findReferences(inline, {
      from: 0,
      to: inline.text.length,
      prefix: options.prefix,
      anyLink: false,
    })) {
      const { text, href, number } = reference;
      if (href === null && number !== null && number === options.number && findSeries(text) === '') continue;
      const sentence = getSentenceAround(inline.text, reference.from, reference.to);
      const key = `${href ?? (findSeries(text) === '' ? (number ?? text) : text)} ${sentence}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push({
        targetText: text,
        href,
        number,
        sentence,
        line: getLineAt(inline, reference.from),
      });
    }
  }
  return out;
}
