/**
 * What speaks for and against, side by side. A record sorts its points by subsections, by labels (`**Pros**:`)
 * above lists, or word by word in one list (`Good, because …`); all three become the same columns, in the order
 * they were written.
 */
import type { DecisionParts } from '../../model/decision-parts.ts';
import type { Polarity } from '../../read/parts/alternatives.ts';
import { addClass } from '../html/classes.ts';
import { createElement, type Element, getText, isBlank, isElement, type Node } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getStandaloneLabel } from './labels.ts';
import { listItems } from './lists.ts';
import type { PartBox } from './sections.ts';

export type Polarities = Map<Element, Polarity>;

/** The tone of each item that was read as a point for or against. */
export function findPolarities(
  { consequences, alternatives }: DecisionParts,
  lines: ElementsByLine,
): Polarities {
  const tones: Polarities = new Map();
  const note = (polarity: Polarity, passages: readonly { line: number }[]): void => {
    for (const { line } of passages) {
      const item = lines.item(line);
      if (item) tones.set(item, polarity);
    }
  };
  note('positive', consequences.positive);
  note('negative', consequences.negative);
  note('neutral', consequences.neutral);
  for (const { pros, cons, neutral } of alternatives) {
    note('positive', pros);
    note('negative', cons);
    note('neutral', neutral);
  }
  return tones;
}

const TONE_OF: Partial<Record<PartBox['part'], Polarity>> = {
  positive: 'positive',
  negative: 'negative',
  neutral: 'neutral',
};

/** Lays the points of a box out. Boxes inside it are its own parts and come on their own. */
export function layOutPoints(box: Element, tones: Polarities): void {
  const grouped = groupPoints(box.children, tones);
  box.children = [];
  for (let at = 0; at < grouped.length; at++) {
    const end = findRunEnd(grouped, at);
    if (end - at < 2) {
      box.children.push(...(grouped[at]?.nodes ?? []));
      continue;
    }
    const columns = grouped.slice(at, end).filter(({ polarity }) => polarity !== null);
    box.children.push(
      createElement(
        'div',
        { className: ['columns'] },
        columns.map(({ polarity, nodes }) => {
          const [only] = nodes;
          return isElement(only, 'div')
            ? only
            : createElement('div', { className: ['tone', `tone-${polarity}`] }, nodes);
        }),
      ),
    );
    at = end - 1;
  }
}

interface PointGroup {
  /** Null for what speaks neither for nor against. */
  polarity: Polarity | null;
  nodes: Node[];
}

/** The children of a box, with labels and their lists together and mixed lists taken apart. */
function groupPoints(children: readonly Node[], tones: Polarities): PointGroup[] {
  const groups: PointGroup[] = [];
  for (const node of children) {
    const polarity = isElement(node, 'div')
      ? TONE_OF[node.properties['dataPart'] as PartBox['part']]
      : undefined;
    if (polarity !== undefined) {
      groups.push({ polarity, nodes: [node] });
      continue;
    }
    const runs = isElement(node, 'ul', 'ol') ? splitRuns(node, tones) : null;
    if (!runs) {
      groups.push({ polarity: null, nodes: [node] });
      continue;
    }
    const label = runs.length === 1 ? takePointLabel(groups) : [];
    for (const [index, run] of runs.entries()) {
      groups.push({ polarity: run.polarity, nodes: index === 0 ? [...label, run.list] : [run.list] });
    }
  }
  return groups;
}

/** A list as runs of one tone each; null if it has none, or where the tones come and go. */
function splitRuns(list: Element, tones: Polarities): { polarity: Polarity; list: Element }[] | null {
  const runs: { polarity: Polarity; items: Element[]; from: number }[] = [];
  for (const [index, item] of listItems(list).entries()) {
    const last = runs.at(-1);
    // a template's `…` at the end goes with what it would go on
    const polarity = tones.get(item) ?? (WORDLESS.test(getText(item)) ? last?.polarity : undefined);
    if (polarity === undefined) return null;
    if (last?.polarity === polarity) last.items.push(item);
    else runs.push({ polarity, items: [item], from: index });
  }
  if (runs.length === 0 || new Set(runs.map(({ polarity }) => polarity)).size < runs.length) return null;
  const first = Number(list.properties['start'] ?? 1);
  return runs.map(({ polarity, items: own, from }) => {
    const properties =
      from > 0 && list.tagName === 'ol' ? { ...list.properties, start: first + from } : list.properties;
    return { polarity, list: runs.length === 1 ? list : createElement(list.tagName, properties, own) };
  });
}

const WORDLESS = /^[^\p{L}\p{N}]*$/u;

/** `**Pros**:` or `Pros:` above a list goes with it. */
function takePointLabel(groups: PointGroup[]): Node[] {
  const at = groups.findLastIndex(({ nodes }) => nodes.some((node) => !isBlank(node)));
  const [node] = groups[at]?.nodes ?? [];
  if (groups[at]?.polarity !== null || !isElement(node, 'p') || getStandaloneLabel(node.children) === null)
    return [];
  return groups.splice(at).flatMap(({ nodes }) => nodes);
}

/** From a group with a tone to the first that has another kind of text; blanks do not end a run. */
function findRunEnd(groups: readonly PointGroup[], from: number): number {
  let end = from;
  for (let at = from; at < groups.length; at++) {
    const { polarity, nodes } = groups[at] as PointGroup;
    if (polarity === null && !nodes.every(isBlank)) break;
    if (polarity === null && at === from) break;
    if (polarity !== null) end = at + 1;
  }
  return end;
}

/** Gives each point the plus or minus of its tone, unless it begins with one. */
export function signPoints(tones: Polarities): void {
  for (const [item, polarity] of tones) {
    const own = /^\s*(?:\p{Extended_Pictographic}|[+−–-]\s)/u.test(getText(item)) ? ['signed'] : [];
    addClass(item, 'point', `point-${polarity}`, ...own);
  }
}
