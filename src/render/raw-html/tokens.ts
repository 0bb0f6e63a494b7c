/** Cuts a piece of raw HTML into tags, comments and what stands between them. Linear, and never fails. */

export type Token = { type: 'text'; value: string } | { type: 'comment'; value: string } | Tag;

export interface Tag {
  type: 'open' | 'close';
  value: string;
  /** In lower case. */
  name: string;
  /** As the author wrote it. */
  written: string;
  /** True where no attribute has a value: `<T>`, `<link to the ticket>`. */
  bare: boolean;
  selfClosed: boolean;
  /** Line breaks before it in the piece. */
  linesAbove: number;
}

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<![A-Za-z][^>]*>|<\/?([A-Za-z][^\s/><"']*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;

export function tokensOf(html: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let linesAbove = 0;
  for (const match of html.matchAll(TOKEN)) {
    const between = html.slice(at, match.index);
    if (between !== '') tokens.push({ type: 'text', value: between });
    linesAbove += breaksIn(between);
    tokens.push(tagOf(match, linesAbove) ?? { type: 'comment', value: match[0] });
    linesAbove += breaksIn(match[0]);
    at = match.index + match[0].length;
  }
  if (at < html.length) tokens.push({ type: 'text', value: html.slice(at) });
  return tokens;
}

function tagOf([value, written, attributes = '']: RegExpExecArray, linesAbove: number): Tag | null {
  if (written === undefined) return null;
  return {
    type: value[1] === '/' ? 'close' : 'open',
    value,
    name: written.toLowerCase(),
    written,
    bare: !attributes.includes('='),
    selfClosed: attributes.endsWith('/'),
    linesAbove,
  };
}

function breaksIn(part: string): number {
  return part.split('\n').length - 1;
}
