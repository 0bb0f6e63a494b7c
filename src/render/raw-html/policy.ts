/**
 * HTML inside Markdown, under one of three policies. Once it is parsed, the elements of an author are beside those
 * of the Markdown parser. Only these keep the attributes they came with: they are known by a mark that the record does
 * not hold, so nothing an author writes can pass for one.
 */
import { htmlToHast } from 'satteri';
import { describeIssue } from '../../messages/issues.ts';
import type { Messages } from '../../messages/messages.ts';
import { LIMITS } from '../../shared/limits.ts';
import { escapeHtml } from '../../shared/text.ts';
import { serialize } from '../html/serialize.ts';
import {
  createElement,
  createText,
  type Element,
  isBlank,
  isBlock,
  isElement,
  type Node,
  type Parent,
  type Properties,
  type Raw,
  type Root,
  visitElements,
} from '../html/tree.ts';
import { createTooDeepReason } from '../parse.ts';
import type { RenderContext, ReportIssue } from '../render-context.ts';
import type { RawHtmlPolicy } from '../types.ts';
import {
  type HtmlToken,
  isKeptAttribute,
  isLevelOpening,
  KEPT_ELEMENTS,
  type Tag,
  tagPolicy,
  tokenize,
} from './tags.ts';

/** Comments and declarations: an author's notes, under any policy. */
const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<![A-Za-z][^>]*>/g;

type PolicyContext = Pick<RenderContext, 'report' | 'messages'>;

/**
 * Gives back a tree without raw nodes.
 *
 * @throws {Reason} if the tags nest deeper than can be shown.
 */
export function applyHtmlPolicy(
  root: Root,
  policy: RawHtmlPolicy,
  { report, messages }: PolicyContext,
): Root {
  if (!hasRaw(root)) return root;
  if (policy === 'escape') return showTags(root);
  const mark = createUnusedMark(root);
  if (policy === 'sanitize') resolveTags(root, mark, report);
  if (!hasRaw(root)) return root;
  const clean = parseAsHtml(root, mark, policy);
  if (policy === 'sanitize') modernizeHtml(clean, messages);
  return clean;
}

function hasRaw(parent: Parent): boolean {
  return parent.children.some((child) => child.type === 'raw' || (child.type === 'element' && hasRaw(child)));
}

function showTags(parent: Parent): Root {
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type === 'element') showTags(child);
    if (child.type !== 'raw') return [child];
    const value = child.value.replace(UNSEEN, '');
    if (value.trim() === '') return [];
    if (parent.type !== 'root') return [createText(value)];
    return [createElement('pre', {}, [createElement('code', {}, [createText(value)])])];
  });
  return parent as Root;
}

/** An attribute's name that is nowhere in the HTML of the record. */
function createUnusedMark(root: Root): string {
  const html = listRaw(root)
    .map(({ value }) => value.toLowerCase())
    .join('\n');
  let count = 0;
  while (html.includes(`data-m${count}`)) count++;
  return `data-m${count}`;
}

function listRaw(parent: Parent): Raw[] {
  return parent.children.flatMap((child) =>
    child.type === 'raw' ? [child] : child.type === 'element' ? listRaw(child) : [],
  );
}

/** Raw nodes are left with tags that are kept, marked with their line, and escaped text. */
function resolveTags(root: Root, mark: string, report: ReportIssue): void {
  const parents: Parent[] = [root];
  visitElements(root, (node) => parents.push(node));
  const pieces = new Map(listRaw(root).map((piece) => [piece, tokenize(piece.value)]));
  const closed = findClosedNames([...pieces.values()].flat());
  for (const parent of parents) resolveChildren(parent, { pieces, closed, mark, report });
}

function findClosedNames(tokens: readonly HtmlToken[]): Set<string> {
  const closed = new Set<string>();
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'close') closed.add(token.name);
    if ((token.type !== 'open' && token.type !== 'close') || !isLevelOpening(token.name)) continue;
    depth = Math.max(0, depth + (token.type === 'open' ? 1 : -1));
    if (depth > LIMITS.depth) throw createTooDeepReason();
  }
  return closed;
}

interface TagResolution {
  pieces: Map<Raw, HtmlToken[]>;
  closed: ReadonlySet<string>;
  mark: string;
  report: ReportIssue;
}

function resolveChildren(parent: Parent, { pieces, closed, mark, report }: TagResolution): void {
  if (!parent.children.some((child) => child.type === 'raw')) return;
  const ahead = countClosersAhead(parent, pieces);
  let hasTags = false;
  let removing: string | null = null;
  const settle = (token: HtmlToken, piece: Raw): string => {
    if (token.type === 'close') ahead.set(token.name, (ahead.get(token.name) ?? 0) - 1);
    if (removing !== null) {
      if (token.type === 'close' && token.name === removing) removing = null;
      return '';
    }
    if (token.type === 'comment') return '';
    if (token.type === 'text') return token.value.replaceAll('<', '&lt;');
    const policy = tagPolicy(token, { closed, closesLater: (ahead.get(token.name) ?? 0) > 0 });
    if (policy === 'text') return escapeHtml(token.value);
    if (policy === 'keep') {
      hasTags = true;
      return addLine(token, piece, mark);
    }
    if (token.type === 'open') reportRemoval(token.name, piece.position?.start.line ?? null, report);
    if (policy === 'remove') removing = token.name;
    return '';
  };
  parent.children = parent.children.filter((child) => {
    if (child.type !== 'raw') return removing === null;
    hasTags = false;
    const value = (pieces.get(child) ?? []).map((token) => settle(token, child)).join('');
    child.value = parent.type === 'root' && !hasTags && value.trim() !== '' ? `<p>${value}</p>` : value;
    return child.value !== '';
  });
}

