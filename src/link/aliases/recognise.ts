/** Which record of today is the one that an earlier build had. Pure. */
import { namingOf } from '../../read/naming.ts';
import { stemOf } from '../../shared/paths.ts';
import { wordsOf } from '../../shared/words.ts';
import type { Remembered } from './memory.ts';

export interface Known {
  id: string;
  path: string;
  title: string;
  permalink: string;
  /** Ids that it had before, as far as git tells. */
  formerIds: readonly string[];
}

export interface Recognised<T> {
  record: T;
  /** False where nothing but the address agrees: it may as well be another record that took the number. */
  sure: boolean;
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
): (line: Remembered) => Recognised<T> | null {
  const byId = new Map(records.map((record) => [record.id, record]));
  const byFormerId = new Map<string, T[]>();
  for (const record of records) {
    for (const id of record.formerIds) byFormerId.set(id, [...(byFormerId.get(id) ?? []), record]);
  }
  const fresh = records.filter(({ id }) => !isRemembered(id));
  const byFeature = FEATURES.map((feature) => Map.groupBy(fresh, feature));
  const byAddress = new Map(fresh.map((record) => [record.permalink, record]));

  function sureOf(line: Remembered): T | null {
    const here = byId.get(line.id);
    const moved = byFormerId.get(line.id) ?? [];
    const sameTitle = only(moved.filter(({ title }) => title === line.title));
    // another file may have taken the name since, or two their names from each other
    if (here !== undefined) return here.title === line.title ? here : (sameTitle ?? here);
    const known = only(moved) ?? sameTitle;
    if (known !== null) return known;
    const path = line.id.slice(line.id.indexOf('/') + 1);
    for (const [index, feature] of FEATURES.entries()) {
      const value = feature({ path, title: line.title });
      const alike = value === '' ? null : only(byFeature[index]?.get(value) ?? []);
      if (alike !== null) return alike;
    }
    return null;
  }

  return (line) => {
    const sure = sureOf(line);
    if (sure !== null) return { record: sure, sure: true };
    const there = line.gone ? undefined : byAddress.get(line.at);
    return there === undefined ? null : { record: there, sure: false };
  };
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] ?? null) : null;
}
