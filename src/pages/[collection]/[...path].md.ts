/** The Markdown of a record or guide, as read: `/adr/12.md`. */
import type { APIRoute } from 'astro';
import { getSiteLog, getSource } from '../../site/log.ts';
import { sourcePages } from '../../site/view/collection-pages.ts';

export async function getStaticPaths() {
  return sourcePages(await getSiteLog());
}

export const GET: APIRoute<{ id: string }> = ({ props }) =>
  new Response(getSource(props), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