/** How many tags of each name close among the children. */
function countClosersAhead(parent: Parent, pieces: Map<Raw, HtmlToken[]>): Map<string, number> {
  const ahead = new Map<string, number>();
  for (const child of parent.children) {
    if (child.type !== 'raw') continue;
    for (const token of pieces.get(child) ?? []) {
      if (token.type === 'close') ahead.set(token.name, (ahead.get(token.name) ?? 0) + 1);
    }
  }
  return ahead;
}

function addLine(tag: Tag, piece: Raw, mark: string): string {
  const first = piece.position?.start.line;
  if (tag.type !== 'open' || first === undefined) return tag.value;
  return tag.value.replace(/^<\w+/, (start) => `${start} ${mark}="line ${first + tag.linesAbove}"`);
}

function reportRemoval(name: string, line: number | null, report: ReportIssue): void {
  report({ line, ...describeIssue('issue.raw-html', { element: name }) });
}

/** Parses the tree as HTML. The elements of the Markdown parser get back their attributes, positions and data. */
function parseAsHtml(root: Root, mark: string, policy: 'sanitize' | 'allow'): Root {
  const own: Element[] = [];
  const skeleton = (node: Node): Node =>
    node.type === 'element'
      ? createElement(node.tagName, { [mark]: String(own.push(node) - 1) }, node.children.map(skeleton))
      : node;
  const html = serialize({ type: 'root', children: root.children.map(skeleton) });
  const parsed = htmlToHast(html, { fragment: true }) as Root;
  const property = `dataM${mark.slice('data-m'.length)}`;
  const settle = (parent: Parent): void => {
    parent.children = parent.children.flatMap((node): Node[] => {
      if (node.type === 'comment') return [];
      if (node.type !== 'element') return [node];
      settle(node);
      const value = String(node.properties[property] ?? '');
      delete node.properties[property];
      const source = own[Number(value || Number.NaN)];
      if (source?.tagName === node.tagName)
        return [Object.assign(node, { ...source, children: node.children })];
      if (policy === 'sanitize' && !KEPT_ELEMENTS.has(node.tagName)) return node.children;
      const line = Number(value.replace('line ', '') || Number.NaN);
      if (line > 0) node.position = { start: { line }, end: { line } };
      node.properties = toAuthorProperties(node, policy);
      return [node];
    });
  };
  settle(parsed);
  return parsed;
}

/** Ids get a prefix, so that none can pass for one of the page's own. */
function toAuthorProperties({ tagName, properties }: Element, policy: 'sanitize' | 'allow'): Properties {
  const kept: Properties = {};
  for (const [name, value] of Object.entries(properties))
    if (policy === 'allow' || isKeptAttribute(tagName, name)) kept[name] = value;
  if (policy === 'sanitize') {
    const { className, style } = properties;
    const languages = Array.isArray(className) ? className.filter((name) => LANGUAGE.test(name)) : [];
    if (tagName === 'code' && languages.length > 0) kept['className'] = languages;
    const side = /\btext-align:\s*(left|right|center)\b/.exec(String(style ?? ''))?.[1];
    if (side !== undefined && /^t[dh]$/.test(tagName)) kept['align'] = side;
  }
  const id = kept['id'] ?? (tagName === 'a' ? kept['name'] : undefined);
  delete kept['name'];
  if (typeof id === 'string' && id !== '')
    kept['id'] = `user-content-${id.replace(/^user-content-/, '').replace(/\s+/g, '-')}`;
  else delete kept['id'];
  return kept;
}

/** Maths has its own syntax in Markdown. */
const LANGUAGE = /^language-(?!math$)./;

/** Elements that came and went: what they meant, in today's HTML. */
const RENAMED: Record<string, string> = { big: 'span', center: 'div', font: 'span', strike: 's', tt: 'code' };

/** Elements that mark words of a line. */
const INLINE = new Set('b big em font i s small span strike strong sub sup tt u'.split(' '));

/** Replaces elements and attributes that HTML has dropped. */
function modernizeHtml(root: Root, { t }: Messages): void {
  dropEmptyParagraphs(root);
  endOpenMarks(root);
  visitElements(root, (node) => {
    if (node.tagName === 'center') node.properties['align'] = 'center';
    node.tagName = RENAMED[node.tagName] ?? node.tagName;
    if (node.tagName === 'details' && !node.children.some((child) => isElement(child, 'summary'))) {
      node.children.unshift(createElement('summary', { dataAdded: '' }, [createText(t('body.details'))]));
    }
    const side = node.properties['align'];
    if (node.tagName === 'td' || node.tagName === 'th') return;
    delete node.properties['align'];
    if (side === 'center' || side === 'right') node.properties['className'] = [`align-${side}`];
  });
}

/** A paragraph around a block falls into two halves, often empty. */
function dropEmptyParagraphs(parent: Parent): void {
  parent.children = parent.children.filter((child) => {
    if (child.type === 'element') dropEmptyParagraphs(child);
    return !isElement(child, 'p') || !child.children.every(isBlank);
  });
}

/** An inline element that is never closed continues over all that follows, so it must not contain blocks. */
function endOpenMarks(parent: Parent): void {
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type !== 'element') return [child];
    endOpenMarks(child);
    return INLINE.has(child.tagName) && child.children.some(isBlock) ? child.children : [child];
  });
}
