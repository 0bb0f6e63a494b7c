/** The order of the best matches. Pagefind knows words; what a decision is worth to a reader is known here. Pure. */
import type { Card } from './types.ts';
import { foldWord, isForm, wordsIn } from './words.ts';

export interface Candidate {
  /** As Pagefind weighs it. */
  score: number;
  card: Card;
}

/** A closed record gives way to one that stands where both match almost alike. */
const CLOSED = 0.95;
/** How near a record's weight must come to that of the one it replaced to stand before it. */
const ALIKE = 0.8;
/** What a title is worth that has every word of the query; as much again for one that has no other words. */
const WHOLE_TITLE = 0.5;

/** @param wanted the words of the query, folded */
export function byRank<T extends Candidate>(candidates: readonly T[], wanted: readonly string[]): T[] {
  const weighed = candidates.map((candidate) => ({ candidate, weight: weightOf(candidate, wanted) }));
  weighed.sort((a, b) => b.weight - a.weight);
  return beforeReplaced(weighed).map(({ candidate }) => candidate);
}

function weightOf({ score, card }: Candidate, wanted: readonly string[]): number {
  const title = wordsIn(card.title).map(({ text }) => foldWord(text));
  const covered = wanted.length > 0 && wanted.every((word) => title.some((one) => isForm(one, word)));
  const share = title.length === 0 ? 0 : Math.min(1, wanted.length / title.length);
  const bonus = covered ? WHOLE_TITLE * (1 + share) : 0;
  return score * (1 + bonus) * (card.standing === 'closed' ? CLOSED : 1);
}

/** Puts a record before the one it replaced, where it matches almost as well. */
function beforeReplaced<T extends { candidate: Candidate; weight: number }>(weighed: readonly T[]): T[] {
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
