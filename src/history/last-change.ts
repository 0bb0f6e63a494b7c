/** When a record last changed. Pure. */
import type { FileHistory } from '../model/history.ts';

/**
 * Git's day of the last change where it is known: it also knows of changes that nobody dated. Else the later of the
 * dates that the record states.
 *
 * @returns `YYYY-MM-DD`, or `YYYY-MM` where only a month is given; null where nobody tells
 */
export function lastChangeOf(
  { date, updated }: { date: string | null; updated: string | null },
  file: Pick<FileHistory, 'lastChanged'> | null,
): string | null {
  const seen = file?.lastChanged?.date ?? null;
  if (seen !== null) return seen;
  return date !== null && updated !== null && date > updated ? date : (updated ?? date);
}
