/** The options in short, above them: how much speaks for and against each, and what became of it. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import type { DecisionParts, Passage } from '../../model/decision-parts.ts';
import { getRole } from '../../read/parts/headings.ts';
import { clipText } from '../../read/parts/prose.ts';
import { createHeadRow } from '../html/table.ts';
import { createAddedElement, createElement, createText, type Element, type Node } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening, splitLabel } from './labels.ts';
import type { OptionGroup } from './option-groups.ts';
import { createOutcomeMark, type DecidedRecord, type Outcome, type Outcomes } from './option-marks.ts';
import { getReasonAgainst, getReasonFor } from './option-reasons.ts';
import type { PartBox } from './sections.ts';

interface PointCount {
  /** `5 for` */
  words: string;
  /** Id of the section that holds them; null if the row's own link points there. */
  id: string | null;
}

interface ComparisonRow {
  name: string;
  /** Null for an option that is only named. */
  id: string | null;
  pros: PointCount[];
  cons: PointCount[];
  outcome: Outcome | null;
  reason: string | null;
}

export interface ComparisonInput {
  parts: DecisionParts;
  group: OptionGroup;
  /** Whether the record weighs these options only. */
  alone: boolean;
  outcomes: Outcomes;
  decided: DecidedRecord | null;
  boxes: readonly PartBox[];
  lines: ElementsByLine;
  messages: Messages;
}

/** The table; null if there is nothing to compare. */
export function createComparison(input: ComparisonInput): Element | null {
  const rows = createOptionRows(input);
  const telling = rows.filter(({ pros, cons, reason }) => pros.length + cons.length > 0 || reason !== null);
  const decision = createDecisionRow(input);
  const all = decision ? [decision, ...rows] : rows;
  if (all.length < 2 || telling.length === 0) return null;
  return createTable(
    all.sort((a, b) => Number(isTaken(b)) - Number(isTaken(a))),
    input.messages,
  );
}

/** Longest name, in UTF-16 units: some are whole sentences. */
const NAME = 100;

function createOptionRows(input: ComparisonInput): ComparisonRow[] {
  const { parts, group, alone, outcomes, lines, messages } = input;
  const blocks = new Map(group.blocks.map((block) => [block.option, block]));
  return parts.alternatives
    .filter((option) => group.alternatives.has(option))
    .map((option): ComparisonRow => {
      const block = blocks.get(option);
      const outcome = outcomes.byAlternative(option);
      const against = block ? getReasonAgainst(block, lines) : null;
      return {
        name: clipText(option.name.replace(/[.。]$/, ''), NAME),
        id: block ? String(block.name.properties['id'] ?? '') : null,
        pros: countPoints(option.pros, { lines, messages, key: 'body.count-for' }),
        cons: countPoints(option.cons, { lines, messages, key: 'body.count-against' }),
        outcome,
        reason: outcome === 'chosen' ? (alone ? getReasonFor(parts, lines) : null) : against,
      };
    });
}

function isTaken({ outcome }: ComparisonRow): boolean {
  return outcome === 'chosen' || outcome === 'proposed';
}

/** The decision where it is not an option of the list: its consequences are what speaks for and against it. */
function createDecisionRow(input: ComparisonInput): ComparisonRow | null {
  const { parts, outcomes, decided, boxes, lines, messages } = input;
  if (!decided || outcomes.decision === null) return null;
  const { positive, negative, risks } = parts.consequences;
  const at = (part: PartBox['part']): string | null => {
    const id = boxes.find((box) => box.part === part)?.heading.properties['id'];
    return id === undefined ? null : String(id);
  };
  const real = risks.filter(({ unfilled }) => !unfilled).length;
  return {
    name: decided.title,
    id: at('decision'),
    pros: countPoints(positive, { lines, messages, key: 'body.count-for', id: at('positive') }),
    cons: [
      ...countPoints(negative, { lines, messages, key: 'body.count-against', id: at('negative') }),
      ...(real === 0 ? [] : [{ words: messages.t('body.count-risks', { count: real }), id: at('risks') }]),
    ],
    outcome: outcomes.decision,
    reason: null,
  };
}

interface CountOptions extends Pick<ComparisonInput, 'lines' | 'messages'> {
  key: MessageKey;
  id?: string | null;
}

/** Only separate points can be counted. */
function countPoints(
  points: readonly Passage[],
  { lines, messages, key, id = null }: CountOptions,
): PointCount[] {
  const count = points.filter(({ unfilled, line }) => !unfilled && isPoint(line, lines)).length;
  return count === 0 ? [] : [{ words: messages.t(key, { count }), id }];
}

function isPoint(line: number, lines: ElementsByLine): boolean {
  const item = lines.item(line);
  if (!item) return false;
  const label = splitLabel(getOpening(item).inline);
  const role = label && label.rest.length > 0 ? getRole(label.name, 'alternative') : null;
  return role !== 'pros' && role !== 'cons';
}

function createTable(rows: readonly ComparisonRow[], messages: Messages): Element {
  const { t } = messages;
  const counted = rows.some(({ pros, cons }) => pros.length + cons.length > 0);
  const judged = rows.some(({ outcome, reason }) => outcome !== null || reason !== null);
  const names: MessageKey[] = [
    'body.option',
    ...(counted ? (['body.for', 'body.against'] as const) : []),
    ...(judged ? (['body.outcome'] as const) : []),
  ];
  const body = rows.map((row) => {
    const cells = [
      createElement('th', { scope: 'row' }, [row.id ? createLink(row.id, row.name) : createText(row.name)]),
      ...(counted ? [createCountCell('for', row.pros), createCountCell('against', row.cons)] : []),
      ...(judged ? [createOutcomeCell(row, messages)] : []),
    ];
    return createElement('tr', row.outcome === 'chosen' ? { className: ['taken'] } : {}, cells);
  });
  return createAddedElement('table', { className: ['comparison'] }, [
    createElement('caption', {}, [createText(t('body.comparison'))]),
    createElement('thead', {}, [createHeadRow(names.map((name) => t(name)))]),
    createElement('tbody', {}, body),
  ]);
}

function createCountCell(name: string, counts: readonly PointCount[]): Element {
  const words = counts.map(({ words, id }, index): Node => {
    const joint =
      index < counts.length - 1
        ? [createElement('span', { className: ['separator'] }, [createText(', ')])]
        : [];
    return createElement('span', {}, [id === null ? createText(words) : createLink(id, words), ...joint]);
  });
  return createElement('td', { className: ['count', `count-${name}`] }, words);
}

function createOutcomeCell({ outcome, reason }: ComparisonRow, messages: Messages): Element {
  return createElement('td', { className: ['judged'] }, [
    ...(outcome === null ? [] : [createOutcomeMark(outcome, messages), createText(' ')]),
    ...(reason === null ? [] : [createElement('span', { className: ['reason'] }, [createText(reason)])]),
  ]);
}

function createLink(id: string, words: string): Element {
  return createElement('a', { href: `#${id}` }, [createText(words)]);
}
