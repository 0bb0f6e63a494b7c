/** The graph of this site's log, put together once for each state of the log. */
import type { Graph, GraphRecord } from '../graph/index.ts';
import { getSiteLog, href } from './log.ts';
import { type GraphPages, graphOf, graphPages } from './view/graph-pages.ts';

export async function getGraph(): Promise<Graph> {
  return graphOf(await getSiteLog());
}

export async function getGraphPages(): Promise<GraphPages> {
  return graphPages(await getGraph());
}

export interface GraphLinks {
  href: (record: Pick<GraphRecord, 'id'>) => string;
  /** A fold leads to the page of the record it hangs on, which names all of them. */
  moreHref: (hub: string) => string;
}

export async function graphLinks(): Promise<GraphLinks> {
  const { byId } = await getSiteLog();
  const address = (id: string): string => href(byId.get(id)?.permalink ?? '/graph/');
  return { href: ({ id }) => address(id), moreHref: (hub) => `${address(hub)}#relations` };
}
