/** Lines of the narrow picture: straight down between stops, or out to a track of their own and back. */
import { rankOf } from './edges.ts';
import { LINE_GAP } from './measures.ts';
import type { GraphEdge } from './types.ts';

export interface NarrowLine {
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
export interface Bus {
  key: string;
  rank: number;
  from: number;
  to: number;
}

/** @returns the buses with the shortest first: they come nearest to the marks */
export function linesOf(
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
export function meetingOffsets(lines: NarrowLine[], xs: Map<string, number>): Map<string, number> {
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
