/** Logs for tests of the graph, made by rule, and what is measured on their pictures. */

import { MARK } from '../../../src/graph/labels.ts';
import type { Box, GraphRecord, Layout, PlacedNode } from '../../../src/graph/types.ts';
import type { RelationType, Status } from '../../../src/model/record.ts';

export interface Link {
  from: number;
  to: number;
  type?: RelationType;
  partial?: boolean;
}

export interface LogOptions {
  count: number;
  links: Link[];
  /** Date of the record with this number; a month after the one before it if left out. */
  date?: (number: number) => string | null;
}

const STATUSES: Status[] = [
  'accepted',
  'superseded',
  'proposed',
  'draft',
  'rejected',
  'deprecated',
  'unknown',
];
const WORDS = 'keep files of one customer in the region where their contract says they stay'.split(' ');

/** Records numbered from 1; links name them by number. */
export function makeLog({ count, links, date = monthly }: LogOptions): GraphRecord[] {
  const records = Array.from({ length: count }, (_, index): GraphRecord => {
    const number = index + 1;
    return {
      id: idOf(number),
      collection: 'adr',
      number,
      title: WORDS.slice(number % 5, 5 + (number % 9)).join(' '),
      status: STATUSES[number % STATUSES.length] as Status,
      effectiveStatus: 'in force',
      date: date(number),
      position: index,
      relations: [],
    };
  });
  for (const { from, to, type = 'relates-to', partial = false } of links) {
    records[from - 1]?.relations.push({ type, target: idOf(to), partial });
  }
  return records;
}

export function idOf(number: number): string {
  return `adr/${String(number).padStart(4, '0')}.md`;
}

function monthly(number: number): string {
  const month = (number - 1) % 12;
  return `${2015 + Math.floor((number - 1) / 12)}-${String(month + 1).padStart(2, '0')}-07`;
}

/** Numbers from 0 to below 1, always the same for one seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES: RelationType[] = [
  'supersedes',
  'superseded-by',
  'amends',
  'depends-on',
  'relates-to',
  'relates-to',
];

/** `links` relations between any two records at most `reach` apart. */
export function randomLog(
  seed: number,
  { count, links, reach = count }: { count: number; links: number; reach?: number },
) {
  const random = randomOf(seed);
  const made: Link[] = [];
  for (let link = 0; link < links; link++) {
    const from = 1 + Math.floor(random() * count);
    const to = Math.max(1, from - Math.ceil(random() * reach));
    const type = TYPES[Math.floor(random() * TYPES.length)] as RelationType;
    if (to !== from) made.push({ from, to, type, partial: random() < 0.2 });
  }
  return makeLog({ count, links: made, date: (number) => (random() < 0.1 ? null : monthly(number)) });
}

/** The mark of a record with the ends of its lines. */
export function markBox({ x, y, reach }: PlacedNode): Box {
  return {
    x: x - MARK,
    y: y - MARK - reach.above,
    width: MARK * 2,
    height: MARK * 2 + reach.above + reach.below,
  };
}

/** What is wrong with a picture: words for each record that lies on another one or that a line runs through. */
export function faultsOf(layout: Layout): string[] {
  const faults: string[] = [];
  const boxes = layout.nodes.map((placed) => ({
    id: placed.node.id,
    mark: markBox(placed),
    label: placed.label.box,
  }));
  for (const [place, a] of boxes.entries()) {
    if (a.label.x < 0 || a.label.x + a.label.width > layout.width + 0.5)
      faults.push(`${a.id} leaves the picture`);
    if (meet(a.mark, a.label)) faults.push(`the words of ${a.id} lie on its mark`);
    for (const b of boxes.slice(place + 1)) {
      const pairs: [Box, Box][] = [
        [a.mark, b.mark],
        [a.mark, b.label],
        [a.label, b.mark],
        [a.label, b.label],
      ];
      if (pairs.some(([one, other]) => meet(one, other))) faults.push(`${a.id} lies on ${b.id}`);
    }
  }
  for (const { edge, points } of layout.edges) {
    for (const [place, from] of points.entries()) {
      const to = points[place + 1];
      if (to === undefined) continue;
      if (from.x !== to.x && from.y !== to.y) faults.push(`${edge.id} runs aslant`);
      const piece = {
        x: Math.min(from.x, to.x) - 1,
        y: Math.min(from.y, to.y) - 1,
        width: Math.abs(from.x - to.x) + 2,
        height: Math.abs(from.y - to.y) + 2,
      };
      for (const { id, mark, label } of boxes) {
        if (meet(piece, label)) faults.push(`${edge.id} runs through the words of ${id}`);
        if (id !== edge.from && id !== edge.to && meet(piece, mark))
          faults.push(`${edge.id} runs through ${id}`);
      }
    }
  }
  return faults;
}

/** Pairs of lines that lie on each other although they share no end of one kind. */
export function confusions(layout: Layout): string[] {
  const pieces = layout.edges.flatMap(({ edge, points }) =>
    points.slice(1).map((to, place) => ({ edge, from: points[place] as typeof to, to })),
  );
  const found: string[] = [];
  for (const [place, a] of pieces.entries()) {
    for (const b of pieces.slice(place + 1)) {
      if (a.edge === b.edge) continue;
      const ends = [b.edge.from, b.edge.to];
      const tied = a.edge.kind === b.edge.kind && (ends.includes(a.edge.from) || ends.includes(a.edge.to));
      if (tied) continue;
      if (lieTogether(a, b)) found.push(`${a.edge.id} lies on ${b.edge.id}`);
    }
  }
  return found;
}

interface Piece {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

function lieTogether(a: Piece, b: Piece): boolean {
  for (const [along, across] of [
    ['x', 'y'],
    ['y', 'x'],
  ] as const) {
    const level = a.from[across] === a.to[across] && b.from[across] === b.to[across];
    if (!level || Math.abs(a.from[across] - b.from[across]) > 1) continue;
    const start = Math.max(Math.min(a.from[along], a.to[along]), Math.min(b.from[along], b.to[along]));
    const end = Math.min(Math.max(a.from[along], a.to[along]), Math.max(b.from[along], b.to[along]));
    if (end - start > 1) return true;
  }
  return false;
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
