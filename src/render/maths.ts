/** Maths → MathML, by Temml, at build. The library is only loaded for a body that needs it. */
import type temmlModule from 'temml';
import { describeIssue, Reason, toReason } from '../messages/issues.ts';
import { LIMITS } from '../shared/limits.ts';
import {
  createElement,
  createRaw,
  createText,
  type Element,
  getLine,
  getText,
  type Node,
} from './html/tree.ts';
import type { ReportIssue } from './render-context.ts';

let loaded: typeof temmlModule | null = null;

export interface Formula {
  target: Element;
  source: string;
  display: boolean;
}

/** A formula as the parser leaves it: code with a class; `null` for anything else. */
export function getFormula(node: Element): Formula | null {
  const code = node.tagName === 'pre' ? node.children[0] : node;
  if (code?.type !== 'element' || code.tagName !== 'code') return null;
  const classes = code.properties['className'];
  if (!Array.isArray(classes) || !classes.includes('language-math')) return null;
  return { target: node, source: getText(code).trim(), display: node.tagName === 'pre' };
}

export async function loadMaths(): Promise<void> {
  loaded ??= (await import('temml')).default;
}

/**
 * Sets a formula; one that cannot be set stays readable as code, with an issue.
 *
 * @param number counts the formulas of the body from 1
 */
export function typesetFormula(
  { target, source, display }: Formula,
  number: number,
  report: ReportIssue,
): void {
  const line = getLine(target);
  const replacement = typesetSource(source, { display, number }, (error) => {
    report({ line, ...describeIssue('issue.maths-failed', { reason: toReason(error) }) });
  });
  target.tagName = display ? 'div' : 'span';
  target.properties = display ? { className: ['maths-box'], tabIndex: 0 } : { className: ['maths'] };
  target.children = [replacement];
}

function typesetSource(
  source: string,
  { display, number }: { display: boolean; number: number },
  fail: (error: unknown) => void,
): Node {
  const code = createElement('code', {}, [createText(source)]);
  if (source.length > LIMITS.formula || number > LIMITS.formulas) {
    fail(
      number > LIMITS.formulas
        ? new Reason('issue-reason.too-many-formulas', { count: LIMITS.formulas })
        : new Reason('issue-reason.limit.characters', { count: LIMITS.formula }),
    );
    return code;
  }
  try {
    const html = loaded?.renderToString(source, { displayMode: display, throwOnError: true, maxExpand: 200 });
    if (html) return createRaw(removeInlineStyles(html));
  } catch (error) {
    fail(error);
  }
  return code;
}

/**
 * Temml's inline styles fall to a strict content policy; its classes do the same in our style sheet. Links, ids and
 * handlers it writes only where TeX is trusted, which it is not.
 */
function removeInlineStyles(html: string): string {
  return html.trim().replace(/ (?:style|id|href|src|on\w+)="[^"]*"/g, '');
}
