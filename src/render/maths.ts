/** Maths → MathML, by Temml, at build. The library is only loaded for a body that needs it. */
import type temmlModule from 'temml';
import { BOUNDS } from '../shared/limits.ts';
import type { Report } from './context.ts';
import { type Element, element, lineOf, type Node, raw, text, textOf } from './html/tree.ts';

let loaded: typeof temmlModule | null = null;

export interface Formula {
  target: Element;
  source: string;
  display: boolean;
}

/** A formula as the parser leaves it: code with a class; `null` for anything else. */
export function formulaOf(node: Element): Formula | null {
  const code = node.tagName === 'pre' ? node.children[0] : node;
  if (code?.type !== 'element' || code.tagName !== 'code') return null;
  const classes = code.properties['className'];
  if (!Array.isArray(classes) || !classes.includes('language-math')) return null;
  return { target: node, source: textOf(code).trim(), display: node.tagName === 'pre' };
}

export async function loadMaths(): Promise<void> {
  loaded ??= (await import('temml')).default;
}

/**
 * Sets a formula; one that cannot be set stays readable as code, with a problem.
 *
 * @param number counts the formulas of the body from 1
 */
export function setFormula({ target, source, display }: Formula, number: number, report: Report): void {
  const line = lineOf(target);
  const replacement = typeset(source, { display, number }, (reason) => {
    report({
      rule: 'maths-failed',
      line,
      message: `A formula could not be set: ${reason}.`,
      hint: 'Fix its TeX, or write it as code if it is not maths.',
    });
  });
  target.tagName = display ? 'div' : 'span';
  target.properties = display ? { className: ['maths-box'], tabIndex: 0 } : { className: ['maths'] };
  target.children = [replacement];
}

function typeset(
  source: string,
  { display, number }: { display: boolean; number: number },
  fail: (reason: string) => void,
): Node {
  const code = element('code', {}, [text(source)]);
  if (source.length > BOUNDS.formula || number > BOUNDS.formulas) {
    fail(
      number > BOUNDS.formulas
        ? `only the first ${BOUNDS.formulas} of a record are`
        : `it is longer than ${BOUNDS.formula} characters`,
    );
    return code;
  }
  try {
    const html = loaded?.renderToString(source, { displayMode: display, throwOnError: true, maxExpand: 200 });
    if (html) return raw(onlyLayout(html));
  } catch (error) {
    fail((error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? 'unknown');
  }
  return code;
}

/**
 * Temml's inline styles fall to a strict content policy; its classes do the same in our style sheet. Links, ids and
 * handlers it writes only where TeX is trusted, which it is not.
 */
function onlyLayout(html: string): string {
  return html.trim().replace(/ (?:style|id|href|src|on\w+)="[^"]*"/g, '');
}
