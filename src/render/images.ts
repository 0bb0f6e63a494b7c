/** Images of a body: files of the repository, or addresses on the web. */
import { describeIssue, type IssueText } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import { decodeAddress, getAddressKind } from '../shared/addresses.ts';
import { getName } from '../shared/paths.ts';
import { addClass } from './html/classes.ts';
import {
  createElement,
  createText,
  type Element,
  getLine,
  getText,
  isElement,
  replaceElement,
} from './html/tree.ts';
import { setTarget } from './links.ts';
import type { RenderContext } from './render-context.ts';

/** Files that people show as images and that are none: the page links to them. */
const NO_PICTURE =
  /\.(?:pdf|docx?|odt|pptx?|odp|xlsx?|ods|csv|tsv|zip|mp[34]|m4[av]|webm|mov|ogg|wav|drawio|excalidraw|puml|plantuml|mmd|dot|vsdx|fig|html?|md|markdown|mdx|adoc|asciidoc|txt|json|ya?ml)$/i;

type ImageContext = Pick<RenderContext, 'lookups' | 'report' | 'messages' | 'imageHosts'>;

/** @param inLink a link around it has the address already, where the image becomes one */
export function resolveImage(image: Element, context: ImageContext, inLink: boolean): void {
  const { lookups, report, messages } = context;
  const { src, alt, title, width, height } = image.properties;
  const words = typeof alt === 'string' ? alt.trim() : '';
  const href = typeof src === 'string' ? src.trim() : '';
  const path = href.split(/[?#]/)[0] ?? '';
  const drawing =
    getAddressKind(href) === 'external' ? undefined : DRAWING.find(([ending]) => ending.test(path));
  const picture = drawing && findPicture(path, lookups);
  const found = picture ? { url: picture } : findImage(href, lookups, NO_PICTURE.test(path));
  if ('rule' in found) {
    report({ line: getLine(image), ...found });
    showPlaceholder(image, words, messages);
    return;
  }
  const name = words || decodeAddress(getName(path));
  if (!picture && NO_PICTURE.test(path)) {
    const shown = drawing ? messages.t('body.drawing', { name, kind: drawing[1] }) : name;
    replaceElement(image, createElement(inLink ? 'span' : 'a', {}, [createText(shown)]));
    if (!inLink) setTarget(image, { title: null, ...found, href: found.url });
    return;
  }
  if (getAddressKind(found.url) === 'external') {
    const host = URL.parse(found.url, 'https://localhost')?.host;
    if (host) context.imageHosts.add(host);
  }
  image.properties = { src: found.url, alt: picture ? name : words, loading: 'lazy', decoding: 'async' };
  if (typeof title === 'string' && title !== '') image.properties['title'] = title;
  if (isPixelSize(width)) image.properties['width'] = Number(width);
  if (isPixelSize(height)) image.properties['height'] = Number(height);
  const theme = /#gh-(light|dark)-mode-only$/.exec(href)?.[1];
  if (theme !== undefined) addClass(image, `in-${theme}`);
}

/** Files of drawing tools. An image of the same name beside such a file is shown instead. */
const DRAWING: [ending: RegExp, kind: string][] = [
  [/\.(?:puml|plantuml|pu|iuml|wsd)$/i, 'PlantUML'],
  [/\.drawio$/i, 'draw.io'],
  [/\.excalidraw$/i, 'Excalidraw'],
  [/\.(?:dot|gv)$/i, 'Graphviz'],
  [/\.(?:mmd|mermaid)$/i, 'Mermaid'],
];

/** `plan.svg`, `plan.png` or `plan.puml.svg` beside `plan.puml`. */
function findPicture(path: string, ask: ImageContext['lookups']): string | null {
  for (const stem of [path.replace(/\.\w+$/, ''), path])
    for (const ending of ['.svg', '.png']) {
      const asset = ask.resolveAsset(stem + ending);
      if (asset && 'url' in asset) return asset.url;
    }
  return null;
}

/** A paragraph that only links to a drawing shows its image inside the link. */
export function showLinkedDrawing(paragraph: Element, { lookups }: Pick<ImageContext, 'lookups'>): void {
  const [link, ...more] = paragraph.children;
  if (more.length > 0 || !isElement(link, 'a')) return;
  const path = String(link.properties['href'] ?? '').split(/[?#]/)[0] ?? '';
  if (!DRAWING.some(([ending]) => ending.test(path)) || getAddressKind(path) === 'external') return;
  const src = findPicture(path, lookups);
  if (src === null) return;
  const words = getText(link).trim();
  link.children = [createElement('img', { src, alt: words, loading: 'lazy', decoding: 'async' })];
}

type FoundImage = { url: string; title?: string | null } | IssueText;

function findImage(href: string, ask: ImageContext['lookups'], isLink: boolean): FoundImage {
  const kind = getAddressKind(href);
  const page = isLink ? ask.resolveLink(href) : null;
  if (page !== null) return { ...page, url: page.href };
  if (kind === 'external') return { url: href };
  if (kind === 'unsafe') return describeIssue('issue.unsafe-address.image', { address: href.slice(0, 80) });
  if (href === '') return describeIssue('issue.missing-image.unnamed');
  const asset = ask.resolveAsset(href);
  if (asset === null) return describeIssue('issue.missing-image', { image: href });
  if ('url' in asset) return asset;
  return describeIssue('issue.outside-image', { image: href, reason: asset.refused });
}

/**
 * `<picture>`: the image, and the one for the dark theme where there is one. The reader may choose the theme, so it is
 * not the browser that decides between them.
 */
export function resolvePicture(picture: Element, context: ImageContext, inLink: boolean): void {
  const image = picture.children.find((child) => isElement(child, 'img'));
  const themed = picture.children.flatMap((child) => {
    if (!isElement(child, 'source')) return [];
    const theme = /prefers-color-scheme:\s*(light|dark)/.exec(String(child.properties['media'] ?? ''))?.[1];
    return theme === undefined ? [] : [{ theme, source: child }];
  });
  picture.tagName = 'span';
  picture.properties = {};
  picture.children = isElement(image) ? [image] : [];
  if (!isElement(image)) return;
  for (const { theme, source } of themed) {
    const src =
      String(source.properties['srcSet'] ?? '')
        .trim()
        .split(/\s/)[0] ?? '';
    const variant = createElement('img', { ...image.properties, src });
    if (source.position) variant.position = source.position;
    resolveImage(variant, context, inLink);
    if (!isElement(variant, 'img')) continue;
    addClass(variant, `in-${theme}`);
    picture.children.push(variant);
  }
  resolveImage(image, context, inLink);
  const [only, ...more] = new Set(themed.map(({ theme }) => theme));
  if (picture.children.length > 1 && isElement(image, 'img') && only !== undefined)
    if (more.length > 0) picture.children.splice(picture.children.indexOf(image), 1);
    else addClass(image, only === 'dark' ? 'in-light' : 'in-dark');
}

function isPixelSize(value: unknown): boolean {
  return /^\d{1,5}$/.test(String(value ?? ''));
}

function showPlaceholder(image: Element, words: string, { t }: Messages): void {
  image.tagName = 'span';
  image.properties = { className: ['missing-image'] };
  const note = t(words === '' ? 'body.no-image' : 'body.no-image-of');
  image.children = [createElement('span', { dataAdded: '' }, [createText(note)]), createText(words)];
}
