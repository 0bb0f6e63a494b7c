/**
 * Code → HTML with a few token classes; `body.css` gives them their colours in both themes. One pass over the code,
 * with patterns that consume what they look at: no code, however made, takes more than linear time.
 */
import { escapeHtml } from '../shared/text.ts';
import { type CodeLanguage, getLanguage } from './code-languages.ts';

type HighlightKind =
  | 'comment'
  | 'keyword'
  | 'string'
  | 'number'
  | 'name'
  | 'property'
  | 'inserted'
  | 'deleted';

export interface Highlighted {
  html: string;
  /** Name of the language as written, in lower case; empty for none. */
  language: string;
}

const PLAIN = /^(?:|text|txt|plain|plaintext|none|ascii|output|log|no-highlight)$/;
const NAME = /^[a-z0-9#+._-]{1,40}$/;

/** @param lang the first word behind the fence: `ts`, `{.ts}`, `C#`, `js{1,3}`, `lang-go` */
export function highlight(code: string, lang: string): Highlighted {
  const name = lang
    .slice(0, 100)
    .toLowerCase()
    .replace(/^[{.\s]+|^lang(?:uage)?-/g, '')
    .replace(/[{},:;\s].*$/s, '');
  const language = NAME.test(name) ? getLanguage(name) : null;
  return {
    html: language === null ? escapeHtml(code) : toHtml(code, language),
    language: PLAIN.test(name) ? '' : name,
  };
}

function toHtml(code: string, language: CodeLanguage): string {
  if (language.mode === 'markup') return highlightMarkup(code);
  if (language.mode === 'diff') return highlightLines(code, highlightDiffLine);
  if (language.mode === 'session') return highlightLines(code, highlightSessionLine);
  if (language.mode === 'markdown') return highlightLines(code, highlightMarkdownLine);
  return highlightWords(code, language);
}

function createSpan(kind: HighlightKind | null, code: string): string {
  const html = escapeHtml(code);
  return kind === null || code === '' ? html : `<span class="t-${kind}">${html}</span>`;
}

const NUMBER = String.raw`\b(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)\w{0,5}%?`;

const patterns = new WeakMap<CodeLanguage, RegExp>();

/** What is neither of these stays as it is; a word is recognised by itself and its neighbours. */
function getPattern(language: CodeLanguage): RegExp {
  const known = patterns.get(language);
  if (known !== undefined) return known;
  const { comment, string, variable, signs = '' } = language;
  const extra = signs.replace(/[\\\]^-]/g, '\\$&');
  const word = String.raw`[\p{L}_${extra.replace('\\-', '')}][\p{L}\p{N}_${extra}]*`;
  const parts = [
    comment === undefined ? '' : `(?<comment>${comment})`,
    string === undefined ? '' : `(?<string>${string})`,
    variable === undefined ? '' : `(?<variable>${variable})`,
    `(?<number>${NUMBER})`,
    `(?<word>${word})`,
  ];
  const pattern = new RegExp(parts.filter(Boolean).join('|'), 'gmu');
  patterns.set(language, pattern);
  return pattern;
}

/** Words that the name of a type or a function follows. */
const BEFORE_NAME =
  /^(?:class|interface|struct|enum|trait|record|protocol|object|namespace|module|new|extends|implements|def|func|fn|fun|function|sub|type|message|service|rpc|contract|defmodule|impl|table|resource|data)$/;

function highlightWords(code: string, language: CodeLanguage): string {
  const { words = new Set<string>(), ignoresCase = false, types = false, keys } = language;
  let html = '';
  let at = 0;
  let before = '';
  let beforeEnd = 0;
  for (const match of code.matchAll(getPattern(language))) {
    const [text] = match;
    if (text === '') continue;
    const end = match.index + text.length;
    html += escapeHtml(code.slice(at, match.index));
    at = end;
    const { comment, string, variable, number, word } = match.groups ?? {};
    let kind: HighlightKind | null = null;
    if (comment !== undefined) kind = 'comment';
    else if (string !== undefined) kind = isKey(code, match.index, end, keys) ? 'property' : 'string';
    else if (variable !== undefined) kind = 'property';
    else if (number !== undefined) kind = 'number';
    else if (word !== undefined) {
      const isMember = code[match.index - 1] === '.' && code[match.index - 2] !== '.';
      const isNamed = BEFORE_NAME.test(before) && /^[ \t]{0,20}$/.test(code.slice(beforeEnd, match.index));
      if (isKey(code, match.index, end, keys)) kind = 'property';
      else if (!isMember && words.has(ignoresCase ? word.toLowerCase() : word)) kind = 'keyword';
      else if (isNamed || isCall(code, end)) kind = 'name';
      else if (types && /^\p{Lu}.*\p{Ll}/u.test(word)) kind = 'name';
      before = word;
      beforeEnd = end;
    }
    html += createSpan(kind, text);
  }
  return html + escapeHtml(code.slice(at));
}

function isCall(code: string, end: number): boolean {
  return code[end] === '(' || (code[end] === ' ' && code[end + 1] === '(' && code[end - 1] !== ' ');
}

/** Whether a word names a value. Looks at a few characters beside it only. */
function isKey(code: string, start: number, end: number, keys: CodeLanguage['keys']): boolean {
  if (keys === undefined) return false;
  const next = /^[ \t]{0,40}(:(?=[\s"'{[\]\w#-]|$)|\+?=(?!=))/.exec(code.slice(end, end + 42))?.[1];
  if (next === undefined || next.startsWith(':') !== keys.endsWith('colon')) return false;
  if (!keys.startsWith('line-')) return true;
  const line = code.slice(Math.max(0, start - 80), start);
  return /^[\w."'/ \t-]*$/.test(
    line.slice(Math.max(...['\n', '{', ','].map((sign) => line.lastIndexOf(sign))) + 1),
  );
}

const TAG =
  /<!--[\s\S]*?(?:-->|$(?![\s\S]))|<!\[CDATA\[[\s\S]*?(?:\]\]>|$(?![\s\S]))|<[!?][^>]*>?|\{\{[^}\n]*\}?\}?|\{%[^%\n]*%?\}?|<\/?([A-Za-z][\w.:-]*)|&#?\w{1,20};/g;
const ATTRIBUTE = /("[^"]*"?|'[^']*'?)|([^\s"'<>/=]+)|(\/?>)|</g;

function highlightMarkup(code: string): string {
  const lower = code.toLowerCase().length === code.length ? code.toLowerCase() : code;
  let html = '';
  let at = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(code); match !== null; match = TAG.exec(code)) {
    const [text, name] = match;
    html += escapeHtml(code.slice(at, match.index));
    at = match.index + text.length;
    if (name === undefined) html += createSpan(text.startsWith('<!--') ? 'comment' : 'keyword', text);
    else {
      html += createSpan('name', text);
      const tag = highlightAttributes(code, at);
      html += tag.html;
      at = tag.end;
      const inner = /^<(script|style)$/i.exec(text)?.[1]?.toLowerCase();
      if (inner !== undefined && tag.closed) {
        const end = lower.indexOf(`</${inner}`, at);
        const language = getLanguage(inner === 'script' ? 'js' : 'css');
        const content = code.slice(at, end < 0 ? code.length : end);
        html += language === null ? escapeHtml(content) : highlightWords(content, language);
        at += content.length;
      }
    }
    TAG.lastIndex = at;
  }
  return html + escapeHtml(code.slice(at));
}

/** From behind a tag's name to its end. */
function highlightAttributes(code: string, from: number): { html: string; end: number; closed: boolean } {
  let html = '';
  let at = from;
  ATTRIBUTE.lastIndex = from;
  for (let match = ATTRIBUTE.exec(code); match !== null; match = ATTRIBUTE.exec(code)) {
    const [text, value, name, close] = match;
    html += escapeHtml(code.slice(at, match.index));
    at = match.index;
    if (text === '<') return { html, end: at, closed: false };
    at += text.length;
    const isValue = value !== undefined || code[match.index - 1] === '=';
    html += createSpan(isValue ? 'string' : name === undefined ? 'name' : 'property', text);
    if (close !== undefined) return { html, end: at, closed: close === '>' };
  }
  return { html: html + escapeHtml(code.slice(at)), end: code.length, closed: false };
}

function highlightLines(code: string, lineHtml: (line: string) => string): string {
  return code.split('\n').map(lineHtml).join('\n');
}

function highlightDiffLine(line: string): string {
  if (/^(?:\+\+\+|---|diff |index |\*\*\*)/.test(line)) return createSpan('comment', line);
  if (line.startsWith('@@')) return createSpan('keyword', line);
  return createSpan(/^[+>]/.test(line) ? 'inserted' : /^[-<]/.test(line) ? 'deleted' : null, line);
}

/** What is typed is coloured, what is answered is not. */
function highlightSessionLine(line: string): string {
  const prompt = /^[^\s$#>%]{0,60}[$#>%][ \t]+/.exec(line)?.[0];
  const shell = getLanguage('bash');
  if (prompt === undefined || shell === null) return escapeHtml(line);
  return createSpan('comment', prompt) + highlightWords(line.slice(prompt.length), shell);
}

const MARKDOWN = /(`[^`]*`?)|(\]\([^)\s]*\)?)|(<!--.*?(?:-->|$))/g;

function highlightMarkdownLine(line: string): string {
  if (/^ {0,3}#{1,6}(?:\s|$)/.test(line)) return createSpan('name', line);
  if (/^ {0,3}(?:```|~~~|---+$|===+$)/.test(line)) return createSpan('keyword', line);
  if (/^ {0,3}>/.test(line)) return createSpan('comment', line);
  const item = /^\s*(?:[-*+]|\d{1,9}[.)])(?=\s)(?:\s+\[[ xX]\])?/.exec(line)?.[0] ?? '';
  let html = createSpan('keyword', item);
  let at = item.length;
  for (const match of line.slice(at).matchAll(MARKDOWN)) {
    const start = item.length + match.index;
    html +=
      escapeHtml(line.slice(at, start)) + createSpan(match[3] === undefined ? 'string' : 'comment', match[0]);
    at = start + match[0].length;
  }
  return html + escapeHtml(line.slice(at));
}
