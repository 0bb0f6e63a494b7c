/** What would reopen the decision, set apart. */
import type { Messages } from '../../messages/messages.ts';
import type { Passage } from '../../model/anatomy.ts';
import { headingWords } from '../headings.ts';
import { added, element, isElement, textOf } from '../html/tree.ts';
import type { FoundCondition } from './extracts.ts';
import { isWhollyLeft, type Left } from './left.ts';
import type { Lines } from './lines.ts';
import type { PartBox } from './sections.ts';

/** Words by which a heading of several words, or the line that leads the list in, says what it is about. */
const SAYS_SO =
  /\b(?:re-?visit|re-?consider|re-?open|re-?view|re-?evaluat|re-?assess|re-?think|trigger|überprüf|réexamin|riconsider|reconsider|пересм)|重新|見直|재검토/iu;

interface Reconsideration {
  conditions: readonly Passage[];
  boxes: readonly PartBox[];
  lines: Lines;
  left: Left;
  messages: Messages;
}

export function layOutReconsideration(input: Reconsideration): FoundCondition[] {
  const { conditions, boxes, lines, left, messages } = input;
  for (const box of boxes) if (box.part === 'reconsideration') setApart(box, left, messages);
  return conditions.flatMap(({ line, unfilled }) => {
    const holder = lines.item(line) ?? lines.block(line);
    return holder === null || unfilled || holder.tagName === 'table' || holder.tagName === 'pre'
      ? []
      : [{ holder, words: [...holder.children] }];
  });
}

function setApart({ box, heading }: PartBox, left: Left, { t }: Messages): void {
  // below a rule stands what belongs to the whole record
  const rule = box.children.findIndex((node) => isElement(node, 'hr'));
  const end = rule < 0 ? box.children.length : rule;
  const rest = box.children.slice(1, end);
  if (rest.every((node) => textOf(node).trim() === '') || isWhollyLeft(element('div', {}, rest), left))
    return;
  const lead = rest.find((node) => isElement(node));
  const name = headingWords(heading);
  const words = [...(name.includes(' ') ? [name] : []), ...(isElement(lead, 'p') ? [textOf(lead)] : [])];
  const panel = element('div', { className: ['conditions'] }, rest);
  if (!words.some((text) => SAYS_SO.test(text))) {
    panel.children.unshift(added('p', {}, [t('body.reconsideration')]));
  }
  box.children = [heading, panel, ...box.children.slice(end)];
}
