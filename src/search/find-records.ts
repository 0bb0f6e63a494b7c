/** Finds all records that match a query, best first, from the words that Pagefind finds. */

import { findCompounds, findCorrections, type SearchVocabulary, splitWord } from './spelling.ts';
import {
  isSameWord,
  listWordTexts,
  normalizeWord,
  type Query,
  type QueryToken,
  toKeyWord,
} from './tokenize.ts';
import type { Pagefind, PagefindFilters, PagefindFragment, PagefindResult, SearchManifest } from './types.ts';

/**
 * The title counts most, by how much of it a query covers. How often a record uses a word is in its weight, so neither
 * the length of a record nor the share of a word in it say anything.
 */
export const RANKING = {
  metaWeights: { title: 8 },
  pageLength: 0,
  termFrequency: 0.6,
  termSaturation: 2,
  termSimilarity: 4,
};

export interface FindContext {
  pagefind: Pagefind;
  vocabulary: SearchVocabulary;
  collections: SearchManifest['collections'];
}

export interface FoundRecord {
  result: PagefindResult;
  score: number;
  /** What was sought in it, folded. */
  words: readonly string[];
  /** The query names it. */
  named: boolean;
  /** It has all of the words. */
  whole: boolean;
}

export interface Matches {
  /** Best first. */
  found: FoundRecord[];
  /** What Pagefind finds alone; undefined where more than one wording was sought. */
  term: string | null | undefined;
  replaced: { from: string; to: string | null }[];
  /** How many words were sought: of one word no record has a part. */
  words: number;
}

/** A record that a query names comes before all that only mention it. */
const NAMED = { ticket: 4_000_000, collection: 3_000_000, file: 2_000_000, number: 1_000_000 } as const;
/** What a match by other words than those typed is worth. */
const WEIGHT = { joined: 1.3, parts: 0.7, corrected: 0.9, inside: 0.5, begun: 0.5, perhaps: 0.3 } as const;
/** With as many records that have all of the words, none with some of them is sought. */
const ENOUGH = 10;
/** With fewer records than that, a word is also sought by what it may be a misspelling or a form of. */
const FEW = 3;
/** Records that have only some of the words, at most. */
const MOST_PARTIAL = 40;
/** A word with this many times the weight of its rarity is in the title. */
const IN_TITLE = 4;
/** The share of a query's meaning that such a record has at least. */
const LEAST_SHARE = 0.3;

export async function findAll(query: Query, context: FindContext): Promise<Matches> {
  const { pagefind } = context;
  if (query.tokens.length === 0) {
    const { results } = await pagefind.search(null, { sort: { date: 'desc' } });
    const found = results.map((result) => ({ result, score: 0, words: [], named: false, whole: true }));
    return { found, term: null, replaced: [], words: 0 };
  }
  const [byName, unknown, typed] = await Promise.all([
    findNamed(query, context),
    checkSpelling(query.tokens, context),
    findTogether(query, context),
  ]);
  // a ticket that no record has may be the number of a record by a prefix of its own
  const isPrefixed = query.ticket !== null && query.number !== null && byName.length + typed.length === 0;
  const named = isPrefixed
    ? (await findNamed({ ...query, prefix: '' }, context)).map((one) => ({ ...one, named: false }))
    : byName;
  const isKnown = unknown.size === 0;
  const { matches, replaced } =
    isKnown && typed.length >= ENOUGH
      ? { matches: typed, replaced: [] }
      : await findSeparately(query.tokens, { ...context, unknown, typed });
  return {
    found: mergeFound([named, matches]),
    // two words or more may have been sought as one as well
    term: isKnown && matches === typed && named.length === 0 ? toSearchTerm(query.tokens) : undefined,
    replaced,
    words: isKnown ? query.tokens.length : 0,
  };
}

/** The records that the whole query names, by ticket, number or file. */
async function findNamed(query: Query, { pagefind, collections }: FindContext): Promise<FoundRecord[]> {
  const { number, prefix, before, ticket, file, text } = query;
  const words = listWordTexts(text).map(normalizeWord);
  const find = async (key: string, score: number, filters: PagefindFilters = {}): Promise<FoundRecord[]> => {
    const { results } = await pagefind.search(`"${key}"`, { filters });
    return results.map((result) => ({ result, score, words, named: true, whole: true }));
  };
  // `adr 12` is the twelfth record of any collection, but of one called `adr` first
  const called = collections.filter((names) => names.some((name) => joinedWords(name) === before));
  const within =
    prefix.length < 2
      ? called
      : collections.filter((names) => names.some((name) => joinedWords(name).startsWith(prefix)));
  const asked = [
    ...(ticket === null ? [] : [find(toKeyWord.ticket(ticket), NAMED.ticket)]),
    ...(file === null ? [] : [find(toKeyWord.file(file), NAMED.file)]),
    ...(number === null || prefix !== '' ? [] : [find(toKeyWord.number(number), NAMED.number)]),
    ...(number === null || within.length === 0
      ? []
      : [
          find(toKeyWord.number(number), NAMED.collection, {
            collection: { any: within.map(([key]) => key) },
          }),
        ]),
  ];
  return (await Promise.all(asked)).flat();
}

