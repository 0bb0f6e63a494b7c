/**
 * Known-item search: a reader remembers something of a record and wants exactly that one. For every record of a log,
 * queries made from it by rule, and the rank at which it comes.
 */
import type { Log, LogRecord } from '../../src/model/log.ts';
import type { Engine } from '../../src/search/types.ts';
import { toWords } from '../../src/shared/text.ts';
import { createRandom, type Random } from './random.ts';

export const QUERY_KINDS = [
  'number',
  'rarest two words of the title',
  'title, words in another order',
  'title, one letter wrong',
  'phrase of the decision',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export interface KnownItem {
  kind: QueryKind;
  query: string;
  /** Addresses that answer it: of a number or title that several records have, each of them. */
  wanted: string[];
}

/** @param seed chooses the letter that is wrong, and where a phrase begins */
export function createKnownItems(log: Log, seed = 1): KnownItem[] {
  const counts = new Map<string, number>();
  for (const { title } of log.records) {
    for (const word of new Set(toWords(title))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const random = createRandom(seed);
  return log.records.flatMap((record) => {
    const queries: Record<QueryKind, string | null> = {
      number: record.number === null ? null : String(record.number),
      'rarest two words of the title': findRarestWord(record, counts),
      'title, words in another order': shuffle(record.title, random),
      'title, one letter wrong': misspell(record.title, random),
      'phrase of the decision': findPhrase(record, random),
    };
    const alike = {
      number: log.records.filter(
        (one) => one.number === record.number && one.collection === record.collection,
      ),
      title: log.records.filter((one) => toWords(one.title).join(' ') === toWords(record.title).join(' ')),
    };
    return QUERY_KINDS.flatMap((kind): KnownItem[] => {
      const query = queries[kind];
      if (query === null) return [];
      const wanted =
        kind === 'phrase of the decision' ? [record] : alike[kind === 'number' ? 'number' : 'title'];
      return [{ kind, query, wanted: wanted.map(({ permalink }) => permalink) }];
    });
  });
}

/** The rank of the first wanted record, from 1; null if it is not among the first ten. */
export async function findRank(engine: Engine, { query, wanted }: KnownItem): Promise<number | null> {
  const { hits } = await engine.search({ query, chosen: {}, sort: 'relevance' });
  const at = hits.findIndex(({ card }) => wanted.includes(card.permalink));
  return at < 0 ? null : at + 1;
}

function listTitleWords(title: string): string[] {
  return title.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

function findRarestWord({ title }: LogRecord, counts: ReadonlyMap<string, number>): string | null {
  const words = [...new Set(toWords(title))].filter((word) => word.length > 1);
  const order = [...words].sort(
    (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || b.length - a.length || (a < b ? -1 : 1),
  );
  const two = order.slice(0, 2);
  return two.length === 0 ? null : words.filter((word) => two.includes(word)).join(' ');
}

function shuffle(title: string, random: Random): string | null {
  const words = listTitleWords(title);
  if (words.length < 2) return null;
  for (let at = words.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [words[at], words[other]] = [words[other] ?? '', words[at] ?? ''];
  }
  return words.join(' ');
}

/** One letter of the longest word is replaced, left out, doubled, or exchanged with the next. */
function misspell(title: string, random: Random): string | null {
  const words = listTitleWords(title);
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (longest.length < 4) return null;
  const at = 1 + random.below(longest.length - 2);
  const [before, letter, next, after] = [
    longest.slice(0, at),
    longest.charAt(at),
    longest.charAt(at + 1),
    longest.slice(at + 2),
  ];
  const ways = [
    `${before}${letter === 'e' ? 'a' : 'e'}${next}${after}`,
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${next}${letter}${after}`,
  ];
  const wrong = random.pick(ways);
  return words.map((word) => (word === longest ? wrong : word)).join(' ');
}

const PHRASE_LENGTH = 5;

/** Five words that follow each other in the first passage of the decision that has so many. */
function findPhrase({ read }: LogRecord, random: Random): string | null {
  for (const { text, unfilled } of read.parts.decision) {
    if (unfilled) continue;
    const sentence = text
      .replace(/```[\s\S]*?```|\[([^\]]*)\]\([^)]*\)|<[^>]*>|https?:\S+/g, '$1')
      .split(/(?<=[.!?])\s|\n\s*\n|^\s*[-*+|#]/m)
      .find((part) => listTitleWords(part).length >= PHRASE_LENGTH);
    if (sentence === undefined) continue;
    const words = listTitleWords(sentence);
    const from = random.below(words.length - PHRASE_LENGTH + 1);
    return words.slice(from, from + PHRASE_LENGTH).join(' ');
  }
  return null;
}
