/** The graph: relations → lanes of connected records → rows on paper → SVG. */

export type { Graph } from './create-graph.ts';
export { createGraph } from './create-graph.ts';
export { drawGraph, drawSample } from './draw.ts';
export { getLanes } from './lanes.ts';
export { layoutRelations, layoutReplacements } from './layout.ts';
export type { EdgeKind, GraphEdge, GraphNode, GraphRecord, GraphView, Lane, Layout } from './types.ts';
export { EDGE_KINDS, GRAPH_VIEWS, REPLACEMENTS } from './types.ts';