const joinedWords = (name: string): string => listWordTexts(name).map(normalizeWord).join('');

/** So little begins half of all words: it is sought as a word of its own. */
const isShort = (word: string): boolean => /^[a-z\d]{1,2}$/.test(word);

/** What Pagefind is asked for all of the words; null if they are more than Pagefind's own search can say. */
function toSearchTerm(tokens: readonly QueryToken[]): string | undefined {
  const words = tokens.flatMap((token) => token.words);
  return words.some(isShort) || tokens.some(({ joined }) => joined !== null) ? undefined : words.join(' ');
}

/** The records that have all of the words. */
async function findTogether({ tokens, joining }: Query, context: FindContext): Promise<FoundRecord[]> {
  const words = tokens.flatMap((token) => token.words);
  const compounds = tokens.flatMap(({ joined, words: parts }) => (joined === null ? parts : [joined]));
  const ways = [
    findWords(words, 1, context),
    ...(tokens.some(({ joined }) => joined !== null)
      ? [findSurely(compounds, (WEIGHT.joined * words.length) / compounds.length, context)]
      : []),
    // a sentence is remembered with all its words
    ...(joining.length === 0 ? [] : [findWords([...words, ...joining], 1, context)]),
    ...joinNeighbours(tokens, context.vocabulary).map((one) => findWords(one, 1, context)),
  ];
  return mergeFound(await Promise.all(ways));
}

/** The same words with two neighbours written as one: `web socket` as `websocket`. */
function joinNeighbours(tokens: readonly QueryToken[], vocabulary: SearchVocabulary): string[][] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    const one = next === undefined ? '' : [...token.words, ...next.words].join('');
    if (!vocabulary.has(one)) return [];
    const words = tokens.map((other) => other.words);
    return [[...words.slice(0, at), [one], ...words.slice(at + 2)].flat()];
  });
}

/** The records that have all of these words, or words that begin with them. */
async function findWords(
  words: readonly string[],
  weight: number,
  { pagefind }: FindContext,
): Promise<FoundRecord[]> {
  const short = words.filter(isShort);
  const long = words.filter((word) => !isShort(word));
  const exact = await Promise.all(short.map(async (word) => (await pagefind.search(`"${word}"`)).results));
  const ids = exact.map((results) => new Set(results.map(({ id }) => id)));
  // in quotation marks nothing is scored, and words come in the order of their weight
  const results =
    long.length > 0
      ? (await pagefind.search(long.join(' '))).results
      : (exact[0] ?? [])
          .map((one) => ({ ...one, score: 10 / (1 + Math.min(...one.words) / 10) }))
          .sort((a, b) => b.score - a.score);
  return results
    .filter(({ id }) => ids.every((some) => some.has(id)))
    .map(
      (result): FoundRecord => ({ result, score: result.score * weight, words, named: false, whole: true }),
    );
}

/**
 * The tokens that no record has. Where nothing has a word, Pagefind takes any word that it begins with, however short.
 * In quotation marks, only the word itself matches, in any of its forms.
 */
async function checkSpelling(
  tokens: readonly QueryToken[],
  { pagefind, vocabulary }: FindContext,
): Promise<Set<QueryToken>> {
  const unknown = new Set<QueryToken>();
  const isThere = async (word: string): Promise<boolean> => {
    if (vocabulary.has(word) || isBeginningOfWord(word, vocabulary)) return true;
    if ((await pagefind.search(`"${word}"`)).results.length > 0) return true;
    const [first] = (await pagefind.search(word)).results;
    return first !== undefined && hasAll(await first.data(), [word]);
  };
  await Promise.all(
    tokens.map(async (token) => {
      const there = await Promise.all(token.words.map(isThere));
      if (!there.every(Boolean)) unknown.add(token);
    }),
  );
  return unknown;
}

function isBeginningOfWord(word: string, vocabulary: SearchVocabulary): boolean {
  for (const other of vocabulary.keys()) if (other.startsWith(word)) return true;
  return false;
}

/** Every word of a document, folded. */
export function listWords({ content }: PagefindFragment): string[] {
  return content.split(/[\s.]+/);
}

interface SeparateContext extends FindContext {
  unknown: ReadonlySet<QueryToken>;
  typed: readonly FoundRecord[];
}

/**
 * Each word by itself, and the records by how much of the query they have: so one that has all of the words somewhere
 * does not hide another that has most of them in its title.
 */
