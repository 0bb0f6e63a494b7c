/** Plain text of Markdown nodes, and helpers for texts. */
import type { Nodes } from 'mdast';

/** Kinds of nodes. */
type Kinds = ReadonlySet<string>;

/** Struck-out text. */
export const STRUCK: Kinds = new Set(['delete']);
const NONE: Kinds = new Set();

/** What a node reads like without its marks, and without nodes of some kinds. */
export function toPlainText(node: Nodes, without: Kinds = NONE): string {
  if ('children' in node && node.children.length === 1 && node.type !== 'delete') {
    const [only] = node.children;
    if (only?.type === 'text') return tidySpaces(only.value);
  }
  const out: string[] = [];
  collectText(node, without, out);
  return tidySpaces(out.join(''));
}

/** White space folded to single blanks. */
export function tidySpaces(text: string): string {
  return (UNTIDY.test(text) ? text.replace(/[\s\u00A0\u200B\uFEFF]+/g, ' ') : text).trim();
}

/** Most texts are tidy; to ask costs far less than to replace every blank by itself. */
const UNTIDY = /[^\S ]|\u200B| {2}/;

/** The text with some places of it filled with blanks, so that every other place stays where it is. */
export function blankRanges(
  text: string,
  places: readonly { from: number; to: number }[],
  fill = ' ',
): string {
  let out = text;
  for (const { from, to } of places) out = out.slice(0, from) + fill.repeat(to - from) + out.slice(to);
  return out;
}

const INLINE = new Set(
  `a abbr b bdi bdo big br center cite code del details dfn div em font h1 h2 h3 h4 h5 h6 hr i img input ins kbd mark p picture
   pre q rp rt ruby s samp small source span strike strong sub summary sup svg table td th tr tt u var video wbr`.split(
    /\s+/,
  ),
);

/** Whether a tag is of HTML, or a comment: the `<T>` of `List<T>` is a word. */
export function isMarkup(html: string): boolean {
  const name = /^<\/?([A-Za-z][\w-]*)>$/.exec(html)?.[1];
  return name === undefined || INLINE.has(name.toLowerCase());
}

function collectText(node: Nodes, without: Kinds, out: string[]): void {
  if (without.has(node.type)) return;
  if (node.type === 'html') {
    if (/^<br\b/i.test(node.value)) out.push(' ');
    else if (!isMarkup(node.value)) out.push(node.value);
    return;
  }
  if (node.type === 'image' || node.type === 'imageReference') out.push(node.alt ?? '');
  else if (node.type === 'break') out.push(' ');
  else if ('value' in node) out.push(node.value);
  else if ('children' in node) {
    for (const child of node.children) collectText(child, without, out);
    if (BLOCKS.has(node.type)) out.push(' ');
  }
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'blockquote']);
