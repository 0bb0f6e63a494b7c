/**
 * What people write in Markdown for tools other than GitHub, understood in the tree: attribute lists of kramdown,
 * Pandoc and MkDocs, the place of a table of contents, and the wiki links of Obsidian and GitLab.
 */
import { describeIssue } from '../messages/issues.ts';
import { decodeAddress } from '../shared/addresses.ts';
import { toHeadingId } from '../shared/text.ts';
import {
  createElement,
  createText,
  type Element,
  getHeadingDepth,
  getLine,
  getText,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type TextNode,
} from './html/tree.ts';
import { setPageTarget } from './links.ts';
import { createWithheldMention } from './mentions.ts';
import type { RenderContext } from './render-context.ts';

const ATTRIBUTE = String.raw`(?:[#.][\w:-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`;
const ATTRIBUTES = String.raw`\{:?[ \t]*${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE})*[ \t]*\}`;
const AT_END = new RegExp(String.raw`[ \t]*(${ATTRIBUTES})[ \t]*$`);
const AT_START = new RegExp(`^${ATTRIBUTES}`);
/** A line of its own; there, kramdown also takes plain words. */
const LAST_LINE = new RegExp(
  String.raw`(?:^|\n)[ \t]*(${ATTRIBUTES}|\{:[ \t]*[\w-]+(?:[ \t]+[#.\w-]+)*[ \t]*\})[ \t]*$`,
);
const CONTENTS = /^(?:\[\[_?toc_?\]\]|\[toc\]|@\[toc\]|\{\{\s*toc\s*\}\}|\$\{toc\}|\{:toc[^}\n]*\})$/i;

/**
 * Takes attribute lists and places of contents out of the tree. A heading keeps the id that it was given, an image its
 * size; anything else gets its id as an author's HTML would.
 */