async function findSeparately(
  tokens: readonly QueryToken[],
  context: SeparateContext,
): Promise<{ matches: FoundRecord[]; replaced: Matches['replaced'] }> {
  const all = await Promise.all(tokens.map((token) => findToken(token, context)));
  const sought = all.filter(({ found }) => found.length > 0);
  const { results } = await context.pagefind.search(null);
  const rarities = sought.map(({ found }) => Math.log(1 + results.length / found.length));
  const whole = rarities.reduce((sum, one) => sum + one, 0);
  const sums = new Map<
    string,
    { one: FoundRecord; score: number; had: number; title: number; words: string[] }
  >();
  for (const [at, { found }] of sought.entries()) {
    const rarity = rarities[at] ?? 0;
    for (const one of found) {
      const sum = sums.get(one.result.id) ?? { one, score: 0, had: 0, title: 0, words: [] };
      const inTitle = one.score > IN_TITLE * rarity;
      sum.score += inTitle ? one.score - RANKING.metaWeights.title * rarity : one.score;
      sum.title += inTitle ? rarity : 0;
      sum.had += rarity;
      sum.words.push(...one.words);
      sums.set(one.result.id, sum);
    }
  }
  for (const one of context.typed) {
    if (!sums.has(one.result.id))
      sums.set(one.result.id, { one, score: one.score, had: whole, title: 0, words: [...one.words] });
  }
  const matches = [...sums.values()]
    .map(({ one: { result }, score, had, title, words }): FoundRecord & { share: number } => {
      const share = had / whole;
      const titled = RANKING.metaWeights.title * title * (title / whole) ** 2;
      return {
        result,
        words,
        share,
        named: false,
        whole: share > 0.99,
        score: (score + titled) * share ** 2,
      };
    })
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.score - a.score);
  let partial = 0;
  return {
    matches: matches.filter(({ whole }) => whole || partial++ < MOST_PARTIAL),
    replaced: all.flatMap(({ token, found }) =>
      context.unknown.has(token) ? [{ from: token.text, to: found[0]?.words.join(' ') ?? null }] : [],
    ),
  };
}

/** The records with one word of a query, or with what it may have meant. */
async function findToken(
  token: QueryToken,
  context: SeparateContext,
): Promise<{ token: QueryToken; found: FoundRecord[] }> {
  const { vocabulary, unknown } = context;
  const isUnknown = unknown.has(token);
  const typed = isUnknown
    ? []
    : mergeFound([
        await findWords(token.words, 1 / token.words.length, context),
        token.joined === null ? [] : await findSurely([token.joined], WEIGHT.joined, context),
      ]);
  if (typed.length >= FEW) return { token, found: typed };
  const [word = ''] = token.words;
  // a name with punctuation is not a misspelling of another
  const single = token.words.length === 1 && !/^\.|[+#]$/.test(token.text);
  const split = single ? splitWord(word, vocabulary) : null;
  const spelt = single ? findCorrections(word, vocabulary) : [];
  const ways = [
    ...(token.parts.length > 0 ? [findSurely(token.parts, WEIGHT.parts / token.parts.length, context)] : []),
    ...(token.joined !== null && isUnknown ? [findSurely([token.joined], WEIGHT.joined, context)] : []),
    ...(split === null ? [] : [findWords(split, WEIGHT.corrected / 2, context)]),
    ...spelt.map((one, at) =>
      findWords([one], (isUnknown ? WEIGHT.corrected : WEIGHT.perhaps) / (1 + at / 4), context),
    ),
    ...(single ? findCompounds(word, vocabulary) : []).map((one) => findWords([one], WEIGHT.inside, context)),
    // endings of other languages than the index's
    ...(single && word.length > 5 ? [findSurely([word.slice(0, -2)], WEIGHT.begun, context)] : []),
  ];
  return { token, found: mergeFound([typed, ...(await Promise.all(ways))]) };
}

/** Records with words that none may have: Pagefind would take others that these begin with. */
async function findSurely(
  words: readonly string[],
  weight: number,
  context: FindContext,
): Promise<FoundRecord[]> {
  const found = await findWords(words, weight, context);
  const [first] = found;
  return first !== undefined && hasAll(await first.result.data(), words) ? found : [];
}

function hasAll(fragment: PagefindFragment, words: readonly string[]): boolean {
  const bag = listWords(fragment);
  return words.every((word) => bag.some((one) => one.startsWith(word) || isSameWord(one, word)));
}

/** A record that several variants of the query find keeps its best rank. Each variant lists its best records first. */
function mergeFound(ways: readonly FoundRecord[][]): FoundRecord[] {
  const [first = [], ...others] = ways.filter((found) => found.length > 0);
  if (others.length === 0) return first;
  const known = new Map(first.map((one) => [one.result.id, one]));
  for (const one of others.flat()) {
    const other = known.get(one.result.id);
    if (other === undefined || other.score < one.score) known.set(one.result.id, one);
  }
  return [...known.values()].sort((a, b) => b.score - a.score);
}
