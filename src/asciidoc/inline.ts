/**
 * The inline part of AsciiDoc as Markdown. Asciidoctor replaces one kind of mark after the other in a text, so a mark of
 * Markdown is held back as a token that no later step touches; `finish` escapes the words between them and puts them in.
 */
import { getName, getStem } from '../shared/paths.ts';
import { escapeHtml, toHeadingId } from '../shared/text.ts';
import { type AdocNode, attribute, type InlineMarks } from './asciidoctor-types.ts';

type Token =
  | { kind: 'raw'; text: string }
  | { kind: 'code'; fence: string; end: string }
  | { kind: 'end' }
  /** A link to a part of this file; its words are the part's title where the author wrote none. */
  | { kind: 'ref'; id: string };

/** Signs that no text has: Asciidoctor keeps them, and they are removed from what it is given. */
export const TOKEN_SIGNS = /[\ue100\ue101]/g;
const TOKEN = /\ue100(\d+)\ue101/;
const QUOTES: Record<string, [string, string]> = {
  strong: ['**', '**'],
  emphasis: ['*', '*'],
  double: ['“', '”'],
  single: ['‘', '’'],
  mark: ['<mark>', '</mark>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
};
const ROLES: Record<string, [string, string]> = {
  'line-through': ['~~', '~~'],
  strike: ['~~', '~~'],
  underline: ['<u>', '</u>'],
};

export function createInlineMarks(): InlineMarks {
  const tokens: Token[] = [];
  const footnotes = new Map<string, string>();
  const titles = new Map<string, string>();
  const headings = new Map<string, string>();
  const hold = (token: Token): string => `\ue100${tokens.push(token) - 1}\ue101`;
  const raw = (text: string): string => hold({ kind: 'raw', text });
  const code = (text: string, fence = '`', end = ''): string =>
    hold({ kind: 'code', fence, end }) + text + hold({ kind: 'end' });

  const wrap = (text: string, [open, close]: [string, string]): string =>
    text.trim() === '' ? text : raw(open) + text + raw(close);

  const kinds: Record<string, (node: AdocNode) => string> = {
    inline_quoted: (node) => {
      const text = node.text ?? '';
      if (node.type === 'monospaced') return code(text);
      if (node.type === 'latexmath') return code(text, '$`', '`$');
      if (node.type === 'asciimath') return code(text);
      const role = (attribute(node, 'role') ?? '').split(/\s/).find((name) => name in ROLES);
      const marks = ROLES[role ?? ''] ?? QUOTES[node.type ?? ''];
      return (node.id === null ? '' : raw(anchor(node.id))) + (marks ? wrap(text, marks) : text);
    },
    inline_anchor: (node) => {
      const { type, text } = node;
      const target = node.target ?? '';
      if (type === 'ref' || type === 'bibref')
        return raw(anchor(node.id ?? '')) + (type === 'bibref' ? `[${text ?? node.id}]` : '');
      if (type !== 'xref') {
        if (text === null || text === target || hasRole(node, 'bare'))
          return /^[a-z][\w+.-]*:[^\s<>]+$/i.test(target) ? raw(`<${target}>`) : link(text ?? '', target);
        return link(text, target);
      }
      const path = attribute(node, 'path');
      if (path) return text ? link(text, withoutModule(target)) : linkByFile(withoutModule(target));
      const id = attribute(node, 'fragment') ?? attribute(node, 'refid') ?? '';
      return raw('[') + (text ?? hold({ kind: 'ref', id })) + raw(`](#${toAnchor(id)})`);
    },
    inline_image: (node) => {
      const alt = attribute(node, 'alt') ?? '';
      if (node.type === 'icon') return ICONS[node.target ?? ''] ?? alt;
      return raw(createImageMarkdown(node, node.target ?? ''));
    },
    inline_break: (node) => (node.text ?? '') + raw('\\'),
    inline_footnote: (node) => {
      const index = attribute(node, 'index') ?? '';
      if (index === '') return '';
      if (node.text) footnotes.set(index, footnotes.get(index) ?? node.text);
      return raw(`[^${index}]`);
    },
    inline_kbd: (node) => {
      const keys = node.getAttribute('keys') as string[] | undefined;
      return (keys ?? []).map((key) => raw('<kbd>') + key + raw('</kbd>')).join('+');
    },
    inline_button: (node) => wrap(node.text ?? '', ['**', '**']),
    inline_menu: (node) => {
      const submenus = (node.getAttribute('submenus') as string[] | undefined) ?? [];
      const parts = [attribute(node, 'menu'), ...submenus, attribute(node, 'menuitem')];
      return wrap(parts.filter(Boolean).join(' › '), ['**', '**']);
    },
    inline_indexterm: (node) => (node.type === 'visible' ? (node.text ?? '') : ''),
    inline_callout: (node) => circled(Number(node.text)),
  };

  const link = (text: string, target: string): string => raw('[') + text + raw(`](${address(target)})`);
  /** Called by its file, with the address as its title: a page puts the title of the ADR in place of both. */
  const linkByFile = (target: string): string =>
    raw('[') +
    getStem(target.replace(/#.*/, '')) +
    raw(`](${address(target)} "${target.replace(/["\\]/g, '')}")`);
  /** Ids that sections get by themselves, `_why_this`, and titles, as Cadre makes ids of headings. */
  const toAnchor = (name: string): string => toId(name.replace(new RegExp(TOKEN, 'g'), ''));
  const toId = (id: string): string =>
    titles.has(id) || !/^_|\s/.test(id)
      ? encodeURIComponent(id)
      : toHeadingId(id.replaceAll('_', ' ').trim());

  function finish(converted: string): string {
    const parts = converted.split(new RegExp(TOKEN, 'g'));
    let out = '';
    let span: { token: Extract<Token, { kind: 'code' }>; text: string } | null = null;
    parts.forEach((part, index) => {
      const token = index % 2 === 1 ? tokens[Number(part)] : undefined;
      if (index % 2 === 0) {
        if (span === null) out += escapeText(part, out.at(-1) ?? '', index + 1 < parts.length);
        else span.text += decode(part);
      } else if (token?.kind === 'code' && span === null) span = { token, text: '' };
      else if (token?.kind === 'end' && span !== null) {
        const { fence, end } = span.token;
        out += end === '' ? codeSpan(span.text) : fence + span.text + end;
        span = null;
      } else if (span === null && token?.kind === 'raw') out += token.text;
      else if (token?.kind === 'ref') {
        const title = titles.get(token.id) ?? headings.get(toAnchor(token.id));
        out += title === undefined ? token.id.replaceAll('_', ' ').trim() : plain(title);
      }
    });
    return out;
  }

  function plain(converted: string): string {
    return decode(converted.replace(new RegExp(TOKEN, 'g'), ''));
  }

  return {
    footnotes,
    titles,
    headings,
    finish,
    plain,
    convert: (node, transform) => kinds[transform ?? node.nodeName]?.(node) ?? '',
  };
}

const ICONS: Record<string, string> = {
  check: '✓',
  times: '✗',
  close: '✗',
  xmark: '✗',
  plus: '+',
  minus: '−',
};

function anchor(id: string): string {
  return `<a id="${id.replace(/["&<>]/g, '')}"></a>`;
}

function hasRole(node: AdocNode, role: string): boolean {
  return (attribute(node, 'role') ?? '').split(/\s/).includes(role);
}

/** Antora's `ROOT:page.adoc` and `page$x.adoc`: the file, without its component and module. */
function withoutModule(target: string): string {
  return /^[a-z]+:\/\//i.test(target) ? target : target.replace(/^[^/#]*[:@$]/, '');
}

/** An address as the target of a Markdown link. */
export function address(target: string): string {
  const written = decode(target.replace(new RegExp(TOKEN, 'g'), '')).replace(/[<>\n]/g, encodeURIComponent);
  return /[\s()]|^$/.test(written) ? `<${written}>` : written;
}

/** An image; HTML where it has a size, which Markdown cannot say. */
export function createImageMarkdown(node: AdocNode, target: string): string {
  const text = decode(attribute(node, 'alt') ?? getName(target));
  const dir = attribute(node.document, 'imagesdir') ?? '';
  const isWhole = dir === '' || /^(?:[a-z][\w+.-]*:|\/)/i.test(target);
  const src = isWhole ? target : `${dir.replace(/\/$/, '')}/${target}`;
  const width = /^\d{1,5}(?:px)?$/.exec(attribute(node, 'width') ?? '')?.[0].replace('px', '');
  const height = /^\d{1,5}(?:px)?$/.exec(attribute(node, 'height') ?? '')?.[0].replace('px', '');
  const quoted = (value: string): string => `"${escapeHtml(value)}"`;
  const sizes = [width && ` width="${width}"`, height && ` height="${height}"`].filter(Boolean).join('');
  const image =
    sizes === ''
      ? `![${text.replace(/[[\]\\]/g, '\\$&')}](${address(src)})`
      : `<img src=${quoted(decode(src))} alt=${quoted(text)}${sizes}>`;
  const link = attribute(node, 'link');
  return link ? `[${image}](${address(link)})` : image;
}

/** `<1>` in code, so that the list below can refer to it. */
export function circled(number: number): string {
  return number > 0 && number <= 20 ? String.fromCodePoint(0x245f + number) : `(${number})`;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return text.trim() === '' ? text : `${fence}${room}${text}${room}${fence}`;
}

/** Typographic characters of Asciidoctor; `'` stays as it was written. */
const PLAIN: Record<string, string> = { 8217: "'", 8201: ' ', 8203: '' };
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi;

function decode(text: string): string {
  return text.replace(ENTITY, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return PLAIN[point] ?? (point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '');
  });
}

/** HTML that a passthrough left: it goes on as HTML in Markdown does, through the sanitiser. */
const TAG = /(<\/?[a-z][^<>]*>|<!--[\s\S]*?-->)/i;

/** Words that Markdown would read as marks, escaped. */
function escapeText(text: string, before: string, hasMore: boolean): string {
  return text
    .split(TAG)
    .map((part, index, parts) => {
      if (index % 2 === 1) return part;
      const first = index === 0 ? before : '>';
      const more = hasMore || index + 1 < parts.length;
      return decode(part.replace(/&(lt|amp);/g, (all) => (all === '&lt;' ? '\ue100' : '\ue101'))).replace(
        /[\\`*_[~<\ue100\ue101]/g,
        (sign, at: number, all: string) => escapeSign(sign, all[at - 1] ?? first, all.slice(at + 1), more),
      );
    })
    .join('');
}

function escapeSign(sign: string, before: string, rest: string, hasMore: boolean): string {
  if (sign === '\\') return rest === '' || /^[!-/:-@[-`{-~]/.test(rest) ? '\\\\' : sign;
  if (sign === '\ue100' || sign === '<') return rest === '' || /^[a-z/!?]/i.test(rest) ? '\\<' : '<';
  if (sign === '\ue101') return /^#?\w+;/.test(rest) ? '&amp;' : '&';
  if (sign === '[')
    return /^\^|^\[|^[^\]\n]*\](?:[([:]|$)/.test(rest) && (hasMore || !/^[^\]]*\]$/.test(rest))
      ? '\\['
      : sign;
  if (sign === '*')
    return /\s/.test(before || ' ') && /^\s|^$/.test(rest) && !(rest === '' && hasMore) ? sign : '\\*';
  if (sign === '_') return /[\p{L}\p{N}]/u.test(before) && /^[\p{L}\p{N}]/u.test(rest) ? sign : '\\_';
  if (sign === '~') return /^\s|^$/.test(rest) ? sign : '\\~';
  return `\\${sign}`;
}

/** Words at the start of a line that would open a heading, a list, a quote, a rule or a fence. */
export function escapeStart(line: string): string {
  return line
    .replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, '$1$2\\$3')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|=+\s*$|-{2,}\s*$|~{3}|:{3}|!{3}|\?{3})/, '$1\\$2');
}
