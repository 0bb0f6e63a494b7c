/** The pages of the graph. */
import type { GraphNode } from '../../graph/index.ts';
import { graphOf, graphPages, graphStaticPages, type SheetView } from '../../site/view/graph-pages.ts';
import { digestOf } from '../digest.ts';
import type { PageParts, PartsInput } from './parts.ts';

export function graphParts({ input: { log }, records }: PartsInput): PageParts[] {
  const graph = graphOf(log);
  const { nodes, edges, unrelated } = graph;
  const legend = digestOf([
    ...[nodes.size, edges.length, unrelated.length],
    [...new Set(edges.map(({ kind }) => kind))].sort(),
    [...new Set([...nodes.values()].map(({ record }) => record.status))].sort(),
  ]);
  const shown = (node: GraphNode): unknown => {
    const { at, dated } = node.time;
    return node.kind === 'more'
      ? [
          node.id,
          node.side,
          at,
          dated,
          records.card(node.hub),
          node.members.map(({ id }) => records.card(id)),
        ]
      : [node.kind, node.id, node.kind === 'record' || node.side, at, dated, records.card(node.record.id)];
  };
  const sheet = ({ id, heading, note, of, sheet: { nodes: own, edges: lines } }: SheetView): unknown => [
    ...[id, heading, note, of],
    ...[own.map(shown), lines],
  ];
  return graphStaticPages(log, graph, graphPages(graph)).map(({ params, props: { drawn, alone } }) => [
    `/graph/${params.page === undefined ? '' : `${params.page}/`}`,
    [
      legend,
      drawn && [drawn.last, drawn.items.map(sheet)],
      alone && [log.records.length, alone.last, alone.items.map(({ id }) => records.face(id))],
    ],
  ]);
}
