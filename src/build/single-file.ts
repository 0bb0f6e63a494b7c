/**
 * The whole log as one HTML file that needs no server and makes no request: styles, fonts and images are in it,
 * ids are unique, and links point to its own sections. Printed, it is the log on paper.
 */

import type { PageRenderer } from '../compiled-pages/index.ts';
import type { Output } from '../outputs/types.ts';
import { decodeAddress } from '../shared/addresses.ts';
import { getMediaType } from '../shared/media-types.ts';
import { escapeHtml } from '../shared/text.ts';
import type { Site } from '../site/site.ts';
import { type Assets, readContent } from './assets.ts';
import type { Look } from './customization.ts';

interface SingleInput {
  site: Site;
  assets: Assets;
  renderer: PageRenderer;
  /** Files of the look that the team chose; its style sheets are among them. */
  look: Look;
}

const SECTION = '<section class="single-section" data-section="';
/** A tag with its attributes, whose values may hold `>`. */
const TAG = /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)(\s*\/?)>/gi;
const ATTRIBUTE = /\s+([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** Attributes that name elements of the same page. */
const NAMING = new Set('id for aria-labelledby aria-describedby aria-controls headers'.split(' '));
const ADDRESSES = new Set(['href', 'src', 'xlink:href', 'poster', 'srcset']);

export async function renderSingle({ site, assets, renderer, look }: SingleInput): Promise<string> {
  const { base } = site.info;
  const styles = inlineStyles([...renderer.assets(base), ...look.outputs], base);
  const page = { path: '/', component: 'SinglePage', props: { styles } } as const;
  const html = new TextDecoder().decode(await renderer.render(page, site));
  const [head = '', ...rest] = html.split(SECTION);
  const sections = rest.map((text) => {
    const end = text.indexOf('"');
    return { name: decodeAddress(decodeEntities(text.slice(0, end))), html: text.slice(end + 2) };
  });
  const ids = new Map(sections.map((section) => [section.name, listIds(section.html)]));
  const links = { site, assets, ids };
  return [
    settle(head, null, links),
    ...sections.map(
      ({ name, html }) =>
        `<section class="single-section" id="${escapeHtml(toAnchor(name))}">${settle(html, name, links)}`,
    ),
  ].join('');
}

interface Links {
  site: Site;
  assets: Assets;
  /** The ids of each section. */
  ids: ReadonlyMap<string, ReadonlySet<string>>;
}

/** `/adr/12/` is `adr/12`, and a heading of it `adr/12:context`: no address has a colon. */
function toAnchor(section: string, id = ''): string {
  const name = section.replace(/^\/|\/$/g, '');
  return id === '' ? name : `${name}:${id}`;
}

function listIds(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decodeEntities(id)));
}

/** Puts a section's name in front of its ids, and gives its links and images their place in the file. */
function settle(html: string, section: string | null, links: Links): string {
  const own = (id: string): string => (section === null ? id : toAnchor(section, id));
  return html
    .replace(TAG, (tag, name: string, attributes: string, end: string) => {
      if (attributes === '') return tag;
      const element = name.toLowerCase();
      // Astro's own style sheet, which is in the file
      if (element === 'link') return '';
      let instead: string | null = null;
      const settled = attributes.replace(
        ATTRIBUTE,
        (whole, key: string, quoted?: string, single?: string, bare?: string) => {
          const value = decodeEntities(quoted ?? single ?? bare ?? '');
          const lower = key.toLowerCase();
          if (NAMING.has(lower)) return ` ${key}="${escapeHtml(value.split(' ').map(own).join(' '))}"`;
          if (!ADDRESSES.has(lower)) return whole;
          const isLink = element === 'a' || element === 'area';
          const target = isLink ? linkTo(value, section, links) : embed(value, own, links);
          if (target === null && element === 'img' && lower === 'src') instead = value;
          return target === null ? '' : ` ${key}="${escapeHtml(target)}"`;
        },
      );
      // an image of another host would be a request to it
      if (instead !== null && /^(?:https?:)?\/\//i.test(instead)) return createImageWords(instead, settled);
      // words that led elsewhere are words, which need no name
      const isWords = element === 'a' && !/\shref=/.test(settled);
      return `<${name}${isWords ? settled.replace(/\saria-label="[^"]*"/, '') : settled}${end}>`;
    })
    .replace(
      /url\((["']?|&quot;)#([^)"'&]+)\1\)/g,
      (_, quote: string, id: string) => `url(${quote}#${own(id)}${quote})`,
    );
}

function createImageWords(address: string, attributes: string): string {
  const words = /\salt="([^"]*)"/i.exec(attributes)?.[1] ?? '';
  return `<span>${words === '' ? escapeHtml(address) : words}</span>`;
}

/** Null for what is not in the file, and has no address elsewhere. */
function linkTo(href: string, section: string | null, { site, ids }: Links): string | null {
  if (href.startsWith('#')) return section === null ? href : toSection(section, href.slice(1), ids);
  const { base } = site.info;
  if (!href.startsWith(base)) return /^[a-z][a-z\d+.-]*:/i.test(href) ? href : null;
  const [path = '', fragment = ''] = href.split('#');
  const inside = `/${decodeAddress(path.slice(base.length))}`;
  if (ids.has(inside)) return toSection(inside, fragment, ids);
  if (inside === '/') return '#top';
  return site.info.site === null ? null : site.info.site + href;
}

function toSection(section: string, fragment: string, ids: Links['ids']): string {
  const id = decodeAddress(fragment);
  const known = ids.get(section)?.has(id) ? id : '';
  return `#${toAnchor(section, known)}`;
}

/** Part of the page itself: a drawing's own parts, or a file as data. */
function embed(address: string, own: (id: string) => string, { site, assets }: Links): string | null {
  if (address.startsWith('#')) return `#${own(address.slice(1))}`;
  if (/^data:image\//i.test(address)) return address;
  const { base } = site.info;
  if (!address.startsWith(base)) return null;
  const file = assets.getFile(`/${address.slice(base.length)}`);
  return file === null ? null : toDataAddress(readContent(file), file);
}

function toDataAddress(content: string | Uint8Array, file: string): string {
  return `data:${getMediaType(file).split(';')[0]};base64,${Buffer.from(content).toString('base64')}`;
}

/** The style sheets, the team's after ours, with their fonts and images. */
function inlineStyles(files: readonly Output[], base: string): string {
  const sheet = files
    .filter(({ path }) => path.endsWith('.css'))
    .map(({ make }) => String(make()))
    .join('\n');
  const byPath = new Map(files.map((file) => [base.replace(/\/$/, '') + file.path, file]));
  return sheet
    .replace(/url\((["']?)([^)"']+)\1\)/g, (whole, _, address: string) => {
      const file = byPath.get(address);
      if (file !== undefined) return `url(${toDataAddress(file.make(), address)})`;
      return address.startsWith('data:') || address.startsWith('#') ? whole : 'url(data:,)';
    })
    .replaceAll('</style', '<\\/style');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-f]+));/gi, (whole, name, decimal, hex) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16));
  });
}
