/** The narrow picture: one record a row, time from top to bottom, lines on the left, words on the right. */
import type { Messages } from '../messages/messages.ts';
import { type Paths, pathsOf } from './cells.ts';
import { compareTimePositions, componentsOf, edgesByEnd, otherEnd, rankOf } from './graph.ts';
import { LINE_GAP, labelOf, MARK, TYPE, tracksOf, yearsIn } from './labels.ts';
import type { GraphEdge, GraphNode, Layout, PlacedEdge, PlacedNode, Point, Sheet, Tick } from './types.ts';

interface NarrowOptions {
  width: number;
  /** Lines of a title. */
  lines: number;
}

const NARROW: NarrowOptions = { width: 358, lines: 3 };

/** Distances in px: between lanes; between tracks at most, and room for all of them; from the last lane to the words. */
const SPACE = { lane: 15, track: 10, tracks: 100, label: 18, edge: 2 };

export function layoutNarrow(sheet: Sheet, messages: Messages, options: NarrowOptions = NARROW): Layout {
  const parts = inOrder(sheet);
  const order = new Map(parts.flat().map((node, row) => [node.id, row]));
  const paths = pathsOf([...order.keys()], sheet.edges, order);
  const byId = new Map(sheet.edges.map((edge) => [edge.id, edge]));
  const lanes = lanesOf(paths, order, (id) => [byId.get(id)?.from ?? '', byId.get(id)?.to ?? '']);
  const { lines, buses } = linesOf(sheet.edges, lanes.straight, order);

  const places = tracksOf(buses);
  const tracks = Math.max(0, ...places.map((place) => place + 1));
  const gap = Math.min(SPACE.track, SPACE.tracks / tracks);
  const first = tracks === 0 ? 0 : SPACE.edge + tracks * gap;
  const last = first + MARK + (lanes.count - 1) * SPACE.lane;
  const xs = new Map([...lanes.of].map(([id, lane]) => [id, last - lane * SPACE.lane]));
  for (const [bus, { key }] of buses.entries()) {
    xs.set(key, SPACE.edge + (tracks - 1 - (places[bus] ?? 0)) * gap);
  }

  const offsets = meetingOffsets(lines, xs);
  const left = last + SPACE.label;
  const { nodes, height, ticks } = stackRows(parts, { left, options, xs, offsets, messages });
  const at = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const edges = lines.map((line): PlacedEdge => {
    const [a, b] = [at.get(line.start) as PlacedNode, at.get(line.end) as PlacedNode];
    const target = line.end === line.edge.to ? 'end' : 'start';
    return { edge: line.edge, target, points: pointsOf(line, a, b, { xs, offsets }) };
  });
  return { density: 'narrow', width: options.width, height, nodes, edges, ticks };
}

function pointsOf(
  { out, into, bus }: NarrowLine,
  a: Point,
  b: Point,
  { xs, offsets }: { xs: Map<string, number>; offsets: Map<string, number> },
): Point[] {
  if (bus === null)
    return [
      { x: a.x, y: a.y },
      { x: b.x, y: b.y },
    ];
  const [top, bottom] = [a.y + (offsets.get(out) ?? 0), b.y + (offsets.get(into) ?? 0)];
  const x = xs.get(bus) ?? 0;
  return [
    { x: a.x, y: top },
    { x, y: top },
    { x, y: bottom },
    { x: b.x, y: bottom },
  ];
}

// Rows of the narrow picture: the order of the records, and how high each row is.

/** Distances in px. */
const ROW_SPACE = { row: 16, part: 12, top: 6, clear: 4 };

/**
 * The parts of a sheet, the one that begins first on top, each in time. Neighbours without a place of their own
 * stand right above or below the first or last record they are related to.
 */
