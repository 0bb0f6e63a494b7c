/** The words beside a mark: number, status, and the title cut at words. */
import { STATUS_WORDS } from '../site/view/words.ts';
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

/** Lines of words that fit; the last ends with `…` where words are left out. A word too long for a line is cut. */
export function wrap(text: string, width: number, most: number): string[] {
  const room = width / SLACK;
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const last = lines.length === most - 1;
    const whole = fitting(rest, room);
    if (whole.end === rest.length) return [...lines, rest];
    const { end, word } = last ? fitting(rest, room - widthOf('…', TYPE.title)) : whole;
    const cut = word > end / 3 ? word : end;
    const line = rest.slice(0, cut);
    if (last) return [...lines, `${line.replace(/[\s,;:–—-]+$/u, '')}…`];
    lines.push(line.trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}

/** How much of a text fits: up to which sign, and up to the end of which word. Always one sign at least. */
function fitting(text: string, room: number): { end: number; word: number } {
  let end = 0;
  let word = 0;
  let width = 0;
  for (const sign of text) {
    const space = SPACE.test(sign);
    width += widthOf(sign, TYPE.title);
    if (space) word = end;
    else if (end > 0 && width > room && !JOINED.test(sign)) return { end, word };
    end += sign.length;
    if (!LETTER.test(sign) && BREAKING.test(sign)) word = end;
  }
  return { end, word: end };
}

const SPACE = /\s/u;
const LETTER = /[a-z0-9]/i;
/** Signs that a line may end after: hyphens, dashes, and those of scripts that break anywhere. */
const BREAKING = /[/–—-]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
/** Belongs to the sign before it. */
const JOINED = /\p{Mark}|[\u200d\ufe0f]|[\u{1f3fb}-\u{1f3ff}]/u;
