/** The two drawings of a sheet, wide and narrow; the stylesheet shows the one there is room for. */
import type { GraphRecord, Layout, Sheet } from '../../graph/index.ts';
import { drawGraph, layoutNarrow, layoutWide } from '../../graph/index.ts';
import { WIDE } from '../../graph/wide.ts';

export interface DrawingOptions {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
  href: (record: GraphRecord) => string;
  moreHref: (hub: string) => string;
  /** The record the drawing is about. */
  focus?: string | undefined;
}

export interface Drawings {
  /** Null where the narrow one serves everywhere. */
  wide: string | null;
  narrow: string;
  /** The least of the steps below that the wide drawing fits, in px; null where it fits none. */
  room: number | null;
}

/** Room that the stylesheet tells apart, in px: each is a rule of its own in graph.css. */
export const ROOMS = [480, 600, 720, 860, 1000, 1140];

/** Of a phone's screen, what the edges of a page leave. */
const NARROW = { width: 350, lines: 3 };

export function drawSheet(
  sheet: Sheet,
  options: DrawingOptions,
  columns = WIDE.columns,
  width = WIDE.width,
): Drawings {
  const layout = fitting(sheet, columns, width);
  const room = layout === null ? null : (ROOMS.find((room) => layout.width <= room) ?? null);
  return {
    wide:
      layout === null || room === null ? null : drawGraph(layout, { ...options, id: `${options.id}-wide` }),
    narrow: drawGraph(layoutNarrow(sheet, NARROW), { ...options, id: `${options.id}-narrow` }),
    room,
  };
}

/** Tried from the roomiest labels to the tightest ones. */
const LABELS = [WIDE.label, { least: 96, most: 280 }, { least: 80, most: 280 }];

function fitting(sheet: Sheet, columns: number, width: number): Layout | null {
  for (const label of LABELS) {
    const layout = layoutWide(sheet, { ...WIDE, width, columns, label });
    if (layout.width <= width) return layout;
  }
  return null;
}
