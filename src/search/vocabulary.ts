/** The words of a log, small enough to be fetched: what a misspelt word of a query may have meant. */

import { isUnspaced } from '../shared/scripts.ts';
import type { PackedWord } from './types.ts';
import { foldWord, formsOf, wordsIn } from './words.ts';

/** Words to the number of texts they stand in. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Shorter ones are too like each other to be taken for a misspelling. */
const SHORTEST = 3;

/** @param texts of one record each: its title, its tags, its people … */
export function vocabularyOf(texts: Iterable<string[]>): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const words = new Set(
      text.flatMap((part) => wordsIn(part).flatMap(({ text: word }) => formsOf(word).map(foldWord))),
    );
    for (const word of words) {
      if (word.length < SHORTEST || isUnspaced(word) || /\d/.test(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Sorted, each word without what it shares with the one before. */
export function packWords(vocabulary: Vocabulary): PackedWord[] {
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

export function unpackWords(packed: readonly PackedWord[]): Vocabulary {
  let before = '';
  return new Map(
    packed.map(([shared, rest, count]) => {
      before = before.slice(0, shared) + rest;
      return [before, count];
    }),
  );
}
