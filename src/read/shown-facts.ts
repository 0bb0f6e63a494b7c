/**
 * What a page that shows a record's facts says by them, and which lines of head and foot say nothing else, so that the
 * page need not repeat them.
 */

import type { Nodes, Paragraph, Root, Table } from 'mdast';
import type { LineRange } from '../model/decision-parts.ts';
import { getValues, type ReadRecord } from '../model/record.ts';
import { LONGEST_STATUS } from '../model/statuses.ts';
import { toWords } from '../shared/text.ts';
import { blankDates, findDates } from './dates.ts';
import { type FactName, getFieldLabel } from './fact-names.ts';
import { type InlineText, toInlineRows, toInlineText } from './inline-text.ts';
import { readLabelledValues } from './labelled-values.ts';
import { removeMailAddresses } from './people.ts';
import { isUnfilled } from './placeholders.ts';
import { findCellFact, listTableFields, type ReadTools } from './read-blocks.ts';
import { isRelationFact } from './relations.ts';
import type { HeadSection, Structure } from './types.ts';

/** A record before it is known which of its lines say nothing but facts. */
export type RecordFacts = Omit<ReadRecord, 'hasTitleHeading' | 'factLines'>;

/** Whether the page says a value that an author gave to a fact, as a whole. */
export type IsShown = (fact: FactName | null, value: string) => boolean;

const DATES = new Set<FactName | null>(['date', 'created', 'updated', 'review']);

/** Judges values by the dates and the words of the facts that were read. */
export function createShownCheck(facts: RecordFacts): IsShown {
  const dates = new Set([
    ...[facts.date, facts.updated, facts.review].map((fact) => fact?.value),
    ...facts.dated.map(({ date }) => date),
  ]);
  const texts = [
    'ADR',
    facts.title.value,
    String(facts.number?.value ?? ''),
    facts.status?.raw ?? '',
    ...[facts.deciders, facts.authors, facts.consulted, facts.informed, facts.tags].flatMap(getValues),
    ...facts.affects,
    ...facts.fields.flatMap(({ values }) => values),
    ...getValues(facts.tickets).flatMap(({ text, href }) => [text, href ?? '']),
    ...facts.relations.flatMap(({ type, targetText, href }) => [type, targetText, href ?? '']),
  ];
  const words = new Set(texts.flatMap(toWords));
  const areShown = (text: string): boolean => toWords(text).every((word) => words.has(word));
  return (fact, value) => {
    if (isUnfilled(value)) return true;
    // a page shows no address of a person
    const said = removeMailAddresses(value);
    if (!DATES.has(fact) && areShown(said)) return true;
    if (!findDates(said).every((found) => dates.has(found.value ?? ''))) return false;
    const rest = blankDates(said);
    return DATES.has(fact) ? toWords(rest).length === 0 : areShown(rest);
  };
}

/** Facts that a record's page shows beside its text. */
const SHOWN: ReadonlySet<string> = new Set(
  'status date updated review number deciders authors consulted informed tags tickets affects'.split(' '),
);

/** What it takes to judge a line: how facts are labelled, and which of their values the page shows. */
export interface FactTools extends ReadTools {
  isShown: IsShown;
}

/**
 * The lines that say nothing but facts which the page shows: blocks of the head, whole sections named after a fact, and
 * the lines at the very end, such as when the record last changed. A block with anything else in it (an unknown label,
 * a sentence, struck-out history, a date that cannot be told) stays whole.
 */
export function findLiftedLines(structure: Structure, { children }: Root, tools: FactTools): LineRange[] {
  const { head, sections } = structure;
  const inHead = head.flatMap(({ nodes }) =>
    nodes.filter((node, index) => {
      const before = nodes[index - 1];
      const isBelowFacts =
        node.type === 'thematicBreak' && before !== undefined && isOnlyFacts(before, tools);
      return isBelowFacts || isOnlyFacts(node, tools);
    }),
  );
  const [rule, foot] = children.slice(-2);
  const isFoot = foot?.type === 'paragraph' && isOnlyFacts(foot, tools);
  const atEnd = isFoot ? (rule?.type === 'thematicBreak' ? [rule, foot] : [foot]) : [];
  const whole = sections.filter((_, at) => isWhollyLifted(structure, at, tools));
  const inSections = whole.flatMap(({ heading, nodes }) => [...(heading ? [heading] : []), ...nodes]);
  return [...new Set<Nodes>([...inHead, ...inSections, ...atEnd])].flatMap(toLineRanges);
}

