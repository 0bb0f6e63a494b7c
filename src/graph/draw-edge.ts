/** Lines with rounded bends, and what stands at their ends. */
import { escapeHtml } from '../shared/escape.ts';
import { MARK, round } from './measures.ts';
import type { EdgeKind, PlacedEdge, Point } from './types.ts';

const RADIUS = 8;

/** Which end of a line has a sign, and which sign. A line of supersession leads to the successor. */
const SIGNS: Record<EdgeKind, { at: 'from' | 'to'; sign: 'arrow' | 'open' | 'bar' } | null> = {
  supersedes: { at: 'from', sign: 'arrow' },
  'partly-supersedes': { at: 'from', sign: 'arrow' },
  amends: { at: 'to', sign: 'bar' },
  'depends-on': { at: 'to', sign: 'open' },
  'relates-to': null,
};

/**
 * @param names the id of the record at each end
 * @param start the end that the line is drawn from
 */
export function drawEdge(
  { edge, points, target }: PlacedEdge,
  names: Map<string, string>,
  start: 'start' | 'end' = 'start',
): string {
  const sign = SIGNS[edge.kind];
  const end = sign === null ? null : (sign.at === 'to') === (target === 'end') ? 'end' : 'start';
  const attributes = [
    `class="graph-edge graph-${edge.kind}"`,
    `data-type="${edge.kind}"`,
    `data-from="${escapeHtml(names.get(edge.from) ?? edge.from)}"`,
    `data-to="${escapeHtml(names.get(edge.to) ?? edge.to)}"`,
  ];
  const path = linePath(start === 'start' ? points : [...points].reverse());
  // A double line is a thick one with paper along its middle.
  const classes = edge.kind === 'amends' ? ['graph-line', 'graph-core'] : ['graph-line'];
  const line = classes.map((name) => `<path class="${name}" d="${path}"/>`).join('');
  const mark =
    sign === null || end === null ? '' : drawSign(sign.sign, end === 'end' ? points : [...points].reverse());
  return `<g ${attributes.join(' ')}>${line}${mark}</g>`;
}

/** The sign at the last of these points, which lies in the middle of a mark. */
function drawSign(sign: 'arrow' | 'open' | 'bar', points: Point[]): string {
  const [tip, from] = [points.at(-1), points.at(-2)];
  if (tip === undefined || from === undefined) return '';
  const [dx, dy] = [Math.sign(tip.x - from.x), Math.sign(tip.y - from.y)];
  /** A place `back` px before the mark and `aside` px beside the line. */
  const at = (back: number, aside: number) =>
    `${round(tip.x - dx * (MARK + back) - dy * aside)} ${round(tip.y - dy * (MARK + back) + dx * aside)}`;
  if (sign === 'arrow') return `<path class="graph-arrow" d="M${at(0, 0)}L${at(8, -4.5)}L${at(8, 4.5)}Z"/>`;
  if (sign === 'open') return `<path class="graph-open" d="M${at(6, -3.5)}L${at(0.5, 0)}L${at(6, 3.5)}"/>`;
  return `<path class="graph-bar" d="M${at(3, -4)}L${at(3, 4)}"/>`;
}

/** A path through level and upright pieces, each corner rounded as far as its pieces allow. */
export function linePath(points: Point[]): string {
  const corners = points.filter((point, place) => {
    const before = points[place - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
  const parts: string[] = [];
  corners.forEach((point, place) => {
    const [before, after] = [corners[place - 1], corners[place + 1]];
    if (before === undefined) parts.push(`M${round(point.x)} ${round(point.y)}`);
    else if (after === undefined) parts.push(`L${round(point.x)} ${round(point.y)}`);
    else {
      const radius = Math.min(RADIUS, length(before, point) / 2, length(point, after) / 2);
      const [enter, leave] = [towards(point, before, radius), towards(point, after, radius)];
      parts.push(
        `L${round(enter.x)} ${round(enter.y)}Q${round(point.x)} ${round(point.y)} ${round(leave.x)} ${round(leave.y)}`,
      );
    }
  });
  return parts.join('');
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, far: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * far, y: from.y + Math.sign(to.y - from.y) * far };
}
