/** A Graphviz block: drawn at build where the optional package `@viz-js/viz` is installed, else its source. */
import { describeIssue, Reason, toReason } from '../../messages/issues.ts';
import type { Messages } from '../../messages/messages.ts';
import { LIMITS } from '../../shared/limits.ts';
import { escapeHtml } from '../../shared/text.ts';
import { createCodeBox } from '../code.ts';
import { createAddedElement, createElement, createText, type Element } from '../html/tree.ts';
import type { ReportIssue } from '../render-context.ts';
import { createDrawnParts } from './figure.ts';
import { adaptSvg, type Drawing } from './svg.ts';

interface Viz {
  renderString(source: string, options: object): string;
}

/** Undefined until it is looked for, null if it is not installed. */
let viz: Viz | null | undefined;

export async function loadGraphviz(): Promise<void> {
  if (viz !== undefined) return;
  const loaded = await import('@viz-js/viz').catch(() => null);
  viz = loaded === null ? null : await loaded.instance();
}

export function isGraphviz(language: string): boolean {
  return /^(?:dot|graphviz|gv)$/i.test(language);
}

interface GraphvizInput {
  source: string;
  line: number | null;
  /** Counts the diagrams of the page from 1. */
  number: number;
  messages: Messages;
}

export function graphvizFigure(
  { source, line, number, messages }: GraphvizInput,
  report: ReportIssue,
): Element {
  const { t } = messages;
  const name = t('body.diagram', { kind: t('body.diagram-kind.graphviz'), number });
  const figure = createElement('figure', { className: ['mermaid'] }, []);
  const drawing = drawn(source, `diagram-${number}-`, name);
  if (drawing instanceof Error) {
    const issue =
      viz === null
        ? describeIssue('issue.diagram-failed.graphviz')
        : describeIssue('issue.diagram-failed.source', { reason: toReason(drawing) });
    report({ line, ...issue });
    const note = createAddedElement('p', { className: ['diagram-note'] }, [t('client.diagram-not-drawn')]);
    figure.children.push(note, createCodeBox({ code: source, lang: 'dot', meta: '' }, line, report));
    return figure;
  }
  figure.children.push(
    ...createDrawnParts(drawing, name, createElement('code', {}, [createText(source)]), messages),
  );
  return figure;
}

const FONT = { fontname: 'Helvetica' };

function drawn(source: string, prefix: string, name: string): Drawing | Error {
  try {
    if (!viz) throw new Error('the package is not installed');
    if (excessIn(source)) throw new Reason('issue-reason.too-much-to-draw');
    const svg = viz.renderString(source, {
      format: 'svg',
      graphAttributes: { bgcolor: 'transparent', ...FONT },
      nodeAttributes: FONT,
      edgeAttributes: FONT,
    });
    return adaptSvg(inOurColours(svg), prefix, escapeHtml(name));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Layout takes more than linear time, and `{a b c} -> {d e f}` is nine lines between nodes. */
function excessIn(source: string): boolean {
  if (source.length > LIMITS.diagram || source.split('\n').length > LIMITS.diagramLines) return true;
  let edges = 0;
  for (const [statement] of source.matchAll(/[^;\n]*-[->][^;\n]*/g)) {
    const sides = statement.split(/-[->]/).map((side) => side.match(/[\w"]+/g)?.length ?? 1);
    for (let at = 1; at < sides.length; at++) edges += (sides[at - 1] ?? 1) * (sides[at] ?? 1);
  }
  return edges > LIMITS.diagramEdges * 4;
}

/** Links and names go, points become pixels, and black on white follows the reader's theme. */
function inOurColours(svg: string): string {
  return svg
    .replace(/<\/?a\b[^>]*>|<title>[^<]*<\/title>|(?<=<g) id="[^"]*"/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => escapeHtml(String.fromCodePoint(Number(code))))
    .replace(
      /(<svg[^>]*?) width="([\d.]+)pt" height="([\d.]+)pt"/,
      (_, start: string, width: string, height: string) =>
        `${start} width="${Math.round((Number(width) * 4) / 3)}" height="${Math.round((Number(height) * 4) / 3)}"`,
    )
    .replace(/<svg\s+width/, '<svg width')
    .replace(/stroke="black"/g, 'stroke="var(--_line)"')
    .replace(/fill="black"/g, 'fill="var(--_line)"')
    .replace(/fill="lightgr[ae]y"/g, 'fill="var(--_node-fill)"')
    .replace(/<text (?![^>]*\bfill=)/g, '<text fill="var(--_text)" ');
}
