/** The supersession graph: relations → graph → sheets → places on paper → SVG. */
export { drawGraph, drawSample } from './draw.ts';
export type { Graph } from './graph.ts';
export { createGraph } from './graph.ts';
export { layoutNarrow } from './narrow.ts';
export { neighbourhood } from './neighbourhood.ts';
export { planSheets } from './sheets.ts';
export type { EdgeKind, GraphEdge, GraphNode, GraphRecord, Layout, Sheet } from './types.ts';
export { EDGE_KINDS } from './types.ts';
export { layoutWide } from './wide.ts';
