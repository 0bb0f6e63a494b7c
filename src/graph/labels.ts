/** The words beside a mark: number, status, and the title cut at words. */
import { STATUS_WORDS } from '../site/view/words.ts';
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
  const { name, note, title } = wordsOf(node);
  const nameWidth = name === '' ? 0 : widthOf(name, TYPE.name, true) * SLACK;
  const head = nameWidth + (name === '' ? 0 : TYPE.gap) + widthOf(note, TYPE.note) * SLACK;
  const cut = wrap(title, width, lines);
  const widest = Math.max(head, ...cut.map((line) => widthOf(line, TYPE.title) * SLACK));
  const height = (cut.length + 1) * TYPE.leading;
  return {
    name,
    nameWidth,
    note,
    lines: cut,
    box: { x: 0, y: 0, width: Math.min(width, Math.ceil(widest)), height },
  };
}

function wordsOf(node: GraphNode): { name: string; note: string; title: string } {
  if (node.kind === 'more') {
    const years = node.members.flatMap(({ date }) => (date === null ? [] : [date.slice(0, 4)])).sort();
    const [first, last] = [years[0], years.at(-1)];
    const note = first === undefined || last === undefined ? '' : first === last ? first : `${first}–${last}`;
    return { name: `+ ${node.members.length} more`, note, title: '' };
  }
  const { number, title, status } = node.record;
  const note = STATUS_WORDS[status] + (node.moment.dated ? '' : ', no date');
  return { name: number === null ? '' : String(number), note, title: title.replace(/\s+/gu, ' ').trim() };
}

/** Lines of words that fit; the last ends with `…` where words are left out. A word too long for a line is cut. */
export function wrap(text: string, width: number, most: number): string[] {
  const fits = (line: string) => widthOf(line, TYPE.title) * SLACK <= width;
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const last = lines.length === most - 1;
    if (fits(rest)) return [...lines, rest];
    const tail = last ? '…' : '';
    const cut = breakAt(rest, (line) => fits(line + tail));
    lines.push(rest.slice(0, cut).replace(/[\s,;:–—-]+$/u, '') + tail);
    if (last) return lines;
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}

/** Where to break so that what comes before fits: after a word, or inside one that is too long by itself. */
function breakAt(text: string, fits: (line: string) => boolean): number {
  let fitting = 0;
  let word = 0;
  for (const { index, segment } of GRAPHEMES.segment(text)) {
    const end = index + segment.length;
    if (!fits(text.slice(0, end).trimEnd())) break;
    fitting = end;
    if (/[\s/–—-]$/u.test(segment) || /^\s/.test(text.slice(end)) || WIDE.test(segment)) word = end;
  }
  return word > fitting / 3 ? word : Math.max(fitting, [...text][0]?.length ?? 1);
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Scripts that break between any two signs. */
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
