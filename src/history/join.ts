/** Which of the changes that git saw are those the record states. Pure. */
import type { Happening } from './happenings.ts';
import { wayOf } from './sequence.ts';

/**
 * A stated change of the status and the change to the same status that git saw nearest to its date are one: the
 * stated date counts, the commit is told with it. A file's appearance stays an event of its own; the status it came
 * with counts unless the record states that it had come as far by then: old records are imported years later.
 */
export function joinWithGit(
  told: readonly Happening[],
  git: readonly Happening[],
): { stated: Happening[]; seen: Happening[] } {
  const taken = new Set<Happening>();
  const stated = told.map((event) => {
    const match = nearest(
      event,
      git.filter(
        (seen) =>
          seen.status !== null &&
          seen.status === event.status &&
          !taken.has(seen) &&
          // it had that status by then, since nobody knows when
          (event.date !== null || seen.kind !== 'appeared'),
      ),
    );
    if (match === null) return event;
    taken.add(match);
    return { ...event, commit: event.commit ?? match.commit, by: event.by ?? match.by };
  });
  const seen = git.flatMap((event) => {
    if (event.kind !== 'appeared') return taken.has(event) ? [] : [event];
    return taken.has(event) || stated.some((other) => hadComeAsFar(other, event))
      ? [{ ...event, status: null }]
      : [event];
  });
  return { stated, seen };
}

function hadComeAsFar(stated: Happening, appeared: Happening): boolean {
  if (stated.status === null || stated.date === null || appeared.date === null) return false;
  return stated.date <= appeared.date && wayOf(stated) >= wayOf(appeared);
}

function nearest({ date }: Happening, candidates: readonly Happening[]): Happening | null {
  const distance = (seen: Happening): number =>
    date === null || seen.date === null
      ? Number.MAX_VALUE
      : Math.abs(Date.parse(seen.date) - Date.parse(date));
  return candidates.reduce<Happening | null>(
    (best, seen) => (best === null || distance(seen) < distance(best) ? seen : best),
    null,
  );
}
