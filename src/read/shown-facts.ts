/** What a page that shows a record's facts says by them, to hold the author's own lines against. */
import type { ReadRecord } from '../model/record.ts';
import { valuesOf } from '../shared/facts.ts';
import { wordsOf } from '../shared/words.ts';
import { findDates, withoutDates } from './dates.ts';
import { withoutMail } from './people.ts';
import { isUnfilled } from './placeholders.ts';
import type { FactName } from './tables/labels.ts';

/** Facts of a record before it is known which of its lines say nothing else. */
export type ReadFacts = Pick<
  ReadRecord,
  | 'title'
  | 'number'
  | 'status'
  | 'date'
  | 'updated'
  | 'review'
  | 'deciders'
  | 'authors'
  | 'consulted'
  | 'informed'
  | 'tags'
  | 'tickets'
  | 'relations'
>;

/** Whether the page says a value that an author gave to a fact, as a whole. */
export type IsShown = (fact: FactName | null, value: string) => boolean;

const DATES = new Set<FactName | null>(['date', 'created', 'updated', 'review']);

/** Judges values by the dates and the words of the facts that were read. */
export function shownFacts(facts: ReadFacts): IsShown {
  const dates = new Set([facts.date, facts.updated, facts.review].map((fact) => fact?.value));
  const texts = [
    'ADR',
    facts.title.value,
    String(facts.number?.value ?? ''),
    facts.status?.raw ?? '',
    ...[facts.deciders, facts.authors, facts.consulted, facts.informed, facts.tags].flatMap(valuesOf),
    ...valuesOf(facts.tickets).flatMap(({ text, href }) => [text, href ?? '']),
    ...facts.relations.flatMap(({ type, targetText, href }) => [type, targetText, href ?? '']),
  ];
  const words = new Set(texts.flatMap(wordsOf));
  return (fact, value) => {
    if (isUnfilled(value)) return true;
    // a page shows no address of a person
    if (!DATES.has(fact)) return wordsOf(withoutMail(value)).every((word) => words.has(word));
    return (
      findDates(value).every((found) => dates.has(found.value ?? '')) &&
      wordsOf(withoutDates(value)).length === 0
    );
  };
}
