/** Code blocks: highlighted, in a box for the copy button that a script adds. */
import { describeIssue } from '../messages/issues.ts';
import { LIMITS } from '../shared/limits.ts';
import { highlight } from './highlight.ts';
import { createElement, createRaw, createText, type Element, getText, isElement } from './html/tree.ts';
import type { ReportIssue } from './render-context.ts';

export interface CodeSource {
  code: string;
  /** First word behind the fence; empty if there is none. */
  lang: string;
  /** What follows it. */
  meta: string;
}

/** The code of a `pre` as the parser leaves it. */
export function getCode(pre: Element): CodeSource {
  const inner = pre.children.find((child) => isElement(child, 'code'));
  const holder = isElement(inner) ? inner : pre;
  const classes = holder.properties['className'];
  const named = Array.isArray(classes) ? classes.find((name) => name.startsWith('language-')) : undefined;
  return {
    code: getText(holder)
      .replace(/(?<![ \t])[ \t]+$/gm, '')
      .replace(/\n$/, ''),
    lang: holder.data?.lang ?? named?.slice('language-'.length) ?? '',
    meta: holder.data?.meta ?? '',
  };
}

export function createCodeBox(
  { code, lang, meta }: CodeSource,
  line: number | null,
  report: ReportIssue,
): Element {
  const isLong = code.length > LIMITS.code;
  const { html, language } = highlight(isLong ? '' : code, lang);
  if (isLong && language !== '')
    report({ line, ...describeIssue('issue.code-plain', { count: LIMITS.code }) });
  const title = /\b(?:title|file(?:name)?)=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(meta)?.slice(1).find(Boolean);
  const isDrawing = isDrawnInCharacters(code, language === '');
  const label = title ?? (isDrawing ? '' : language);
  const box = createElement('div', { className: ['code-box'] });
  if (language !== '') box.properties['dataLanguage'] = language;
  if (label) box.children.push(createElement('div', { className: ['code-name'] }, [createText(label)]));
  const content = isLong ? createText(code) : createRaw(html);
  const pre = createElement('pre', { tabIndex: 0 }, [createElement('code', {}, [content])]);
  if (isDrawing) pre.properties['className'] = ['diagram'];
  box.children.push(pre);
  return box;
}

const BOX = /[\u2500-\u259f]/;
/** Marks of a drawing in plain ASCII; two lines of them make one. */
const STROKE =
  /\+-{2,}|-{2,}\+|-{2,}>|<-{2,}|^\s*\|\s{2,}.*\|\s*$|\|\s*$.*\|\s{3,}|={3,}>|\.-{3,}\.|'-{3,}'|^\s*[|v^]\s*$/;

/**
 * Drawings need a font whose lines join, set tight.
 *
 * @param isPlain no language is given: in code, arrows and pluses mean something else
 */
function isDrawnInCharacters(code: string, isPlain: boolean): boolean {
  if (code.length > 50_000) return false;
  if (BOX.test(code)) return true;
  return isPlain && code.split('\n').filter((line) => line.length < 400 && STROKE.test(line)).length >= 2;
}
