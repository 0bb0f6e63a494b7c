/** The head of every page: content security policy, accent colour, first script. */
import { createHash } from 'node:crypto';
import type { HeadTag, Themed } from '../../config/settings.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { SiteLook } from '../types.ts';

type Directives = Record<string, readonly string[]>;

/** Holds for every page, whatever it is for: what is not named may not be loaded at all. */
const NOTHING: Directives = { 'default-src': ["'none'"], 'base-uri': ["'none'"] };

const PAGE: Directives = {
  ...NOTHING,
  // the search is WebAssembly
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  // records show badges and images from elsewhere; an image runs nothing
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

interface InlineCode {
  /** Texts of the scripts in the page itself. */
  scripts: readonly string[];
  /** Texts of the style sheets in the page itself. */
  styles: readonly string[];
  /** What the configuration allows and adds. */
  look: Pick<SiteLook, 'csp' | 'head'>;
}

/** For the pages of the log. Scripts and styles in the page itself are named by their hash. */
export function createPagePolicy({ scripts, styles, look: { csp, head } }: InlineCode): string {
  const inline = (tag: HeadTag['tag']): string[] =>
    head.flatMap(({ tag: own, content = '' }) => (own === tag && content !== '' ? [content] : []));
  const own: Directives = {
    'script-src': [...scripts, ...inline('script')].map(hashText),
    'style-src': [...styles, ...inline('style')].map(hashText),
  };
  return formatPolicy(
    Object.fromEntries(
      Object.entries(PAGE).map(([name, sources]) => [
        name,
        [...sources, ...(own[name] ?? []), ...(csp[name] ?? [])],
      ]),
    ),
  );
}

/** For pages that only redirect. */
export const REDIRECT_POLICY = formatPolicy({
  ...NOTHING,
  'script-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'none'"],
});

/**
 * For the room that Mermaid draws in, out of the reader's sight: it writes style sheets and style attributes as it
 * goes, and measures with them, so no hash can name them. No page of the log has to allow that.
 */
export const DIAGRAM_POLICY = formatPolicy({
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
export const FILE_POLICY = formatPolicy({ 'script-src': ["'none'"], 'base-uri': ["'none'"] });

/** For the log as one file, which carries all it shows. */
export const SINGLE_POLICY = formatPolicy({
  ...NOTHING,
  'style-src': ["'unsafe-inline'"],
  'img-src': ['data:'],
  'font-src': ['data:'],
  'form-action': ["'none'"],
});

function formatPolicy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

const hashes = new Map<string, string>();

/** A site has the same few pieces on every page. */
function hashText(text: string): string {
  let hash = hashes.get(text);
  if (hash === undefined) {
    hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    hashes.set(text, hash);
  }
  return hash;
}

/**
 * The site's accent as a style sheet. A colour for light paper alone is lightened for dark, so that it serves both.
 * Null if none is configured, or where the text could end the declaration it is in.
 */
export function createAccentStyle(accent: Themed | null): string | null {
  if (accent === null) return null;
  const { light, dark } = accent;
  if (![light, dark ?? light].every((colour) => /^[#\w\s(),.%/-]+$/.test(colour))) return null;
  return `:root{--site-accent:${light};--site-accent-dark:${dark ?? `color-mix(in oklab,${light} 55%,white)`}}`;
}

/** A tag that the configuration adds to the head, as HTML. */
export function createHeadTagHtml({ tag, attrs = {}, content = '' }: HeadTag): string {
  const attributes = Object.entries(attrs)
    .filter(([, value]) => value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');
  if (tag === 'meta' || tag === 'link') return `<${tag}${attributes}>`;
  return `<${tag}${attributes}>${content}</${tag}>`;
}

/**
 * Runs before the first paint, in the head of every page: the reader's theme, and word to the style sheet that
 * scripts run and that the address of the log or the timeline asks for a part of it. Kept as text, so that a content security policy
 * can name its hash.
 */
export const HEAD_SCRIPT = `(() => {
  const root = document.documentElement;
  root.classList.add('js');
  if ('log' in root.dataset && /[?&](effectiveStatus|collection|area|tag|person|year|sort)=/.test(location.search)) root.classList.add('pending');
  if ('timeline' in root.dataset && /[?&](at|kind|effectiveStatus|collection|area|tag|person|year)=./.test(location.search)) root.classList.add('pending');
  try {
    const theme = localStorage.getItem('cadre-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('cadre-density') === 'compact') root.dataset.density = 'compact';
  } catch {}
})();`;
