/** The states and changes a record dates itself, one by one, for its history. */
import type { DatedEntry, Status } from '../model/record.ts';
import { findDates, withoutDates } from './dates.ts';
import { dateFrom, itemsOf, type Tools } from './entries.ts';
import { fold } from './fold.ts';
import type { Gathered } from './gather.ts';
import { isUnfilled } from './placeholders.ts';
import { type Rich, slice } from './rich.ts';
import { stepsOf } from './sentences.ts';
import { clausesOf } from './states.ts';
import { choice } from './status.ts';
import { tidy } from './text.ts';
import type { Entry, Structure } from './types.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

/**
 * Gathers them from the status ("Proposed 2024-01-02, accepted 2024-02-03"), from labels that name a state
 * (`Accepted: 2024-02-03`), and from sections that list changes, where a row or an item with a date and no state is
 * a change. In the order of the text, each state and date once.
 */
export function readDated(gathered: Gathered, structure: Structure, tools: Tools): DatedEntry[] {
  const { vocabulary } = tools;
  const all = [
    ...gathered.entries.flatMap((entry) =>
      entry.fact === 'status' ? statesOf(entry, tools) : labelOf(entry, vocabulary),
    ),
    ...structure.named
      .filter((section) => section.fact === 'changelog')
      .flatMap((section) => section.nodes.flatMap((node) => changesOf(itemsOf(node, tools), vocabulary))),
  ];
  const seen = new Set<string>();
  return all.filter(({ status, date, raw }) => {
    const key = `${status ?? raw} ${date}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** All steps of a row of arrows happened, each for itself. */
function statesOf(entry: Entry, tools: Tools): DatedEntry[] {
  return entry.items
    .flatMap((item) => stepsOf(item.text).map(({ from, to }) => slice(item, from, to)))
    .flatMap((item) => {
      const stated = isUnfilled(item.text) ? null : choice(item, tools.vocabulary);
      if (stated === null) return [];
      return clausesOf(stated, tools).flatMap(({ status, date, weak, aside }) =>
        date === null || weak || aside ? [] : [dated(status, date, item)],
      );
    });
}

/** `Accepted: 2024-02-03`: a label of a date that names one state and nothing else. */
function labelOf({ fact, label, items }: Entry, vocabulary: Vocabulary): DatedEntry[] {
  if (fact !== 'date' && fact !== 'created' && fact !== 'superseded-by') return [];
  const words = statusWords(vocabulary, label.replace(/\b(?:date|decision)\b/gi, ' '));
  const word = words[0];
  if (word?.index !== 0 || words.length > 1) return [];
  return items.flatMap((item) => {
    const date = dateFrom(item);
    return date === null ? [] : [dated(word.status, date, item)];
  });
}

/** One entry a row, an item, or a line that begins with a date; a state that is all it says is what it dates. */
function changesOf(items: Rich[], vocabulary: Vocabulary): DatedEntry[] {
  return items.flatMap(linesOf).flatMap((item) => {
    const date = findDates(item.text).find(({ value, from }) => value !== null && from < 60)?.value;
    if (date == null) return [];
    return [dated(loggedState(item.text, vocabulary), date, item)];
  });
}

/** Lines of a paragraph that begin with a date, each with those behind it that do not. */
function linesOf(item: Rich): Rich[] {
  const starts = [...item.text.matchAll(/\n/g)]
    .map(({ index }) => index + 1)
    .filter((at) => (findDates(item.text.slice(at, at + 40))[0]?.from ?? 9) < 3);
  return [0, ...starts].map((from, index) => slice(item, from, starts[index]));
}

/**
 * A cell or clause that is a state, perhaps by somebody: `2024-02-03 | Accepted | by the board`, `Marked as rejected
 * in favour of ADR-7`, `First draft`. Not `Final changes`, and not `Accepted the comments`.
 */
export function loggedState(text: string, vocabulary: Vocabulary): Status | null {
  for (const cell of withoutDates(text).split(/[|:;.,–—(@]|\s-\s/u)) {
    const bare = cell.replace(LEAD, '').replace(TAIL, '').trim();
    const [word, ...more] = statusWords(vocabulary, bare);
    if (word?.index === 0 && more.length === 0 && word.phrase === fold(bare)) return word.status;
  }
  return null;
}

const LEAD =
  /^\W*(?:(?:initial|first)(?=\s+draft)|(?:status|state)?\W*(?:(?:changed?|moved?|set|updated?)\s+to|marked?(?:\s+as)?|→)?)\W*/iu;
const TAIL = /\s(?:by|in favou?r of|after|with|at|in|on|from|for)\s.*$/iu;

function dated(status: Status | null, date: string, { text, line }: Rich): DatedEntry {
  return { status, date, raw: tidy(text).slice(0, 200), line };
}
