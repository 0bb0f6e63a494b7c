/** HTML inside Markdown, under one of three policies. */
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import {
  type Element,
  eachElement,
  element,
  isBlank,
  isBlock,
  isElement,
  type Node,
  type Parent,
  type Root,
  text,
} from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import type { Report } from '../report.ts';
import type { RawHtmlPolicy } from '../types.ts';
import { settleRawHtml } from './settle.ts';
import { MARKS, RENAMED, SCHEMA } from './vocabulary.ts';

/** Comments and declarations: an author's notes, under any policy. */
const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<![A-Za-z][^>]*>/g;

/** Gives back a tree without raw nodes. */
export function settleHtml(root: Root, policy: RawHtmlPolicy, report: Report): Root {
  if (!hasRaw(root)) return root;
  if (policy === 'escape') return escaped(root);
  const hasTags = policy === 'allow' || settleRawHtml(root, report);
  if (!hasTags) return asText(root);
  noteLines(root);
  const parsed = htmlToHast(toHtml(root as never, { allowDangerousHtml: true }), { fragment: true });
  if (policy === 'allow') return withoutComments(parsed as Root);
  const clean = sanitize(parsed as never, SCHEMA) as unknown as Root;
  modernise(clean);
  return clean;
}

/** Ids that HTML brought along get a prefix, so that none can pass for one of the page's own. */
export function claimIds(root: Root, ids: Ids): void {
  eachElement(root, (node) => {
    const wanted = node.properties['id'] ?? (node.tagName === 'a' ? node.properties['name'] : undefined);
    delete node.properties['name'];
    if (typeof wanted !== 'string' || wanted === '' || isFootnoteId(node, wanted)) return;
    node.properties['id'] = ids.take(
      `user-content-${wanted.replace(/^user-content-/, '').replace(/\s+/g, '-')}`,
    );
  });
}

function isFootnoteId(node: Element, id: string): boolean {
  return id === 'footnote-label' ? node.tagName === 'h2' : /^note-fn(?:ref)?-/.test(id);
}

function hasRaw(parent: Parent): boolean {
  return parent.children.some((child) => child.type === 'raw' || (child.type === 'element' && hasRaw(child)));
}

/** What is left in the raw nodes is escaped text. */
function asText(parent: Parent & { children: Node[] }): Root {
  for (const [index, child] of parent.children.entries()) {
    if (child.type === 'element') asText(child);
    if (child.type !== 'raw') continue;
    const parsed = htmlToHast(child.value, { fragment: true }) as Root;
    const value = parsed.children.map((node) => (node.type === 'text' ? node.value : '')).join('');
    parent.children[index] = parent.type === 'root' ? element('p', {}, [text(value)]) : text(value);
  }
  return parent as Root;
}

function escaped(parent: Parent): Root {
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type === 'element') escaped(child);
    if (child.type !== 'raw') return [child];
    const value = child.value.replace(UNSEEN, '');
    if (value.trim() === '') return [];
    if (parent.type !== 'root') return [text(value)];
    return [element('pre', {}, [element('code', {}, [text(value)])])];
  });
  return parent as Root;
}

function withoutComments(parent: Parent): Root {
  parent.children = parent.children.filter((child) => child.type !== 'comment');
  for (const child of parent.children) if (child.type === 'element') withoutComments(child);
  return parent as Root;
}

/** What problems are told of, and what parts of a record are found by. */
const FOUND_AGAIN = new Set('a img pre p li tr table blockquote h1 h2 h3 h4 h5 h6'.split(' '));

/** The second parse forgets positions and what stood behind a fence. */
function noteLines(root: Root): void {
  eachElement(root, (node) => {
    if (node.position && FOUND_AGAIN.has(node.tagName))
      node.properties['dataLine'] = node.position.start.line;
    const code = node.tagName === 'pre' ? node.children[0] : undefined;
    if (isElement(code, 'code') && code.data?.meta) node.properties['dataMeta'] = code.data.meta;
  });
}

/** A paragraph around a block falls into two halves, often empty. */
function dropEmptyParagraphs(parent: Parent): void {
  parent.children = parent.children.filter((child) => {
    if (child.type === 'element') dropEmptyParagraphs(child);
    return !isElement(child, 'p') || !child.children.every(isBlank);
  });
}

/** A mark that nobody closed goes on over all that follows; it must not stand around blocks. */
function endMarks(parent: Parent): void {
  parent.children = parent.children.flatMap((child): Node[] => {
    if (child.type !== 'element') return [child];
    endMarks(child);
    return MARKS.has(child.tagName) && child.children.some(isBlock) ? child.children : [child];
  });
}

/** Replaces elements and attributes that HTML has dropped. */
function modernise(root: Root): void {
  dropEmptyParagraphs(root);
  endMarks(root);
  eachElement(root, (node) => {
    if (node.tagName === 'center') node.properties['align'] = 'center';
    node.tagName = RENAMED[node.tagName] ?? node.tagName;
    if (node.tagName === 'details' && !node.children.some((child) => isElement(child, 'summary'))) {
      node.children.unshift(element('summary', { dataAdded: '' }, [text('Details')]));
    }
    const side = node.properties['align'];
    if (node.tagName === 'td' || node.tagName === 'th') return;
    delete node.properties['align'];
    if (side === 'center' || side === 'right') node.properties['className'] = [`align-${side}`];
  });
}
