/** All records that match a query, best first, by the ways in which it may be meant. */

import { isUnspaced } from '../shared/scripts.ts';
import { compoundsWith, corrections, respelt } from './corrections.ts';
import { numberWord, ticketWord } from './keys.ts';
import type { Pagefind, PagefindFilters, PagefindResult } from './pagefind.ts';
import type { Query } from './query.ts';
import type { SearchResponse, SearchSort } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { foldWord, isForm, pairsOf, wordsIn } from './words.ts';

export interface FindContext {
  pagefind: Pagefind;
  vocabulary: Vocabulary;
  filters: PagefindFilters;
  sort: SearchSort;
}

export interface Found {
  score: number;
  result: PagefindResult;
}

/** One wording that was searched for. */
export interface Way {
  /** As Pagefind is asked; null for everything. */
  term: string | null;
  /** What to mark: its words, folded. */
  words: string[];
  /** What a match by this way is worth beside one by the words as typed. */
  worth: number;
}

export interface FoundAll {
  found: Found[];
  /** Those that found something. */
  ways: Way[];
  replaced: SearchResponse['replaced'];
  /** Some of what these ways find was left out again. */
  narrowed?: boolean;
}

/**
 * A record that a query names stands before all that only speak of it: `PAY-12` leads to the records of that ticket
 * first, and where there is none to number 12, whose prefix it may be.
 */
const NAMED = { ticket: 1_000_000, number: 1_000 } as const;
/** What matches by other words than those typed is worth beside them. */
const WORTH = { respelt: 0.8, corrected: 0.9, perhaps: 0.6, inside: 0.5, misspelt: 0.3, some: 0.1 } as const;
/** With fewer matches than that, words are also sought inside others, and what they may be misspellings of. */
const FEW = 3;
/** Words of a query beyond these no longer tell records apart. */
const MOST_WORDS = 14;
/** Corrected wordings that are tried. */
const MOST_CORRECTED = 6;

export async function findAll(query: Query, context: FindContext): Promise<FoundAll> {
  const words = query.words
    .flatMap(({ text }) => (isUnspaced(text) ? pairsOf(text) : [text]))
    .slice(0, MOST_WORDS)
    .map(foldWord);
  if (words.length === 0) {
    const sort = context.sort === 'relevance' ? 'newest' : context.sort;
    return tried([{ term: null, words: [], worth: 1 }], { ...context, sort });
  }
  const { misspelt, missing } = await doubts(words, context);
  const known = words.filter((word) => !missing.has(word));
  const sound = misspelt.size === 0;
  const asTyped = await tried(
    [
      ...keysOf(query).map(({ key, worth }) => ({ term: `"${key}"`, words, worth })),
      ...wayOf(known, sound ? 1 : WORTH.misspelt),
      ...respelt(words, context.vocabulary).flatMap((one) => wayOf(one, WORTH.respelt)),
    ],
    context,
  );
  const left = [...missing]
    .filter((word) => compoundsWith(word, context.vocabulary).length === 0)
    .map((from) => ({ from, to: null }));
  if (sound && asTyped.found.length >= FEW) return { ...asTyped, replaced: left };

  const otherwise = await tried(
    [
      ...corrected(known, misspelt).flatMap((one) => wayOf(one, WORTH.corrected)),
      ...(sound ? perhapsMeant(known, context.vocabulary) : []).flatMap((one) => wayOf(one, WORTH.perhaps)),
      ...insideOthers(words, context.vocabulary).flatMap((one) => wayOf(one, WORTH.inside)),
    ],
    context,
  );
  // what is put right comes first, by date too
  const both = joined(sound ? [asTyped, otherwise] : [otherwise, asTyped], context.sort);
  const replaced = [...replacedBy(known, misspelt, otherwise.ways), ...left];
  if (both.found.length > 0) return { ...both, replaced };
  const some = await tried(
    known.flatMap((word) => wayOf([word], WORTH.some)),
    { ...context, sort: 'relevance' },
  );
  return { ...some, replaced };
}

function wayOf(words: string[], worth: number): Way[] {
  const term = words.join(' ');
  return term === '' ? [] : [{ term: BEGUN.test(term) ? `"${term}"` : term, words, worth }];
}

/** So little begins half of all words: it is sought as a word of its own. */
const BEGUN = /^[a-z\d]{1,2}$/;

function keysOf({ number, ticket }: Query): { key: string; worth: number }[] {
  return [
    ...(number === null ? [] : [{ key: numberWord(number), worth: NAMED.number }]),
    ...(ticket === null ? [] : [{ key: ticketWord(ticket), worth: NAMED.ticket }]),
  ];
}

