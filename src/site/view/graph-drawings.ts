/** The two drawings of a sheet, wide and narrow; the stylesheet shows the one there is room for. */
import type { Graph, GraphRecord, Layout, Sheet } from '../../graph/index.ts';
import { drawGraph, layoutNarrow, layoutWide, neighbourhood } from '../../graph/index.ts';
import { WIDE } from '../../graph/wide.ts';
import { withoutCommonName } from './graph-records.ts';

export interface DrawingOptions {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
  href: (record: GraphRecord) => string;
  moreHref: (hub: string) => string;
}

export interface Drawings {
  /** Null where the narrow one serves everywhere. */
  wide: string | null;
  narrow: string;
  /** The least of the steps below that the wide drawing fits, in px; null where it fits none. */
  room: number | null;
}

/** What a page has room for. */
const ROOM = 1116;

/** Room that the stylesheet tells apart, in px: each is a rule of its own in graph.css. */
export const ROOMS = [480, 600, 720, 860, 1000, 1116];

/** Of a phone's screen, what the edges of a page leave. */
const NARROW = { width: 350, lines: 3 };

export function drawSheet(sheet: Sheet, options: DrawingOptions): Drawings {
  const layout = fitting(sheet);
  const room = layout === null ? null : (ROOMS.find((room) => layout.width <= room) ?? null);
  return {
    wide:
      layout === null || room === null ? null : drawGraph(layout, { ...options, id: `${options.id}-wide` }),
    narrow: drawGraph(layoutNarrow(sheet, NARROW), { ...options, id: `${options.id}-narrow` }),
    room,
  };
}

/** What a record's page shows around it: enough for two steps of most logs, and small. */
const AROUND = { steps: 2, records: 9, columns: 9 };

/** The surroundings of a record, narrow at every width, so that each page carries one drawing; null where there are none. */
export function drawAround(
  graph: Graph,
  id: string,
  options: DrawingOptions,
): { svg: string; sheet: Sheet } | null {
  const sheet = neighbourhood(graph, id, AROUND);
  if (sheet === null) return null;
  const around = withoutCommonName(sheet).sheet;
  return { svg: drawGraph(layoutNarrow(around, NARROW), { ...options, focus: id }), sheet: around };
}

/** Tried from the roomiest labels to the tightest ones. */
const LABELS = [WIDE.label, { least: 96, most: 280 }, { least: 80, most: 280 }];

function fitting(sheet: Sheet): Layout | null {
  for (const label of LABELS) {
    const layout = layoutWide(sheet, { ...WIDE, width: ROOM, label });
    if (layout.width <= ROOM) return layout;
  }
  return null;
}
