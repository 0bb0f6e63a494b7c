/** Sets apart the conditions to reconsider a decision. */
import type { Messages } from '../../messages/messages.ts';
import type { Passage } from '../../model/decision-parts.ts';
import { getHeadingText } from '../headings.ts';
import { createAddedElement, createElement, getText, isElement } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import type { PartBox } from './sections.ts';
import type { FoundCondition } from './snippets.ts';
import { isWhollyUnfilled, type UnfilledElements } from './unfilled-elements.ts';

/** Words by which a heading of several words, or the line that leads the list in, says what it is about. */
const SAYS_SO =
  /\b(?:re-?visit|re-?consider|re-?open|re-?view|re-?evaluat|re-?assess|re-?think|trigger|überprüf|réexamin|riconsider|reconsider|пересм)|重新|見直|재검토/iu;

interface ReconsiderationInput {
  conditions: readonly Passage[];
  boxes: readonly PartBox[];
  lines: ElementsByLine;
  unfilled: UnfilledElements;
  messages: Messages;
}

export function layOutReconsideration(input: ReconsiderationInput): FoundCondition[] {
  const { conditions, boxes, lines, unfilled, messages } = input;
  for (const box of boxes) if (box.part === 'reconsideration') setBoxApart(box, unfilled, messages);
  return conditions.flatMap(({ line, unfilled }) => {
    const holder = lines.item(line) ?? lines.block(line);
    return holder === null || unfilled || holder.tagName === 'table' || holder.tagName === 'pre'
      ? []
      : [{ holder, words: [...holder.children] }];
  });
}

function setBoxApart({ box, heading }: PartBox, unfilled: UnfilledElements, { t }: Messages): void {
  // text below a rule is about the whole record
  const rule = box.children.findIndex((node) => isElement(node, 'hr'));
  const end = rule < 0 ? box.children.length : rule;
  const rest = box.children.slice(1, end);
  if (
    rest.every((node) => getText(node).trim() === '') ||
    isWhollyUnfilled(createElement('div', {}, rest), unfilled)
  )
    return;
  const lead = rest.find((node) => isElement(node));
  const name = getHeadingText(heading);
  const words = [...(name.includes(' ') ? [name] : []), ...(isElement(lead, 'p') ? [getText(lead)] : [])];
  const panel = createElement('div', { className: ['conditions'] }, rest);
  if (!words.some((text) => SAYS_SO.test(text))) {
    panel.children.unshift(createAddedElement('p', {}, [t('body.reconsideration')]));
  }
  box.children = [heading, panel, ...box.children.slice(end)];
}
