/** Options as a whole: a comparison above them, each one's block, and the list that names them. */
import type { Messages } from '../../messages/messages.ts';
import {
  createAddedElement,
  type Element,
  getText,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
} from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import { type ComparisonInput, createComparison } from './comparison.ts';
import { markItem, shapeOption } from './option-block.ts';
import { groupOptions, type OptionGroup } from './option-groups.ts';
import { createOutcomeMark, findOutcomes } from './option-marks.ts';
import type { OptionBlock, OptionBlocks } from './options.ts';

type OptionInput = Omit<ComparisonInput, 'outcomes' | 'group' | 'alone'> & {
  root: Root;
  ids: Ids;
  options: OptionBlocks;
};

/** To be called once points have their columns and markers. */
export function layOutOptions({ root, ids, options, ...input }: OptionInput): void {
  const { decided, boxes, lines, messages } = input;
  for (const [at, { kind, name }] of options.blocks.entries()) {
    if (kind !== 'section') name.properties['id'] ??= ids.take(`option-${at + 1}`);
  }
  const groups = groupOptions(options, boxes);
  for (const group of groups) {
    const alone = groups.length === 1;
    const heading = (group.home ?? boxes.find(({ part }) => part === 'alternatives'))?.heading;
    const outcomes = findOutcomes([...group.alternatives], {
      listed: new Set(group.listed.map(({ option }) => option)),
      decided: alone ? decided : null,
      heading: heading ? getText(heading) : null,
    });
    const compare = isWorthComparing(group.blocks)
      ? createComparison({ ...input, group, outcomes, alone })
      : null;
    for (const block of group.blocks)
      shapeOption(block, { lines, messages, outcome: outcomes.byAlternative(block.option) });
    const table = compare && insertAbove(group.home?.box ?? root, group.blocks, compare) ? compare : null;
    markListed(group, table, messages);
  }
}

/** Marks what was chosen where it is only named, with a link to its details. */
function markListed(
  { blocks, listed, beside }: OptionGroup,
  table: Element | null,
  messages: Messages,
): void {
  const byOption = new Map(blocks.map((block) => [block.option, block]));
  for (const { option, item } of listed) {
    const block = byOption.get(option);
    // the comparison right below the list has the same links
    const led = hasOwnLink(item) || (table !== null && beside.has(item));
    const marks = [
      ...(option.chosen ? [createOutcomeMark('chosen', messages)] : []),
      ...(block && !led ? [createJumpLink(block, messages)] : []),
    ];
    if (marks.length > 0) markItem(item, option.name, marks);
  }
}

/** A list of names with a line of text each is a comparison already. */
function isWorthComparing(blocks: readonly OptionBlock[]): boolean {
  return blocks.some(({ kind, option }) => kind !== 'item' || option.pros.length + option.cons.length > 0);
}

/** Below the section's own opening words, above the first option. Beside a table the author made there is none. */
function insertAbove(parent: Parent, blocks: readonly OptionBlock[], table: Element): boolean {
  const own = new Set(blocks.map(({ block }) => block));
  const at = parent.children.findIndex((node) => hasAny(node, own));
  const between = parent.children.slice(0, Math.max(at, 0));
  if (at < 0 || (parent.type !== 'root' && between.some((node) => isElement(node, 'table')))) return false;
  const from = between.findLastIndex((node) => !isBlank(node)) + 1;
  parent.children.splice(from, 0, table);
  return true;
}

function hasAny(node: Node, wanted: ReadonlySet<Element>): boolean {
  if (node.type !== 'element') return false;
  return wanted.has(node) || node.children.some((child) => hasAny(child, wanted));
}

function hasOwnLink(node: Node): boolean {
  if (node.type !== 'element') return false;
  return (
    (node.tagName === 'a' && String(node.properties['href'] ?? '').startsWith('#')) ||
    node.children.some(hasOwnLink)
  );
}

function createJumpLink({ name, option }: OptionBlock, { t }: Messages): Element {
  const href = `#${String(name.properties['id'])}`;
  return createAddedElement(
    'a',
    { className: ['to-option'], href, ariaLabel: t('body.option-details-of', { option: option.name }) },
    [t('body.option-details')],
  );
}
