/** Folds what is long in an option where it is: never its first words, its points or its verdict. */
import type { Messages } from '../../messages/messages.ts';
import { getRole } from '../../read/parts/headings.ts';
import { hasClass } from '../html/classes.ts';
import {
  createAddedElement,
  createElement,
  type Element,
  getHeadingDepth,
  getText,
  isBlank,
  isBlock,
  isElement,
  type Node,
} from '../html/tree.ts';
import { getStandaloneLabel, splitLabel } from './labels.ts';
import type { OptionBlock } from './options.ts';

/** A heading, or a label on its own. */
export function isLeadElement(node: Node): boolean {
  if (node.type !== 'element') return false;
  return (
    getHeadingDepth(node) !== null || (node.tagName === 'p' && getStandaloneLabel(node.children) !== null)
  );
}

/** Folds what is neither the name, the first words, a point nor the verdict, where it is much. */
export function collapseDetails(
  { block, name, kind, option }: OptionBlock,
  open: boolean,
  messages: Messages,
): void {
  const children = block.children;
  const start = kind === 'item' ? findFirstBlock(children) : children.indexOf(name) + 1;
  const kept = children.map((node, at) => at < start || isKept(node));
  keepFirstWords(children, kept, start);
  keepSections(children, kept, start);
  const runs: Node[] = [];
  for (let at = 0; at < children.length; at++) {
    const end = kept.indexOf(true, at) < 0 ? children.length : kept.indexOf(true, at);
    const run = children.slice(at, end);
    if (run.length > 0 && isLong(run)) runs.push(createDetails(run, { option: option.name, open, messages }));
    else runs.push(...run);
    if (end < children.length) runs.push(children[end] as Node);
    at = end;
  }
  block.children = runs;
}

function findFirstBlock(children: readonly Node[]): number {
  const at = children.findIndex(isBlock);
  return at < 0 ? children.length : isElement(children[at], 'p') ? at + 1 : at;
}

function isKept(node: Node): boolean {
  if (node.type !== 'element') return false;
  return /^(?:hr|div)$/.test(node.tagName) || hasPoints(node) || isInlinePoint(node);
}

function hasPoints(node: Node): boolean {
  if (node.type !== 'element') return false;
  return hasClass(node, 'point') || hasClass(node, 'verdict') || node.children.some(hasPoints);
}

/** `**Pros**: cheap and fast` in one paragraph. */
function isInlinePoint(node: Element): boolean {
  if (!isElement(node, 'p')) return false;
  const label = splitLabel(node.children);
  const role = label && getRole(label.name, 'alternative');
  return role === 'pros' || role === 'cons' || role === 'neutral';
}

/** The first block of running text says what the option is. */
function keepFirstWords(children: readonly Node[], kept: boolean[], start: number): void {
  const at = children.findIndex((node, index) => index >= start && !isBlank(node) && !isLeadElement(node));
  const first = children[at];
  if (first && !(isElement(first, 'table', 'figure') || (isElement(first, 'pre') && isLargeBlock(first))))
    kept.fill(true, start, at + 1);
}

/** A heading or label stays with what follows: a section is either kept as a whole or folded. */
function keepSections(children: readonly Node[], kept: boolean[], start: number): void {
  for (let at = children.length - 1; at >= start; at--) {
    const node = children[at] as Node;
    if (kept[at] || !isLeadElement(node)) continue;
    const later = children.findIndex((other, index) => index > at && isSectionStart(other));
    const end = later < 0 ? children.length : later;
    if (isElement(node, 'p')) {
      const next = children.findIndex((other, index) => index > at && !isBlank(other));
      kept[at] = kept[next] === true && isElement(children[next], 'ul', 'ol');
    } else if (children.slice(at, end).some((other, index) => kept[at + index] && !isElement(other, 'hr'))) {
      kept.fill(true, at, end);
    }
  }
}

function isSectionStart(node: Node): boolean {
  if (node.type !== 'element') return false;
  return getHeadingDepth(node) !== null || node.properties['dataPart'] !== undefined;
}

/** Longest running text that stays open beside the first words, in UTF-16 units. */
const LENGTH = 500;

/** Longest code that stays open. */
const CODE_LINES = 8;

function isLong(nodes: readonly Node[]): boolean {
  return nodes.some(isLargeBlock) || nodes.map(getText).join('').length > LENGTH;
}

function isLargeBlock(node: Node): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'pre') return getText(node).trim().split('\n').length > CODE_LINES;
  return /^(?:table|img|figure)$/.test(node.tagName) || node.children.some(isLargeBlock);
}

function createDetails(
  nodes: Node[],
  { option, open, messages: { t } }: { option: string; open: boolean; messages: Messages },
): Element {
  const summary = createAddedElement('summary', {}, [t('body.option-more', { option })]);
  return createElement('details', { className: ['more'], ...(open ? { open: true } : {}) }, [
    summary,
    ...nodes,
  ]);
}
