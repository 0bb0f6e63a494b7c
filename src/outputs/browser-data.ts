/** What scripts fetch to filter the list, show the log as of a day, and find a record in the graph. */
import { packPlaces } from '../site/view/graph-pages.ts';
import { packIndex } from '../site/view/list-data.ts';
import { packTimeline } from '../site/view/timeline-data.ts';
import type { Output, OutputInput } from './types.ts';

export function listJson({ pages: { view } }: OutputInput): Output[] {
  return [json('/log-index.json', () => packIndex(view.rows, view.facets, view.names))];
}

export function timelineJson({ pages: { history, view } }: OutputInput): Output[] {
  return [json('/timeline.json', () => packTimeline(history.byAddress, view.rows, history.commits))];
}

export function graphJson({ pages }: OutputInput): Output[] {
  return [json('/graph.json', () => packPlaces(pages.log, pages.graphPages))];
}

function json(path: string, data: () => unknown): Output {
  return { path, make: () => JSON.stringify(data()) };
}
