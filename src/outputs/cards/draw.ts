/** Draws a card: calm paper, the title as large as it fits, the status as shape, words and colour below a line. */
import { clear, createCanvas, fill, ink, type Ramp } from '../../draw/canvas.ts';
import { type Coverage, coverageOf } from '../../draw/coverage.ts';
import { type Outline, placed } from '../../draw/outline.ts';
import { type Colour, pngOf } from '../../draw/png.ts';
import { settable } from '../../draw/settable.ts';
import { pathOutline } from '../../draw/svg-path.ts';
import type { Type } from '../../draw/type.ts';
import type { Status } from '../../model/record.ts';
import { wrapWords } from '../../shared/wrap.ts';
import { CARD_SIZE } from '../../site/view/metadata.ts';
import { COLOURS, DRAFT_RING, STATUS_SHAPES } from '../../site/view/statuses.ts';
import type { Card } from './types.ts';

/** The faces of a card. */
export interface Faces {
  text: Type;
  strong: Type;
}

const MARGIN = 80;
const ROOM = CARD_SIZE.width - MARGIN * 2;

/** From the largest on, the first that the title fits into; the last cuts it. */
const TITLES = [
  { size: 76, leading: 86, lines: 2 },
  { size: 62, leading: 72, lines: 3 },
  { size: 52, leading: 62, lines: 4 },
];
/** Room for number and title, between the name of the site and the line above the status. */
const TITLE_BOX = { top: 138, bottom: 440 };

/**
 * The table of colours: paper, then steps towards each of the others, sixteen in all. Four or five steps make edges
 * that no eye tells from smooth ones at the size of a card.
 */
const RAMPS = { ink: [1, 2, 3, 4, 5], soft: [6, 7, 8, 9], status: [10, 11, 12, 13, 14] } satisfies Record<
  string,
  Ramp
>;
const LINE = 15;

/** One for all cards: nothing waits between the first line on it and its being packed. */
const canvas = createCanvas(CARD_SIZE.width, CARD_SIZE.height);

export function drawCard(card: Card, faces: Faces): Uint8Array {
  clear(canvas);
  const { text } = faces;
  line(text, card.above, { y: 100, size: 32, ramp: RAMPS.soft });
  drawTitle(card, faces);
  fill(canvas, { x: MARGIN, y: 468, width: ROOM, height: 2 }, LINE);
  const y = card.more === null ? 546 : 530;
  let x = MARGIN;
  if (card.status !== null) {
    const mark = markOf(card.status);
    if (mark !== null) ink(canvas, mark, RAMPS.status, x, y - 33);
    x += 54;
  }
  const end = line(text, card.words, { x, y, size: 40, ramp: RAMPS.status });
  if (card.date !== null) {
    const width = text.widthOf(card.date, 32);
    const right = CARD_SIZE.width - MARGIN - width;
    if (right > end + 30) text.set(canvas, card.date, { x: right, y, size: 32, ramp: RAMPS.soft });
  }
  if (card.more !== null) line(text, card.more, { x, y: y + 50, size: 32, ramp: RAMPS.soft });
  return pngOf(canvas, coloursOf(card.status));
}

/** One line, cut where it does not fit. What cannot be set is left out. Returns where it ends. */
function line(
  type: Type,
  words: string,
  { x = MARGIN, ...at }: { x?: number; y: number; size: number; ramp: Ramp },
): number {
  const said = settable(words, type.has);
  if (said === null) return x;
  const widthOf = (sign: string): number => type.widthOf(sign, at.size);
  const [first = ''] = wrapWords(said, { room: CARD_SIZE.width - MARGIN - x, lines: 1, widthOf });
  return type.set(canvas, first, { x, ...at });
}

/** The number above the title; by itself it takes the place of a title that cannot be set. */
function drawTitle({ label, title }: Card, { text, strong }: Faces): void {
  const said = settable(title, strong.has);
  const height = TITLE_BOX.bottom - TITLE_BOX.top;
  if (said === null) {
    if (label !== null)
      strong.set(canvas, label, {
        x: MARGIN,
        y: TITLE_BOX.top + height / 2 + 50,
        size: 132,
        ramp: RAMPS.ink,
      });
    return;
  }
  const { lines, size, leading } = fitted(said, strong);
  const above = label === null ? 0 : 58;
  let y = TITLE_BOX.top + Math.round((height - above - lines.length * leading) / 2);
  if (label !== null) text.set(canvas, label, { x: MARGIN, y: y + 40, size: 40, ramp: RAMPS.soft });
  y += above + Math.round(leading * 0.82);
  for (const words of lines) {
    strong.set(canvas, words, { x: MARGIN, y, size, ramp: RAMPS.ink });
    y += leading;
  }
}

function fitted(title: string, type: Type): { lines: string[]; size: number; leading: number } {
  let last = { lines: [title], size: 0, leading: 0 };
  for (const { size, leading, lines: most } of TITLES) {
    const widthOf = (sign: string): number => type.widthOf(sign, size);
    last = { lines: wrapWords(title, { room: ROOM, lines: most, widthOf }), size, leading };
    if (!last.lines.at(-1)?.endsWith('…') || title.endsWith('…')) break;
  }
  return last;
}

const marks = new Map<Status, Coverage | null>();

function markOf(status: Status): Coverage | null {
  const known = marks.get(status);
  if (known !== undefined) return known;
  const mark = coverageOf(placed(shapeOf(status), { scale: 2.7 }));
  marks.set(status, mark);
  return mark;
}

function shapeOf(status: Status): Outline {
  if (status !== 'draft') return pathOutline(STATUS_SHAPES[status]);
  const { x, y, radius, dots, dot } = DRAFT_RING;
  const circle = pathOutline(`M0 ${-dot}a${dot} ${dot} 0 1 1 0 ${dot * 2}A${dot} ${dot} 0 1 1 0 ${-dot}z`);
  return Array.from({ length: dots }, (_, at) => {
    const angle = (at / dots) * 2 * Math.PI;
    return placed(circle, { scale: 1, x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) });
  }).flat();
}

const tables = new Map<Status | null, Colour[]>();

/** Of the light theme: a card stands in other people's windows, which do not say how dark they are. */
function coloursOf(status: Status | null): Colour[] {
  const known = tables.get(status);
  if (known !== undefined) return known;
  const { paper, ink: black, soft, line: rule, status: of } = COLOURS.light;
  const from = rgb(paper);
  const table = [
    from,
    ...steps(from, rgb(black), RAMPS.ink.length),
    ...steps(from, rgb(soft), RAMPS.soft.length),
    ...steps(from, rgb(of[status ?? 'accepted']), RAMPS.status.length),
    rgb(rule),
  ];
  tables.set(status, table);
  return table;
}

function steps(from: Colour, to: Colour, count: number): Colour[] {
  const mixed = (at: number, part: 0 | 1 | 2): number =>
    Math.round(from[part] + ((to[part] - from[part]) * (at + 1)) / count);
  return Array.from({ length: count }, (_, at): Colour => [mixed(at, 0), mixed(at, 1), mixed(at, 2)]);
}

function rgb(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
