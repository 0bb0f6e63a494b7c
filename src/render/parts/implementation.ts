/** How a decision is carried out, tested, watched and reopened. */
import type { Messages } from '../../messages/messages.ts';
import type { DecisionParts } from '../../model/decision-parts.ts';
import type { Root } from '../html/tree.ts';
import { findChecks } from './checklist.ts';
import { layOutComponents, layOutOwnLists } from './components.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { layOutMonitoring } from './monitoring.ts';
import { layOutReconsideration } from './reconsideration.ts';
import { layOutRollout } from './rollout.ts';
import type { PartBox } from './sections.ts';
import type { FoundParts } from './snippets.ts';
import type { UnfilledElements } from './unfilled-elements.ts';

interface ImplementationInput {
  root: Root;
  parts: DecisionParts;
  boxes: readonly PartBox[];
  lines: ElementsByLine;
  unfilled: UnfilledElements;
  messages: Messages;
}

export function layOutImplementation(input: ImplementationInput): Pick<FoundParts, 'checks' | 'conditions'> {
  const { parts, boxes, lines, unfilled, messages } = input;
  const { components, phases } = parts.implementation;
  // before the rest: words are taken as they are in the list
  const checks = findChecks(input);
  layOutComponents(components, lines, unfilled);
  layOutOwnLists(boxes, unfilled);
  layOutRollout({ phases, boxes, lines, unfilled });
  layOutMonitoring(input);
  const conditions = layOutReconsideration({
    ...{ boxes, lines, unfilled, messages },
    conditions: parts.reconsideration,
  });
  return { checks, conditions };
}
