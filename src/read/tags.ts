import type { Fact, Status } from '../model/record.ts';
import type { Entry } from './entries.ts';
import { fold } from './fold.ts';
import { readList } from './people.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

/** A section of more items than this is text about tags, not a list of them. */
const MOST_IN_A_SECTION = 12;

/** Tags of a record. A tag that only repeats the status tells nothing and is left out. */
export function readTags(
  entries: Entry[],
  { status, vocabulary }: { status: Fact<Status> | null; vocabulary: Vocabulary },
): Fact<string>[] {
  const lists = entries.filter(
    ({ carrier, items }) => carrier !== 'section' || items.length < MOST_IN_A_SECTION,
  );
  return readList(lists, 'tags').filter(({ value }) => {
    const [word, ...more] = statusWords(vocabulary, value);
    const isStatus = word !== undefined && more.length === 0 && word.phrase === fold(value);
    return !isStatus || word.status !== status?.value;
  });
}
