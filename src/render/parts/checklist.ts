/** Checklists: what has a box to tick, and how much of it is ticked. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import type { Anatomy, Part } from '../../model/anatomy.ts';
import { added, type Element, eachElement, isBlank, isElement, type Node, textOf } from '../html/tree.ts';
import type { FoundCheck } from './extracts.ts';
import { opening } from './labels.ts';
import { isTask, type Left } from './left.ts';
import type { Lines } from './lines.ts';
import type { PartBox } from './sections.ts';

/** What a box that is ticked in a part has got done. */
const KINDS: Partial<Record<Part, FoundCheck['kind']>> = {
  testing: 'test',
  implementation: 'rollout',
  architecture: 'rollout',
  components: 'rollout',
  rollout: 'rollout',
};

/** Fewer boxes than these can be counted at a glance; a list in the implementation may have some by chance. */
const FEWEST = { test: 2, rollout: 3 };

interface Checklists {
  anatomy: Anatomy;
  boxes: readonly PartBox[];
  lines: Lines;
  left: Left;
  messages: Messages;
}

/**
 * Finds the tests and the steps with a box, in the order of the file, and tells above them how many are done.
 * What nobody filled in is neither shown as a check nor counted.
 */
export function findChecks({ anatomy, boxes, lines, left, messages }: Checklists): FoundCheck[] {
  const checks = new Map<Element, FoundCheck>();
  const note = (holder: Element, kind: FoundCheck['kind']): void => {
    if (!checks.has(holder) && !left.has(holder))
      checks.set(holder, { holder, words: wordsOf(holder), done: doneOf(holder), kind });
  };
  for (const { box, part, parent } of boxes) {
    const kind = KINDS[part];
    if (kind === undefined) continue;
    const tasks = tasksIn(box).filter((task) => !left.has(task));
    if (kind === 'rollout') tellLists(box, left, messages);
    else if (parent?.part !== part && tasks.length >= FEWEST.test) {
      box.children.splice(1, 0, progressOf(tasks, 'body.tests-done', messages));
    }
    // a box inside this one may have a kind of its own, and comes later
    const inner = boxes
      .filter((other) => other.parent?.box === box)
      .map((other) => new Set(tasksIn(other.box)));
    for (const task of tasks) if (!inner.some((set) => set.has(task))) note(task, kind);
  }
  for (const { line, unfilled } of anatomy.testing) {
    const item = lines.item(line);
    if (item && !unfilled && !isLinkAlone(item)) note(item, 'test');
  }
  return [...checks.values()].sort((a, b) => (lines.of(a.holder) ?? 0) - (lines.of(b.holder) ?? 0));
}

/** Above each list of steps, not above the whole part: it may hold several things to do. */
function tellLists(box: Element, left: Left, messages: Messages): void {
  box.children = box.children.flatMap((node): Node[] => {
    if (!isElement(node, 'ul', 'ol')) return [node];
    const tasks = tasksIn(node).filter((task) => !left.has(task));
    return tasks.length < FEWEST.rollout ? [node] : [progressOf(tasks, 'body.steps-done', messages), node];
  });
}

function progressOf(tasks: readonly Element[], label: MessageKey, { t }: Messages): Element {
  const done = tasks.filter(doneOf).length;
  const bar = added('progress', { max: tasks.length, value: done, ariaLabel: t(label) }, []);
  return added('p', { className: ['progress'] }, [
    bar,
    ` ${t('body.progress', { done, count: tasks.length })}`,
  ]);
}

function tasksIn(parent: Element): Element[] {
  const tasks: Element[] = [];
  eachElement(parent, (node) => {
    if (isTask(node)) tasks.push(node);
  });
  return tasks;
}

function doneOf(item: Element): boolean | null {
  const box = opening(item).inline.find((node) => isElement(node, 'input'));
  if (!isElement(box)) return null;
  return box.properties['checked'] === true || box.properties['checked'] === '';
}

/** Without the box, and without what is a check of its own. */
function wordsOf(item: Element): Node[] {
  const { inline, after } = opening(item);
  const own = inline.filter((node) => !isElement(node, 'input'));
  return [...own, ...after.filter((node) => node.type !== 'element' || tasksIn(node).length === 0)];
}

/** A list of links beside a text on tests is no list of tests. */
function isLinkAlone(item: Element): boolean {
  const { inline, after } = opening(item);
  const said = inline.filter((node) => !isBlank(node));
  return after.every(isBlank) && said.length === 1 && isElement(said[0], 'a') && textOf(said[0]) !== '';
}
