/** The words of a log, to correct misspelt queries. Pure. */
import { isUnspaced } from '../shared/text.ts';
import { listForms, listWordTexts } from './tokenize.ts';
import type { PackedWord } from './types.ts';

/** Words to the number of records that have them. */
export type SearchVocabulary = ReadonlyMap<string, number>;

/** Shorter words are too much like each other to be taken for misspellings. */
const SHORTEST = 3;

/** @param texts of one record each: its title, its tags, its people … */
export function createSearchVocabulary(texts: Iterable<string[]>): SearchVocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = new Set(text.flatMap((part) => listWordTexts(part).flatMap(listForms)));
    for (const word of words) {
      if (word.length < SHORTEST || isUnspaced(word) || /\d/.test(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Sorted, each word without what it shares with the one before. */
export function packWords(vocabulary: SearchVocabulary): PackedWord[] {
  let before = '';
  return [...vocabulary]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => {
      let shared = 0;
      while (shared < word.length && word[shared] === before[shared]) shared++;
      before = word;
      return [shared, word.slice(shared), count];
    });
}

export function unpackWords(packed: readonly PackedWord[]): SearchVocabulary {
  let before = '';
  return new Map(
    packed.map(([shared, rest, count]) => {
      before = before.slice(0, shared) + rest;
      return [before, count];
    }),
  );
}

/** Words that are tried in the place of one. */
const MOST = 3;
/** A compound is found by a part of it from this length on; scripts that leave out vowels have shorter words. */
const getShortestPart = (word: string): number => (/^\p{Script=Latin}/u.test(word) ? 4 : 3);

/** How many letters may be wrong in a word of this length: one from four letters on, two from eight on. */
function getAllowance(word: string): number {
  const { length } = [...word];
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** Words so close to this one that it may be a misspelling of them, the closest first. */
export function findCorrections(word: string, vocabulary: SearchVocabulary): string[] {
  const most = getAllowance(word);
  if (most === 0) return [];
  const close: { word: string; distance: number; records: number }[] = [];
  for (const [other, records] of vocabulary) {
    if (other === word || Math.abs(other.length - word.length) > most) continue;
    const distance = measureDistance(word, other, most);
    if (distance !== null) close.push({ word: other, distance, records });
  }
  close.sort((a, b) => a.distance - b.distance || b.records - a.records || (a.word < b.word ? -1 : 1));
  return close.slice(0, MOST).map((one) => one.word);
}

/** Longer words with this one inside: `jobqueue` for `queue`. Those that begin with it are found anyway. */
export function findCompounds(word: string, vocabulary: SearchVocabulary): string[] {
  if (word.length < getShortestPart(word)) return [];
  const found: { word: string; records: number }[] = [];
  for (const [other, records] of vocabulary) {
    if (other.length > word.length && other.indexOf(word) > 0) found.push({ word: other, records });
  }
  found.sort((a, b) => a.word.length - b.word.length || b.records - a.records);
  return found.slice(0, MOST).map((one) => one.word);
}

/** The two words that one is made of: `web socket` for `websocket`; null if it is not made of two. */
export function splitWord(word: string, vocabulary: SearchVocabulary): [string, string] | null {
  for (let at = 3; at <= word.length - 3; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (vocabulary.has(first) && vocabulary.has(second)) return [first, second];
  }
  return null;
}

/** Words to offer where nothing was found: those that begin like a word of the query, the most used first. */
export function findSuggestions(words: readonly string[], vocabulary: SearchVocabulary): string[] {
  const beginnings = words.filter((word) => word.length >= SHORTEST).map((word) => word.slice(0, SHORTEST));
  return [...vocabulary]
    .filter(([word]) => beginnings.some((beginning) => word.startsWith(beginning)))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([word]) => word);
}

/**
 * Letters inserted, left out, replaced, or two neighbours exchanged, that make one word of the other (the restricted
 * Damerau-Levenshtein distance); null if it takes more than `most`.
 */
export function measureDistance(a: string, b: string, most: number): number | null {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a[start] === b[start]) start++;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const width = endB - start;
  let twoAbove: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, at) => at);
  for (let row = 1; row <= endA - start; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = a[start + row - 1] === b[start + column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const exchanged =
        row > 1 &&
        column > 1 &&
        a[start + row - 1] === b[start + column - 2] &&
        a[start + row - 2] === b[start + column - 1];
      if (exchanged) cost = Math.min(cost, (twoAbove[column - 2] ?? 0) + 1);
      here.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return null;
    twoAbove = above;
    above = here;
  }
  const distance = above[width] ?? 0;
  return distance > most ? null : distance;
}
