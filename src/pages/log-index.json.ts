/** The whole log for the browser; see `site/view/log-index.ts`. */
import type { APIRoute } from 'astro';
import { getSiteLog } from '../site/log.ts';
import { packIndex } from '../site/view/log-index.ts';
import { logView } from '../site/view/log-view.ts';

export const GET: APIRoute = async () => {
  const { rows, facets, names } = logView(await getSiteLog());
  return Response.json(packIndex(rows, facets, names));
};
