/** What stands in the head of every page: its content security policy, the accent colour, the script that runs first. */
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

interface OwnPieces {
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

/** For the log as one file, which carries all it shows. */
export const SINGLE_POLICY = written({
  ...NOTHING,
  'style-src': ["'unsafe-inline'"],
  'img-src': ['data:'],
  'font-src': ['data:'],
  'form-action': ["'none'"],
});

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

/**
 * The site's accent as a style sheet: as it is on light paper, lightened for dark, so that one configured colour
 * serves both. Null where none is configured, or where the text could end the declaration it stands in.
 */
export function accentStyle(accent: string | null): string | null {
  if (accent === null || !/^[#\w\s(),.%/-]+$/.test(accent)) return null;
  return `:root{--site-accent:${accent};--site-accent-dark:color-mix(in oklab,${accent} 55%,white)}`;
}

/**
 * Runs before the first paint, in the head of every page: the reader's theme, and word to the style sheet that
 * scripts run and that the address of the log or the timeline asks for a part of it. Kept as text, so that a content security policy
 * can name its hash.
 */
export const EARLY_SCRIPT = `(() => {
  const root = document.documentElement;
  root.classList.add('js');
  if ('log' in root.dataset && /[?&](effectiveStatus|collection|tag|person|year|sort)=/.test(location.search)) root.classList.add('pending');
  if ('timeline' in root.dataset && /[?&](at|kind|effectiveStatus|collection|tag|person|year)=./.test(location.search)) root.classList.add('pending');
  try {
    const theme = localStorage.getItem('cadre-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {}
})();`;
