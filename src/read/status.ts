import type { Status } from '../model/record.ts';
import { choice, holdsOne, isGuidance, isListOfChoices } from './choices.ts';
import { blank, type Clause, clausesOf, dateOf, signOf, unlinked } from './clauses.ts';
import { findDates } from './dates.ts';
import { isUnfilled } from './placeholders.ts';
import { findWordings } from './relations.ts';
import type { Rich } from './rich.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What one carrier says of the status. */
export interface StatusReading {
  /** `unknown` where the words are none of the vocabulary's. */
  status: Status;
  raw: string;
  line: number;
  /** The date that stands with the deciding words. */
  date: string | null;
  ambiguousDate: boolean;
  /** The record stands, though a part of it was superseded. */
  partly: boolean;
}

/** How far a decision has come; of several states without dates the furthest counts. */
const RANK: Record<Status, number> = {
  unknown: -1,
  draft: 0,
  proposed: 1,
  accepted: 2,
  rejected: 3,
  deprecated: 4,
  superseded: 5,
};

/**
 * Reads the parts of a status value. Null where nothing is stated: no words, a template's untouched choices,
 * or a guide's sentence about what could stand here.
 *
 * Of what is stated: a whole supersession counts whatever else is said; else the state with the latest date;
 * else the last of a row of arrows; else the furthest of the states that open a line; else the first word.
 */
export function interpret(items: Rich[], vocabulary: Vocabulary): StatusReading | null {
  const filled = items.filter(
    (item) => (!isUnfilled(item.text) || holdsOne(item.text, vocabulary)) && !isGuidance(item, vocabulary),
  );
  if (filled.length === 0) return null;
  if (isListOfChoices(filled, vocabulary)) return null;
  const chosen = filled.map((item) => choice(item, vocabulary));
  if (chosen.every((item) => item === null)) return null;
  const stated = chosen.filter((item) => item !== null);
  const first = stated[0];
  if (first === undefined) return null;
  const clauses = stated.flatMap((item, index) => clausesOf(item, index, vocabulary));
  const decisive = decide(clauses);
  if (decisive === null) {
    // nothing but a relation: "supersedes ADR-3"
    if (stated.every((item) => !/\p{L}/u.test(blank(item.text, findWordings(item))))) {
      if (stated.every((item) => signOf(item.text) === null && /\p{L}/u.test(item.text))) return null;
    }
    const sign = stated.map((item) => signOf(item.text)).find((status) => status !== null) ?? 'unknown';
    return {
      status: sign,
      raw: brief(first.text),
      line: first.line,
      date: dateOf(first.text),
      ambiguousDate: ambiguous(first.text),
      partly: false,
    };
  }
  const date = decisive.date ?? lastDate(stated);
  return {
    status: decisive.status,
    raw: brief(decisive.item.text),
    line: decisive.item.line,
    date,
    ambiguousDate: date === null && ambiguous(decisive.item.text),
    partly: decisive.status === 'accepted' && clauses.some((clause) => clause.part || clause.foreign),
  };
}

function decide(clauses: Clause[]): Clause | null {
  const known = clauses.filter((clause) => clause.status !== 'unknown');
  // what a value says first of the record is not undone by what it says of a part of it
  const stands = known.some((clause) => clause.opens && clause.status === 'accepted');
  const final = known.find((clause) => clause.final && !(clause.foreign && stands));
  if (final !== undefined) return final;
  const firm = known.filter((clause) => !clause.weak && !clause.final);
  const dated = firm.filter((clause) => clause.date !== null);
  if (dated.length >= 2 && dated.length * 2 >= firm.length) {
    return dated.reduce((best, clause) => (later(clause, best) ? clause : best));
  }
  const opening = firm.filter((clause) => clause.opens);
  if (opening.length > 0)
    return opening.reduce((best, clause) => (RANK[clause.status] > RANK[best.status] ? clause : best));
  return known.find((clause) => clause.weak && clause.opens) ?? firm[0] ?? known[0] ?? null;
}

function later(a: Clause, b: Clause): boolean {
  if (a.date === b.date) return RANK[a.status] > RANK[b.status];
  return (a.date ?? '') > (b.date ?? '');
}

function ambiguous(text: string): boolean {
  return findDates(text)[0]?.fault === 'ambiguous';
}

function lastDate(items: Rich[]): string | null {
  const dates = items
    .flatMap((item) => findDates(unlinked(item)))
    .flatMap((date) => (date.value === null ? [] : [date.value]));
  return dates.length === 1 ? (dates[0] ?? null) : null;
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^[\s|/→]+|[\s|/→]+$/gu, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