export function readAttributeLists(parent: Parent): void {
  parent.children = parent.children.filter((node, index) => {
    if (node.type !== 'element') return true;
    if (/^(?:pre|code)$/.test(node.tagName)) return true;
    if (isContentsPlaceholder(node)) return false;
    readAttributeLists(node);
    if (getHeadingDepth(node) !== null) {
      const id = findId(extractFromEnd(node, AT_END));
      if (id !== null) node.properties['id'] = id;
    } else if (/^(?:p|li|blockquote)$/.test(node.tagName)) {
      const list = extractFromEnd(node, LAST_LINE);
      const isLeft = node.children.some((child) => !isBlank(child));
      const owner = isLeft ? node : parent.children.slice(0, index).findLast((one) => !isBlank(one));
      const id = findId(list);
      if (id !== null && isElement(owner)) owner.properties['id'] ??= `user-content-${id}`;
      if (list !== null && !isLeft) return false;
    } else if (node.tagName === 'img' || node.tagName === 'a') {
      const next = parent.children[index + 1];
      const list = next?.type === 'text' ? AT_START.exec(next.value)?.[0] : undefined;
      if (next?.type !== 'text' || list === undefined) return true;
      next.value = next.value.slice(list.length);
      for (const [, name = '', size = ''] of list.matchAll(/\b(width|height)=["']?(\d{1,5})(?:px)?["'\s}]/g))
        if (node.tagName === 'img') node.properties[name] = size;
    }
    return true;
  });
}

/** `[TOC]` alone in a paragraph, or a list of one item that kramdown replaces. */
function isContentsPlaceholder(node: Element): boolean {
  if (node.tagName === 'p') return node.children.length < 4 && CONTENTS.test(getText(node).trim());
  if (node.tagName !== 'ul' && node.tagName !== 'ol') return false;
  const items = node.children.filter((child) => isElement(child, 'li'));
  return items.length === 1 && /(?:^|\n)\{:toc[^}\n]*\}$/.test(getText(node).trim().slice(-200));
}

/** Takes what a pattern finds out of the text an element ends with. */
function extractFromEnd(node: Element, pattern: RegExp): string | null {
  const last = node.children.findLast((child) => !isBlank(child));
  if (last?.type !== 'text' || !last.value.trimEnd().endsWith('}')) return null;
  const found = pattern.exec(last.value.slice(-300));
  if (!found) return null;
  last.value = last.value.slice(0, last.value.length - found[0].length);
  return found[1] ?? null;
}

function findId(list: string | null): string | null {
  return /(?<=[{:\s])#([\w:-]+)/.exec(list ?? '')?.[1] ?? null;
}

const WIKI_LINK = /(!?)\[\[([^[\]|#\n]{0,200})(#[^[\]|\n]{0,200})?(?:\\?\|([^[\]\n]{0,300}))?\]\]/g;
/** Words that a shell, a program or a formula may have between double brackets. */
const NO_NAME = /^\s|\s$|[$<>="`]|^\d*$/;
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i;
const RECORD = /^(?:[a-z]{2,6}[-_ ])?0*(\d{1,6})$/i;
const CODE = new Set(['a', 'code', 'pre', 'kbd', 'samp', 'math']);

type WikiContext = Pick<RenderContext, 'lookups' | 'report' | 'settledElements' | 'fragments' | 'messages'>;

/** Links and images between double brackets. One that is not found stays as it was written. */
export function linkWikiNames(parent: Parent, context: WikiContext): void {
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type === 'element' && !CODE.has(child.tagName)) linkWikiNames(child, context);
    return child.type === 'text' && child.value.includes('[[') ? toWikiNodes(child, context) : [child];
  });
}

function toWikiNodes(node: TextNode, context: WikiContext): Node[] {
  const { value } = node;
  const parts: Node[] = [];
  let at = 0;
  for (const match of value.matchAll(WIKI_LINK)) {
    const [all, sign, name = '', fragment = '', words] = match;
    if (NO_NAME.test(name) && (name !== '' || fragment === '')) continue;
    const line = (getLine(node) ?? 1) + value.slice(0, match.index).split('\n').length - 1;
    const found =
      sign === '!' && PICTURE.test(name)
        ? createWikiImage(name, words)
        : createWikiLink({ name, fragment, words }, context, line);
    if (found === null) {
      context.report({ line, ...describeIssue('issue.broken-link.page', { link: all }) });
      continue;
    }
    found.position = { start: { line }, end: { line } };
    parts.push(createText(value.slice(at, match.index)), found);
    at = match.index + all.length;
  }
  if (parts.length === 0) return [node];
  return [...parts, createText(value.slice(at))].filter((part) => part.type !== 'text' || part.value !== '');
}

/** `|200` and `|200x100` are sizes, other words say what is on it. */
function createWikiImage(name: string, words = ''): Element {
  const [, width, height] = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(words.trim()) ?? [];
  return createElement('img', {
    src: encodeURI(name.trim()).replace(/[?#]/g, encodeURIComponent),
    alt: (width === undefined && words) || (name.split('/').at(-1) ?? '').replace(/\.\w+$/, ''),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  });
}

function createWikiLink(
  { name, fragment, words }: { name: string; fragment: string; words: string | undefined },
  { lookups, settledElements, fragments, messages }: WikiContext,
  line: number,
): Element | null {
  const section = fragment.split('#').at(-1)?.trim() ?? '';
  const shown = [name.split('/').at(-1) ?? '', section].filter(Boolean).join(' › ');
  const link = createElement('a', {}, [createText(words?.trim() || shown)]);
  // `#^…` is a paragraph, which no other tool can name
  const hash = section === '' || section.startsWith('^') ? '' : `#${toHeadingId(section)}`;
  if (name === '') {
    link.properties['href'] = hash || '#top';
    return link;
  }
  const number = RECORD.exec(name)?.[1];
  const address = `${encodeURI(decodeAddress(name)).replace(/[?#]/g, encodeURIComponent)}`;
  const target =
    lookups.resolveName(name) ??
    lookups.resolveLink(/\.\w{1,8}$/.test(name) ? address : `${address}.md`) ??
    (number === undefined ? null : lookups.resolveReference(Number(number), name));
  if (target === 'not published') return createWithheldMention(words?.trim() || name, messages);
  if (target !== null) {
    link.position = { start: { line }, end: { line } };
    setPageTarget(
      link,
      { ...target, href: target.href.replace(/#.*$/, '') + hash },
      `[[${name}${fragment}]]`,
      {
        fragments,
      },
    );
    settledElements.add(link);
    return link;
  }
  const asset = /\.\w{1,8}$/.test(name) ? lookups.resolveAsset(address) : null;
  if (asset === null || !('url' in asset)) return null;
  link.properties['href'] = asset.url;
  settledElements.add(link);
  return link;
}
