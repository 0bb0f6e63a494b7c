/** The pages of the graph: which sheets stand on which, their addresses, and where each record is drawn. */

import { compareTimePositions, componentsOf, edgesByEnd } from '../../graph/graph.ts';
import {
  createGraph,
  drawGraph,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type GraphRecord,
  type Layout,
  layoutNarrow,
  layoutWide,
  neighbourhood,
  planSheets,
  type Sheet,
} from '../../graph/index.ts';
import { yearsIn } from '../../graph/labels.ts';
import { WIDE } from '../../graph/wide.ts';
import type { Messages } from '../../messages/messages.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { SiteLog } from '../types.ts';
import { focusKey } from './focus.ts';
import { messageHtml } from './message-html.ts';
import { type PageOf, packed } from './paging.ts';
import { plainTitle, recordName } from './record-name.ts';

export interface SheetView {
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
    return { id: `sheet-${at + 1}`, sheet, of };
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

function graphRecords({ records, collections }: Pick<SiteLog, 'records' | 'collections'>): GraphRecord[] {
  const names = new Map(collections.map(({ key, name }) => [key, name]));
  const several = collections.length > 1;
  return records.map(
    ({ id, collection, number, title, currentStatus, effectiveStatus, date, position, relations }) => ({
      id,
      collection,
      ...(several ? { of: names.get(collection) ?? collection } : {}),
      number,
      title: plainTitle(title),
      status: currentStatus,
      effectiveStatus,
      date,
      position,
      relations,
    }),
  );
}

/** A sheet of one collection only says its name above itself, not beside each record. */
export function withoutCommonName(sheet: Sheet): { sheet: Sheet; of: string | null } {
  const names = new Set(
    sheet.nodes.flatMap((node) => (node.kind === 'more' ? node.members : [node.record])).map(({ of }) => of),
  );
  const [name] = names;
  if (names.size > 1 || name === undefined) return { sheet, of: null };
  const nodes = sheet.nodes.map((node) =>
    node.kind === 'more' ? node : { ...node, record: { ...node.record, of: undefined } },
  );
  return { sheet: { ...sheet, nodes }, of: name };
}

interface SheetName {
  /** `Around 12 Process files in a queue`. */
  heading: string;
  /** `14 records · 2022–2024`. */
  note: string;
}

export function nameOfSheet(sheet: Sheet, { t }: Messages): SheetName {
  const own = sheet.nodes.flatMap((node): GraphRecord[] => (node.kind === 'record' ? [node.record] : []));
  const collapsed = sheet.nodes.reduce(
    (sum, node) => sum + (node.kind === 'more' ? node.members.length : 0),
    0,
  );
  const parts = componentsOf(
    sheet.nodes.map(({ id }) => id),
    sheet.edges,
  );
  const count = parts.length;
  const largest = Math.max(...parts.map((part) => part.length));
  const note = [
    t('graph.records', { count: own.length }),
    collapsed === 0 ? '' : t('graph.collapsed', { count: collapsed }),
    yearsIn(own),
  ].filter((part) => part !== '');
  const isCut = sheet.nodes.some(({ kind }) => kind === 'elsewhere');
  return {
    heading:
      count > 1 && largest * 2 < sheet.nodes.length
        ? t(isCut ? 'graph.cut-groups' : 'graph.small-groups', { count })
        : t('graph.around', { record: recordName(centreOf(sheet)) }),
    note: note.join(' · '),
  };
}

/** The record that most lines lead to; of several, the one that supersedes or is superseded, then the latest. */
function centreOf({ nodes, edges }: Sheet): GraphRecord {
  const near = edgesByEnd(edges);
  const degree = (id: string): number =>
    (near.get(id) ?? []).reduce((sum, { count, kind }) => sum + count + (kind === 'supersedes' ? 0.1 : 0), 0);
  const own = nodes.filter((node) => node.kind === 'record');
  const [first] = own.sort((a, b) => degree(b.id) - degree(a.id) || b.record.position - a.record.position);
  if (first === undefined) throw new Error('a sheet shows no record as its own');
  return first.record;
}

interface TextOptions {
  /** Address of a record's page. */
  href: (record: GraphRecord) => string;
  messages: Messages;
}

/** Records from the earliest to the latest, each with its relations. Every line is listed at both ends. */
export function sheetAsText({ nodes, edges }: Sheet, { href, messages }: TextOptions): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const near = edgesByEnd(edges);
  const link = (record: GraphRecord): string =>
    `<a href="${escapeHtml(href(record))}"><bdi>${escapeHtml(recordName(record))}</bdi></a>`;
  const end = (node: GraphNode): string =>
    node.kind === 'more'
      ? messageHtml(
          messages,
          'graph.text-group',
          { records: messages.list(node.members.map(link)) },
          { count: node.members.length },
        )
      : link(node.record);
  const relation = ({ kind, from, to }: GraphEdge, id: string): string => {
    const other = byId.get(from === id ? to : from);
    if (other === undefined) return '';
    const key = from === id ? (`graph.text.${kind}` as const) : (`graph.text-reverse.${kind}` as const);
    return `<li data-kind="${kind}">${messageHtml(messages, key, { record: end(other) })}</li>`;
  };
  const own = nodes
    .filter((node) => node.kind === 'record')
    .sort((a, b) => compareTimePositions(a.time, b.time));
  const items = own.map(({ id, record }) => {
    const { status, date, of } = record;
    const facts = [
      `<span class="st st-${status}">${escapeHtml(messages.t(`status.${status}`))}</span>`,
      ...(date === null ? [] : [escapeHtml(messages.date(date, 'medium'))]),
      ...(of === undefined ? [] : [`<bdi>${escapeHtml(of)}</bdi>`]),
    ];
    const lines = (near.get(id) ?? []).map((edge) => relation(edge, id)).join('');
    return `<li>${link(record)} <span class="facts-of">${facts.join(' · ')}</span><ul>${lines}</ul></li>`;
  });
  return `<ul class="in-words">${items.join('')}</ul>`;
}

interface DrawingOptions {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
  messages: Messages;
  href: (record: GraphRecord) => string;
  moreHref: (hub: string) => string;
}

interface Drawings {
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
  const layout = fitting(sheet, options.messages);
  const room = layout === null ? null : (ROOMS.find((room) => layout.width <= room) ?? null);
  return {
    wide:
      layout === null || room === null ? null : drawGraph(layout, { ...options, id: `${options.id}-wide` }),
    narrow: drawGraph(layoutNarrow(sheet, options.messages, NARROW), {
      ...options,
      id: `${options.id}-narrow`,
    }),
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
  return {
    svg: drawGraph(layoutNarrow(around, options.messages, NARROW), { ...options, focus: id }),
    sheet: around,
  };
}

/** Tried from the roomiest labels to the tightest ones. */
const LABELS = [WIDE.label, { least: 96, most: 280 }, { least: 80, most: 280 }];

function fitting(sheet: Sheet, messages: Messages): Layout | null {
  for (const label of LABELS) {
    const layout = layoutWide(sheet, messages, { ...WIDE, width: ROOM, label });
    if (layout.width <= ROOM) return layout;
  }
  return null;
}
