/** Finds anything in a site that could run code, load from elsewhere, or link to code. */
import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { HEAD_SCRIPT } from '../../src/site/view/page-head.ts';

/** Elements that no page has. */
const FORBIDDEN = new Set(
  'iframe frame object embed applet base style audio video source track portal math-x'.split(' '),
);
const DATA = new Set(['application/json', 'application/ld+json']);
const SCHEMES = /^(?:https?|mailto|tel|ftps?|sftp|ssh|git|ircs?|xmpp):/i;
/** Attributes that browsers fetch or follow. */
const ADDRESSES = new Set(
  'href src action formaction xlinkhref poster background data cite longdesc'.split(' '),
);

export interface HarmOptions {
  /** Address of the file below the root of the host. */
  path: string;
  /** A fragment that somebody else's page holds, such as the content of a feed. */
  fragment?: boolean;
}

/** One line for each finding. The parser is that of the HTML standard, as in browsers. */
export function findHarm(html: string, { path, fragment = false }: HarmOptions): string[] {
  const found: string[] = [];
  const visit = (node: Nodes, above: string): void => {
    if (node.type === 'element')
      found.push(...findElementHarm(node, above).map((what) => `${path}: ${what}`));
    if ('children' in node) {
      for (const child of node.children) visit(child, node.type === 'element' ? node.tagName : above);
    }
    if (node.type === 'element' && node.content !== undefined) visit(node.content, 'template');
  };
  visit(htmlToHast(html, { fragment }) as Root, '');
  return found;
}

function findElementHarm({ tagName, properties, children }: Element, above: string): string[] {
  const found: string[] = [];
  if (FORBIDDEN.has(tagName)) found.push(`<${tagName}>`);
  const attributes = Object.entries(properties).map(
    ([name, value]) => [name.toLowerCase().replaceAll('-', ''), String(value ?? '')] as const,
  );
  for (const [name, value] of attributes) {
    if (/^on/.test(name) || ['style', 'srcdoc', 'srcset', 'ping', 'nonce'].includes(name)) {
      found.push(`${name}="${value}" of <${tagName}>`);
    }
    if (ADDRESSES.has(name) && !isHarmless(value)) found.push(`${name}="${value}" of <${tagName}>`);
    if (name === 'httpequiv' && /refresh/i.test(value) && above !== 'noscript') {
      const content = String(properties['content'] ?? '');
      if (!/^0; url=\/(?!\/)/.test(content)) found.push(`refresh to ${content}`);
    }
  }
  const attribute = (name: string): string => attributes.find(([key]) => key === name)?.[1] ?? '';
  if (tagName === 'script' && !isOurs(attribute('src'), attribute('type'), children)) found.push('<script>');
  if (
    tagName === 'link' &&
    /stylesheet|preload|prefetch|icon/.test(attribute('rel')) &&
    !/^\/(?!\/)/.test(attribute('href'))
  )
    found.push(`<link> to ${attribute('href')}`);
  if (tagName === 'form' && !/^(?:\/(?!\/)|$)/.test(attribute('action'))) found.push('<form>');
  return found;
}

function isHarmless(address: string): boolean {
  // what browsers pass over in addresses
  const bare = address.replace(/[\u0000-\u0020]/g, '');
  return !/^[^/?#]*:/.test(bare) || SCHEMES.test(bare);
}

function isOurs(src: string, type: string, children: Element['children']): boolean {
  if (src !== '') return /^\/(?:_astro\/[\w.-]+|alias)\.js$/.test(src);
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  if (!DATA.has(type)) return text === HEAD_SCRIPT;
  JSON.parse(text);
  return true;
}
