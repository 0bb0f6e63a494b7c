/** The text of a block with its links and images, each with its place. */
import type { Nodes, Root, Table } from 'mdast';
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

const HOLD_BLOCKS = new Set(['root', 'blockquote', 'list', 'listItem']);

/** The addresses of `[label]: address` lines, by label. */
export function collectDefinitions(root: Root): Definitions {
  const definitions = new Map<string, string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') definitions.set(getDefinitionKey(node), node.url);
    else if ('children' in node && HOLD_BLOCKS.has(node.type)) node.children.forEach(visit);
  };
  visit(root);
  return definitions;
}

/** Longer paragraphs are data, not prose; only their start is read for facts. Characters. */
export const LONGEST_TEXT = 6000;

/** Text without marks. */
export function createInlineText(text: string, line: number): InlineText {
  return { text, links: [], strong: [], line, struck: false, images: [] };
}

export function toInlineText(node: Nodes, definitions: Definitions): InlineText {
  const inline = createInlineText('', node.position?.start.line ?? 1);
  appendNode(inline, node, definitions);
  return sliceInlineText(inline, 0, LONGEST_TEXT);
}

/** The texts of a table's cells, row by row. */
export function toInlineRows({ children }: Table, definitions: Definitions): InlineText[][] {
  return children.map((row) => row.children.map((cell) => toInlineText(cell, definitions)));
}

/** A string of Markdown, such as a front matter value; `line` is where it is in the file. */
export function parseInlineText(text: string, line: number): InlineText {
  const plain = createInlineText(text.trim(), line);
  if (!/[[\]*_~<`\\]/.test(text)) return plain;
  const root = markdownToMdast(plain.text, { features: { frontmatter: false } });
  if (
    root.type !== 'root' ||
    root.children.some((child) => child.type !== 'paragraph' && child.type !== 'definition')
  )
    return plain;
  return { ...toInlineText(root, new Map()), line };
}

/** A part of a rich text without the blanks around it, its links and emphasis moved along. */
export function sliceInlineText(inline: InlineText, from: number, to = inline.text.length): InlineText {
  const part = inline.text.slice(from, to);
  const text = part.trim();
  if (text.length === inline.text.length) return inline;
  const start = from + part.length - part.trimStart().length;
  const move = <T extends { from: number; to: number }>(spans: T[]): T[] =>
    spans
      .filter((span) => span.from < to && span.to > start)
      .map((span) => ({ ...span, from: Math.max(0, span.from - start), to: Math.min(to, span.to) - start }));
  return {
    ...inline,
    text,
    links: move(inline.links),
    strong: move(inline.strong),
    line: getLineAt(inline, start),
  };
}

/** Several rich texts as one, each on its own line. Lines are those of the first. */
export function joinInlineTexts(parts: InlineText[], glue = '\n'): InlineText {
  const whole = createInlineText('', parts[0]?.line ?? 1);
  for (const part of parts) {
    if (whole.text !== '') whole.text += glue;
    const at = whole.text.length;
    const move = <T extends { from: number; to: number }>(spans: T[]): T[] =>
      spans.map((span) => ({ ...span, from: span.from + at, to: span.to + at }));
    whole.text += part.text;
    whole.links.push(...move(part.links));
    whole.strong.push(...move(part.strong));
    whole.images.push(...part.images);
    whole.struck ||= part.struck;
  }
  return whole;
}

/** Line in the file of a place in the text. */
export function getLineAt({ text, line }: InlineText, index: number): number {
  let lines = line;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
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
