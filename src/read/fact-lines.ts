/** Which lines of head and foot say nothing but facts, so that a page which shows those facts need not repeat them. */

import type { Nodes, Paragraph, Root } from 'mdast';
import type { LineRange } from '../model/outline.ts';
import type { Tools } from './entries.ts';
import { labelled } from './labelled.ts';
import { isRelationFact } from './relations.ts';
import { richOf } from './rich.ts';
import type { Structure } from './sections.ts';
import type { IsShown } from './shown-facts.ts';
import type { FactName } from './tables/labels.ts';

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
