/**
 * What speaks for and against, side by side. A record sorts its points by subsections, by labels (`**Pros**:`)
 * above lists, or word by word in one list (`Good, because …`); all three become the same columns, in the order
 * they were written.
 */
import type { Anatomy } from '../../model/anatomy.ts';
import type { Tone } from '../../read/anatomy/alternatives.ts';
import { addClass } from '../html/classes.ts';
import { type Element, element, isBlank, isElement, type Node, textOf } from '../html/tree.ts';
import { labelAlone } from './labels.ts';
import type { Lines } from './lines.ts';
import { itemsOf } from './lists.ts';
import type { PartBox } from './sections.ts';

export type Tones = Map<Element, Tone>;

/** The tone of each item that was read as a point for or against. */
export function tonesOf({ consequences, alternatives }: Anatomy, lines: Lines): Tones {
  const tones: Tones = new Map();
  const note = (tone: Tone, passages: readonly { line: number }[]): void => {
    for (const { line } of passages) {
      const item = lines.item(line);
      if (item) tones.set(item, tone);
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

const TONE_OF: Partial<Record<PartBox['part'], Tone>> = {
  positive: 'positive',
  negative: 'negative',
  neutral: 'neutral',
};

/** Lays the points of a box out. Boxes inside it are its own parts and come on their own. */
export function layOutTones(box: Element, tones: Tones): void {
  const grouped = groupsOf(box.children, tones);
  box.children = [];
  for (let at = 0; at < grouped.length; at++) {
    const end = runEnd(grouped, at);
    if (end - at < 2) {
      box.children.push(...(grouped[at]?.nodes ?? []));
      continue;
    }
    const columns = grouped.slice(at, end).filter(({ tone }) => tone !== null);
    box.children.push(
      element(
        'div',
        { className: ['columns'] },
        columns.map(({ tone, nodes }) => {
          const [only] = nodes;
          return isElement(only, 'div')
            ? only
            : element('div', { className: ['tone', `tone-${tone}`] }, nodes);
        }),
      ),
    );
    at = end - 1;
  }
}

interface Group {
  /** Null for what speaks neither for nor against. */
  tone: Tone | null;
  nodes: Node[];
}

/** The children of a box, with labels and their lists together and mixed lists taken apart. */
function groupsOf(children: readonly Node[], tones: Tones): Group[] {
  const groups: Group[] = [];
  for (const node of children) {
    const tone = isElement(node, 'div') ? TONE_OF[node.properties['dataPart'] as PartBox['part']] : undefined;
    if (tone !== undefined) {
      groups.push({ tone, nodes: [node] });
      continue;
    }
    const runs = isElement(node, 'ul', 'ol') ? runsOf(node, tones) : null;
    if (!runs) {
      groups.push({ tone: null, nodes: [node] });
      continue;
    }
    const label = runs.length === 1 ? takeLabel(groups) : [];
    for (const [index, run] of runs.entries()) {
      groups.push({ tone: run.tone, nodes: index === 0 ? [...label, run.list] : [run.list] });
    }
  }
  return groups;
}

/** A list as runs of one tone each; null where it has none, or where the tones come and go. */
function runsOf(list: Element, tones: Tones): { tone: Tone; list: Element }[] | null {
  const runs: { tone: Tone; items: Element[]; from: number }[] = [];
  for (const [index, item] of itemsOf(list).entries()) {
    const last = runs.at(-1);
    // a template's `…` at the end goes with what it would go on
    const tone = tones.get(item) ?? (WORDLESS.test(textOf(item)) ? last?.tone : undefined);
    if (tone === undefined) return null;
    if (last?.tone === tone) last.items.push(item);
    else runs.push({ tone, items: [item], from: index });
  }
  if (runs.length === 0 || new Set(runs.map(({ tone }) => tone)).size < runs.length) return null;
  const first = Number(list.properties['start'] ?? 1);
  return runs.map(({ tone, items: own, from }) => {
    const properties =
      from > 0 && list.tagName === 'ol' ? { ...list.properties, start: first + from } : list.properties;
    return { tone, list: runs.length === 1 ? list : element(list.tagName, properties, own) };
  });
}

const WORDLESS = /^[^\p{L}\p{N}]*$/u;

/** `**Pros**:` or `Pros:` above a list goes with it. */
function takeLabel(groups: Group[]): Node[] {
  const at = groups.findLastIndex(({ nodes }) => nodes.some((node) => !isBlank(node)));
  const [node] = groups[at]?.nodes ?? [];
  if (groups[at]?.tone !== null || !isElement(node, 'p') || labelAlone(node.children) === null) return [];
  return groups.splice(at).flatMap(({ nodes }) => nodes);
}

/** From a group with a tone to the first that has another kind of text; blanks do not end a run. */
function runEnd(groups: readonly Group[], from: number): number {
  let end = from;
  for (let at = from; at < groups.length; at++) {
    const { tone, nodes } = groups[at] as Group;
    if (tone === null && !nodes.every(isBlank)) break;
    if (tone === null && at === from) break;
    if (tone !== null) end = at + 1;
  }
  return end;
}

/** Gives each point the sign of its tone. One that begins with a sign of its own keeps that. */
export function signPoints(tones: Tones): void {
  for (const [item, tone] of tones) {
    const own = /^\s*(?:\p{Extended_Pictographic}|[+−–-]\s)/u.test(textOf(item)) ? ['signed'] : [];
    addClass(item, 'point', `point-${tone}`, ...own);
  }
}
