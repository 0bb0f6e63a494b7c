/** How far each level piece runs above or below the middle of its row, so that no two lie on each other. */
import { LINE_GAP } from './measures.ts';
import type { Routes, Stem } from './routes.ts';

/** Offset in px of each stem, by its key; below the middle is positive. */
export function offsetsOf({ routes, stems }: Routes): Map<string, number> {
  const shared = branches(routes);
  const rows = new Map<number, Stem[]>();
  for (const stem of stems.values()) rows.set(stem.row, [...(rows.get(stem.row) ?? []), stem]);
  const offsets = new Map<string, number>();
  for (const row of rows.values()) {
    const placed: Stem[] = [];
    for (const stem of row.sort(compareStems)) {
      const trunk = shared.get(stem.key);
      const others = placed.filter((one) => one !== trunk && one.from <= stem.to && one.to >= stem.from);
      const used = new Set(others.map(({ key }) => offsets.get(key)));
      const own = trunk === undefined ? undefined : offsets.get(trunk.key);
      offsets.set(stem.key, own !== undefined && !used.has(own) ? own : firstFree(stem, placed, offsets));
      placed.push(stem);
    }
  }
  return offsets;
}

/** A line that branches off a straight one of its kind, from the same record, leaves along it. */
function branches(routes: Routes['routes']): Map<string, Stem> {
  const shared = new Map<string, Stem>();
  for (const { edge, start, end, out } of routes) {
    if (!out.straight) continue;
    shared.set(`out ${edge.kind} ${start}`, out);
    shared.set(`in ${edge.kind} ${end}`, out);
  }
  return shared;
}

function firstFree(stem: Stem, placed: Stem[], offsets: Map<string, number>): number {
  const near = placed.filter(({ from, to }) => from <= stem.to && to >= stem.from);
  const used = new Set(near.map(({ key }) => offsets.get(key)));
  for (let step = 0; ; step++) {
    const offset = Math.ceil(step / 2) * (step % 2 === 0 ? LINE_GAP : -LINE_GAP);
    if (!used.has(offset)) return offset === 0 ? 0 : offset;
  }
}

function compareStems(a: Stem, b: Stem): number {
  return (
    Number(b.straight) - Number(a.straight) ||
    a.rank - b.rank ||
    a.from - b.from ||
    a.to - b.to ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}
