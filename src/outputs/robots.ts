/** `/robots.txt`: everything may be found, and where the sitemap is. */
import { published } from '../shared/addresses.ts';
import type { Output, OutputInput } from './types.ts';

export function robots({ site }: OutputInput): Output[] {
  const sitemap = site.site === null ? [] : [`Sitemap: ${published(site, '/sitemap-index.xml')}`, ''];
  return [{ path: '/robots.txt', make: () => ['User-agent: *', 'Allow: /', '', ...sitemap].join('\n') }];
}
