import type { Mention } from '../model/record.ts';
import { sentenceAround } from '../shared/sentence.ts';
import { findReferences } from './references.ts';
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
