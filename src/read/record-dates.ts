/** The dates of a record: decided, created, updated, reviewed. */
import type { DateFact, DateKind, Fact, Issue, Source } from '../model/record.ts';
import { type FoundDate, findDates } from './dates.ts';
import type { FactName } from './fact-names.ts';
import { createIssue } from './issues.ts';
import type { Sense } from './languages.ts';
import { isUnfilled } from './placeholders.ts';
import type { LocatedStatus } from './stated-status.ts';
import { tidySpaces } from './text.ts';
import type { LabelledEntry, Naming } from './types.ts';
import { findStatusWords, type Vocabulary } from './vocabulary.ts';

export interface RecordDates {
  date: DateFact | null;
  updated: Fact<string> | null;
  review: Fact<string> | null;
  issues: Issue[];
}

/**
 * The dates of a record. Its own date is the first of: a `Date` field, a field that dates its acceptance or rejection,
 * a `Date` field of the last lines, a `Last updated` field of the head, a date inside the status, a `Created` field, a date the file's name begins with;
 * its kind says which of these it is. A field whose date cannot be told (day or month first) leaves the date open:
 * nothing is guessed.
 */
export function readRecordDates(
  source: Source,
  {
    head,
    footer,
    status,
    naming,
    vocabulary,
  }: {
    head: LabelledEntry[];
    footer: LabelledEntry[];
    status: LocatedStatus | null;
    naming: Naming;
    vocabulary: Vocabulary;
  },
): RecordDates {
  const issues: Issue[] = [];
  const getSense = (text: string): Sense | null => findStatusWords(vocabulary, text)[0]?.sense ?? null;
  const pick = (entries: LabelledEntry[], fact: FactName): { fact: Fact<string> | null; open: boolean } => {
    let open = false;
    for (const entry of entries) {
      if (entry.fact !== fact) continue;
      const { found, raw, line } = findEntryDate(entry, getSense);
      if (found?.value != null)
        return { fact: { value: found.value, raw, location: entry.location, line }, open: false };
      if (found !== null) {
        issues.push(createDateIssue(source, found, line));
        open ||= found.fault === 'ambiguous';
      }
    }
    return { fact: null, open };
  };
  const getState = ({ label }: LabelledEntry): Sense | null => getSense(label);
  const decides = (entry: LabelledEntry): boolean => DECIDING.has(getState(entry));
  const isGeneral = (entry: LabelledEntry): boolean => getState(entry) === null && entry.label !== '';
  const general = pick(head.filter(isGeneral), 'date');
  const decided = general.fact ?? pick(head.filter(decides), 'date').fact;
  const bare =
    decided ??
    pick(
      head.filter(({ label }) => label === ''),
      'date',
    ).fact;
  const changed = pick(head, 'updated');
  const created = pick(head, 'created');
  // "Amended: 2024-05-01" is a change, whatever it changed
  const amended = pick(
    head.filter(({ location }) => location !== 'section'),
    'amended-by',
  );
  const updated = changed.fact ?? findSecondDate(head) ?? amended.fact ?? pick(footer, 'updated').fact;
  const review = pick([...head, ...footer], 'review').fact;
  const inStatus: Fact<string> | null =
    status?.date == null
      ? null
      : { value: status.date, raw: status.raw, location: status.location, line: status.line };
  const byName: Fact<string> | null =
    naming.date === null ? null : { value: naming.date, raw: naming.stem, location: 'file name', line: null };
  const isOpen = general.open || (status?.ambiguousDate ?? false);
  const candidates: [DateKind, Fact<string> | null][] = [
    ['stated', general.fact],
    ['decided', decided],
    ['stated', bare],
    ['stated', general.open ? null : pick(footer.filter(isGeneral), 'date').fact],
    ...(general.open
      ? []
      : ([
          ['updated', changed.fact],
          // "superseded by ADR-3 on 2021-03-04" is the day of that, not of the decision
          [status?.status === 'superseded' ? 'stated' : 'decided', inStatus],
          ['created', isOpen ? null : created.fact],
          ['stated', isOpen || created.open ? null : byName],
        ] satisfies [DateKind, Fact<string> | null][])),
  ];
  const [kind, fact] = candidates.find(([, found]) => found !== null) ?? ['stated', null];
  if (fact === null && status?.ambiguousDate === true) {
    const found = findDates(status.raw)[0];
    if (found !== undefined) issues.push(createDateIssue(source, found, status.line));
  }
  return { date: fact === null ? null : { ...fact, kind }, updated, review, issues };
}

const DECISION =
  /(?:decision|decided|entscheidung|entschieden|décision|décidé|decisión|decisão|decisione|besluit|decyzja|решение|рішення|決定|决定|결정)\W*$/iu;

/** Labels of states that date a decision: `Accepted: 2021-03-04`, not `Implemented: 2022`. */
const DECIDING = new Set<Sense | null>(['accepted', 'approval', 'settled', 'valid', 'rejected']);

/** Of several days with words beside them, `2020-05-01 (proposed), agreed 2020-06-01`, the one of the decision. */
function findEntryDate(
  entry: LabelledEntry,
  getSense: (text: string) => Sense | null,
): { found: FoundDate | null; raw: string; line: number } {
  for (const item of entry.items) {
    if (isUnfilled(item.text)) continue;
    const dates = findDates(item.text);
    const isDecided = ({ value, from, to }: FoundDate): boolean => {
      const before = item.text.slice(0, from).match(/[^\d,;|()，；、（）]*$/u)?.[0] ?? '';
      const behind = item.text.slice(to).match(/^[\s():–—-]{0,3}[^\d,;|()，；、（）]*/u)?.[0] ?? '';
      return value !== null && (DECIDING.has(getSense(before + behind)) || DECISION.test(before));
    };
    const first = dates.find((date) => date.value !== null) ?? dates[0];
    const found = (first !== dates.at(-1) && first && first.from < 60 && dates.find(isDecided)) || first;
    // in a long text a date is a passing mention
    if (found !== undefined && (first?.from ?? 0) < 60)
      return { found, raw: tidySpaces(item.text).slice(0, 120), line: item.line };
  }
  return { found: null, raw: '', line: entry.line };
}

/** `2021-08-04 (updated 2021-12-20)`. */
function findSecondDate(entries: LabelledEntry[]): Fact<string> | null {
  for (const entry of entries) {
    if (entry.fact !== 'date') continue;
    for (const item of entry.items) {
      const second =
        /(?:updated?|revised|modified|amended|aktualisiert|mise? à jour|actualizado)\D{0,20}(\d.*)$/iu.exec(
          item.text,
        )?.[1];
      const value = second === undefined ? null : (findDates(second)[0]?.value ?? null);
      if (value !== null)
        return { value, raw: tidySpaces(item.text).slice(0, 120), location: entry.location, line: item.line };
    }
  }
  return null;
}

function createDateIssue(source: Source, { raw, fault }: FoundDate, line: number): Issue {
  const key = fault === 'ambiguous' ? 'issue.ambiguous-date' : 'issue.impossible-date';
  return createIssue(source, key, { line, values: { date: raw } });
}
