/** How a decision is carried out, tested, watched and reopened. */
import type { Messages } from '../../messages/messages.ts';
import type { Anatomy } from '../../model/anatomy.ts';
import type { Root } from '../html/tree.ts';
import { findChecks } from './checklist.ts';
import { layOutComponents } from './components.ts';
import type { Found } from './extracts.ts';
import type { Left } from './left.ts';
import type { Lines } from './lines.ts';
import { layOutMonitoring } from './monitoring.ts';
import { layOutReconsideration } from './reconsideration.ts';
import { layOutRollout } from './rollout.ts';
import type { PartBox } from './sections.ts';

interface Input {
  root: Root;
  anatomy: Anatomy;
  boxes: readonly PartBox[];
  lines: Lines;
  left: Left;
  messages: Messages;
}

export function layOutCarryingOut(input: Input): Pick<Found, 'checks' | 'conditions'> {
  const { anatomy, boxes, lines, left, messages } = input;
  const { components, phases } = anatomy.implementation;
  // before the rest: words are taken as they stand in the list
  const checks = findChecks(input);
  layOutComponents(components, lines, left);
  layOutRollout({ phases, boxes, lines, left });
  layOutMonitoring(input);
  const conditions = layOutReconsideration({
    ...{ boxes, lines, left, messages },
    conditions: anatomy.reconsideration,
  });
  return { checks, conditions };
}
