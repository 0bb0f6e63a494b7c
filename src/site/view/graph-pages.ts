/** The pages of the graph: which sheets stand on which, their addresses, and where each record is drawn. */
import type { Graph, Sheet } from '../../graph/index.ts';
import { createGraph, planSheets } from '../../graph/index.ts';
import type { SiteLog } from '../types.ts';
import { focusKey } from './focus.ts';
import { graphRecords, withoutCommonName } from './graph-records.ts';
import { nameOfSheet, type SheetName } from './graph-sheets.ts';
import { type PageOf, packed } from './paging.ts';

export interface SheetView extends SheetName {
  /** Fragment of its section, the same on every page of the graph: `sheet-12`. */
  id: string;
  sheet: Sheet;
  /** The collection all its records are of; null where they are of several, or there is one only. */
  of: string | null;
}

export interface GraphPages {
  pages: PageOf<SheetView>[];
  /** By the id of a record: its page, from 1, and the section on it. */
  places: Map<string, { page: number; sheet: string }>;
}

/** Two drawings and a list of all sheets on a page: less than some 300 KB of HTML. */
const BYTES_A_PAGE = 280_000;

/** What a node and a line weigh in both drawings and the list, in bytes; measured. */
const BYTES = { node: 2_600, line: 900 };

const graphs = new WeakMap<SiteLog, Graph>();
const plans = new WeakMap<Graph, GraphPages>();

export function graphOf(log: SiteLog): Graph {
  const known = graphs.get(log) ?? createGraph(graphRecords(log));
  graphs.set(log, known);
  return known;
}

export function graphPages(graph: Graph): GraphPages {
  const known = plans.get(graph) ?? plan(graph);
  plans.set(graph, known);
  return known;
}

function plan(graph: Graph): GraphPages {
  if (graph.nodes.size === 0) return { pages: [], places: new Map() };
  const views = planSheets(graph).map((whole, at): SheetView => {
    const { sheet, of } = withoutCommonName(whole);
    return { id: `sheet-${at + 1}`, sheet, of, ...nameOfSheet(whole) };
  });
  const pages = packed(views, ({ sheet }) => weightOf(sheet), BYTES_A_PAGE);
  return { pages, places: placesOf(pages) };
}

function weightOf({ nodes, edges }: Sheet): number {
  const count = nodes.reduce(
    (sum, node) => sum + (node.kind === 'more' ? 1 + node.members.length / 8 : 1),
    0,
  );
  return count * BYTES.node + edges.length * BYTES.line;
}

/** Records are where they stand as their own; those inside a fold are where the fold is. */
function placesOf(pages: PageOf<SheetView>[]): GraphPages['places'] {
  const places: GraphPages['places'] = new Map();
  for (const { number, items } of pages) {
    for (const { id, sheet } of items) {
      const place = { page: number, sheet: id };
      for (const node of sheet.nodes) {
        if (node.kind === 'record') places.set(node.id, place);
        else if (node.kind === 'more')
          for (const member of node.members) if (!places.has(member.id)) places.set(member.id, place);
      }
    }
  }
  return places;
}

/** `/graph/`, then `/graph/2/`. */
export function graphPath(number: number): string {
  return number === 1 ? '/graph/' : `/graph/${number}/`;
}

/** `/graph/alone/`, then `/graph/alone/2/`. */
export function alonePath(number: number): string {
  return number === 1 ? '/graph/alone/' : `/graph/alone/${number}/`;
}

/** The surroundings of a record: `/graph/2/?focus=adr/12#sheet-7`; null where no line leads to it. */
export function focusPath(
  { places }: GraphPages,
  { id, permalink }: { id: string; permalink: string },
): string | null {
  const place = places.get(id);
  if (place === undefined) return null;
  return `${graphPath(place.page)}?focus=${focusKey(permalink)}#${place.sheet}`;
}

/** For the script: the page and section of every record that a line leads to. */
export function packPlaces(
  log: Pick<SiteLog, 'records'>,
  { places }: GraphPages,
): Record<string, [number, string]> {
  return Object.fromEntries(
    log.records.flatMap(({ id, permalink }) => {
      const place = places.get(id);
      return place === undefined ? [] : [[focusKey(permalink), [place.page, place.sheet]] as const];
    }),
  );
}
