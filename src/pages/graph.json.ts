/** Where each record is drawn, for addresses that name a record; see `site/view/graph-pages.ts`. */
import type { APIRoute } from 'astro';
import { getGraphPages } from '../site/graph.ts';
import { getSiteLog } from '../site/log.ts';
import { packPlaces } from '../site/view/graph-pages.ts';

export const GET: APIRoute = async () => Response.json(packPlaces(await getSiteLog(), await getGraphPages()));
