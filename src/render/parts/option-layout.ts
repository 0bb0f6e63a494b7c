/** Options as a whole: a comparison above them, each one's block, and the list that names them. */
import {
  added,
  type Element,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
  textOf,
} from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import { type ComparisonInput, comparisonOf } from './comparison.ts';
import { outcomeMark, outcomesOf } from './option-marks.ts';
import { markItem, shapeOption } from './option-shape.ts';
import { holds, type OptionBlock } from './options.ts';

type Input = Omit<ComparisonInput, 'outcomes'> & { root: Root; ids: Ids };

/** To be called once points have their columns and signs. */
export function layOutOptions({ root, ids, ...input }: Input): void {
  const { anatomy, options, decided, boxes, lines } = input;
  const [first] = options.blocks;
  const home = first && boxes.findLast(({ box }) => box !== first.block && holds(box, first.block));
  const heading = home ?? boxes.find(({ part }) => part === 'alternatives');
  const outcomes = outcomesOf(anatomy, { decided, heading: heading ? textOf(heading.heading) : null });
  for (const [at, { kind, name }] of options.blocks.entries()) {
    if (kind !== 'section') name.properties['id'] ??= ids.take(`option-${at + 1}`);
  }
  const table = worthComparing(options.blocks) ? comparisonOf({ ...input, outcomes }) : null;
  for (const block of options.blocks) shapeOption(block, lines, outcomes.of(block.option));
  if (first && table) insertAbove(home?.box ?? root, options.blocks, table);
  for (const { option, item } of options.listed) {
    const block = options.blocks.find((one) => one.option === option);
    const marks = [
      ...(option.chosen ? [outcomeMark('chosen')] : []),
      ...(block && !hasOwnLink(item) ? [downTo(block)] : []),
    ];
    if (marks.length > 0) markItem(item, option.name, ...marks);
  }
}

/** A list of names with a line of text each is a comparison already. */
function worthComparing(blocks: readonly OptionBlock[]): boolean {
  return blocks.some(({ kind, option }) => kind !== 'item' || option.pros.length + option.cons.length > 0);
}

/** Below the section's own opening words, above the first option. Beside a table the author made there is none. */
function insertAbove(parent: Parent, blocks: readonly OptionBlock[], table: Element): void {
  const at = parent.children.findIndex((node) => blocks.some(({ block }) => holds(node, block)));
  const between = parent.children.slice(0, Math.max(at, 0));
  if (at < 0 || (parent.type !== 'root' && between.some((node) => isElement(node, 'table')))) return;
  const from = between.findLastIndex((node) => !isBlank(node)) + 1;
  parent.children.splice(from, 0, table);
}

function hasOwnLink(node: Node): boolean {
  if (node.type !== 'element') return false;
  return (
    (node.tagName === 'a' && String(node.properties['href'] ?? '').startsWith('#')) ||
    node.children.some(hasOwnLink)
  );
}

function downTo({ name, option }: OptionBlock): Element {
  const href = `#${String(name.properties['id'])}`;
  return added('a', { className: ['to-option'], href, ariaLabel: `Details of ${option.name}` }, [
    '↓ details',
  ]);
}
