/** The states and changes a record dates itself, one by one, for its history. */
import type { DatedEntry, Status } from '../model/record.ts';
import type { CollectedFields } from './collect-fields.ts';
import { blankDates, findDates } from './dates.ts';
import { findSteps } from './grammar-text.ts';
import { type InlineText, sliceInlineText } from './inline-text.ts';
import { findChosenText } from './interpret-status.ts';
import { normalize } from './normalize.ts';
import { isUnfilled } from './placeholders.ts';
import { findLeadingDate, type ReadTools, readItems } from './read-blocks.ts';
import { splitClauses } from './status-clauses.ts';
import { tidySpaces } from './text.ts';
import type { LabelledEntry, Structure } from './types.ts';
import { findStatusWords, type Vocabulary } from './vocabulary.ts';

/**
 * Gathers them from the status ("Proposed 2024-01-02, accepted 2024-02-03"), from labels that name a state
 * (`Accepted: 2024-02-03`), and from sections that list changes, where a row or an item with a date and no state is
 * a change. In the order of the text, each state and date once.
 */
export function readDatedEntries(
  fields: CollectedFields,
  structure: Structure,
  tools: ReadTools,
): DatedEntry[] {
  const { vocabulary } = tools;
  const all = [
    ...fields.entries.flatMap((entry) =>
      entry.fact === 'status' ? listStates(entry, tools) : readDateLabel(entry, vocabulary),
    ),
    ...structure.named
      .filter((section) => section.fact === 'changelog')
      .flatMap((section) => section.nodes.flatMap((node) => listChanges(readItems(node, tools), vocabulary))),
  ];
  const seen = new Set<string>();
  return all.filter(({ status, date, raw }) => {
    const key = `${status ?? raw} ${date}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** All steps of a row of arrows happened, each for itself. */
function listStates(entry: LabelledEntry, tools: ReadTools): DatedEntry[] {
  return entry.items
    .flatMap((item) => findSteps(item.text).map(({ from, to }) => sliceInlineText(item, from, to)))
    .flatMap((item) => {
      const stated = isUnfilled(item.text) ? null : findChosenText(item, tools.vocabulary);
      if (stated === null) return [];
      return splitClauses(stated, tools).flatMap(({ status, date, weak, aside }) =>
        date === null || weak || aside ? [] : [createDatedEntry(status, date, item)],
      );
    });
}

/** `Accepted: 2024-02-03`: a label of a date that names one state and nothing else. */
function readDateLabel({ fact, label, items }: LabelledEntry, vocabulary: Vocabulary): DatedEntry[] {
  if (fact !== 'date' && fact !== 'created' && fact !== 'superseded-by') return [];
  const words = findStatusWords(vocabulary, label.replace(/\b(?:date|decision)\b/gi, ' '));
  const word = words[0];
  if (word?.index !== 0 || words.length > 1) return [];
  return items.flatMap((item) => {
    const date = findLeadingDate(item);
    return date === null ? [] : [createDatedEntry(word.status, date, item)];
  });
}

/** One entry a row, an item, or a line that begins with a date; a state that is all it says is what it dates. */
function listChanges(items: InlineText[], vocabulary: Vocabulary): DatedEntry[] {
  return items.flatMap(splitDatedLines).flatMap((item) => {
    const date = findDates(item.text).find(({ value, from }) => value !== null && from < 60)?.value;
    if (date == null) return [];
    return [createDatedEntry(readLoggedState(item.text, vocabulary), date, item)];
  });
}

/** Lines of a paragraph that begin with a date, each with those behind it that do not. */
function splitDatedLines(item: InlineText): InlineText[] {
  const starts = [...item.text.matchAll(/\n/g)]
    .map(({ index }) => index + 1)
    .filter((at) => (findDates(item.text.slice(at, at + 40))[0]?.from ?? 9) < 3);
  return [0, ...starts].map((from, index) => sliceInlineText(item, from, starts[index]));
}

/**
 * A cell or clause that is a state, perhaps by somebody: `2024-02-03 | Accepted | by the board`, `Marked as rejected
 * in favour of ADR-7`, `First draft`. Not `Final changes`, and not `Accepted the comments`.
 */
export function readLoggedState(text: string, vocabulary: Vocabulary): Status | null {
  for (const cell of blankDates(text).split(/[|:;.,–—(@]|\s-\s/u)) {
    const bare = cell.replace(LEAD, '').replace(TAIL, '').trim();
    const [word, ...more] = findStatusWords(vocabulary, bare);
    if (word?.index === 0 && more.length === 0 && word.phrase === normalize(bare)) return word.status;
  }
  return null;
}

const LEAD =
  /^\W*(?:(?:initial|first)(?=\s+draft)|(?:status|state)?\W*(?:(?:changed?|moved?|set|updated?)\s+to|marked?(?:\s+as)?|→)?)\W*/iu;
const TAIL = /\s(?:by|in favou?r of|after|with|at|in|on|from|for)\s.*$/iu;

function createDatedEntry(status: Status | null, date: string, { text, line }: InlineText): DatedEntry {
  return { status, date, raw: tidySpaces(text).slice(0, 200), line };
}
