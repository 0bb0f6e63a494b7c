/** The text of a block with its links and images, each with its place. */
import type { Nodes, Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { isMarkup } from './text.ts';

/** Inline text with what its marks meant: comments and struck-out words are gone, line breaks are `\n`. */
export interface InlineText {
  text: string;
  links: InlineLink[];
  /** Places of emphasised words in `text`. */
  strong: { from: number; to: number }[];
  /** Line of the first character, counting from 1 in the file. */
  line: number;
  /** Whether struck-out words were left out. */
  struck: boolean;
  /** Images alone make a badge. */
  images: { alt: string; url: string }[];
}

export interface InlineLink {
  from: number;
  to: number;
  text: string;
  href: string;
}

export type Definitions = ReadonlyMap<string, string>;

/** The addresses of `[label]: address` lines, by label. */
export function collectDefinitions(root: Root): Definitions {
  const definitions = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') definitions.set(getDefinitionKey(node), node.url);
    else if (
      node.type === 'root' ||
      node.type === 'blockquote' ||
      node.type === 'listItem' ||
      node.type === 'list'
    )
      node.children.forEach(visit);
  };
  visit(root);
  return definitions;
}

/** Longer paragraphs are data, not prose; only their start is read for facts. Characters. */
export const LONGEST_TEXT = 6000;

export function toInlineText(node: Nodes, definitions: Definitions): InlineText {
  const inline: InlineText = {
    text: '',
    links: [],
    strong: [],
    line: node.position?.start.line ?? 1,
    struck: false,
    images: [],
  };
  appendNode(inline, node, definitions);
  return trimText(inline.text.length > LONGEST_TEXT ? sliceInlineText(inline, 0, LONGEST_TEXT) : inline);
}

/** A string of Markdown, such as a front matter value; `line` is where it is in the file. */
export function parseInlineText(text: string, line: number): InlineText {
  const plain: InlineText = { text: text.trim(), links: [], strong: [], line, struck: false, images: [] };
  if (!/[[\]*_~<`\\]/.test(text)) return plain;
  const root = markdownToMdast(text.trim(), { features: { frontmatter: false } });
  if (
    root.type !== 'root' ||
    root.children.some((child) => child.type !== 'paragraph' && child.type !== 'definition')
  )
    return plain;
  const inline = toInlineText(root, new Map());
  return { ...inline, line };
}

/** A part of a rich text, its links and emphasis moved along. */
export function sliceInlineText(inline: InlineText, from: number, to = inline.text.length): InlineText {
  const move = <T extends { from: number; to: number }>(spans: T[]): T[] =>
    spans
      .filter((span) => span.from < to && span.to > from)
      .map((span) => ({ ...span, from: Math.max(0, span.from - from), to: Math.min(to, span.to) - from }));
  const line = inline.line + countLines(inline.text, 0, from);
  return trimText({
    ...inline,
    text: inline.text.slice(from, to),
    links: move(inline.links),
    strong: move(inline.strong),
    line,
  });
}

/** Several rich texts as one, each on its own line. Lines are those of the first. */
export function joinInlineTexts(parts: InlineText[], glue = '\n'): InlineText {
  const whole: InlineText = {
    text: '',
    links: [],
    strong: [],
    line: parts[0]?.line ?? 1,
    struck: false,
    images: [],
  };
  for (const part of parts) {
    const at = whole.text === '' ? 0 : whole.text.length + glue.length;
    const move = <T extends { from: number; to: number }>(spans: T[]): T[] =>
      spans.map((span) => ({ ...span, from: span.from + at, to: span.to + at }));
    whole.text = whole.text === '' ? part.text : whole.text + glue + part.text;
    whole.links.push(...move(part.links));
    whole.strong.push(...move(part.strong));
    whole.images.push(...part.images);
    whole.struck ||= part.struck;
  }
  return whole;
}

/** Line in the file of a place in the text. */
export function getLineAt(inline: InlineText, index: number): number {
  return inline.line + countLines(inline.text, 0, index);
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function trimText(inline: InlineText): InlineText {
  const start = inline.text.length - inline.text.trimStart().length;
  const text = inline.text.trim();
  if (start === 0) return { ...inline, text };
  const move = <T extends { from: number; to: number }>(spans: T[]): T[] =>
    spans
      .map((span) => ({ ...span, from: Math.max(0, span.from - start), to: Math.max(0, span.to - start) }))
      .filter((span) => span.to > span.from);
  return {
    ...inline,
    text,
    links: move(inline.links),
    strong: move(inline.strong),
    line: inline.line + countLines(inline.text, 0, start),
  };
}

function appendNode(inline: InlineText, node: Nodes, definitions: Definitions): void {
  switch (node.type) {
    case 'delete':
      inline.struck = true;
      return;
    case 'break':
      inline.text += '\n';
      return;
    case 'html':
      if (/^<br\b/i.test(node.value)) inline.text += '\n';
      else if (!isMarkup(node.value)) inline.text += node.value;
      return;
    case 'image':
    case 'imageReference': {
      const url = node.type === 'image' ? node.url : (definitions.get(getDefinitionKey(node)) ?? '');
      inline.images.push({ alt: node.alt ?? '', url });
      return;
    }
    case 'footnoteReference':
    case 'definition':
    case 'code':
      return;
  }
  if ('value' in node) {
    inline.text += node.value.replace(/\u00a0/g, ' ');
    return;
  }
  if (!('children' in node)) return;
  const from = inline.text.length;
  appendNodes(inline, node.children, definitions);
  const to = inline.text.length;
  if (node.type === 'link' || node.type === 'linkReference') {
    const href = node.type === 'link' ? node.url : (definitions.get(getDefinitionKey(node)) ?? '');
    // a link without words, `[](0002-x.md)`, is called by its file
    if (to === from && inline.images.length === 0) inline.text += getLastSegment(href);
    if (inline.text.length > from)
      inline.links.push({ from, to: inline.text.length, text: inline.text.slice(from), href });
  } else if (node.type === 'strong' && to > from) inline.strong.push({ from, to });
  else if (BLOCKS.has(node.type)) inline.text += '\n';
}

function getLastSegment(href: string): string {
  return (/([^/?#]+)\/?(?:[?#].*)?$/.exec(href)?.[1] ?? '').replace(/\.\w+$/, '');
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableRow', 'tableCell', 'list']);

/** `<s>` and `<del>` strike out what is between them, as `~~` does. */
function appendNodes(inline: InlineText, nodes: Nodes[], definitions: Definitions): void {
  let struck = 0;
  for (const node of nodes) {
    if (node.type === 'html' && /^<(s|del|strike)\b/i.test(node.value)) struck++;
    else if (node.type === 'html' && /^<\/(s|del|strike)\b/i.test(node.value))
      struck = Math.max(0, struck - 1);
    else if (struck === 0) appendNode(inline, node, definitions);
    if (struck > 0) inline.struck = true;
  }
}

function getDefinitionKey(node: { identifier: string }): string {
  return node.identifier.toLowerCase().replace(/\s+/g, ' ').trim();
}
