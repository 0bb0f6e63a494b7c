/**
 * One option's block: its name with what became of it, what speaks for and against, why it was rejected; long
 * matter folded away in its place.
 */
import type { Messages } from '../../messages/messages.ts';
import { addClass } from '../html/classes.ts';
import {
  createElement,
  createText,
  type Element,
  getText,
  isBlank,
  isElement,
  type Node,
} from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening } from './labels.ts';
import { collapseDetails, isLeadElement } from './option-details.ts';
import { createOutcomeMark, type Outcome } from './option-marks.ts';
import { contains, type OptionBlock } from './options.ts';

interface ShapeOptions {
  lines: ElementsByLine;
  /** Null if the record does not say what became of it. */
  outcome: Outcome | null;
  messages: Messages;
}

export function shapeOption(found: OptionBlock, { lines, outcome, messages }: ShapeOptions): void {
  const { block, kind, option } = found;
  addClass(block, 'option', ...(outcome === 'chosen' ? ['option-chosen'] : []));
  setVerdictApart(block, findVerdict(found, lines));
  collapseDetails(found, outcome === 'chosen', messages);
  if (outcome === null) return;
  if (kind === 'item') {
    if (outcome === 'chosen') markItem(block, option.name, [createOutcomeMark('chosen', messages)]);
  } else addMarkToName(found, createOutcomeMark(outcome, messages));
}

function addMarkToName({ block, name }: OptionBlock, mark: Element): void {
  const at = block.children.indexOf(name);
  if (at >= 0) block.children[at] = createElement('div', { className: ['option-head'] }, [name, mark]);
}

/** Behind the name, before what is said of it. */
export function markItem(item: Element, name: string, marks: readonly Element[]): void {
  const { holder, inline } = getOpening(item);
  const label = inline.findIndex(
    (node) => isElement(node, 'strong', 'b', 'em', 'a', 'code') && getText(node).includes(name),
  );
  const end = label >= 0 ? label + 1 : inline.findLastIndex((node) => !isBlank(node)) + 1;
  holder.children.splice(
    holder.children.indexOf(inline[end - 1] as Node) + 1,
    0,
    ...marks.flatMap((mark) => [createText(' '), mark]),
  );
}

/** The blocks and items that say why an option was rejected. */
export function findVerdict({ option, block }: OptionBlock, lines: ElementsByLine): Element[] {
  return option.rejectedAt.flatMap((line) => {
    const node = lines.item(line) ?? lines.block(line);
    return node && contains(block, node) ? [node] : [];
  });
}

/** Sets the verdict apart, with the label or heading above it. */
function setVerdictApart(block: Element, verdict: readonly Element[]): void {
  for (const node of verdict) if (isElement(node, 'li')) addClass(node, 'verdict');
  const within = block.children.map((child) => verdict.some((node) => node === child));
  let from = within.indexOf(true);
  if (from < 0) return;
  const to = within.lastIndexOf(true) + 1;
  const before = block.children.slice(0, from).findLastIndex((node) => !isBlank(node));
  if (before > 0 && isLeadElement(block.children[before] as Node)) from = before;
  const own = block.children.slice(from, to);
  block.children.splice(from, to - from, createElement('div', { className: ['verdict'] }, own));
}
