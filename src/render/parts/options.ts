/**
 * The options that were weighed, found again in the body: each one's section, its run of paragraphs below a bold
 * name, or its item in a list.
 */
import type { Alternative } from '../../model/decision-parts.ts';
import {
  createElement,
  type Element,
  getHeadingDepth,
  isElement,
  type Node,
  type Parent,
  type Root,
} from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { type PartBox, removeLastRule } from './sections.ts';

export interface OptionBlock {
  option: Alternative;
  /** The element that holds everything about it. */
  block: Element;
  /** The heading, paragraph or item that names it. */
  name: Element;
  kind: 'section' | 'run' | 'item';
}

export interface OptionBlocks {
  /** One for each option in the body, in the order of the model. */
  blocks: OptionBlock[];
  /** Items that only name an option. */
  listed: { option: Alternative; item: Element }[];
}

/** Boxes options that have none yet. Options that are not filled in are left alone. */
export function boxOptions(
  root: Root,
  {
    boxes,
    lines,
    alternatives,
  }: { boxes: readonly PartBox[]; lines: ElementsByLine; alternatives: Alternative[] },
): OptionBlocks {
  const filled = alternatives.filter(({ unfilled }) => !unfilled);
  const sections = new Map(
    boxes.filter(({ part }) => part === 'alternative').map((box) => [box.line, box] as const),
  );
  const runs = boxRuns([root, ...boxes.map(({ box }) => box)], findNames(filled, lines));
  const found: OptionBlocks = { blocks: [], listed: [] };
  for (const option of filled) {
    const items = option.named.flatMap((line) => lines.item(line) ?? []);
    const described = items.find((item) => isDescribed(option, item, lines));
    const section = option.named.flatMap((line) => sections.get(line) ?? [])[0];
    const run = runs.get(option);
    const block: OptionBlock | null = section
      ? { option, block: section.box, name: section.heading, kind: 'section' }
      : run
        ? { option, ...run, kind: 'run' }
        : described
          ? { option, block: described, name: described, kind: 'item' }
          : null;
    if (block) found.blocks.push(block);
    for (const item of items) if (item !== block?.block) found.listed.push({ option, item });
  }
  return found;
}

/** Paragraphs that are an option's name and nothing else. */
function findNames(alternatives: readonly Alternative[], lines: ElementsByLine): Map<Element, Alternative> {
  const names = new Map<Element, Alternative>();
  for (const option of alternatives) {
    for (const line of option.named) {
      const block = lines.item(line) ? null : lines.block(line);
      if (block?.tagName === 'p') names.set(block, option);
    }
  }
  return names;
}

type BlockRun = Pick<OptionBlock, 'block' | 'name'>;

/** From each name to the next one, or to the next heading. */
function boxRuns(
  containers: readonly Parent[],
  names: Map<Element, Alternative>,
): Map<Alternative, BlockRun> {
  const runs = new Map<Alternative, BlockRun>();
  if (names.size === 0) return runs;
  for (const container of containers) {
    const children: Node[] = [];
    let open: Element | null = null;
    for (const node of container.children) {
      const option = isElement(node, 'p') ? names.get(node) : undefined;
      if (option && isElement(node)) {
        if (open) children.push(...removeLastRule(open));
        open = createElement('div', {}, [node]);
        children.push(open);
        if (!runs.has(option)) runs.set(option, { block: open, name: node });
      } else if (open && !isRunEnd(node)) open.children.push(node);
      else {
        if (open) children.push(...removeLastRule(open));
        open = null;
        children.push(node);
      }
    }
    if (open) children.push(...removeLastRule(open));
    container.children = children;
  }
  return runs;
}

function isRunEnd(node: Node): boolean {
  return getHeadingDepth(node) !== null || isElement(node, 'div', 'section');
}

/** Whether an item says more than the name. */
function isDescribed(
  { description, pros, cons, neutral, rejectedAt }: Alternative,
  item: Element,
  lines: ElementsByLine,
) {
  const described = [...description, ...pros, ...cons, ...neutral].map(({ line }) => line);
  return [...described, ...rejectedAt].some((line) =>
    [lines.item(line), lines.block(line)].some((node) => node !== null && contains(item, node)),
  );
}

/** Whether `inner` is this element or is somewhere in it. */
export function contains(outer: Node, inner: Element): boolean {
  return (
    outer === inner || (outer.type === 'element' && outer.children.some((child) => contains(child, inner)))
  );
}
