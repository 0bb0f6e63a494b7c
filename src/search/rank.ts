/** Ranks the best matches by more than Pagefind knows: title, number, status, share of the words. Pure. */

import { isSameWord, listWordTexts, normalizeWord } from './tokenize.ts';
import type { ResultCard } from './types.ts';

export interface RankCandidate {
  /** As Pagefind weighs it. */
  score: number;
  card: ResultCard;
  /** What was sought in it, folded. */
  words: readonly string[];
}

/** A closed record comes after one in force if both match almost alike. */
const CLOSED = 0.95;
/** How near a record's weight must come to that of the one it replaced to come before it. */
const ALIKE = 0.8;
/** What a title is worth that has every word of the query; as much again for one that has no other words. */
const WHOLE_TITLE = 0.5;
/** What it is worth to be just these words. */
const SAME_TITLE = 2;
/** What it is worth to have three words or more of the query as a phrase in the title or the summary. */
const PHRASE = 1;

/** @param typed the words of the query, folded, those that only join others among them */
export function sortByRank<T extends RankCandidate>(candidates: readonly T[], typed: readonly string[]): T[] {
  const weighed = candidates.map((candidate) => ({ candidate, weight: getWeight(candidate, typed) }));
  weighed.sort((a, b) => b.weight - a.weight);
  return putBeforeReplaced(weighed).map(({ candidate }) => candidate);
}

function getWeight({ score, card, words }: RankCandidate, typed: readonly string[]): number {
  const title = listWordTexts(card.title).map(normalizeWord);
  const has = (word: string): boolean => title.some((one) => isSameWord(one, word) || one.startsWith(word));
  const share = title.length === 0 ? 0 : Math.min(1, words.length / title.length);
  const covered = words.length > 0 && words.every(has) ? WHOLE_TITLE * (1 + share) : 0;
  const same = [words, typed].some((some) => title.join(' ') === some.join(' ')) ? SAME_TITLE : 0;
  const isPhrase =
    typed.length > 2 && [card.title, card.summary ?? ''].some((text) => hasPhrase(text, typed));
  return (
    score *
    (1 + covered + same + (isPhrase ? PHRASE : 0)) *
    (card.effectiveStatus === 'no longer in force' ? CLOSED : 1)
  );
}

function hasPhrase(text: string, typed: readonly string[]): boolean {
  return ` ${listWordTexts(text).map(normalizeWord).join(' ')} `.includes(` ${typed.join(' ')} `);
}

/** Puts a record before the one it replaced, where it matches almost as well. */
function putBeforeReplaced<T extends { candidate: RankCandidate; weight: number }>(
  weighed: readonly T[],
): T[] {
  const order = [...weighed];
  for (const replaced of weighed) {
    for (const { permalink } of replaced.candidate.card.successors) {
      const from = order.findIndex(({ candidate }) => candidate.card.permalink === permalink);
      const to = order.indexOf(replaced);
      const successor = order[from];
      if (successor === undefined || from < to || successor.weight < replaced.weight * ALIKE) continue;
      order.splice(from, 1);
      order.splice(to, 0, successor);
    }
  }
  return order;
}
