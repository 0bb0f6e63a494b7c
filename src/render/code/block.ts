/** A fenced or indented block of code. */
import { type Element, element, isElement, raw, text, textOf } from '../html/tree.ts';
import { isDrawing } from './ascii.ts';
import { highlight } from './highlight.ts';

export interface CodeSource {
  code: string;
  /** First word behind the fence; empty where there is none. */
  lang: string;
  /** What follows it. */
  meta: string;
}

/** The code of a `pre` as the parser leaves it. */
export function codeOf(pre: Element): CodeSource {
  const inner = pre.children.find((child) => isElement(child, 'code'));
  const holder = isElement(inner) ? inner : pre;
  const classes = holder.properties['className'];
  const named = Array.isArray(classes) ? classes.find((name) => name.startsWith('language-')) : undefined;
  return {
    code: textOf(holder)
      .replace(/(?<![ \t])[ \t]+$/gm, '')
      .replace(/\n$/, ''),
    lang: holder.data?.lang ?? named?.slice('language-'.length) ?? '',
    meta: holder.data?.meta ?? '',
  };
}

/** A box with room for a copy button, which a script adds to it. */
export function codeBox({ code, lang, meta }: CodeSource): Element {
  const { html, language } = highlight(code, lang);
  const title = /\b(?:title|file(?:name)?)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(meta)?.slice(1).find(Boolean);
  const drawing = isDrawing(code, language === '');
  const label = title ?? (drawing ? '' : language);
  const box = element('div', { className: ['code-box'] });
  if (language !== '') box.properties['dataLanguage'] = language;
  if (label) box.children.push(element('div', { className: ['code-name'] }, [text(label)]));
  const pre = element('pre', { tabIndex: 0 }, [element('code', {}, [raw(html)])]);
  if (drawing) pre.properties['className'] = ['diagram'];
  box.children.push(pre);
  return box;
}