/** A section with everything below it says facts alone. */
function isWhollyLifted({ sections, named, head, title }: Structure, at: number, tools: FactTools): boolean {
  const section = sections[at];
  if (!section?.heading || section === title) return false;
  const { depth } = section.heading;
  const says = (part: HeadSection): boolean =>
    (named.includes(part) || head.includes(part)) && sectionSaysOnlyFacts(part, tools);
  if (!says(section)) return false;
  const rest = sections.slice(at + 1);
  const end = rest.findIndex(({ heading }) => (heading?.depth ?? 0) <= depth);
  const below = end < 0 ? rest : rest.slice(0, end);
  return (
    [section, ...below].some(({ nodes, rest: words }) => nodes.length > 0 || words !== '') &&
    below.every(says)
  );
}

function sectionSaysOnlyFacts({ fact, rest, nodes }: HeadSection, tools: FactTools): boolean {
  if (fact === 'metadata') return nodes.every((node) => isSilent(node) || isOnlyFacts(node, tools));
  return (
    isShownFact(fact) &&
    (rest === '' || tools.isShown(fact, rest)) &&
    nodes.every((node) => isSilent(node) || isOnlyFacts(node, tools) || isOnlyFact(fact, node, tools))
  );
}

function isShownFact(fact: FactName | null): fact is FactName {
  return fact !== null && (SHOWN.has(fact) || isRelationFact(fact) || getFieldLabel(fact) !== null);
}

/** A rule, or a comment of the template. */
function isSilent(node: Nodes): boolean {
  return (
    node.type === 'thematicBreak' || (node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value.trim()))
  );
}

/** Paragraphs and items that are values of a fact, below a heading that names it. */
function isOnlyFact(fact: FactName, node: Nodes, tools: FactTools): boolean {
  if (node.type === 'paragraph') {
    const inline = toInlineText(node, tools.definitions);
    return isPlain(inline) && inline.text.split('\n').every((line) => isValue(fact, line, tools));
  }
  return (
    (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') &&
    !('checked' in node && typeof node.checked === 'boolean') &&
    node.children.every((child) => isOnlyFact(fact, child, tools))
  );
}

function isOnlyFacts(node: Nodes, tools: FactTools): boolean {
  if (node.type === 'paragraph') return isParagraphOnlyFacts(node, tools);
  if (node.type === 'table') return tableSaysOnlyFacts(node, tools);
  if (node.type === 'blockquote') return node.children.every((child) => isOnlyFacts(child, tools));
  if (node.type !== 'list') return false;
  return node.children.every(({ children: [only, ...rest] }) => {
    if (only?.type !== 'paragraph') return false;
    if (rest.length === 0) return isParagraphOnlyFacts(only, tools);
    // `- Deciders:` with its values as a list of their own below it
    const label = findCellFact(toInlineText(only, tools.definitions), tools.vocabulary);
    return isShownFact(label) && rest.every((child) => isOnlyFact(label, child, tools));
  });
}

function isParagraphOnlyFacts(paragraph: Paragraph, tools: FactTools): boolean {
  const inline = toInlineText(paragraph, tools.definitions);
  if (!isPlain(inline)) return false;
  const parts = readLabelledValues(inline, tools.vocabulary);
  return (
    parts.length > 0 &&
    parts.every(
      ({ fact, value }) =>
        isShownFact(fact) &&
        value.text.trim() !== '' &&
        !value.text.trim().includes('\n') &&
        isValue(fact, value.text, tools),
    )
  );
}

function tableSaysOnlyFacts(table: Table, tools: FactTools): boolean {
  const rows = toInlineRows(table, tools.definitions);
  const fields = listTableFields(rows, tools.vocabulary).filter(
    ({ label, values }) => label.text !== '' || values.some(({ text }) => text !== ''),
  );
  return (
    fields.length > 0 &&
    fields.every(({ label, values: [value] }) => {
      const fact = findCellFact(label, tools.vocabulary);
      // `Field | Value` over the labels says nothing of the record
      if (value === undefined || !isPlain(value) || !isShownFact(fact))
        return label === rows[0]?.[0] && VALUE.test(value?.text.trim() ?? '');
      return value.text.trim() === '' || isValue(fact, value.text.replaceAll('\n', ' '), tools);
    })
  );
}

const VALUE =
  /^(?:values?|details?|description|information|wert|valeur|valore?|waarde|wartość|значение|值)?$/iu;

function isPlain({ struck, images }: InlineText): boolean {
  return !struck && images.length === 0;
}

function isValue(fact: FactName, text: string, { isShown }: FactTools): boolean {
  return (fact !== 'status' || text.length <= LONGEST_STATUS) && isShown(fact, text);
}

function toLineRanges({ position }: Nodes): LineRange[] {
  return position ? [{ from: position.start.line, to: position.end.line + 1 }] : [];
}
