/**
 * Makes a drawn diagram fit for the page: only elements and attributes of a drawing, ids of its own, no style
 * sheet (ours has the colours, for both themes), text that can be read on the colours an author chose.
 */
import { escapeHtml } from '../../shared/text.ts';

const ELEMENTS = new Set(
  'svg g defs marker polygon polyline path rect circle ellipse line text tspan title desc clipPath'.split(
    ' ',
  ),
);

const ATTRIBUTES = new Set(
  `class id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d dx dy points transform fill fill-opacity stroke
  stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity font-size font-weight font-style
  text-anchor text-decoration dominant-baseline marker-start marker-end markerWidth markerHeight markerUnits refX refY orient
  letter-spacing clip-path`.split(/\s+/),
);

const NUMBERS = new Set(
  'viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d dx dy points refX refY'.split(' '),
);

const TAG = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>|<!--[\s\S]*?-->|</g;
/** The renderer's own style sheets, and the thousand dots it draws behind a chart. */
const LEFT_OUT = /<style>[\s\S]*?<\/style>|<circle [^>]*class="xychart-grid"\/>/g;

/** Classes of `body.css` by the class names of the renderer; its others have no style here. */
function toKnownClasses(names: string): string {
  const kept = names.split(' ').map((name) => (name === 'mono' ? 'diagram-mono' : name));
  return kept.filter((name) => /^(?:node|diagram-mono|xychart-.*)$/.test(name)).join(' ');
}

const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

export interface Drawing {
  svg: string;
  width: number;
}

/** @throws where the drawing holds anything that a drawing does not hold, or nothing at all. */
export function adaptSvg(drawn: string, prefix: string, label: string): Drawing {
  const source = drawn.slice(drawn.indexOf('<svg')).replace(LEFT_OUT, '');
  const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(source) ?? [];
  if (!Number(width) || !Number(height)) throw new Error('nothing was drawn');
  const svg = source
    .replace(TAG, (tag, close: string, name: string | undefined, attributes: string, selfClosed: string) => {
      if (tag.startsWith('<!--')) return '';
      if (name === undefined || !ELEMENTS.has(name)) throw new Error(`it holds ${tag.slice(0, 30)}`);
      if (close) return `</${name}>`;
      const opening = name === 'svg' ? ` role="img" aria-label="${label}" focusable="false"` : '';
      return `<${name}${opening}${filterAttributes(attributes, prefix)}${selfClosed}>`;
    })
    .replace(/>\s+</g, '><')
    .replace(/>[^<]+</g, decodeEntities);
  return { svg: setReadableText(svg).trim(), width: Number(width) };
}

const NAMED: Record<string, string> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  colon: ':',
  semi: ';',
};

/** Signs that an author wrote as `#quot;`, `#35;` or `&lt;`. */
function decodeEntities(words: string): string {
  return words.replace(/(?:#|&amp;#?)(\d{1,6}|[a-z]{2,6});/gi, (entity, name: string) => {
    const sign = /^\d/.test(name)
      ? String.fromCodePoint(Math.min(Number(name), 0x10ffff))
      : NAMED[name.toLowerCase()];
    return sign === undefined ? entity : escapeHtml(sign);
  });
}

function filterAttributes(attributes: string, prefix: string): string {
  let kept = '';
  for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (!ATTRIBUTES.has(name)) continue;
    if (name === 'id') kept += ` id="${prefix}${value}"`;
    else if (name === 'class') kept += toKnownClasses(value) && ` class="${toKnownClasses(value)}"`;
    else if (/url\s*\(|\\/i.test(value)) kept += toLocalReference(name, value, prefix);
    else kept += ` ${name}="${NUMBERS.has(name) ? shortenNumbers(value) : value}"`;
  }
  return kept;
}

/** Only marks within the drawing may be referred to. */
function toLocalReference(name: string, value: string, prefix: string): string {
  const id = /^url\(#([\w-]+)\)$/.exec(value)?.[1];
  return id === undefined ? '' : ` ${name}="url(#${prefix}${id})"`;
}

function shortenNumbers(value: string): string {
  return value.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
    String(Math.round(Number(number) * 100) / 100),
  );
}

/** An author's fill stays the same in both themes, so the text on it must too. */
function setReadableText(svg: string): string {
  return svg.replace(/<g class="node"[^>]*>[\s\S]*?<\/g>/g, (node) => {
    const fill = /<(?:rect|polygon|path|circle|ellipse)[^>]* fill="([^"]+)"/.exec(node)?.[1];
    if (fill === undefined || fill.startsWith('var(') || fill === 'none') return node;
    const ink = chooseInk(fill);
    if (ink === null) return node.replaceAll(` fill="${fill}"`, ' fill="var(--_node-fill)"');
    return node.replace(/(<text[^>]*? fill=")var\([^)]*\)"/g, `$1${ink}"`);
  });
}

/** Black or white, whichever reads better; null for a colour that is not written in hexadecimal. */
function chooseInk(fill: string): string | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(fill);
  const hex = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : fill;
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (parts === null) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#111111' : '#ffffff';
}
