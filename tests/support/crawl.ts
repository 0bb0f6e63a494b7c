/** Walks a built site as a reader would, on a host of some kind: by links, redirects, and pages that redirect. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAnswer, type Host, type HostedSite } from './hosts.ts';
import { type PageElement, parsePage } from './html.ts';
import { listLinks } from './links.ts';
import { readSite } from './site.ts';

export interface CrawledSite extends HostedSite {
  /** The output folder. */
  out: string;
  /** Every address that the site mentions, without origin and fragment, and the place of the first mention. */
  addresses: ReadonlyMap<string, string>;
  /** Pages that redirect, and their targets. */
  forwards: ReadonlyMap<string, string>;
}

export interface CrawlOptions {
  out: string;
  base: string;
  /** Origin the site was built for. */
  site: string;
}

/** Reads a site once, to be walked on every host. */
export function findCrawlable({ out, base, site }: CrawlOptions): CrawledSite {
  const { files, text } = readSite(out);
  const all = files();
  const addresses = new Map<string, string>();
  const forwards = new Map<string, string>();
  const note = (address: string, where: string): void => {
    const url = new URL(address, site);
    if (url.origin === site && !addresses.has(url.pathname)) addresses.set(url.pathname, where);
  };
  for (const file of all.filter((name) => name.endsWith('.html'))) {
    const own = `${base}${encodeURI(file.replace(/(^|\/)index\.html$/, '$1'))}`;
    if (file !== '404.html') note(own, file);
    const page = parsePage(readFileSync(join(out, file), 'utf8'));
    for (const address of listLinks(page)) note(new URL(address, `${site}${own}`).href, file);
    const forward = getRedirectTarget(page);
    if (forward === null) continue;
    const url = new URL(forward, `${site}${own}`);
    forwards.set(file, url.origin === site ? url.pathname : url.href);
  }
  const redirects = all.includes('_redirects') ? text('_redirects') : '';
  return { out, base, files: new Set(all), redirects, addresses, forwards };
}

/** Target of a page whose `meta` element leads on; null for any other. */
export function getRedirectTarget(page: PageElement): string | null {
  const [refresh] = page.all('meta[http-equiv=refresh]');
  return refresh?.attr('content')?.match(/^\s*\d+\s*;\s*url\s*=\s*["']?(.*?)["']?\s*$/i)?.[1] ?? null;
}

export interface EndOfRedirects {
  /** The file a reader ends at; null if it is none of the site's, or nothing but the 404 document. */
  file: string | null;
  /** Addresses on the way, the first among them. */
  way: string[];
  /** Why the way ends without a page. */
  reason?: 'not found' | 'outside the base' | 'in a circle';
}

/** As many redirects as browsers follow before they give up. */
const MOST = 20;

/** Follows an address to its end on a host. */
export function followRedirects(host: Host, site: CrawledSite, address: string): EndOfRedirects {
  const way = [address];
  while (way.length <= MOST) {
    const path = (way.at(-1) ?? '').replace(/[?#].*$/s, '');
    if (!path.startsWith(site.base)) return { file: null, way, reason: 'outside the base' };
    const answer = getAnswer(host, site, path);
    if (answer.status === 404) return { file: null, way, reason: 'not found' };
    const next = answer.status === 200 ? site.forwards.get(answer.file) : answer.location;
    if (next === undefined) return { file: answer.status === 200 ? answer.file : null, way };
    way.push(next);
  }
  return { file: null, way, reason: 'in a circle' };
}
