/**
 * Lays out the parts of a decision in a rendered body. The author's own nodes are wrapped, classed and set beside
 * each other, never dropped and never put into another order; what is added to them is marked (`data-added`).
 */
import type { Messages } from '../../messages/messages.ts';
import type { DecisionParts } from '../../model/decision-parts.ts';
import type { Element, Root } from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import { indexElementsByLine } from './elements-by-line.ts';
import { layOutImplementation } from './implementation.ts';
import { layOutOptions } from './option-layout.ts';
import type { DecidedRecord } from './option-marks.ts';
import { boxOptions } from './options.ts';
import { findPolarities, layOutPoints, signPoints } from './pros-and-cons.ts';
import { layOutRisks } from './risk-table.ts';
import { boxParts } from './sections.ts';
import { assignAnchors, type FoundParts } from './snippets.ts';
import { foldUnfilled } from './unfilled.ts';
import { findUnfilled } from './unfilled-elements.ts';

export { createSnippets, NO_SNIPPETS } from './snippets.ts';

interface PartsInput {
  parts: DecisionParts;
  /** What the record calls itself; null if that is not known. */
  decided: DecidedRecord | null;
  /** Ids of its parts, by their headings. */
  sectionIds: ReadonlyMap<Element, string>;
  messages: Messages;
}

/** @param root with its headings shaped and its links resolved, tables and tasks still as parsed */
export function layOutParts(
  root: Root,
  { parts, decided, sectionIds, messages }: PartsInput,
  ids: Ids,
): FoundParts {
  const lines = indexElementsByLine(root);
  const unfilled = findUnfilled(parts, lines);
  const tones = findPolarities(parts, lines);
  const boxes = boxParts(root, parts.roles, sectionIds);
  const options = boxOptions(root, { boxes, lines, alternatives: parts.alternatives });
  const risks = layOutRisks(lines, parts.consequences.risks, messages);
  for (const { kind, block } of options.blocks) if (kind !== 'section') layOutPoints(block, tones);
  // inner boxes first: an outer one sets them beside each other
  for (const { box } of [...boxes].reverse()) layOutPoints(box, tones);
  signPoints(tones);
  layOutOptions({ root, ids, parts, decided, boxes, lines, options, messages });
  const found: FoundParts = {
    risks,
    ...layOutImplementation({ root, parts, boxes, lines, unfilled, messages }),
  };
  foldUnfilled(root, unfilled, messages);
  assignAnchors(found, ids);
  return found;
}
