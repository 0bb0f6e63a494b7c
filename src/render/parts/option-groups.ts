/** Groups options by the question they answer. A record can have several. */
import type { Alternative } from '../../model/decision-parts.ts';
import { type Element, visitElements } from '../html/tree.ts';
import type { OptionBlocks } from './options.ts';
import type { PartBox } from './sections.ts';

export interface OptionGroup extends OptionBlocks {
  /** Items beside the blocks, in the section that holds these. */
  beside: Set<Element>;
  alternatives: Set<Alternative>;
  /** The section that holds the first option; null if that is not a part, or is the body itself. */
  home: PartBox | null;
}

/** Options of one section belong together, and so do two sections that share an option (a list, and the details). */
export function groupOptions({ blocks, listed }: OptionBlocks, boxes: readonly PartBox[]): OptionGroup[] {
  const homes = findHomes(boxes, new Set(blocks.map(({ block }) => block)));
  const groups: OptionGroup[] = [];
  const byHome = new Map<PartBox | null, OptionGroup>();
  const byOption = new Map<Alternative, OptionGroup>();
  const join = (option: Alternative, home: PartBox | null): OptionGroup => {
    const [one, other] = [byOption.get(option), byHome.get(home)];
    const group = one ??
      other ?? {
        alternatives: new Set<Alternative>(),
        blocks: [],
        listed: [],
        beside: new Set<Element>(),
        home: null,
      };
    if (one && other && one !== other) merge(one, other);
    if (!groups.includes(group)) groups.push(group);
    group.alternatives.add(option);
    byOption.set(option, group);
    byHome.set(home, group);
    return group;
  };
  const merge = (into: OptionGroup, from: OptionGroup): void => {
    for (const option of from.alternatives) into.alternatives.add(option);
    into.blocks.push(...from.blocks);
    into.listed.push(...from.listed);
    for (const map of [byHome, byOption] as Map<unknown, OptionGroup>[]) {
      for (const [key, group] of map) if (group === from) map.set(key, into);
    }
    groups.splice(groups.indexOf(from), 1);
  };
  for (const one of listed) join(one.option, homes.get(one.item) ?? null).listed.push(one);
  for (const one of blocks) join(one.option, homes.get(one.block) ?? null).blocks.push(one);
  for (const group of groups) {
    const [first] = group.blocks;
    group.home = (first && homes.get(first.block)) ?? null;
    const items = group.listed.map(({ item }) => item);
    group.beside = new Set(items.filter((item) => group.home !== null && homes.get(item) === group.home));
  }
  return groups;
}

/** The innermost box around each element that is not an option's own. */
function findHomes(boxes: readonly PartBox[], own: ReadonlySet<Element>): Map<Element, PartBox> {
  const homes = new Map<Element, PartBox>();
  for (const box of boxes) {
    if (!own.has(box.box)) visitElements(box.box, (node) => homes.set(node, box));
  }
  return homes;
}
