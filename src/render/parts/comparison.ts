/** The options in short, above them: how much speaks for and against each, and what became of it. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import type { Anatomy, Passage } from '../../model/anatomy.ts';
import { roleOf } from '../../read/anatomy/headings.ts';
import { clip } from '../../read/anatomy/sentences.ts';
import { headRow } from '../html/table.ts';
import { added, type Element, element, type Node, text } from '../html/tree.ts';
import { opening, splitLabel } from './labels.ts';
import type { Lines } from './lines.ts';
import type { OptionGroup } from './option-groups.ts';
import { type Decided, type Outcome, type Outcomes, outcomeMark } from './option-marks.ts';
import { reasonAgainst, reasonFor } from './option-reasons.ts';
import type { PartBox } from './sections.ts';

interface Count {
  /** `5 for` */
  words: string;
  /** Id of the section that holds them; null where the row's own link leads there. */
  id: string | null;
}

interface Row {
  name: string;
  /** Null for an option that is only named. */
  id: string | null;
  pros: Count[];
  cons: Count[];
  outcome: Outcome | null;
  reason: string | null;
}

export interface ComparisonInput {
  anatomy: Anatomy;
  group: OptionGroup;
  /** Whether the record weighs these options only. */
  alone: boolean;
  outcomes: Outcomes;
  decided: Decided | null;
  boxes: readonly PartBox[];
  lines: Lines;
  messages: Messages;
}

/** The table; null where there is nothing to compare. */
export function comparisonOf(input: ComparisonInput): Element | null {
  const rows = optionRows(input);
  const telling = rows.filter(({ pros, cons, reason }) => pros.length + cons.length > 0 || reason !== null);
  const decision = decisionRow(input);
  const all = decision ? [decision, ...rows] : rows;
  if (all.length < 2 || telling.length === 0) return null;
  return tableOf(
    all.sort((a, b) => Number(isTaken(b)) - Number(isTaken(a))),
    input.messages,
  );
}

/** Longest name, in UTF-16 units: some are whole sentences. */
const NAME = 100;

function optionRows(input: ComparisonInput): Row[] {
  const { anatomy, group, alone, outcomes, lines, messages } = input;
  const blocks = new Map(group.blocks.map((block) => [block.option, block]));
  return anatomy.alternatives
    .filter((option) => group.alternatives.has(option))
    .map((option): Row => {
      const block = blocks.get(option);
      const outcome = outcomes.of(option);
      const against = block ? reasonAgainst(block, lines) : null;
      return {
        name: clip(option.name.replace(/[.。]$/, ''), NAME),
        id: block ? String(block.name.properties['id'] ?? '') : null,
        pros: countOf(option.pros, { lines, messages, key: 'body.count-for' }),
        cons: countOf(option.cons, { lines, messages, key: 'body.count-against' }),
        outcome,
        reason: outcome === 'chosen' ? (alone ? reasonFor(anatomy, lines) : null) : against,
      };
    });
}

function isTaken({ outcome }: Row): boolean {
  return outcome === 'chosen' || outcome === 'proposed';
}

/** The decision where it is no option of the list: its consequences are what speaks for and against it. */
function decisionRow(input: ComparisonInput): Row | null {
  const { anatomy, outcomes, decided, boxes, lines, messages } = input;
  if (!decided || outcomes.decision === null) return null;
  const { positive, negative, risks } = anatomy.consequences;
  const at = (part: PartBox['part']): string | null => {
    const id = boxes.find((box) => box.part === part)?.heading.properties['id'];
    return id === undefined ? null : String(id);
  };
  const real = risks.filter(({ unfilled }) => !unfilled).length;
  return {
    name: decided.title,
    id: at('decision'),
    pros: countOf(positive, { lines, messages, key: 'body.count-for', id: at('positive') }),
    cons: [
      ...countOf(negative, { lines, messages, key: 'body.count-against', id: at('negative') }),
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

/** Only points that stand one by one can be counted. */
function countOf(points: readonly Passage[], { lines, messages, key, id = null }: CountOptions): Count[] {
  const count = points.filter(({ unfilled, line }) => !unfilled && isPoint(line, lines)).length;
  return count === 0 ? [] : [{ words: messages.t(key, { count }), id }];
}

function isPoint(line: number, lines: Lines): boolean {
  const item = lines.item(line);
  if (!item) return false;
  const label = splitLabel(opening(item).inline);
  const role = label && label.rest.length > 0 ? roleOf(label.name, 'alternative') : null;
  return role !== 'pros' && role !== 'cons';
}

function tableOf(rows: readonly Row[], messages: Messages): Element {
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
      element('th', { scope: 'row' }, [row.id ? linkTo(row.id, row.name) : text(row.name)]),
      ...(counted ? [countCell('for', row.pros), countCell('against', row.cons)] : []),
      ...(judged ? [outcomeCell(row, messages)] : []),
    ];
    return element('tr', row.outcome === 'chosen' ? { className: ['taken'] } : {}, cells);
  });
  return added('table', { className: ['comparison'] }, [
    element('caption', {}, [text(t('body.comparison'))]),
    element('thead', {}, [headRow(names.map((name) => t(name)))]),
    element('tbody', {}, body),
  ]);
}

function countCell(name: string, counts: readonly Count[]): Element {
  const words = counts.map(({ words, id }, index): Node => {
    const joint = index < counts.length - 1 ? [element('span', { className: ['joint'] }, [text(', ')])] : [];
    return element('span', {}, [id === null ? text(words) : linkTo(id, words), ...joint]);
  });
  return element('td', { className: ['count', `count-${name}`] }, words);
}

function outcomeCell({ outcome, reason }: Row, messages: Messages): Element {
  return element('td', { className: ['judged'] }, [
    ...(outcome === null ? [] : [outcomeMark(outcome, messages), text(' ')]),
    ...(reason === null ? [] : [element('span', { className: ['reason'] }, [text(reason)])]),
  ]);
}

function linkTo(id: string, words: string): Element {
  return element('a', { href: `#${id}` }, [text(words)]);
}
