import type { APIRoute } from 'astro';
import { href, site } from '../site/log.ts';

export const GET: APIRoute = () => {
  const sitemap =
    site.site === null ? [] : [`Sitemap: ${new URL(href('/sitemap-index.xml'), site.site).href}`, ''];
  return new Response(['User-agent: *', 'Allow: /', '', ...sitemap].join('\n'));
};
