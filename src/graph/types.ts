/** What the supersession graph is made of, from records to lines on paper. Plain values, like everything in the middle. */
import type { EffectiveStatus, RelationType, Status } from '../model/record.ts';

/** One record as the graph needs it; relations may be told from both ends, or twice. */
export interface GraphRecord {
  id: string;
  collection: string;
  /** Name of its collection, where a picture shows several and has to say it. */
  of?: string | undefined;
  number: number | null;
  title: string;
  status: Status;
  effectiveStatus: EffectiveStatus;
  /** ISO date, month or year; null where none is known. */
  date: string | null;
  /** Place in the order of the log. */
  position: number;
  relations: { type: RelationType; target: string | null; partial: boolean }[];
}

/** From the strongest to the weakest: the order lines are straightened and drawn over each other in. */
export const EDGE_KINDS = ['supersedes', 'partly-supersedes', 'amends', 'depends-on', 'relates-to'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** Reads "`from` supersedes `to`". A relation without direction runs from the later record to the earlier one. */
export interface GraphEdge {
  id: string;
  kind: EdgeKind;
  from: string;
  to: string;
  /** How many relations the line stands for: more than 1 where it leads to a fold. */
  count: number;
}

/** Where a record stands in time. */
export interface TimePosition {
  /** The date it is placed by: its own, or that of its neighbours; empty where nothing is dated. */
  at: string;
  /** False where the record states no date. */
  dated: boolean;
  position: number;
}

export type GraphNode =
  | { kind: 'record'; id: string; record: GraphRecord; time: TimePosition }
  /** A record that another sheet shows, repeated at the edge of this one. */
  | { kind: 'elsewhere'; id: string; record: GraphRecord; time: TimePosition; side: Side }
  /** Records folded into one place beside the record that all of them are related to. */
  | { kind: 'more'; id: string; hub: string; members: GraphRecord[]; time: TimePosition; side: Side };

/** On which side in time a neighbour without a place of its own stands. */
export type Side = 'before' | 'after';

/** One picture: records on a common time axis. */
export interface Sheet {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many records it shows as its own. */
  records: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Label {
  /** What tells the record apart: `12`, or `+ 37 more`; empty where it has no number. */
  name: string;
  /** Width of the name, in px. */
  nameWidth: number;
  /** The status, or the years of a fold. */
  note: string;
  /** The title, cut at words. */
  lines: string[];
  /** The collection, cut to one line; empty where the picture need not say it. */
  of: string;
  /** Reserved for the words: no line runs through it. */
  box: Box;
}

export interface PlacedNode {
  node: GraphNode;
  /** Middle of the mark. */
  x: number;
  y: number;
  /** How far lines reach the record above and below the middle of its mark, in px. */
  reach: { above: number; below: number };
  label: Label;
}

export interface PlacedEdge {
  edge: GraphEdge;
  /** Corners of the line, from the earlier record to the later one; only upright and level pieces. */
  points: Point[];
  /** The end of `edge.to`: what is superseded, amended or leant on. */
  target: 'start' | 'end';
}

/** A stretch of the time axis. */
export interface Tick {
  /** `2024`, `2019–2021`; empty where nothing there is dated. */
  text: string;
  /** Where its words stand along the axis, in px. */
  at: number;
  /** Where a rule may part it from the stretch before it; null for the first. */
  rule: number | null;
}

export interface Layout {
  density: 'wide' | 'narrow';
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  ticks: Tick[];
}
