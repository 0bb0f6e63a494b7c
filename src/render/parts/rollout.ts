/** The rollout as steps: a line down the side with a mark for each phase, its name and its time set apart. */
import type { Phase } from '../../model/anatomy.ts';
import { PERIOD_FIRST, PERIOD_IN } from '../../read/anatomy/implementation.ts';
import { addClass, hasClass } from '../html/classes.ts';
import {
  type Element,
  element,
  isElement,
  type Node,
  type Parent,
  type Text,
  text,
  textOf,
} from '../html/tree.ts';
import { isTask, isWhollyLeft, type Left } from './left.ts';
import type { Lines } from './lines.ts';
import { itemsOf, listsOf } from './lists.ts';
import { type Named, setPair, splitName, wordsAfterBox } from './names.ts';
import { depthOf, type PartBox } from './sections.ts';

interface Rollout {
  phases: readonly Phase[];
  boxes: readonly PartBox[];
  lines: Lines;
  left: Left;
}

export function layOutRollout({ phases, boxes, lines, left }: Rollout): void {
  const byItem = new Map(phases.map((phase) => [lines.item(phase.line), phase]));
  for (const list of listsOf(phases, lines)) {
    const items = itemsOf(list);
    if (items.length < 2 || isWhollyLeft(list, left)) continue;
    const names = items.map((item) => splitName(wordsAfterBox(item)));
    // points in no order and without names are no steps, whatever the heading says
    if (list.tagName === 'ul' && names.filter((name) => name === null).length * 2 > items.length) continue;
    const { start } = list.properties;
    list.tagName = 'ol';
    list.properties = { className: ['steps'], ...(start === undefined ? {} : { start }) };
    for (const [at, item] of items.entries()) {
      addClass(item, 'step', markOf(byItem.get(item)?.done ?? null), ...(isTask(item) ? ['step-task'] : []));
      const named = names[at];
      if (named) setPair(item, withPeriod(named));
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
function withPeriod({ name, rest }: Named): Named {
  const named = lastText(name);
  const match = named && PERIOD_IN.exec(named.node.value);
  if (named && match && match[0] === named.node.value.slice(match.index)) {
    const before = { ...named.node, value: named.node.value.slice(0, match.index) };
    named.parent.children.splice(named.at, 1, before, periodOf(match[0]));
    return { name, rest };
  }
  const [first, ...more] = rest;
  const leading = first?.type === 'text' ? PERIOD_FIRST.exec(first.value) : null;
  if (first?.type !== 'text' || !leading) return { name, rest };
  const [whole, period = ''] = leading;
  name.children.push(
    periodOf(period),
    element('span', { className: ['joint'] }, [text(whole.slice(period.length))]),
  );
  return { name, rest: [{ ...first, value: first.value.slice(whole.length) }, ...more] };
}

function periodOf(words: string): Element {
  return element('span', { className: ['period'] }, [text(words)]);
}

/** The text a name ends with, before the joint. */
function lastText(name: Element): { node: Text; parent: Element; at: number } | null {
  const at = name.children.findLastIndex((node) => textOf(node).trim() !== '' && !isJoint(node));
  const node = name.children[at];
  if (node?.type === 'text') return { node, parent: name, at };
  return isElement(node) ? lastText(node) : null;
}

function isJoint(node: Node): boolean {
  return isElement(node) && hasClass(node, 'joint');
}

/** Phases that are subsections keep their headings; each is wrapped with what stands below it. */
function wrapSections(box: Parent, headings: Map<Element, Phase>): void {
  const children: Node[] = [];
  let steps: Element | null = null;
  let depth = 0;
  for (const node of box.children) {
    const own = depthOf(node);
    const phase = isElement(node) ? headings.get(node) : undefined;
    if (phase && own !== null && (steps === null || own <= depth)) {
      depth = own;
      if (steps === null) {
        steps = element('div', { className: ['steps'] });
        children.push(steps);
      }
      steps.children.push(element('div', { className: ['step', markOf(phase.done)] }, [node]));
      continue;
    }
    if (own !== null && own <= depth) steps = null;
    const step = steps?.children.at(-1);
    if (isElement(step)) step.children.push(node);
    else children.push(node);
  }
  box.children = children;
}

function markOf(done: boolean | null): string {
  return done === null ? 'step-plain' : done ? 'step-done' : 'step-open';
}
