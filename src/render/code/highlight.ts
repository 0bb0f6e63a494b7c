/** Code → HTML with a few token classes; `body.css` gives them their colours in both themes. */
import Prism from 'prismjs';
import { BOUNDS } from '../../shared/bounds.ts';
import { escapeHtml } from '../../shared/escape.ts';
import { type Language, languageOf } from './languages.ts';

/** Prism's token types → the classes of the style sheet. Types that are not here stay in the colour of the text. */
const CLASSES: Record<string, string> = Object.fromEntries(
  Object.entries({
    't-comment': 'comment prolog doctype cdata shebang block-comment',
    't-keyword':
      'keyword atrule important rule control-flow boolean null nil module modifier directive section deleted-arrow',
    't-string':
      'string char regex attr-value url template-string string-property-value inserted-arrow scalar',
    't-number': 'number constant symbol unit datetime',
    't-name': 'function class-name type builtin tag selector title method-name',
    't-property': 'property attr-name key parameter variable header header-name field',
    't-inserted': 'inserted inserted-sign',
    't-deleted': 'deleted deleted-sign',
  }).flatMap(([name, types]) => types.split(' ').map((type) => [type, name])),
);

export interface Highlighted {
  html: string;
  /** Name of the language as written, in lower case; empty for none. */
  language: string;
}

/** Never throws; what has no grammar, or breaks one, comes out plain. */
export function highlight(code: string, lang: string): Highlighted {
  const language = languageOf(lang);
  const tokens = tokenize(code, language);
  return { html: tokens === null ? escapeHtml(code) : htmlOf(tokens), language: language.name };
}

function tokenize(code: string, { grammar, id }: Language): Tokens | null {
  if (grammar === null || code.length > BOUNDS.code || hasLineOver(code, BOUNDS.codeLine)) return null;
  try {
    const env: { code: string; grammar: Prism.Grammar; language: string; tokens?: Tokens } = {
      code,
      grammar,
      language: id,
    };
    Prism.hooks.run('before-tokenize', env as unknown as Prism.hooks.ElementEnvironment);
    env.tokens = Prism.tokenize(env.code, env.grammar);
    Prism.hooks.run('after-tokenize', env as unknown as Prism.hooks.ElementEnvironment);
    return env.tokens;
  } catch {
    return null;
  }
}

type Tokens = (string | Prism.Token)[];

function htmlOf(stream: Prism.TokenStream): string {
  if (typeof stream === 'string') return escapeHtml(stream);
  if (Array.isArray(stream)) return stream.map(htmlOf).join('');
  const inner = htmlOf(stream.content);
  const name = classOf(stream);
  return name === undefined ? inner : `<span class="${name}">${inner}</span>`;
}

function classOf(token: Prism.Token): string | undefined {
  if (Object.hasOwn(CLASSES, token.type)) return CLASSES[token.type];
  const aliases = typeof token.alias === 'string' ? [token.alias] : (token.alias ?? []);
  const known = aliases.find((alias) => Object.hasOwn(CLASSES, alias));
  return known === undefined ? undefined : CLASSES[known];
}

export function hasLineOver(code: string, limit: number): boolean {
  for (let from = 0; from < code.length; ) {
    const end = code.indexOf('\n', from);
    const to = end < 0 ? code.length : end;
    if (to - from > limit) return true;
    from = to + 1;
  }
  return false;
}
