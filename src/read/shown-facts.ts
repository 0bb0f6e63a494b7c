/**
 * What a page that shows a record's facts says by them, and which lines of head and foot say nothing else, so that the
 * page need not repeat them.
 */

import type { Nodes, Paragraph, Root } from 'mdast';
import type { LineRange } from '../model/anatomy.ts';
import { type ReadRecord, valuesOf } from '../model/record.ts';
import { wordsOf } from '../shared/text.ts';
import { findDates, withoutDates } from './dates.ts';
import type { Tools } from './entries.ts';
import { labelled } from './labelled.ts';
import { withoutMail } from './people.ts';
import { isUnfilled } from './placeholders.ts';
import { isRelationFact } from './relations.ts';
import { richOf } from './rich.ts';
import type { FactName } from './tables/labels.ts';
import type { Structure } from './types.ts';

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

const DATES: ReadonlySet<FactName | null> = new Set<FactName | null>([
  'date',
  'created',
  'updated',
  'review',
]);

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

/** Facts that a record's page shows beside its text. */
const SHOWN = new Set<FactName>([
  'status',
  'date',
  'updated',
  'review',
  'number',
  'deciders',
  'authors',
  'consulted',
  'informed',
  'tags',
  'tickets',
]);

/** A status with more to say than this is part of the text. */
const LONGEST_STATUS = 60;

/** What it takes to judge a line: how facts are labelled, and which of their values the page shows. */
export interface FactTools extends Tools {
  isShown: IsShown;
}

/**
 * Blocks of the head in which every line is a labelled fact that the page shows, and the rule below them. A block
 * with anything else in it (an unknown label, a sentence, struck-out history, a date that cannot be told) stays
 * whole.
 */
export function headLines(structure: Structure, tools: FactTools): LineRange[] {
  const ranges: LineRange[] = [];
  for (const { nodes } of structure.head) {
    nodes.forEach((node, index) => {
      const before = nodes[index - 1];
      const closesHead =
        node.type === 'thematicBreak' && before !== undefined && saysOnlyFacts(before, tools);
      if (closesHead || saysOnlyFacts(node, tools)) ranges.push(...rangeOf(node));
    });
  }
  return ranges;
}

/** The lines at the very end, such as when the record last changed and by whom, with the rule above them. */
export function footLines({ children }: Root, tools: FactTools): LineRange[] {
  const [rule, foot] = children.slice(-2);
  if (foot?.type !== 'paragraph' || !saysOnlyFacts(foot, tools)) return [];
  return rule?.type === 'thematicBreak' ? [...rangeOf(rule), ...rangeOf(foot)] : rangeOf(foot);
}

function saysOnlyFacts(node: Nodes, tools: FactTools): boolean {
  if (node.type === 'paragraph') return paragraphSaysOnlyFacts(node, tools);
  if (node.type !== 'list') return false;
  return node.children.every(
    ({ children: [only, ...rest] }) =>
      rest.length === 0 && only?.type === 'paragraph' && paragraphSaysOnlyFacts(only, tools),
  );
}

function paragraphSaysOnlyFacts(
  paragraph: Paragraph,
  { vocabulary, definitions, isShown }: FactTools,
): boolean {
  const rich = richOf(paragraph, definitions);
  if (rich.struck || rich.images.length > 0) return false;
  const parts = labelled(rich, vocabulary);
  return (
    parts.length > 0 &&
    parts.every(
      ({ fact, value }) =>
        fact !== null &&
        (SHOWN.has(fact) || isRelationFact(fact)) &&
        value.text.trim() !== '' &&
        !value.text.trim().includes('\n') &&
        (fact !== 'status' || value.text.length <= LONGEST_STATUS) &&
        isShown(fact, value.text),
    )
  );
}

function rangeOf({ position }: Nodes): LineRange[] {
  return position ? [{ from: position.start.line, to: position.end.line + 1 }] : [];
}
