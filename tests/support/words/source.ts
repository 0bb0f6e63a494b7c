/**
 * What an author wrote in a Markdown file, block by block, without Cadre's renderer: the tree comes from the
 * Markdown parser, and of it only what a reader sees counts. Addresses, tags, comments, languages of code,
 * labels of footnotes and definitions of links are no words.
 */
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import type { Nodes, Root, RootContent } from 'mdast';
import { htmlToHast, markdownToMdast } from 'satteri';
import { splitWords, toWordsAt, type Word } from './words.ts';

export interface SourceBlock {
  type: RootContent['type'];
  line: number;
  words: Word[];
  /** The text with its line breaks. */
  text: string;
}

export interface SourceField {
  /** Keys from the outermost in, without places in lists. */
  key: string;
  value: string;
}

export interface SourceText {
  fields: SourceField[];
  /** Top-level blocks in order; footnotes at the end, in the order in which the text refers to them. */
  blocks: SourceBlock[];
}

const FRONT_MATTER = /^(?:\s*(?:<!--[\s\S]*?-->\s*)?)---[ \t]*\n([\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/;

export function readSourceText(file: string): SourceText {
  const front = FRONT_MATTER.exec(file);
  const fields = front === null ? null : readFields(front[1] ?? '');
  const skipped = fields === null || front === null ? '' : front[0];
  const body = skipped.replace(/[^\n]/g, '') + file.slice(skipped.length);
  const root = markdownToMdast(body, { features: { gfm: true, frontmatter: false } }) as Root;
  return { fields: fields ?? [], blocks: toBlocks(root) };
}

/** Null for what is no map of values: rules with text between them. Values are strings as they are written. */
function readFields(yaml: string): SourceField[] | null {
  const data = parseValues(yaml);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const fields: SourceField[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && value !== '') fields.push({ key, value });
    else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(inner, key === '' ? name : `${key}.${name}`);
  };
  visit(data, '');
  return fields;
}

/** Broken YAML still has its lines. */
function parseValues(yaml: string): unknown {
  try {
    return load(yaml, { schema: FAILSAFE_SCHEMA });
  } catch {
    return Object.fromEntries(
      [...yaml.matchAll(/^([\w -]+):[ \t]*(.*)$/gm)].map(([, key, value]) => [key, value]),
    );
  }
}

function toBlocks(root: Root): SourceBlock[] {
  const order: string[] = [];
  visitNodes(root, (node) => {
    if (node.type === 'footnoteReference' && !order.includes(node.identifier)) order.push(node.identifier);
  });
  const main: SourceBlock[] = [];
  const notes = new Map<string, SourceBlock>();
  for (const node of root.children) {
    visitNodes(node, (inner) => {
      if (inner.type !== 'footnoteDefinition') return;
      const isNote = order.includes(inner.identifier) && !notes.has(inner.identifier);
      if (isNote) notes.set(inner.identifier, toBlock(inner));
      // one that nothing refers to is shown in its place, label and all
      else
        main.push({
          ...toBlock(inner),
          words: [...toWordsAt(inner.identifier, getLine(inner)), ...toBlock(inner).words],
        });
    });
    if (node.type !== 'footnoteDefinition') main.push(toBlock(node));
  }
  return [...main, ...order.flatMap((name) => notes.get(name) ?? [])];
}

function visitNodes(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) visitNodes(child, visit);
}

