/** Who mentions a record, with the sentences they do it in. */
import type { RecordEntry, SiteLog } from '../types.ts';

/** Pieces of a sentence; the words that name the record stand out. */
export interface SentencePiece {
  text: string;
  mention: boolean;
}

export interface Referrer {
  record: RecordEntry;
  /** None where the text holds no more than the name. */
  sentences: SentencePiece[][];
}

/** Each referring record once, in the order of the log. */
export function referrersOf({ backlinks }: Pick<RecordEntry, 'backlinks'>, log: SiteLog): Referrer[] {
  const bySource = Map.groupBy(backlinks, ({ from }) => from);
  return [...bySource]
    .flatMap(([id, links]) => {
      const record = log.byId.get(id);
      const sentences = links.map(({ sentence, mention }) => splitAt(sentence, mention)).filter(saysMore);
      return record === undefined ? [] : [{ record, sentences }];
    })
    .sort((a, b) => a.record.position - b.record.position);
}

/** A sentence with the words that it is shown for set apart. */
export function splitAt(sentence: string, mention: string): SentencePiece[] {
  const at = placeOf(sentence, mention);
  if (at < 0) return [{ text: sentence, mention: false }];
  return [
    { text: sentence.slice(0, at), mention: false },
    { text: sentence.slice(at, at + mention.length), mention: true },
    { text: sentence.slice(at + mention.length), mention: false },
  ].filter(({ text }) => text !== '');
}

/** Where the words stand by themselves: `12`, not the `12` of `2012`. */
function placeOf(sentence: string, mention: string): number {
  const isWord = (sign: string | undefined) =>
    sign !== undefined && /[\p{N}\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u.test(sign);
  for (
    let at = sentence.indexOf(mention);
    mention !== '' && at >= 0;
    at = sentence.indexOf(mention, at + 1)
  ) {
    const inside = isWord(sentence[at - 1]) && isWord(mention[0]);
    const goesOn = isWord(sentence[at + mention.length]) && isWord(mention.at(-1));
    if (!inside && !goesOn) return at;
  }
  return -1;
}

/** A bare item of a list, `ADR-12: Process files`, tells nothing that the link does not. */
function saysMore(pieces: SentencePiece[]): boolean {
  const rest = pieces.filter(({ mention }) => !mention).map(({ text }) => text);
  return /\p{L}{2}[\s\S]*\s[\s\S]*\p{L}{2}/u.test(rest.join(' '));
}
