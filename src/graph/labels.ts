/** The words beside a mark: number, status, and the title cut at words. */
import { wrapWords } from '../shared/wrap.ts';
import { STATUS_WORDS } from '../site/view/statuses.ts';
import { yearsIn } from './ticks.ts';
import type { GraphNode, Label } from './types.ts';
import { widthOf } from './widths.ts';

/** Sizes of type and distance of lines, in px; the stylesheet sets the same. */
export const TYPE = { name: 14, note: 12, title: 14, leading: 18, gap: 7 };

/** Space that estimated widths may be wrong by. */
const SLACK = 1.03;

export interface LabelOptions {
  width: number;
  /** Lines the title may take. */
  lines: number;
}

/** A label with its box at 0,0. */
export function labelOf(node: GraphNode, { width, lines }: LabelOptions): Label {
  const { name, note, title, of } = wordsOf(node);
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

function wordsOf(node: GraphNode): { name: string; note: string; title: string; of: string } {
  if (node.kind === 'more') {
    return { name: `+ ${node.members.length} more`, note: yearsIn(node.members), title: '', of: '' };
  }
  const { number, title, status, of = '' } = node.record;
  const note = STATUS_WORDS[status] + (node.moment.dated ? '' : ', no date');
  return { name: number === null ? '' : String(number), note, title: oneLine(title), of: oneLine(of) };
}

function oneLine(text: string): string {
  return /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text.trim();
}

/** Lines of words that fit; the last ends with `…` where words are left out. */
export function wrap(text: string, width: number, most: number): string[] {
  return wrapWords(text, { room: width / SLACK, lines: most, widthOf: (sign) => widthOf(sign, TYPE.title) });
}