function inOrder({ nodes, edges }: Sheet): GraphNode[][] {
  const near = edgesByEnd(edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sorted = [...nodes].sort((a, b) => compareTimePositions(a.time, b.time) || (a.id < b.id ? -1 : 1));
  const parts = componentsOf(
    sorted.map(({ id }) => id),
    edges,
  );
  return parts.map((ids) => {
    const order = ids.flatMap((id) => byId.get(id) ?? []).filter(({ kind }) => kind === 'record');
    for (const id of ids) {
      const node = byId.get(id);
      if (node === undefined || node.kind === 'record') continue;
      const others = new Set((near.get(id) ?? []).map((edge) => otherEnd(edge, id)));
      const places = order.flatMap((other, place) => (others.has(other.id) ? [place] : []));
      const place = node.side === 'before' ? Math.min(...places) : Math.max(...places) + 1;
      order.splice(place, 0, node);
    }
    return order;
  });
}

interface RowsInput {
  messages: Messages;
  /** Left side of the words. */
  left: number;
  options: { width: number; lines: number };
  xs: Map<string, number>;
  offsets: Map<string, number>;
}

function stackRows(
  parts: GraphNode[][],
  { left, options, xs, offsets, messages }: RowsInput,
): { nodes: PlacedNode[]; height: number; ticks: Tick[] } {
  const reaches = reachesOf(offsets);
  const nodes: PlacedNode[] = [];
  const ticks: Tick[] = [];
  let y = 0;
  parts.forEach((part, index) => {
    if (index > 0) y += ROW_SPACE.part;
    let year: string | null = null;
    for (const node of part) {
      const label = labelOf(node, { width: options.width - left, lines: options.lines, messages });
      const reach = reaches.get(node.id) ?? { above: 0, below: 0 };
      const middle = TYPE.leading / 2;
      const top = y + Math.max(ROW_SPACE.top, reach.above + ROW_SPACE.clear - middle);
      const own = node.kind === 'record' ? yearsIn([node.record]) : '';
      if (own !== '' && own !== year) {
        ticks.push({ text: own, at: top + middle, rule: null });
        year = own;
      }
      const box = { ...label.box, x: left, y: top };
      nodes.push({ node, x: xs.get(node.id) ?? 0, y: top + middle, reach, label: { ...label, box } });
      y = top + Math.max(box.height, middle + reach.below + ROW_SPACE.clear) + ROW_SPACE.row - ROW_SPACE.top;
    }
  });
  return { nodes, height: y, ticks };
}

function reachesOf(offsets: Map<string, number>): Map<string, PlacedNode['reach']> {
  const reaches = new Map<string, PlacedNode['reach']>();
  for (const [key, offset] of offsets) {
    const id = key.slice(key.indexOf(' ', key.indexOf(' ') + 1) + 1);
    const known = reaches.get(id) ?? { above: 0, below: 0 };
    reaches.set(id, { above: Math.max(known.above, -offset), below: Math.max(known.below, offset) });
  }
  return reaches;
}

// Lines of the narrow picture: straight down between stops, or out to a track of their own and back.

interface NarrowLine {
  edge: GraphEdge;
  /** The ends, upper one first. */
  start: string;
  end: string;
  /** Names the level piece at each end; lines of one kind at one side of a record share it. */
  out: string;
  into: string;
  /** The track it runs down; null where it runs straight from one stop to the next. */
  bus: string | null;
}

/** A track taken from one row to another. */
interface Bus {
  key: string;
  rank: number;
  from: number;
  to: number;
}

/** @returns the buses with the shortest first: they come nearest to the marks */
function linesOf(
  edges: GraphEdge[],
  straight: Set<string>,
  order: Map<string, number>,
): { lines: NarrowLine[]; buses: Bus[] } {
  const row = (id: string) => order.get(id) ?? 0;
  const degrees = new Map<string, number>();
  const taken = new Set<string>();
  const sorted = [...edges].sort((a, b) => rankOf(a.kind) - rankOf(b.kind));
  const drafts = sorted.map((edge) => {
    const [start, end] = row(edge.from) < row(edge.to) ? [edge.from, edge.to] : [edge.to, edge.from];
    const [out, into] = [`out ${edge.kind} ${start}`, `in ${edge.kind} ${end}`];
    const direct = straight.has(edge.id) && !taken.has(start);
    if (direct) taken.add(start);
    else for (const key of [out, into]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
    return { edge, start, end, out, into, direct };
  });
  const buses = new Map<string, Bus>();
  const lines = drafts.map(({ edge, start, end, out, into, direct }): NarrowLine => {
    if (direct) return { edge, start, end, out, into, bus: null };
    const key = (degrees.get(out) ?? 0) >= (degrees.get(into) ?? 0) ? out : into;
    const bus = buses.get(key) ?? { key, rank: rankOf(edge.kind), from: row(start), to: row(end) };
    bus.from = Math.min(bus.from, row(start));
    bus.to = Math.max(bus.to, row(end));
    buses.set(key, bus);
    return { edge, start, end, out, into, bus: `track ${key}` };
  });
  const inTurn = [...buses.values()].sort(
    (a, b) => a.to - a.from - (b.to - b.from) || a.rank - b.rank || (a.key < b.key ? -1 : 1),
  );
  return { lines, buses: inTurn.map((bus) => ({ ...bus, key: `track ${bus.key}` })) };
}

interface Meeting {
  key: string;
  /** Comes from above. */
  incoming: boolean;
  far: number;
}

/** How far above or below the middle of a mark each level piece meets it, so that none lie on each other. */
function meetingOffsets(lines: NarrowLine[], xs: Map<string, number>): Map<string, number> {
  const meetings = new Map<string, Map<string, Meeting>>();
  for (const { start, end, out, into, bus } of lines) {
    if (bus === null) continue;
    for (const [id, key, incoming] of [[start, out, false] as const, [end, into, true] as const]) {
      const far = Math.abs((xs.get(bus) ?? 0) - (xs.get(id) ?? 0));
      const own = meetings.get(id) ?? new Map<string, Meeting>();
      own.set(key, { key, incoming, far: Math.min(far, own.get(key)?.far ?? far) });
      meetings.set(id, own);
    }
  }
  const offsets = new Map<string, number>();
  for (const own of meetings.values()) {
    const sorted = [...own.values()].sort(
      (a, b) =>
        Number(b.incoming) - Number(a.incoming) ||
        (a.incoming ? a.far - b.far : b.far - a.far) ||
        (a.key < b.key ? -1 : 1),
    );
    for (const [place, { key }] of sorted.entries()) {
      offsets.set(key, (place - (sorted.length - 1) / 2) * LINE_GAP);
    }
  }
  return offsets;
}

// Lanes of the narrow picture: the columns that marks stand in.

/** Lines of the map that may run side by side. */
const MOST = 5;

interface Lanes {
  /** Lane of each id, from 0 next to the words. */
  of: Map<string, number>;
  count: number;
  /** The edges that run straight down a lane. */
  straight: Set<string>;
}

/**
 * The longest lines come nearest to the words. Where there are too many at a time to stand side by side, the shorter ones
 * are taken apart, and their lines drawn beside the lanes.
 * @param order the row of each id
 */
function lanesOf(paths: Paths, order: Map<string, number>, ends: (edge: string) => [string, string]): Lanes {
  const row = (id: string | undefined) => order.get(id ?? '') ?? 0;
  const lanes: boolean[][] = Array.from({ length: MOST + 1 }, () => []);
  const of = new Map<string, number>();
  const parted = new Set<string>();
  const take = (stops: string[], most: number): boolean => {
    const [first, last] = [row(stops[0]), row(stops.at(-1))];
    const lane = lanes.slice(0, most).findIndex((taken) => {
      for (let at = first; at <= last; at++) if (taken[at]) return false;
      return true;
    });
    if (lane < 0) return false;
    for (let at = first; at <= last; at++) (lanes[lane] as boolean[])[at] = true;
    for (const id of stops) of.set(id, lane);
    return true;
  };
  const long = paths.stops
    .filter((stops) => stops.length > 1)
    .sort((a, b) => b.length - a.length || row(a[0]) - row(b[0]));
  const apart: string[] = paths.stops.flatMap((stops) => (stops.length === 1 ? stops : []));
  for (const stops of long) {
    if (take(stops, MOST)) continue;
    apart.push(...stops);
    for (const id of stops) parted.add(id);
  }
  for (const id of apart) take([id], MOST + 1);
  const straight = new Set([...paths.straight].filter((edge) => !ends(edge).some((id) => parted.has(id))));
  return { of, count: Math.max(0, ...of.values()) + 1, straight };
}
