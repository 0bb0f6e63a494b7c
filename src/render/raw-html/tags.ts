/** Finds the HTML tags of an author in Markdown, and decides what happens to each. */

const createWordSet = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

/** Elements that are kept. */
export const KEPT_ELEMENTS =
  createWordSet(`a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn
  div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp
  section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`);

/** Elements that are HTML, but not for bodies: the tags go, their content stays. */
const UNWRAPPED =
  createWordSet(`applet area article aside audio base body button canvas data datalist dialog embed fieldset
  footer form frame frameset head header hgroup html iframe input label legend link main map marquee math menu meta
  meter nav noembed noframes noscript object optgroup option output param plaintext portal progress search select slot
  template textarea title track video xmp`);

/** Elements that go with their content: it is not text. */
const REMOVED = createWordSet('script style svg');

const VOID = createWordSet('br hr img source wbr');

/** Elements whose closing tag HTML lets people leave out. */
const OPTIONAL_END = createWordSet('p li dt dd td th tr thead tbody tfoot colgroup col rp rt');

/** Whether a tag of that name holds what follows it until another one closes it. */
export function isLevelOpening(name: string): boolean {
  return KEPT_ELEMENTS.has(name) && !VOID.has(name) && !OPTIONAL_END.has(name);
}

/** Attributes that an author's elements keep. Addresses are checked afterwards, for Markdown and HTML alike. */
const ATTRIBUTES: Record<string, readonly string[]> = {
  a: ['href', 'name'],
  details: ['open'],
  img: ['src', 'alt', 'width', 'height'],
  li: ['value'],
  ol: ['start', 'reversed'],
  source: ['media', 'srcSet'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan', 'scope'],
  time: ['dateTime'],
};
const EVERYWHERE = ['id', 'align', 'title', 'lang', 'dir'];

export function isKeptAttribute(tagName: string, property: string): boolean {
  return EVERYWHERE.includes(property) || (ATTRIBUTES[tagName]?.includes(property) ?? false);
}

export type HtmlToken = { type: 'text'; value: string } | { type: 'comment'; value: string } | Tag;

export interface Tag {
  type: 'open' | 'close';
  value: string;
  /** In lower case. */
  name: string;
  /** As the author wrote it. */
  written: string;
  /** True if no attribute has a value: `<T>`, `<link to the ticket>`. */
  bare: boolean;
  selfClosed: boolean;
  /** Line breaks before it in the piece. */
  linesAbove: number;
}

export interface TagContext {
  /** Names that some tag of the document closes. */
  closed: ReadonlySet<string>;
  /** True if this tag's closing tag follows among its siblings. */
  closesLater: boolean;
}

/**
 * `text`: shown as written; `keep`: HTML; `unwrap`: its content stays; `remove`: its content goes too. Text that only
 * looks like HTML (`List<T>`, `<AdrLink>`, a `<script>` in prose) stays visible.
 */
export function tagPolicy(
  tag: Tag,
  { closed, closesLater }: TagContext,
): 'text' | 'keep' | 'unwrap' | 'remove' {
  const { name } = tag;
  if (REMOVED.has(name)) return tag.type === 'open' && closesLater ? 'remove' : 'text';
  if (UNWRAPPED.has(name)) return tag.bare && !tag.selfClosed && !closed.has(name) ? 'text' : 'unwrap';
  if (!KEPT_ELEMENTS.has(name)) return 'text';
  const readsAsType = /^[A-Z]/.test(tag.written) && tag.bare && !closed.has(name) && !VOID.has(name);
  return readsAsType ? 'text' : 'keep';
}

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<![A-Za-z][^>]*>|<\/?([A-Za-z][^\s/><"']*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;

/** Cuts a piece of raw HTML into tags, comments and the text between them. Never fails. */
export function tokenize(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let at = 0;
  let linesAbove = 0;
  for (const match of html.matchAll(TOKEN)) {
    const between = html.slice(at, match.index);
    if (between !== '') tokens.push({ type: 'text', value: between });
    linesAbove += countLineBreaks(between);
    tokens.push(toTag(match, linesAbove) ?? { type: 'comment', value: match[0] });
    linesAbove += countLineBreaks(match[0]);
    at = match.index + match[0].length;
  }
  if (at < html.length) tokens.push({ type: 'text', value: html.slice(at) });
  return tokens;
}

function toTag([value, written, attributes = '']: RegExpExecArray, linesAbove: number): Tag | null {
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

function countLineBreaks(part: string): number {
  return part.split('\n').length - 1;
}
