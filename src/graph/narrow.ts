/** The narrow picture: one record a row, time from top to bottom, lines on the left, words on the right. */

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

/** Distances in px: between tracks at most, room for all of them, from the last track to the words. */
const SPACE = { track: 15, tracks: 120, label: 18, mark: 10 };

export function layoutNarrow(sheet: Sheet, options: NarrowOptions = NARROW): Layout {
  const parts = inOrder(sheet);
  const order = new Map(parts.flat().map((node, row) => [node.id, row]));
  const paths = pathsOf([...order.keys()], sheet.edges, order);
  const { lines, buses } = linesOf(sheet.edges, paths.straight, order);

  const row = (id: string | undefined) => order.get(id ?? '') ?? 0;
  const stretches = [
    ...paths.stops.map((stops) => ({ from: row(stops[0]), to: row(stops.at(-1)) })),
    ...buses,
  ];
  const places = tracksOf(stretches);
  const count = Math.max(1, ...places.map((place) => place + 1));
  const gap = Math.min(SPACE.track, SPACE.tracks / count);
  const x = (stretch: number) => SPACE.mark + (count - 1 - (places[stretch] ?? 0)) * gap;
  const xs = new Map(paths.stops.flatMap((stops, path) => stops.map((id) => [id, x(path)] as const)));
  for (const [bus, { key }] of buses.entries()) xs.set(key, x(paths.stops.length + bus));

  const offsets = meetingOffsets(lines, xs);
  const left = SPACE.mark + (count - 1) * gap + SPACE.label;
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
