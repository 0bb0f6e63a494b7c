/** A sheet of the graph in words: each record with its relations, for readers without sight, and for all where a picture is much. */
import { compareTimePositions, edgesByEnd } from '../../graph/graph.ts';
import type { EdgeKind, GraphEdge, GraphNode, GraphRecord, Sheet } from '../../graph/index.ts';
import { escapeHtml } from '../../shared/escape.ts';
import { formatDate } from './dates.ts';
import { recordName } from './record-name.ts';
import { counted, STATUS_WORDS } from './statuses.ts';

/** From `from`, and from `to`. */
const WORDS: Record<EdgeKind, [from: string, to: string]> = {
  supersedes: ['supersedes', 'superseded by'],
  'partly-supersedes': ['supersedes in part', 'superseded in part by'],
  amends: ['amends', 'amended by'],
  'depends-on': ['depends on', 'required by'],
  'relates-to': ['relates to', 'relates to'],
};

export interface WordsOptions {
  /** Address of a record's page. */
  href: (record: GraphRecord) => string;
}

/** Records from the earliest to the latest, each with what it is related to. Both ends tell of a line. */
export function sheetInWords({ nodes, edges }: Sheet, { href }: WordsOptions): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const near = edgesByEnd(edges);
  const link = (record: GraphRecord): string =>
    `<a href="${escapeHtml(href(record))}"><bdi>${escapeHtml(recordName(record))}</bdi></a>`;
  const end = (node: GraphNode): string =>
    node.kind === 'more'
      ? `${counted(node.members.length, 'record')}: ${node.members.map(link).join(', ')}`
      : link(node.record);
  const relation = (edge: GraphEdge, id: string): string => {
    const forwards = edge.from === id;
    const other = byId.get(forwards ? edge.to : edge.from);
    if (other === undefined) return '';
    const words = WORDS[edge.kind][forwards ? 0 : 1];
    return `<li data-kind="${edge.kind}">${words} ${end(other)}</li>`;
  };
  const own = nodes
    .filter((node) => node.kind === 'record')
    .sort((a, b) => compareTimePositions(a.time, b.time));
  const items = own.map(({ id, record }) => {
    const { status, date, of } = record;
    const facts = [
      `<span class="st st-${status}">${STATUS_WORDS[status]}</span>`,
      ...(date === null ? [] : [escapeHtml(formatDate(date, 'medium'))]),
      ...(of === undefined ? [] : [`<bdi>${escapeHtml(of)}</bdi>`]),
    ];
    const lines = (near.get(id) ?? []).map((edge) => relation(edge, id)).join('');
    return `<li>${link(record)} <span class="facts-of">${facts.join(' · ')}</span><ul>${lines}</ul></li>`;
  });
  return `<ul class="in-words">${items.join('')}</ul>`;
}
