/** The rollout as steps with a dot for each phase, its name and its period. */
import type { Phase } from '../../model/decision-parts.ts';
import { PERIOD_FIRST, PERIOD_IN } from '../../read/parts/implementation.ts';
import { addClass, hasClass } from '../html/classes.ts';
import {
  createElement,
  createText,
  type Element,
  getText,
  isElement,
  type Node,
  type Parent,
  type TextNode,
} from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { findLists, listItems } from './lists.ts';
import { getWordsAfterBox, type NamedNodes, setInColumns, splitName } from './named-items.ts';
import { getDepth, type PartBox } from './sections.ts';
import { isTask, isWhollyUnfilled, type UnfilledElements } from './unfilled-elements.ts';

interface RolloutInput {
  phases: readonly Phase[];
  boxes: readonly PartBox[];
  lines: ElementsByLine;
  unfilled: UnfilledElements;
}

export function layOutRollout({ phases, boxes, lines, unfilled }: RolloutInput): void {
  // the configuration says so of these
  const steps = new Set(boxes.flatMap(({ layout, box }) => (layout === 'steps' ? box.children : [])));
  const byItem = new Map(phases.map((phase) => [lines.item(phase.line), phase]));
  for (const list of findLists(phases, lines)) {
    const items = listItems(list);
    if (items.length < 2 || isWhollyUnfilled(list, unfilled)) continue;
    const names = items.map((item) => splitName(getWordsAfterBox(item)));
    // points in no order and without names are not steps, whatever the heading says
    if (
      !steps.has(list) &&
      list.tagName === 'ul' &&
      names.filter((name) => name === null).length * 2 > items.length
    )
      continue;
    const { start } = list.properties;
    list.tagName = 'ol';
    list.properties = { className: ['steps'], ...(start === undefined ? {} : { start }) };
    for (const [at, item] of items.entries()) {
      addClass(item, 'step', getMark(byItem.get(item)?.done ?? null), ...(isTask(item) ? ['step-task'] : []));
      const named = names[at];
      if (named) setInColumns(item, separatePeriod(named));
    }
  }
  const headings = new Map<Element, Phase>();
  for (const phase of phases) {
    const heading = lines.heading(phase.line);
    if (heading) headings.set(heading, phase);
  }
  if (headings.size > 1) for (const { box } of boxes) wrapSections(box, headings);
}

/** Below the name where the name has it in brackets; else what comes before the first dash. */
function separatePeriod({ name, rest }: NamedNodes): NamedNodes {
  const named = findLastText(name);
  const match = named && PERIOD_IN.exec(named.node.value);
  if (named && match && match[0] === named.node.value.slice(match.index)) {
    const before = { ...named.node, value: named.node.value.slice(0, match.index) };
    named.parent.children.splice(named.at, 1, before, createPeriod(match[0]));
    return { name, rest };
  }
  const [first, ...more] = rest;
  const leading = first?.type === 'text' ? PERIOD_FIRST.exec(first.value) : null;
  if (first?.type !== 'text' || !leading) return { name, rest };
  const [whole, period = ''] = leading;
  name.children.push(
    createPeriod(period),
    createElement('span', { className: ['separator'] }, [createText(whole.slice(period.length))]),
  );
  return { name, rest: [{ ...first, value: first.value.slice(whole.length) }, ...more] };
}

function createPeriod(words: string): Element {
  return createElement('span', { className: ['period'] }, [createText(words)]);
}

/** The text a name ends with, before the joint. */
function findLastText(name: Element): { node: TextNode; parent: Element; at: number } | null {
  const at = name.children.findLastIndex((node) => getText(node).trim() !== '' && !isJoint(node));
  const node = name.children[at];
  if (node?.type === 'text') return { node, parent: name, at };
  return isElement(node) ? findLastText(node) : null;
}

function isJoint(node: Node): boolean {
  return isElement(node) && hasClass(node, 'separator');
}

/** Phases that are subsections keep their headings; each is wrapped with what is below it. */
function wrapSections(box: Parent, headings: Map<Element, Phase>): void {
  const children: Node[] = [];
  let steps: Element | null = null;
  let depth = 0;
  for (const node of box.children) {
    const own = getDepth(node);
    const phase = isElement(node) ? headings.get(node) : undefined;
    if (phase && own !== null && (steps === null || own <= depth)) {
      depth = own;
      if (steps === null) {
        steps = createElement('div', { className: ['steps'] });
        children.push(steps);
      }
      steps.children.push(createElement('div', { className: ['step', getMark(phase.done)] }, [node]));
      continue;
    }
    if (own !== null && own <= depth) steps = null;
    const step = steps?.children.at(-1);
    if (isElement(step)) step.children.push(node);
    else children.push(node);
  }
  box.children = children;
}

function getMark(done: boolean | null): string {
  return done === null ? 'step-plain' : done ? 'step-done' : 'step-open';
}
