/** Which record of today is the one that an earlier build had. Pure. */
import { namingOf } from '../../read/naming.ts';
import { stemOf } from '../../shared/paths.ts';
import { wordsOf } from '../../shared/words.ts';
import type { Remembered } from './memory.ts';

export interface Known {
  id: string;
  path: string;
  title: string;
  /** Ids that it had before, as far as git tells. */
  formerIds: readonly string[];
}

/** Ways to tell a record again once its file is not where it was, the surest first. */
type Feature = (known: Pick<Known, 'path' | 'title'>) => string;
const FEATURES: readonly Feature[] = [
  ({ path }) => stemOf(path).toLowerCase(),
  ({ title }) => wordsOf(title).join(' '),
  // renumbered: `0007-use-a-queue`, `0012-use-a-queue`
  ({ path }) => wordsOf(namingOf(path).words).join(' '),
];

/**
 * @param isRemembered whether a record has a line of its own: then it is not somebody else's new form
 * @returns what finds the record for a line of the file; null where it is gone
 */
export function createRecognition<T extends Known>(
  records: readonly T[],
  isRemembered: (id: string) => boolean,
): (line: Remembered) => T | null {
  const byId = new Map(records.map((record) => [record.id, record]));
  const byFormerId = new Map<string, T[]>();
  for (const record of records) {
    for (const id of record.formerIds) byFormerId.set(id, [...(byFormerId.get(id) ?? []), record]);
  }
  const fresh = records.filter(({ id }) => !isRemembered(id));
  const byFeature = FEATURES.map((feature) => Map.groupBy(fresh, feature));

  return (line) => {
    const path = line.id.slice(line.id.indexOf('/') + 1);
    const here = byId.get(line.id);
    const moved = byFormerId.get(line.id) ?? [];
    // another file may have taken the name since, or two their names from each other
    const sameTitle = moved.filter(({ title }) => title === line.title);
    if (here !== undefined)
      return here.title !== line.title && sameTitle.length === 1 ? (sameTitle[0] ?? here) : here;
    if (moved.length === 1) return moved[0] ?? null;
    if (sameTitle.length === 1) return sameTitle[0] ?? null;
    for (const [index, feature] of FEATURES.entries()) {
      const value = feature({ path, title: line.title });
      const alike = value === '' ? [] : (byFeature[index]?.get(value) ?? []);
      if (alike.length === 1) return alike[0] ?? null;
    }
    return null;
  };
}
