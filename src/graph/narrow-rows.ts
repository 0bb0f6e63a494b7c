/** Rows of the narrow picture: the order of the records, and how high each row is. */
import { componentsOf, edgesByEnd } from './components.ts';
import { otherEnd } from './graph.ts';
import { labelOf, TYPE } from './labels.ts';
import { yearsIn } from './ticks.ts';
import { compareMoments } from './time.ts';
import type { GraphNode, PlacedNode, Sheet, Tick } from './types.ts';

/** Distances in px. */
const SPACE = { row: 16, part: 12, top: 6, clear: 4 };

/**
 * The parts of a sheet, the one that begins first on top, each in time. Neighbours without a place of their own
 * stand right above or below the first or last record they are related to.
 */
export function inOrder({ nodes, edges }: Sheet): GraphNode[][] {
  const near = edgesByEnd(edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sorted = [...nodes].sort((a, b) => compareMoments(a.moment, b.moment) || (a.id < b.id ? -1 : 1));
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

export interface RowsInput {
  /** Left side of the words. */
  left: number;
  options: { width: number; lines: number };
  xs: Map<string, number>;
  offsets: Map<string, number>;
}

export function stackRows(
  parts: GraphNode[][],
  { left, options, xs, offsets }: RowsInput,
): { nodes: PlacedNode[]; height: number; ticks: Tick[] } {
  const reaches = reachesOf(offsets);
  const nodes: PlacedNode[] = [];
  const ticks: Tick[] = [];
  let y = 0;
  parts.forEach((part, index) => {
    if (index > 0) y += SPACE.part;
    let year: string | null = null;
    for (const node of part) {
      const label = labelOf(node, { width: options.width - left, lines: options.lines });
      const reach = reaches.get(node.id) ?? { above: 0, below: 0 };
      const middle = TYPE.leading / 2;
      const top = y + Math.max(SPACE.top, reach.above + SPACE.clear - middle);
      const own = node.kind === 'record' ? yearsIn([node.record]) : '';
      if (own !== '' && own !== year) {
        ticks.push({ text: own, at: top + middle, rule: null });
        year = own;
      }
      const box = { ...label.box, x: left, y: top };
      nodes.push({ node, x: xs.get(node.id) ?? 0, y: top + middle, reach, label: { ...label, box } });
      y = top + Math.max(box.height, middle + reach.below + SPACE.clear) + SPACE.row - SPACE.top;
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
