/** The narrow picture: one record a row, time from top to bottom, lines on the left, words on the right. */

import { MARK } from './measures.ts';
import { lanesOf } from './narrow-lanes.ts';
import type { NarrowLine } from './narrow-lines.ts';
import { linesOf, meetingOffsets } from './narrow-lines.ts';
import { inOrder, stackRows } from './narrow-rows.ts';
import { pathsOf } from './paths.ts';
import { tracksOf } from './tracks.ts';
import type { Layout, PlacedEdge, PlacedNode, Point, Sheet } from './types.ts';

export interface NarrowOptions {
  width: number;
  /** Lines of a title. */
  lines: number;
}

export const NARROW: NarrowOptions = { width: 358, lines: 3 };

/** Distances in px: between lanes; between tracks at most, and room for all of them; from the last lane to the words. */
const SPACE = { lane: 15, track: 10, tracks: 100, label: 18, edge: 2 };

export function layoutNarrow(sheet: Sheet, options: NarrowOptions = NARROW): Layout {
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
  const { nodes, height, ticks } = stackRows(parts, { left, options, xs, offsets });
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
