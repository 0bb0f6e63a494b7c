/** Measures that several steps keep to, in px. */

import type { Messages } from '../messages/messages.ts';
import { measureBy, type WidthTable, wrapWords } from '../shared/text-width.ts';
import type { Cells } from './cells.ts';
import type { GraphNode, GraphRecord, Label, Sheet } from './types.ts';

/** Distance between lines side by side. */
export const LINE_GAP = 7;

/** Half the width of a mark with the paper around it. */
export const MARK = 9;

/** To a tenth: what is drawn finer than that cannot be seen, and only makes pages larger. */
export function round(px: number): number {
  return Math.round(px * 10) / 10;
}

// Puts stretches side by side where they would lie on each other.

interface Stretch {
  from: number;
  to: number;
}

/**
 * The track of each stretch, from 0: the first one that is free, in the order given. Stretches on one track stay
 * `apart` from each other; at 0 they must not even touch.
 */
export function tracksOf(stretches: Stretch[], apart = 0): number[] {
  const tracks: Stretch[][] = [];
  return stretches.map((stretch) => {
    const free = tracks.findIndex((track) =>
      track.every(({ from, to }) => stretch.from > to + apart || stretch.to < from - apart),
    );
    if (free >= 0) {
      tracks[free]?.push(stretch);
      return free;
    }
    tracks.push([stretch]);
    return tracks.length - 1;
  });
}

/** Sizes of type and distance of lines, in px; the stylesheet sets the same. */
export const TYPE = { name: 14, note: 12, title: 14, leading: 18, gap: 7 };

/** Space that estimated widths may be wrong by. */
const SLACK = 1.03;

interface LabelOptions {
  width: number;
  /** Lines the title may take. */
  lines: number;
  messages: Messages;
}

/** A label with its box at 0,0. */
export function labelOf(node: GraphNode, { width, lines, messages }: LabelOptions): Label {
  const { name, note, title, of } = wordsOf(node, messages);
  const nameWidth = name === '' ? 0 : widthOf(name, TYPE.name, true) * SLACK;
  const head = nameWidth + (name === '' ? 0 : TYPE.gap) + widthOf(note, TYPE.note) * SLACK;
  const cut = wrap(title, width, lines);
  const place = of === '' ? [] : wrap(of, width, 1);
  const widest = Math.max(head, ...[...cut, ...place].map((line) => widthOf(line, TYPE.title) * SLACK));
  const height = (1 + cut.length + place.length) * TYPE.leading;
  return {
    name,
    nameWidth,
    note,
    lines: cut,
    of: place[0] ?? '',
    box: { x: 0, y: 0, width: Math.min(width, Math.ceil(widest)), height },
  };
}

function wordsOf(
  node: GraphNode,
  { t }: Messages,
): { name: string; note: string; title: string; of: string } {
  if (node.kind === 'more') {
    const name = t('graph.more', { count: node.members.length });
    return { name, note: yearsIn(node.members), title: '', of: '' };
  }
  const { number, title, status, of = '' } = node.record;
  const word = t(`status.${status}`);
  const note = node.time.dated ? word : t('graph.undated', { status: word });
  return { name: number === null ? '' : String(number), note, title: oneLine(title), of: oneLine(of) };
}

function oneLine(text: string): string {
  return /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text.trim();
}

/** Lines of words that fit; the last ends with `…` where words are left out. */
export function wrap(text: string, width: number, most: number): string[] {
  return wrapWords(text, { room: width / SLACK, lines: most, widthOf: (sign) => widthOf(sign, TYPE.title) });
}

// The years along the time axis.

/** Stretches of columns that show the same years; empty text where nothing in them is dated. */
export function ticksOf(sheet: Sheet, cells: Cells): { text: string; column: number }[] {
  const columns: GraphRecord[][] = Array.from({ length: cells.columnCount }, () => []);
  for (const node of sheet.nodes)
    if (node.kind === 'record') columns[cells.columns.get(node.id) ?? 0]?.push(node.record);
  const ticks: { text: string; column: number }[] = [];
  columns.forEach((nodes, column) => {
    if (nodes.length === 0) return;
    const text = yearsIn(nodes);
    if (ticks.at(-1)?.text !== text) ticks.push({ text, column });
  });
  return ticks;
}

/** The years that records were decided in: `2024`, `2022–2024`; empty where none is dated. */
export function yearsIn(records: { date: string | null }[]): string {
  const years = records.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first}–${last}`;
}

// How wide words are in the face of the site, without a browser.

/**
 * Advance widths in thousandths of an em, measured from
 * Atkinson Hyperlegible Next (@fontsource-variable, 5.3.0, latin) at weight 400.
 */
const WIDTHS: WidthTable = [
  [160, "'"],
  [220, ',.:;‘’'],
  [245, '|¦il`´·jíìîï'],
  [285, ' !"'],
  [330, '()[]{}tf'],
  [355, '-r¨°'],
  [395, '/\\IÍÌ*“”¹²³_'],
  [455, 'vyzsýÿ'],
  [485, 'ckxç?'],
  [530, 'aàáâãäåeèéêë125J–uùúûü'],
  [555, 'bdghnopqñòóôõöøþðßF<>^~7L4'],
  [600, '03689TBESYPVZXKRÈÉÊË$#+=€'],
  [650, 'AÀÁÂÃÄÅCDUÜÚÙÛÇ&w'],
  [710, 'GHNOQÖÓÒÔØÑ…'],
  [835, 'mMW—@©®æÆ%'],
];

const inThousandths = measureBy(WIDTHS);

/** A bold word is this much wider. */
const BOLD = 1.04;

/** Width in px, never less than the face needs by more than a sign. */
export function widthOf(text: string, size: number, bold = false): number {
  return (inThousandths(text) * size * (bold ? BOLD : 1)) / 1000;
}
