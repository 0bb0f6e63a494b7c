/** What of a site goes over the line to a reader, as hosts send it: compressed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parsePage } from './html.ts';

export interface Weight {
  html: number;
  /** What is loaded with the page; what it loads later, when it is asked to, does not count. */
  script: number;
  style: number;
}

/** Bytes of a page and what it loads at once. @param file of the site, which is at the root of its host */
export function measureWeight(out: string, file: string): Weight {
  const text = readFileSync(join(out, file), 'utf8');
  const page = parsePage(text);
  const ofAll = (selector: string, attribute: string): string[] =>
    page.all(selector).map((element) => (element.attr(attribute) ?? '').slice(1));
  const scripts = [...ofAll('script[src]', 'src'), ...ofAll('link[rel=modulepreload]', 'href')];
  return {
    html: gzipSync(text).length,
    script: countSent(out, listImports(out, scripts)),
    style: countSent(out, ofAll('link[rel=stylesheet]', 'href')),
  };
}

/** The files and all that they import before they run. */
export function listImports(out: string, files: readonly string[]): Set<string> {
  const all = new Set<string>();
  const follow = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    const text = readFileSync(join(out, file), 'utf8');
    const statements = text.matchAll(/\b(?:import|export)\s*(?:[\w*{}$,\s]+from\s*)?["']\.\/([^"']+)["']/g);
    for (const [, name = ''] of statements) follow(join(file, '..', name).replaceAll('\\', '/'));
  };
  for (const file of files) follow(file);
  return all;
}

export function countSent(out: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
}
