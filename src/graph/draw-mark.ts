/** The marks of records: the shapes of the statuses, on the place where their lines meet. */
import { DRAFT_RING, STATUS_SHAPES } from '../site/view/statuses.ts';
import { MARK } from './measures.ts';
import type { PlacedNode } from './types.ts';

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
    return `<circle class="graph-mark graph-dotted st-draft" cx="${x}" cy="${y}" r="${DRAFT_RING.radius}"/>`;
  return `<path class="graph-mark st-${status}" transform="translate(${x - 7} ${y - 7})" d="${STATUS_SHAPES[status]}"/>`;
}
