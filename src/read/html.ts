/** Lines of facts in HTML. */
import type { Html } from 'mdast';
import { createInlineText, type InlineText, LONGEST_TEXT } from './inline-text.ts';
import { tidySpaces } from './text.ts';

/** The lines of a block of HTML without its tags; a table's row is `label: value`. Comments say nothing. */
export function readHtmlLines(node: Html): InlineText[] {
  const line = node.position?.start.line ?? 1;
  const text = removeInvisible(node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, ''))
    .replace(/<\/(?:t[hd]|dt)>\s*<t?d[hd]?\b[^<>]*>/gi, ': ')
    .replace(/<(?:br|\/p|\/tr|\/dd|\/li|\/div|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(TAG, '');
  return text
    .split('\n')
    .map(tidySpaces)
    .filter((row) => row !== '')
    .map((row) => createInlineText(decodeEntities(row.slice(0, LONGEST_TEXT)), line));
}

/** The text of the first `<h1>` or `<h2>`. */
export function findHtmlHeading(node: Html): string | null {
  const opening = /<h[12]\b[^<>]*>/i.exec(node.value);
  if (opening === null) return null;
  const rest = node.value.slice(opening.index + opening[0].length);
  const end = rest.search(/<\/h[12]>/i);
  return end < 0 ? null : decodeEntities(tidySpaces(rest.slice(0, end).replace(TAG, ' '))) || null;
}

/** No `<` inside: a text full of them would be searched to its end from each. */
const TAG = /<[^<>]*>/g;

const HIDING = ['script', 'style', 's', 'del', 'strike'];
const HIDING_TAG = new RegExp(`^<(/?)(${HIDING.join('|')})\\b`);
const BEFORE_HIDING = new RegExp(`(?=</?(?:${HIDING.join('|')})\\b)`, 'i');

/** Leaves out struck-out words, scripts and styles, in one pass however many are never closed. */
function removeInvisible(html: string): string {
  const lower = html.toLowerCase();
  const lastClosed = new Map(HIDING.map((name) => [name, lower.lastIndexOf(`</${name}>`)]));
  let open = '';
  let from = 0;
  const said = html.split(BEFORE_HIDING).filter((part) => {
    const [, slash, name = ''] = HIDING_TAG.exec(part.toLowerCase()) ?? [];
    if (open === '' && slash === '' && (lastClosed.get(name) ?? -1) > from) open = name;
    else if (slash === '/' && name === open) open = '';
    from += part.length;
    return open === '';
  });
  return said.join('');
}

function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => NAMED[name] ?? '');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
