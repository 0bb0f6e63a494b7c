/** What the files beside one say about it: all that is known of them when it is judged, and small enough to be compared. */
import { folderOf } from '../shared/paths.ts';
import { GUIDES, INTRODUCTIONS, stemOf } from './file-names.ts';
import { type Naming, namingOf } from './naming.ts';

export interface Surroundings {
  /** Most other records carry a number or a date in their names. */
  marked: boolean;
  /** Several carry a number behind "ADR" or the like. */
  family: boolean;
  /** For what is called as an introduction: a numbered file stands in its folder or below. */
  introduces: boolean;
}

/** @param neighbours paths of all readable files of the collection, the same list for each of them */
export function surroundingsOf(path: string, neighbours: readonly string[]): Surroundings {
  const { marked, counted, family, numberedBelow } = habitOf(neighbours);
  const below = INTRODUCTIONS.test(stemOf(path)) ? (numberedBelow.get(folderOf(path)) ?? 0) : 0;
  return {
    // the file itself carries no mark where that is asked, so it only counts among all
    marked: marked >= 3 && marked * 2 >= counted - 1,
    family: family >= 3,
    introduces: below > 1 || (below === 1 && namingOf(path).number === null),
  };
}

interface Habit {
  /** Files that are no index or guide by name. */
  counted: number;
  /** Of these, with a number or a date. */
  marked: number;
  /** Of these, with a number behind "ADR" or the like. */
  family: number;
  /** By folder: numbered files in it and below. */
  numberedBelow: Map<string, number>;
}

/** How the files of a collection are named; worked out once for a list of neighbours. */
function habitOf(neighbours: readonly string[]): Habit {
  const known = HABITS.get(neighbours);
  if (known !== undefined) return known;
  const habit: Habit = { counted: 0, marked: 0, family: 0, numberedBelow: new Map() };
  for (const path of neighbours) count(habit, path, namingOf(path));
  HABITS.set(neighbours, habit);
  return habit;
}

function count(habit: Habit, path: string, { number, date, family }: Naming): void {
  if (number !== null) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const folder = path.slice(0, at);
      habit.numberedBelow.set(folder, (habit.numberedBelow.get(folder) ?? 0) + 1);
    }
  }
  const stem = stemOf(path);
  if (INTRODUCTIONS.test(stem) || GUIDES.test(stem)) return;
  habit.counted++;
  if (number !== null || date !== null) habit.marked++;
  if (family && number !== null) habit.family++;
}

const HABITS = new WeakMap<readonly string[], Habit>();
