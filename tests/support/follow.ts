/** Follows an address of a built site to the page it ends on, as a browser would without scripts. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeAddress } from '../../src/shared/addresses.ts';
import { getRedirectTarget } from './crawl.ts';
import { parsePage } from './html.ts';

export interface FollowOptions {
  /** The site's folder. */
  out: string;
  /** Base path the site was built for; `/` where not given. */
  base?: string;
}

export interface FollowResult {
  /** Where it ends, below the base and with its query and `#section`: `/adr/12/#decision`. Null if nothing is there. */
  address: string | null;
  /** The file of the site that is shown there; the page for lost readers where nothing is there. */
  file: string | null;
  /** Every address on the way, the first and the last among them. */
  steps: string[];
}

/** A chain of more redirects than this is a circle. */
const MOST_STEPS = 10;

/** @param address below the base, with a slash before it: `/adr/0012/#decision` */
export function follow(address: string, { out, base = '/' }: FollowOptions): FollowResult {
  const root = base.replace(/\/$/, '');
  const steps: string[] = [];
  let url = new URL(root + address, 'http://site.test');
  while (steps.length < MOST_STEPS) {
    const here = url.pathname.slice(root.length);
    steps.push(decodeAddress(here) + url.search + url.hash);
    const file = findFile(out, decodeAddress(here));
    const target =
      file === 'folder' ? `${url.pathname}/` : file === null ? null : getRefreshTarget(join(out, file));
    if (target === null) {
      const lost = existsSync(join(out, '404.html')) ? '404.html' : null;
      return { address: file === null ? null : (steps.at(-1) ?? null), file: file ?? lost, steps };
    }
    const next = new URL(target, url);
    // a server's redirect keeps the section, and what the page's script keeps a test without scripts may grant it
    if (next.hash === '') next.hash = url.hash;
    if (next.search === '') next.search = url.search;
    url = next;
  }
  throw new Error(`${address} leads in a circle: ${steps.join(' → ')}`);
}

/** The file an address shows, `folder` for one without its slash, null for nothing. */
function findFile(out: string, path: string): string | 'folder' | null {
  const stat = statSync(join(out, path), { throwIfNoEntry: false });
  if (stat?.isFile()) return path.slice(1);
  if (!stat?.isDirectory() || !existsSync(join(out, path, 'index.html'))) return null;
  return path.endsWith('/') ? `${path.slice(1)}index.html` : 'folder';
}

/** Where a page sends a browser without scripts; null for a page that is read. */
function getRefreshTarget(file: string): string | null {
  return /\.html?$/.test(file) ? getRedirectTarget(parsePage(readFileSync(file, 'utf8'))) : null;
}
