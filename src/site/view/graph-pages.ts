/** The pages of the graph: what each shows, their addresses, and where each record is drawn. */

import { groupEdgesByEnd } from '../../graph/create-graph.ts';
import {
  createGraph,
  drawGraph,
  EDGE_KINDS,
  type EdgeKind,
  type Graph,
  type GraphEdge,
  type GraphRecord,
  type GraphView,
  getLanes,
  type Lane,
  layoutRelations,
  layoutReplacements,
  REPLACEMENTS,
} from '../../graph/index.ts';
import type { Messages } from '../../messages/messages.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { SiteLog } from '../types.ts';
import { toFocusKey } from './graph-focus.ts';
import { createMessageHtml } from './message-html.ts';
import { type ListPart, packPages } from './paging.ts';
import { formatRecordName, toPlainTitle } from './record-name.ts';

/** A view of the graph with its pages. */
export interface GraphSection {
  view: GraphView;
  /** Kinds of lines it draws. */
  kinds: EdgeKind[];
  pages: ListPart<Lane>[];
}

export interface GraphPages {
  /** Replacements first, where there are any. */
  sections: GraphSection[];
  /** By the id of a record: the address of the page that shows it, in the first view that does. */
  places: Map<string, string>;
}

/** Two drawings and a text version on a page: less than some 300 KB of HTML. */
const BYTES_A_PAGE = 260_000;

/** What a record and a line weigh in both drawings and the text version, in bytes; measured. */
const BYTES = { record: 2_400, line: 900 };

const graphs = new WeakMap<SiteLog, Graph>();
const plans = new WeakMap<Graph, GraphPages>();

export function getGraph(log: SiteLog): Graph {
  const known = graphs.get(log) ?? createGraph(toGraphRecords(log));
  graphs.set(log, known);
  return known;
}

export function getGraphPages(graph: Graph): GraphPages {
  const known = plans.get(graph) ?? planGraphPages(graph);
  plans.set(graph, known);
  return known;
}

function planGraphPages(graph: Graph): GraphPages {
  const drawn = new Set(graph.edges.map(({ kind }) => kind));
  const has = (kinds: readonly EdgeKind[]): EdgeKind[] => kinds.filter((kind) => drawn.has(kind));
  const views: { view: GraphView; kinds: EdgeKind[] }[] = [
    { view: 'replacements', kinds: has(REPLACEMENTS) },
    { view: 'relations', kinds: has(EDGE_KINDS) },
  ];
  const [first, all] = views;
  // one view is enough where it shows all there is
  const shown = views.filter(
    (one) => one.kinds.length > 0 && (one === first || all?.kinds.length !== first?.kinds.length),
  );
  const sections = shown.map(({ view, kinds }) => ({
    view,
    kinds,
    pages: packPages(getLanes(graph, kinds), getWeight, BYTES_A_PAGE),
  }));
  const places: GraphPages['places'] = new Map();
  for (const section of sections) {
    for (const { number, items } of section.pages) {
      const path = toGraphPath(sections.indexOf(section), number);
      for (const { id } of items.flatMap(({ nodes }) => nodes)) if (!places.has(id)) places.set(id, path);
    }
  }
  return { sections, places };
}

function getWeight({ nodes, edges }: Lane): number {
  return nodes.length * BYTES.record + edges.length * BYTES.line;
}

/** `/graph/`, then `/graph/2/`; of the second view `/graph/all/`, then `/graph/all/2/`. */
export function toGraphPath(section: number, number: number): string {
  return `/graph/${section === 0 ? '' : 'all/'}${number === 1 ? '' : `${number}/`}`;
}

/** `/graph/alone/`, then `/graph/alone/2/`. */
export function toUnrelatedPath(number: number): string {
  return number === 1 ? '/graph/alone/' : `/graph/alone/${number}/`;
}

/** A record in the graph: `/graph/2/?focus=adr/12`; null for a record without relations. */
export function toFocusPath(
  { places }: GraphPages,
  { id, permalink }: { id: string; permalink: string },
): string | null {
  const place = places.get(id);
  return place === undefined ? null : `${place}?focus=${toFocusKey(permalink)}`;
}

/** For the script: the page of every record that has relations. */
export function packPlaces(log: Pick<SiteLog, 'records'>, { places }: GraphPages): Record<string, string> {
  return Object.fromEntries(
    log.records.flatMap(({ id, permalink }) => {
      const place = places.get(id);
      return place === undefined ? [] : [[toFocusKey(permalink), place] as const];
    }),
  );
}

function toGraphRecords({ records, collections }: Pick<SiteLog, 'records' | 'collections'>): GraphRecord[] {
  const names = new Map(collections.map(({ key, name }) => [key, name]));
  const several = collections.length > 1;
  return records.map(
    ({ id, collection, number, title, currentStatus, effectiveStatus, date, position, relations }) => ({
      id,
      collection,
      ...(several ? { of: names.get(collection) ?? collection } : {}),
      number,
      title: toPlainTitle(title),
      status: currentStatus,
      effectiveStatus,
      date,
      position,
      relations,
    }),
  );
}

interface TextOptions {
  /** Address of a record's page. */
  href: (record: GraphRecord) => string;
  messages: Messages;
}

/** Records from the earliest to the latest, each with its relations. Every line is listed at both ends. */
export function createLanesText(lanes: readonly Lane[], { href, messages }: TextOptions): string {
  const link = (record: GraphRecord): string =>
    `<a href="${escapeHtml(href(record))}"><bdi>${escapeHtml(formatRecordName(record))}</bdi></a>`;
  const items = lanes.flatMap(({ nodes, edges, outside }) => {
    const byId = new Map(nodes.map(({ id, record }) => [id, record]));
    const near = groupEdgesByEnd(edges);
    const relation = ({ kind, from, to }: GraphEdge, id: string): string => {
      const other = byId.get(from === id ? to : from);
      if (other === undefined) return '';
      const key = from === id ? (`graph.text.${kind}` as const) : (`graph.text-reverse.${kind}` as const);
      return `<li data-kind="${kind}">${createMessageHtml(messages, key, { record: link(other) })}</li>`;
    };
    return nodes.map(({ id, record }) => {
      const { status, date, of } = record;
      const facts = [
        `<span class="status status-${status}">${escapeHtml(messages.t(`status.${status}`))}</span>`,
        ...(date === null ? [] : [escapeHtml(messages.date(date, 'medium'))]),
        ...(of === undefined ? [] : [`<bdi>${escapeHtml(of)}</bdi>`]),
      ];
      const lines = (near.get(id) ?? []).map((edge) => relation(edge, id));
      const more = outside.get(id) ?? 0;
      if (more > 0) lines.push(`<li>${escapeHtml(messages.t('graph.elsewhere', { count: more }))}</li>`);
      return `<li>${link(record)} <span class="record-facts">${facts.join(' · ')}</span><ul>${lines.join('')}</ul></li>`;
    });
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
}

/** Beside the legend of a wide page, and what the edges of a page leave of a phone's screen. */
const SIZES = { wide: { width: 800, lines: 2 }, narrow: { width: 350, lines: 3 } };

export function drawLanes(
  lanes: readonly Lane[],
  view: GraphView,
  { id, messages, ...options }: DrawingOptions,
): { wide: string; narrow: string } {
  const layout = view === 'replacements' ? layoutReplacements : layoutRelations;
  const draw = (density: keyof typeof SIZES): string =>
    drawGraph(layout(lanes, messages, SIZES[density]), { ...options, messages, id: `${id}-${density}` });
  return { wide: draw('wide'), narrow: draw('narrow') };
}
