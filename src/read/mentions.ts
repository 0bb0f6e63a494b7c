import type { Mention } from '../model/record.ts';
import { sentenceAround } from '../shared/text.ts';
import { findReferences, seriesOf } from './references.ts';
import type { Options } from './relations.ts';
import { lineAt, type Rich } from './rich.ts';

/** Records named in passing, with the sentence around the name. References that state a relation are left out by the caller. */
export function mentionsOf(texts: readonly Rich[], options: Options): Mention[] {
  const out: Mention[] = [];
  const seen = new Set<string>();
  for (const rich of texts) {
    for (const reference of findReferences(rich, {
      from: 0,
      to: rich.text.length,
      prefix: options.prefix,
      anyLink: false,
    })) {
      const { text, href, number } = reference;
      if (href === null && number !== null && number === options.number && seriesOf(text) === '') continue;
      const sentence = sentenceAround(rich.text, reference.from, reference.to);
      const key = `${href ?? (seriesOf(text) === '' ? (number ?? text) : text)} ${sentence}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push({
        targetText: text,
        href,
        number,
        sentence,
        line: lineAt(rich, reference.from),
      });
    }
  }
  return out;
}
