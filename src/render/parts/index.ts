/**
 * Lays out the parts of a decision in a rendered body. The author's own nodes are wrapped, classed and set beside
 * each other, never dropped and never put into another order; what is added to them is marked (`data-added`).
 */
import type { Messages } from '../../messages/messages.ts';
import type { Anatomy } from '../../model/anatomy.ts';
import type { Element, Root } from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import { layOutCarryingOut } from './carrying-out.ts';
import { addressFound, type Found } from './extracts.ts';
import { leftIn } from './left.ts';
import { linesOf } from './lines.ts';
import { layOutOptions } from './option-layout.ts';
import type { Decided } from './option-marks.ts';
import { boxOptions } from './options.ts';
import { layOutRisks } from './register.ts';
import { boxParts } from './sections.ts';
import { layOutTones, signPoints, tonesOf } from './tones.ts';
import { foldUnfilled } from './unfilled.ts';

export { extractsOf, NO_EXTRACTS } from './extracts.ts';

interface Record {
  anatomy: Anatomy;
  /** What the record calls itself; null where that is not known. */
  decided: Decided | null;
  /** Ids of its parts, by their headings. */
  sectionIds: ReadonlyMap<Element, string>;
  messages: Messages;
}

/** @param root with its headings shaped and its links resolved, tables and tasks still as parsed */
export function layOutParts(root: Root, { anatomy, decided, sectionIds, messages }: Record, ids: Ids): Found {
  const lines = linesOf(root);
  const left = leftIn(anatomy, lines);
  const tones = tonesOf(anatomy, lines);
  const boxes = boxParts(root, anatomy.roles, sectionIds);
  const options = boxOptions(root, { boxes, lines, alternatives: anatomy.alternatives });
  const risks = layOutRisks(lines, anatomy.consequences.risks, messages);
  for (const { kind, block } of options.blocks) if (kind !== 'section') layOutTones(block, tones);
  // inner boxes first: an outer one sets them beside each other
  for (const { box } of [...boxes].reverse()) layOutTones(box, tones);
  signPoints(tones);
  layOutOptions({ root, ids, anatomy, decided, boxes, lines, options, messages });
  const found: Found = { risks, ...layOutCarryingOut({ root, anatomy, boxes, lines, left, messages }) };
  foldUnfilled(root, left, messages);
  addressFound(found, ids);
  return found;
}
