/** All events for the browser; see `site/view/timeline-index.ts`. */
import type { APIRoute } from 'astro';
import { getEvents, getHistory } from '../site/history.ts';
import { getSiteLog } from '../site/log.ts';
import { logView } from '../site/view/log-view.ts';
import { packTimeline } from '../site/view/timeline-index.ts';

export const GET: APIRoute = async () =>
  Response.json(packTimeline(await getEvents(), logView(await getSiteLog()).rows, getHistory().commits));
