/** What each line says, with a sample of it. */
import { drawEdge } from './draw-edge.ts';
import type { EdgeKind } from './types.ts';

export interface LegendEntry {
  kind: EdgeKind;
  label: string;
  /** What the sign on the line points at. */
  reading: string;
}

export const LEGEND: LegendEntry[] = [
  { kind: 'supersedes', label: 'supersedes', reading: 'the arrow leads to the successor' },
  {
    kind: 'partly-supersedes',
    label: 'supersedes in part',
    reading: 'the arrow leads to what replaces a part',
  },
  { kind: 'amends', label: 'amends', reading: 'the bar stands at what is amended' },
  { kind: 'depends-on', label: 'depends on', reading: 'the arrow points at what is needed' },
  { kind: 'relates-to', label: 'relates to', reading: 'no direction' },
];

/** A piece of line as the pictures draw it, 64 by 16 px, for the eye only. */
export function drawSample(kind: EdgeKind): string {
  const edge = { id: kind, kind, from: 'later', to: 'earlier', count: 1 };
  const points = [
    { x: -5, y: 8 },
    { x: 69, y: 8 },
  ];
  const line = drawEdge({ edge, points, target: 'start' }, new Map());
  return `<svg class="graph-sample" viewBox="0 0 64 16" width="64" height="16" aria-hidden="true">${line}</svg>`;
}
