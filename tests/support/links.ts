/** Follows every address of a built site, as a crawler would, and names those that lead nowhere. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type PageElement, parsePage } from './html.ts';

export interface BrokenLink {
  /** File of the site that has the address. */
  file: string;
  address: string;
  reason: 'outside the base' | 'no such file' | 'no such fragment';
}

/** Elements and the attribute that holds their address. */
const carriers: [selector: string, attribute: string][] = [
  ['a[href], link[href], area[href], use[href]', 'href'],
  ['img[src], script[src], source[src], iframe[src], video[src], audio[src]', 'src'],
];

export interface CrawlOptions {
  /** The site's folder. */
  out: string;
  /** Its files, `/`-separated. */
  files: string[];
  /** Base path the site was built for; `/` where not given. */
  base?: string;
  /** Origin the site was built for: addresses that begin with it are its own. */
  site?: string;
}

/** Checks the addresses in every page and stylesheet: each must point to a file below the base, and to an element in it. */
export function findBrokenLinks({
  out,
  files,
  base = '/',
  site = 'http://own.test',
}: CrawlOptions): BrokenLink[] {
  const pages = new Map<string, { page: PageElement; ids: Set<string> }>();
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const page = parsePage(readFileSync(join(out, file), 'utf8'));
    pages.set(file, { page, ids: new Set(page.all('[id]').map((element) => element.attr('id') ?? '')) });
  }
  const broken: BrokenLink[] = [];
  const follow = (file: string, address: string) => {
    const reason = findProblem(new URL(address, `${site}${base}${file}`));
    if (reason) broken.push({ file, address, reason });
  };
  const findProblem = (url: URL): BrokenLink['reason'] | null => {
    if (url.origin !== site) return null;
    if (!url.pathname.startsWith(base)) return 'outside the base';
    const target = findFile(out, decodeURIComponent(url.pathname.slice(base.length)));
    if (!target) return 'no such file';
    const fragment = decodeURIComponent(url.hash.slice(1));
    const ids = pages.get(target)?.ids;
    // HTML has browsers scroll to the beginning for #top, whether anything is called so or not
    if (fragment === '' || fragment === 'top') return null;
    return ids && !ids.has(fragment) ? 'no such fragment' : null;
  };
  for (const [file, { page }] of pages) {
    for (const address of listLinks(page)) follow(file, address);
  }
  for (const file of files.filter((name) => name.endsWith('.css'))) {
    const css = readFileSync(join(out, file), 'utf8');
    for (const [, address = ''] of css.matchAll(/url\(\s*["']?([^"')]+)/g)) follow(file, address);
  }
  return broken;
}

/** Every address that a page's elements link to or load, as the page writes it. */
export function listLinks(page: PageElement): string[] {
  return carriers.flatMap(([selector, attribute]) =>
    page.all(selector).map((element) => element.attr(attribute) ?? ''),
  );
}

function findFile(out: string, path: string): string | null {
  const file = join(out, path);
  if (!existsSync(file)) return null;
  if (statSync(file).isFile()) return path;
  const index = path === '' || path.endsWith('/') ? `${path}index.html` : `${path}/index.html`;
  return existsSync(join(out, index)) ? index : null;
}
