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
/** What it is worth to be just these words. */
const SAME_TITLE = 2;

/** @param wordings what the query may mean, each in its words, folded */
export function byRank<T extends Candidate>(
  candidates: readonly T[],
  wordings: readonly (readonly string[])[],
): T[] {
  const weighed = candidates.map((candidate) => ({ candidate, weight: weightOf(candidate, wordings) }));
  weighed.sort((a, b) => b.weight - a.weight);
  return beforeReplaced(weighed).map(({ candidate }) => candidate);
}

function weightOf({ score, card }: Candidate, wordings: readonly (readonly string[])[]): number {
  const title = wordsIn(card.title).map(({ text }) => foldWord(text));
  const bonus = Math.max(0, ...wordings.map((wording) => bonusOf(title, wording)));
  return score * (1 + bonus) * (card.standing === 'closed' ? CLOSED : 1);
}

function bonusOf(title: readonly string[], wanted: readonly string[]): number {
  const covered = wanted.length > 0 && wanted.every((word) => title.some((one) => isForm(one, word)));
  const share = title.length === 0 ? 0 : Math.min(1, wanted.length / title.length);
  const same = title.length === wanted.length && wanted.every((word) => title.includes(word));
  return (covered ? WHOLE_TITLE * (1 + share) : 0) + (same ? SAME_TITLE : 0);
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
