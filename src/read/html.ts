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

const UNSAID = /<(\/?)(script|style|s|del|strike)\b(>?)/gi;

/** Leaves out struck-out words, scripts and styles, in one pass however many are never closed. */
function removeInvisible(html: string): string {
  const tags = [...html.matchAll(UNSAID)].map(({ index, 0: tag, 1: slash, 2: name = '', 3: end }) => ({
    name: name.toLowerCase(),
    closes: slash === '/' && end === '>',
    opens: slash === '',
    from: index,
    to: index + tag.length,
  }));
  const lastClosed = new Map(tags.filter(({ closes }) => closes).map(({ name, from }) => [name, from]));
  let said = '';
  let at = 0;
  let open: (typeof tags)[number] | null = null;
  for (const tag of tags) {
    if (open === null) {
      if (tag.opens && (lastClosed.get(tag.name) ?? -1) > tag.from) open = tag;
    } else if (tag.closes && tag.name === open.name) {
      said += html.slice(at, open.from);
      at = tag.to;
      open = null;
    }
  }
  return said + html.slice(at);
}

function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => NAMED[name] ?? '');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
