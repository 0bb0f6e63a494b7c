/**
 * What a page may load and run, as a content security policy in its head: any host of files serves it, and a record
 * that got past everything else still runs nothing.
 */
import { createHash } from 'node:crypto';

type Directives = Record<string, readonly string[]>;

/** Holds for every page, whatever it is for: what is not named may not be loaded at all. */
const NOTHING: Directives = { 'default-src': ["'none'"], 'base-uri': ["'none'"] };

const PAGE: Directives = {
  ...NOTHING,
  // the search is WebAssembly
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  // records show badges and pictures that stand elsewhere; an image runs nothing
  'img-src': ["'self'", 'https:', 'http:', 'data:'],
  'font-src': ["'self'"],
  'media-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  // the room that diagrams are drawn in
  'frame-src': ["'self'"],
  'form-action': ["'self'"],
};

export interface OwnPieces {
  /** Texts of the scripts that stand in the page itself. */
  scripts: readonly string[];
  /** Texts of the style sheets that stand in the page itself. */
  styles: readonly string[];
}

/** For the pages of the log. What stands in the page itself is named by its hash. */
export function pagePolicy({ scripts, styles }: OwnPieces): string {
  return written({
    ...PAGE,
    'script-src': [...(PAGE['script-src'] ?? []), ...scripts.map(hashOf)],
    'style-src': [...(PAGE['style-src'] ?? []), ...styles.map(hashOf)],
  });
}

/** For pages that only lead on. */
export const LEADING_POLICY = written({
  ...NOTHING,
  'script-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'none'"],
});

/**
 * For the room that Mermaid draws in, out of the reader's sight: it writes style sheets and style attributes as it
 * goes, and measures with them, so no hash can name them. No page of the log has to allow that.
 */
export const DRAWING_POLICY = written({
  ...NOTHING,
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'"],
  'form-action': ["'none'"],
});

/**
 * For files beside records where they are opened by themselves: as a header, since a drawing has no head. It says no
 * more than that nothing runs, for browsers show some of them with pages of their own.
 */
export const FILE_POLICY = written({ 'script-src': ["'none'"], 'base-uri': ["'none'"] });

function written(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

const hashes = new Map<string, string>();

/** A site has the same few pieces on every page. */
function hashOf(text: string): string {
  let hash = hashes.get(text);
  if (hash === undefined) {
    hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    hashes.set(text, hash);
  }
  return hash;
}
