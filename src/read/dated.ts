/** The states and changes a record dates itself, one by one, for its history. */
import type { DatedEntry, Status } from '../model/record.ts';
import { choice } from './choices.ts';
import { clausesOf } from './clauses.ts';
import { findDates, withoutDates } from './dates.ts';
import { type Entry, itemsOf, type Tools } from './entries.ts';
import type { Gathered } from './gather.ts';
import { isUnfilled } from './placeholders.ts';
import { type Rich, slice } from './rich.ts';
import type { Structure } from './sections.ts';
import { tidy } from './text.ts';
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
      entry.fact === 'status' ? statesOf(entry, vocabulary) : labelOf(entry, vocabulary),
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

function statesOf(entry: Entry, vocabulary: Vocabulary): DatedEntry[] {
  return entry.items.flatMap(stepsOf).flatMap((item) => {
    const stated = isUnfilled(item.text) ? null : choice(item, vocabulary);
    if (stated === null) return [];
    return clausesOf(stated, 0, vocabulary).flatMap(({ status, date, weak, foreign }) =>
      date === null || weak || foreign || status === 'unknown' ? [] : [dated(status, date, item)],
    );
  });
}

/** The steps of a row of arrows, each for itself: all of them happened. */
function stepsOf(item: Rich): Rich[] {
  const steps: Rich[] = [];
  let from = 0;
  for (const arrow of item.text.matchAll(/→|->|=>|⇒|➔|➡|⟶/gu)) {
    steps.push(slice(item, from, arrow.index));
    from = arrow.index + arrow[0].length;
  }
  return [...steps, slice(item, from, item.text.length)];
}

/** `Accepted: 2024-02-03`: a label of a date that names one state and nothing else. */
function labelOf({ fact, label, items }: Entry, vocabulary: Vocabulary): DatedEntry[] {
  if (fact !== 'date' && fact !== 'created') return [];
  const words = statusWords(vocabulary, label.replace(/\b(?:date|decision)\b/gi, ' '));
  const word = words[0];
  if (word?.index !== 0 || words.length > 1 || word.status === 'unknown') return [];
  return items.flatMap((item) => {
    const date = findDates(item.text).find(({ value, from }) => value !== null && from < 60)?.value;
    return date == null ? [] : [dated(word.status, date, item)];
  });
}

/** One entry a row or item with a date; its first words of a state, if any, are what it dates. */
function changesOf(items: Rich[], vocabulary: Vocabulary): DatedEntry[] {
  return items.flatMap((item) => {
    const date = findDates(item.text).find(({ value, from }) => value !== null && from < 60)?.value;
    if (date == null) return [];
    return [dated(stateOf(item.text, vocabulary), date, item)];
  });
}

/** A cell or clause that begins with a state: `2024-02-03 | Accepted | by the board`, not "fixed the accepted date". */
function stateOf(text: string, vocabulary: Vocabulary): Status | null {
  for (const cell of withoutDates(text).split(/[|:;.,–—]|\s-\s/u)) {
    const bare = cell.replace(/^\W*(?:status|state)?\W*(?:changed?|moved?|set)?\W*(?:to|→)?\W*/iu, '');
    const word = statusWords(vocabulary, bare)[0];
    if (word?.index === 0 && bare.trim().split(/\s+/).length <= 5) return word.status;
  }
  return null;
}

function dated(status: Status | null, date: string, { text, line }: Rich): DatedEntry {
  return { status, date, raw: tidy(text).slice(0, 200), line };
}
