/** Cuts a piece of raw HTML into tags, comments and what stands between them. Linear, and never fails. */

export type Token =
  | { type: 'text'; value: string }
  | { type: 'comment'; value: string }
  | {
      type: 'open' | 'close';
      value: string;
      name: string;
      written: string;
      bare: boolean;
      selfClosed: boolean;
    };

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<![A-Za-z][^>]*>|<\/?([A-Za-z][^\s/><"']*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;

export function tokensOf(html: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of html.matchAll(TOKEN)) {
    if (match.index > at) tokens.push({ type: 'text', value: html.slice(at, match.index) });
    at = match.index + match[0].length;
    const written = match[1];
    if (written === undefined) {
      tokens.push({ type: 'comment', value: match[0] });
      continue;
    }
    const rest = (match[2] ?? '').trim();
    tokens.push({
      type: match[0][1] === '/' ? 'close' : 'open',
      value: match[0],
      name: written.toLowerCase(),
      written,
      bare: rest === '' || rest === '/',
      selfClosed: rest.endsWith('/'),
    });
  }
  if (at < html.length) tokens.push({ type: 'text', value: html.slice(at) });
  return tokens;
}