function getLine(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function toBlock(node: RootContent): SourceBlock {
  const pieces = toPieces(node, true);
  // words may go on over pieces (`foo**bar**`), so the pieces are joined before they are cut
  const words: Word[] = [];
  let run = '';
  let line = getLine(node);
  const flush = () => {
    words.push(...toWordsAt(run, line));
    run = '';
  };
  for (const piece of pieces) {
    if (piece.gap) flush();
    if (run === '') line = piece.line;
    if (piece.optional) {
      flush();
      words.push(...toWordsAt(piece.text, piece.line).map((word) => ({ ...word, optional: true as const })));
    } else run += piece.text;
  }
  flush();
  return {
    type: node.type,
    line: getLine(node),
    words,
    text: pieces
      .map(({ text, gap }) => (gap ? `\n${text}` : text))
      .join('')
      .trim(),
  };
}

interface SourcePiece {
  text: string;
  line: number;
  /** Words do not go on over its beginning. */
  gap: boolean;
  optional: boolean;
}

const INLINE = new Set<Nodes['type']>([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'html',
  'footnoteReference',
]);
const SILENT = new Set<Nodes['type']>(['definition', 'footnoteReference']);

function toPieces(node: Nodes, top = false): SourcePiece[] {
  const line = getLine(node);
  const piece = (text: string, gap: boolean): SourcePiece => ({ text, line, gap, optional: false });
  if (SILENT.has(node.type) || (node.type === 'footnoteDefinition' && !top)) return [];
  if (node.type === 'text' || node.type === 'inlineCode') return [piece(node.value, false)];
  if (node.type === 'code')
    return [
      { ...piece(node.value, true), line: node.lang === null || node.lang === undefined ? line : line + 1 },
      piece('', true),
    ];
  if (node.type === 'image' || node.type === 'imageReference')
    return [piece(node.alt ?? '', true), piece('', true)];
  if (node.type === 'html') return toHtmlPieces(node.value, line);
  if (node.type === 'break') return [piece('', true)];
  const inner = 'children' in node ? node.children.flatMap((child) => toPieces(child)) : [];
  return INLINE.has(node.type) ? inner : [piece('', true), ...inner, piece('', true)];
}

/** Names of elements HTML has or had; any other tag is text that looks like one. */
const ELEMENTS = new Set(
  `a abbr address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption center
  cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font
  footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
  link main map mark marquee math menu meta meter nav noembed noframes noscript object ol optgroup option output p
  param picture plaintext portal pre progress q rp rt ruby s samp script search section select slot small source span
  strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
  var video wbr xmp`.split(/\s+/),
);
const PHRASING = new Set(
  'a abbr b bdi code del em i ins kbd mark s small span strong sub sup time tt u var wbr font'.split(' '),
);
const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<(script|style|svg)\b[\s\S]*?<\/\1\s*>|<\?[\s\S]*?\?>|<![A-Z][^>]*>/gi;
const TAG = /<(\/?)([a-z][\w-]*)((?:\s[^>]*|\/)?)>/gi;

function toHtmlPieces(value: string, first: number): SourcePiece[] {
  const html = value.replace(UNSEEN, (match) => match.replace(/[^\n]/g, ''));
  const pieces: SourcePiece[] = [];
  let from = 0;
  const lineAt = (at: number) => first + html.slice(0, at).split('\n').length - 1;
  const text = (to: number) => {
    if (to > from)
      pieces.push({ text: decode(html.slice(from, to)), line: lineAt(from), gap: false, optional: false });
  };
  for (const match of html.matchAll(TAG)) {
    text(match.index);
    from = match.index + match[0].length;
    const [tag, , written = '', attributes = ''] = match;
    const name = written.toLowerCase();
    const line = lineAt(match.index);
    if (!ELEMENTS.has(name)) pieces.push({ text: tag, line, gap: true, optional: false }, findGap(line));
    else if (name === 'img')
      pieces.push(
        {
          text: decode(/\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).find(Boolean) ?? ''),
          line,
          gap: true,
          optional: false,
        },
        findGap(line),
      );
    else if (attributes.trim() === '' && splitWords(tag).length > 0 && !PHRASING.has(name))
      pieces.push({ text: tag, line, gap: true, optional: true }, findGap(line));
    else if (!PHRASING.has(name)) pieces.push(findGap(line));
  }
  text(html.length);
  return pieces;
}

function findGap(line: number): SourcePiece {
  return { text: '', line, gap: true, optional: false };
}

function decode(html: string): string {
  if (!html.includes('&')) return html;
  const tree = htmlToHast(html.replaceAll('<', '&lt;'), { fragment: true }) as {
    children: { type: string; value?: string }[];
  };
  return tree.children.map((node) => (node.type === 'text' ? (node.value ?? '') : '')).join('');
}
