/** The shapes of the statuses, in a square of 14 px, the same as in the stylesheet of the site. */
import type { Status } from '../../model/record.ts';

/** A draft is a ring of dots, which no path tells shortly. */
export const STATUS_SHAPES: Record<Exclude<Status, 'draft'>, string> = {
  accepted: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1z',
  proposed: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1zM7 3a4 4 0 1 0 0 8A4 4 0 1 0 7 3z',
  rejected: 'M3 1.4 7 5.4l4-4L12.6 3 8.6 7l4 4L11 12.6l-4-4-4 4L1.4 11l4-4-4-4z',
  superseded: 'M.5 6h8L5.6 3.1 7 1.7 12.6 7 7 12.3l-1.4-1.4L8.5 8h-8z',
  deprecated: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1zM7 3a4 4 0 0 0 0 8z',
  unknown: 'M2 6h10v2H2z',
};

/** The ring of a draft: its middle, and the dots on it. */
export const DRAFT_RING = { x: 7, y: 7, radius: 5.4, dots: 11, dot: 0.95 };
