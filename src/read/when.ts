import type { DateFact, DateKind, Fact, Problem, Source } from '../model/record.ts';
import { type FoundDate, findDates } from './dates.ts';
import type { Sense } from './languages.ts';
import { isUnfilled } from './placeholders.ts';
import { problem } from './problems.ts';
import type { CarriedStatus } from './stated-status.ts';
import type { FactName } from './tables/labels.ts';
import { tidy } from './text.ts';
import type { Entry, Naming } from './types.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

export interface When {
  date: DateFact | null;
  updated: Fact<string> | null;
  review: Fact<string> | null;
  problems: Problem[];
}

/**
 * The dates of a record. Its own date is the first of: a `Date` field, a field that dates its acceptance or rejection,
 * a `Last updated` field of the head, a date inside the status, a `Created` field, a date the file's name begins with;
 * its kind says which of these it is. A field whose date cannot be told (day or month first) leaves the date open:
 * nothing is guessed.
 */
export function readWhen(
  source: Source,
  {
    head,
    foot,
    status,
    naming,
    vocabulary,
  }: { head: Entry[]; foot: Entry[]; status: CarriedStatus | null; naming: Naming; vocabulary: Vocabulary },
): When {
  const problems: Problem[] = [];
  const pick = (entries: Entry[], fact: FactName): { fact: Fact<string> | null; open: boolean } => {
    let open = false;
    for (const entry of entries) {
      if (entry.fact !== fact) continue;
      const { found, raw, line } = dateIn(entry);
      if (found?.value != null)
        return { fact: { value: found.value, raw, carrier: entry.carrier, line }, open: false };
      if (found !== null) {
        problems.push(faulty(source, found, line));
        open ||= found.fault === 'ambiguous';
      }
    }
    return { fact: null, open };
  };
  const stateOf = ({ label }: Entry): Sense | null => statusWords(vocabulary, label)[0]?.sense ?? null;
  const decides = (entry: Entry): boolean => DECIDING.has(stateOf(entry));
  const general = pick(
    head.filter((entry) => stateOf(entry) === null && entry.label !== ''),
    'date',
  );
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
    head.filter(({ carrier }) => carrier !== 'section'),
    'amended-by',
  );
  const updated = changed.fact ?? secondDate(head) ?? amended.fact ?? pick(foot, 'updated').fact;
  const review = pick([...head, ...foot], 'review').fact;
  const inStatus: Fact<string> | null =
    status?.date == null
      ? null
      : { value: status.date, raw: status.raw, carrier: status.carrier, line: status.line };
  const byName: Fact<string> | null =
    naming.date === null ? null : { value: naming.date, raw: naming.stem, carrier: 'file name', line: null };
  const isOpen = general.open || (status?.ambiguousDate ?? false);
  const candidates: [DateKind, Fact<string> | null][] = [
    ['stated', general.fact],
    ['decided', decided],
    ['stated', bare],
    ...(general.open
      ? []
      : ([
          ['updated', changed.fact],
          ['decided', inStatus],
          ['created', isOpen ? null : created.fact],
          ['stated', isOpen || created.open ? null : byName],
        ] satisfies [DateKind, Fact<string> | null][])),
  ];
  const [kind, fact] = candidates.find(([, found]) => found !== null) ?? ['stated', null];
  if (fact === null && status?.ambiguousDate === true) {
    const found = findDates(status.raw)[0];
    if (found !== undefined) problems.push(faulty(source, found, status.line));
  }
  return { date: fact === null ? null : { ...fact, kind }, updated, review, problems };
}

/** Labels of states that date a decision: `Accepted: 2021-03-04`, not `Implemented: 2022`. */
const DECIDING: ReadonlySet<Sense | null> = new Set<Sense | null>([
  'accepted',
  'approval',
  'settled',
  'valid',
  'rejected',
]);

function dateIn(entry: Entry): { found: FoundDate | null; raw: string; line: number } {
  for (const item of entry.items) {
    if (isUnfilled(item.text)) continue;
    const dates = findDates(item.text);
    const found = dates.find((date) => date.value !== null) ?? dates[0];
    // in a long text a date is a passing mention
    if (found !== undefined && found.from < 60)
      return { found, raw: tidy(item.text).slice(0, 120), line: item.line };
  }
  return { found: null, raw: '', line: entry.line };
}

/** `2021-08-04 (updated 2021-12-20)`. */
function secondDate(entries: Entry[]): Fact<string> | null {
  for (const entry of entries) {
    if (entry.fact !== 'date') continue;
    for (const item of entry.items) {
      const second =
        /(?:updated?|revised|modified|amended|aktualisiert|mise? à jour|actualizado)\D{0,20}(\d.*)$/iu.exec(
          item.text,
        )?.[1];
      const value = second === undefined ? null : (findDates(second)[0]?.value ?? null);
      if (value !== null)
        return { value, raw: tidy(item.text).slice(0, 120), carrier: entry.carrier, line: item.line };
    }
  }
  return null;
}

function faulty(source: Source, { raw, fault }: FoundDate, line: number): Problem {
  const key = fault === 'ambiguous' ? 'issue.ambiguous-date' : 'issue.impossible-date';
  return problem(source, key, { line, values: { date: raw } });
}
