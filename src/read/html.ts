import type { Html } from 'mdast';
import type { Rich } from './rich.ts';
import { tidy } from './text.ts';

/** The lines of a block of HTML without its tags; a table's row is `label: value`. Comments say nothing. */
export function htmlText(node: Html): Rich[] {
  const line = node.position?.start.line ?? 1;
  const text = node.value
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|s|del|strike)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/(?:t[hd]|dt)>\s*<t?d[hd]?\b[^>]*>/gi, ': ')
    .replace(/<(?:br|\/p|\/tr|\/dd|\/li|\/div|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return text
    .split('\n')
    .map(tidy)
    .filter((row) => row !== '')
    .map((row) => ({ text: decode(row), links: [], strong: [], line, struck: false, images: [] }));
}

/** The text of the first `<h1>` or `<h2>`. */
export function htmlHeading(node: Html): string | null {
  const inner = /<h[12]\b[^>]*>([\s\S]*?)<\/h[12]>/i.exec(node.value)?.[1];
  return inner === undefined ? null : decode(tidy(inner.replace(/<[^>]*>/g, ' '))) || null;
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => NAMED[name] ?? '');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
