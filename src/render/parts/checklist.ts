/** Checklists: what has a box to tick, and how much of it is ticked. */
import type { MessageKey, Messages } from '../../messages/messages.ts';
import type { DecisionParts, Part } from '../../model/decision-parts.ts';
import { getHeadingText } from '../headings.ts';
import {
  createAddedElement,
  type Element,
  getText,
  isBlank,
  isElement,
  type Node,
  visitElements,
} from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening } from './labels.ts';
import type { PartBox } from './sections.ts';
import type { FoundCheck } from './snippets.ts';
import { isTask, type UnfilledElements } from './unfilled-elements.ts';

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
  parts: DecisionParts;
  boxes: readonly PartBox[];
  lines: ElementsByLine;
  unfilled: UnfilledElements;
  messages: Messages;
}

/**
 * Finds the tests and the steps with a box, in the order of the file, and says above them how many are done.
 * Parts that are not filled in are neither shown as checks nor counted.
 */
export function findChecks({ parts, boxes, lines, unfilled, messages }: Checklists): FoundCheck[] {
  const checks = new Map<Element, FoundCheck>();
  const note = (holder: Element, kind: FoundCheck['kind'], section: string | null = null): void => {
    if (!checks.has(holder) && !unfilled.has(holder))
      checks.set(holder, { holder, words: getItemWords(holder), done: isDone(holder), kind, section });
  };
  for (const { box, part, parent, layout, heading } of boxes) {
    const kind = KINDS[part];
    if (kind === undefined) continue;
    const tasks = listTasks(box).filter((task) => !unfilled.has(task));
    if (kind === 'rollout') addListProgress(box, unfilled, messages);
    else if (parent?.part !== part && tasks.length >= FEWEST.test) {
      box.children.splice(
        1,
        0,
        createProgress(tasks, layout === null ? 'body.tests-done' : 'body.steps-done', messages),
      );
    }
    // a box inside this one may have a kind of its own, and comes later
    const inner = boxes
      .filter((other) => other.parent?.box === box)
      .map((other) => new Set(listTasks(other.box)));
    const section = layout === null ? null : getHeadingText(heading);
    for (const task of tasks) if (!inner.some((set) => set.has(task))) note(task, kind, section);
  }
  for (const { line, unfilled } of parts.testing) {
    const item = lines.item(line);
    if (item && !unfilled && !isOnlyLink(item)) note(item, 'test');
  }
  return [...checks.values()].sort((a, b) => (lines.ofKind(a.holder) ?? 0) - (lines.ofKind(b.holder) ?? 0));
}

/** Above each list of steps rather than the whole part, which can have several lists. */
function addListProgress(box: Element, unfilled: UnfilledElements, messages: Messages): void {
  box.children = box.children.flatMap((node): Node[] => {
    if (!isElement(node, 'ul', 'ol')) return [node];
    const tasks = listTasks(node).filter((task) => !unfilled.has(task));
    return tasks.length < FEWEST.rollout
      ? [node]
      : [createProgress(tasks, 'body.steps-done', messages), node];
  });
}

function createProgress(tasks: readonly Element[], label: MessageKey, { t }: Messages): Element {
  const done = tasks.filter(isDone).length;
  const bar = createAddedElement('progress', { max: tasks.length, value: done, ariaLabel: t(label) }, []);
  return createAddedElement('p', { className: ['progress'] }, [
    bar,
    ` ${t('body.progress', { done, count: tasks.length })}`,
  ]);
}

function listTasks(parent: Element): Element[] {
  const tasks: Element[] = [];
  visitElements(parent, (node) => {
    if (isTask(node)) tasks.push(node);
  });
  return tasks;
}

function isDone(item: Element): boolean | null {
  const box = getOpening(item).inline.find((node) => isElement(node, 'input'));
  if (!isElement(box)) return null;
  return box.properties['checked'] === true || box.properties['checked'] === '';
}

/** Without the box, and without what is a check of its own. */
function getItemWords(item: Element): Node[] {
  const { inline, after } = getOpening(item);
  const own = inline.filter((node) => !isElement(node, 'input'));
  return [...own, ...after.filter((node) => node.type !== 'element' || listTasks(node).length === 0)];
}

/** A list of links beside a text on tests is not a list of tests. */
function isOnlyLink(item: Element): boolean {
  const { inline, after } = getOpening(item);
  const said = inline.filter((node) => !isBlank(node));
  return after.every(isBlank) && said.length === 1 && isElement(said[0], 'a') && getText(said[0]) !== '';
}
