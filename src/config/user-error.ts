/**
 * Something that stops a run and that the user can fix. The command line prints the two sentences without a stack;
 * everything else that is thrown is a bug of Cadre and is printed as such.
 */
import { type CommandLineKey, type ErrorKey, t } from '../messages/command-line.ts';
import type { Values } from '../messages/messages.ts';

export class UserError extends Error {
  /** What to do next, as a sentence. */
  readonly hint: string;

  /** @param hint where it is not `<key>.hint` of the messages */
  constructor(key: ErrorKey, values: Values = {}, hint?: string) {
    super(t(key, values));
    this.name = 'UserError';
    this.hint = hint ?? t(`${key}.hint` as CommandLineKey, values);
  }
}

/** `Did you mean …?`, to be given as a hint; undefined without a guess. */
export function toSuggestion(guess: string | null): string | undefined {
  return guess === null ? undefined : t('hint.did-you-mean', { guess });
}

/** Number of letters to add, drop, change or swap with the neighbour to get from one word to the other. */
export function measureEditDistance(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The nearest of the names, or null if none is near enough to be meant: at most a third of it is wrong. */
export function suggest(word: string, names: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const candidate = name.toLowerCase();
    const starts = wanted.length >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
    const distance = measureEditDistance(wanted, candidate);
    const allowed = starts ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(candidate.length / 3));
    if (distance <= allowed && distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}
