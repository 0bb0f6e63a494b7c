/** Types of the graph, from records to positions. Plain values. */
import type { EffectiveStatus, RelationType, Status } from '../model/record.ts';

/** One record as the graph needs it; a relation may be stated by both records, or twice. */
export interface GraphRecord {
  id: string;
  collection: string;
  /** Name of its collection, on a site of several. */
  of?: string | undefined;
  number: number | null;
  title: string;
  status: Status;
  effectiveStatus: EffectiveStatus;
  /** ISO date, month or year; null if none is known. */
  date: string | null;
  /** Place in the order of the log. */
  position: number;
  relations: { type: RelationType; target: string | null; partial: boolean }[];
}

/** From the strongest to the weakest; weak lines are drawn first, strong ones over them. */
export const EDGE_KINDS = ['supersedes', 'partly-supersedes', 'amends', 'depends-on', 'relates-to'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** The relations that replace a decision or change it: the first view of the graph shows only these. */
export const REPLACEMENTS: readonly EdgeKind[] = ['supersedes', 'partly-supersedes', 'amends'];

/** Reads "`from` supersedes `to`". A relation without direction runs from the later record to the earlier one. */
export interface GraphEdge {
  id: string;
  kind: EdgeKind;
  from: string;
  to: string;
}

/** When a record was decided. */
export interface TimePosition {
  /** The date it is placed by: its own, or that of its neighbours; empty if nothing is dated. */
  at: string;
  /** False if the record states no date. */
  dated: boolean;
  position: number;
}

export interface GraphNode {
  id: string;
  record: GraphRecord;
  time: TimePosition;
}

export const GRAPH_VIEWS = ['replacements', 'relations'] as const;
export type GraphView = (typeof GRAPH_VIEWS)[number];

/** Records that are connected, from the earliest to the latest, with the lines between them. */
export interface Lane {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many relations of a record connect it to records in other lanes, which a very large group is cut into. */
  outside: ReadonlyMap<string, number>;
}

export interface Label {
  /** The number that the first line begins with; empty if the record has none. */
  name: string;
  /** Number and title, cut at words. */
  lines: string[];
  /** Date and collection: behind the last line, below it, or at the end of the row. */
  note: string;
  noteBelow: boolean;
  noteAt?: number;
  /** Where its words begin or end, and how much room they take, in px. */
  x: number;
  anchor: 'start' | 'end';
  width: number;
}

/** One record a row. Places are in px from the top of the row, so that a script can move rows without knowing more. */
export interface Row {
  node: GraphNode;
  /** Counts the groups of connected records on the page. */
  lane: number;
  height: number;
  /** Middle of its mark. */
  x: number;
  mark: number;
  label: Label;
  /** Until when it was in force, as far as that is known: from its mark to here. */
  life: { kind: 'closed' | 'open' | 'pending' | 'ended'; to: number } | null;
}

export interface Line {
  edge: GraphEdge;
  /** The record that is drawn above the other one. */
  start: string;
  /** Their places in `rows`. */
  upper: number;
  lower: number;
  /** Where it meets them, in px. */
  x: number;
}

/** A mark on the time axis. */
export interface Tick {
  text: string;
  x: number;
}

export interface Layout {
  view: GraphView;
  density: 'wide' | 'narrow';
  width: number;
  rows: Row[];
  lines: Line[];
  ticks: Tick[];
}
