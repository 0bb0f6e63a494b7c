/** The marks of records: the shapes of the statuses, on the place where their lines meet. */
import type { Status } from '../model/record.ts';
import { MARK } from './measures.ts';
import type { PlacedNode } from './types.ts';

/** In a square of 14 px, the same shapes as in the stylesheet of the site. */
const SHAPES: Record<Exclude<Status, 'draft'>, string> = {
  accepted: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1z',
  proposed: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1zM7 3a4 4 0 1 0 0 8A4 4 0 1 0 7 3z',
  rejected: 'M3 1.4 7 5.4l4-4L12.6 3 8.6 7l4 4L11 12.6l-4-4-4 4L1.4 11l4-4-4-4z',
  superseded: 'M.5 6h8L5.6 3.1 7 1.7 12.6 7 7 12.3l-1.4-1.4L8.5 8h-8z',
  deprecated: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1zM7 3a4 4 0 0 0 0 8z',
  unknown: 'M2 6h10v2H2z',
};

/** The paper under a mark; where lines meet it side by side, a frame that holds them together. */
export function drawStation({ x, y, reach }: PlacedNode): string {
  const { above, below } = reach;
  if (above < 5 && below < 5) return `<circle class="graph-paper" cx="${x}" cy="${y}" r="${MARK}"/>`;
  const top = y - MARK - above;
  const height = MARK * 2 + above + below;
  return `<rect class="graph-station" x="${x - MARK}" y="${top}" width="${MARK * 2}" height="${height}" rx="${MARK}"/>`;
}

export function drawMark({ node, x, y }: PlacedNode): string {
  if (node.kind === 'more') {
    return `<path class="graph-mark" d="M${x - 5} ${y}h10M${x} ${y - 5}v10"/>`;
  }
  const { status } = node.record;
  if (status === 'draft')
    return `<circle class="graph-mark graph-dotted st-draft" cx="${x}" cy="${y}" r="5.4"/>`;
  return `<path class="graph-mark st-${status}" transform="translate(${x - 7} ${y - 7})" d="${SHAPES[status]}"/>`;
}