interface Doubts {
  /** Words that no text has, with those they may be misspellings of. */
  misspelt: ReadonlyMap<string, string[]>;
  /** Words that no text has, nor anything like them. */
  missing: ReadonlySet<string>;
}

/**
 * Where nothing has a word, Pagefind takes the words that begin like it, by however little. In quotation marks it asks
 * for the word itself, in any of its forms.
 */
async function doubts(words: string[], { pagefind, vocabulary }: FindContext): Promise<Doubts> {
  const misspelt = new Map<string, string[]>();
  const missing = new Set<string>();
  const has = async (term: string): Promise<boolean> => (await pagefind.search(term)).results.length > 0;
  const begins = async (word: string): Promise<boolean> => {
    const [first] = (await pagefind.search(word)).results;
    const there = first === undefined ? [] : wordsIn((await first.data()).content);
    return there.some(({ text }) => isForm(foldWord(text), word));
  };
  const look = async (word: string): Promise<void> => {
    if (beginsAny(word, vocabulary) || (await has(`"${word}"`))) return;
    const meant = corrections(word, vocabulary);
    if (meant.length > 0) misspelt.set(word, meant);
    else if (!(await begins(word))) missing.add(word);
  };
  await Promise.all([...new Set(words)].map(look));
  return { misspelt, missing };
}

function beginsAny(word: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.has(word)) return true;
  for (const other of vocabulary.keys()) if (other.startsWith(word)) return true;
  return false;
}

/** The query with all misspelt words put right at once: by the likeliest of each, then by the next. */
function corrected(words: string[], misspelt: Doubts['misspelt']): string[][] {
  const most = Math.max(0, ...[...misspelt.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    words.flatMap((word) => {
      const meant = misspelt.get(word);
      return meant === undefined ? word : (meant[Math.min(at, meant.length - 1)] ?? []);
    }),
  );
}

/** With few matches a word that exists may still be a misspelling: each in turn, those first that no title has. */
function perhapsMeant(words: string[], vocabulary: Vocabulary): string[][] {
  const doubtful = [...words.keys()].sort(
    (a, b) => Number(vocabulary.has(words[a] ?? '')) - Number(vocabulary.has(words[b] ?? '')),
  );
  return doubtful
    .flatMap((at) => corrections(words[at] ?? '', vocabulary).map((one) => words.with(at, one)))
    .slice(0, MOST_CORRECTED);
}

function insideOthers(words: string[], vocabulary: Vocabulary): string[][] {
  return words
    .flatMap((word, at) => compoundsWith(word, vocabulary).map((one) => words.with(at, one)))
    .slice(0, MOST_CORRECTED);
}

function replacedBy(
  words: string[],
  misspelt: Doubts['misspelt'],
  ways: readonly Way[],
): FoundAll['replaced'] {
  const best = ways.find((way) => way.words.length === words.length);
  return words.flatMap((from, at) => (misspelt.has(from) ? [{ from, to: best?.words[at] ?? null }] : []));
}

/** What each way finds, joined. */
async function tried(ways: readonly Way[], context: FindContext): Promise<FoundAll> {
  const { pagefind, filters, sort } = context;
  const options = {
    filters,
    ...(sort === 'relevance'
      ? {}
      : { sort: { date: sort === 'newest' ? ('desc' as const) : ('asc' as const) } }),
  };
  const all = await Promise.all(
    ways.map(async (way): Promise<FoundAll> => {
      const { results } = await pagefind.search(way.term, options);
      const found = results.map((result) => ({ score: result.score * way.worth, result }));
      return { found, ways: found.length > 0 ? [way] : [], replaced: [] };
    }),
  );
  return joined(all, sort);
}

/** A record found in several ways counts for the best of them. By date, the order of the first way that finds anything holds. */
function joined(parts: readonly FoundAll[], sort: SearchSort): FoundAll {
  const ways = parts.flatMap((part) => part.ways);
  if (sort !== 'relevance') {
    const first = parts.find(({ found }) => found.length > 0);
    return { found: first?.found ?? [], ways: first?.ways ?? [], replaced: [] };
  }
  const best = new Map<string, Found>();
  for (const one of parts.flatMap(({ found }) => found)) {
    const known = best.get(one.result.id);
    if (known === undefined || known.score < one.score) best.set(one.result.id, one);
  }
  return { found: [...best.values()].sort((a, b) => b.score - a.score), ways, replaced: [] };
}
