/** A Mermaid block: drawn at build where that can be done, else its source, for a script to draw. */
import type { renderMermaidSVG } from 'beautiful-mermaid';
import { describeIssue, Reason, toReason } from '../../messages/issues.ts';
import type { Messages } from '../../messages/messages.ts';
import { LIMITS } from '../../shared/limits.ts';
import { escapeHtml } from '../../shared/text.ts';
import { createAddedElement, createElement, createRaw, createText, type Element } from '../html/tree.ts';
import type { ReportIssue } from '../render-context.ts';
import { checkLabels } from './check-labels.ts';
import { toPlainFlowchart } from './flowchart.ts';
import { describeDiagram } from './kinds.ts';
import { toPlainSequence } from './sequence.ts';
import { adaptSvg, type Drawing } from './svg.ts';

/** Wide drawings shrink, but not below what can be read: they scroll in their box. */
const SIZES: [number, string[]][] = [
  [1300, ['is-huge']],
  [720, ['is-wide']],
  [420, ['is-medium']],
];

const COLOURS = { bg: 'var(--diagram-paper)', fg: 'var(--diagram-ink)', transparent: true, padding: 12 };

const PLAIN: Record<string, (body: string) => string> = {
  flowchart: toPlainFlowchart,
  sequence: toPlainSequence,
};

let draw: typeof renderMermaidSVG | null = null;

export async function loadMermaid(): Promise<void> {
  draw ??= (await import('beautiful-mermaid')).renderMermaidSVG;
}

export interface DiagramInput {
  source: string;
  line: number | null;
  /** Counts the diagrams of the page from 1. */
  number: number;
  messages: Messages;
}

/** How much of `BOUNDS.layoutWork` the diagrams of a body have left. */
export interface LayoutBudget {
  left: number;
}

export function createDiagramFigure(
  { source, line, number, messages }: DiagramInput,
  report: ReportIssue,
  budget: LayoutBudget,
): Element {
  const { kind, title, description, caption, body } = describeDiagram(source.slice(0, LIMITS.diagram));
  const { t } = messages;
  const kindName = t(`body.diagram-kind.${kind.name}`);
  const titled = title
    ? t('body.diagram-titled', { kind: kindName, title })
    : t('body.diagram', { kind: kindName, number });
  const name = description ? t('body.diagram-described', { name: titled, description }) : titled;
  const figure = createElement('figure', { className: ['mermaid'] }, []);
  if (caption !== null) figure.children.push(createAddedElement('figcaption', {}, [caption]));
  const code = createElement('code', {}, [createText(source)]);
  if (kind.by === 'nothing' || source.length > LIMITS.shownDiagram) {
    const key =
      kind.by !== 'nothing'
        ? 'issue.diagram-failed.too-long'
        : kind.name === 'other'
          ? 'issue.diagram-failed.unknown'
          : 'issue.diagram-failed.kind';
    report({ line, ...describeIssue(key, { kind: kind.label }) });
    const note = createAddedElement('p', { className: ['diagram-note'] }, [t('client.diagram-not-drawn')]);
    figure.children.push(note, createElement('pre', { tabIndex: 0 }, [code]));
    return figure;
  }
  const tooMuch = findDiagramExcess(source, number, kind.name === 'sequence' ? null : budget);
  const drawing =
    kind.by === 'build' ? (tooMuch ?? drawDiagram(kind.name, body, `diagram-${number}-`, name)) : null;
  if (drawing !== null && !(drawing instanceof Error)) {
    figure.children.push(...createDrawnParts(drawing, name, code, messages));
    return figure;
  }
  if (drawing instanceof Error) {
    report({ line, ...describeIssue('issue.diagram-failed.in-browser', { reason: toReason(drawing) }) });
  }
  figure.children.push(
    createElement(
      'pre',
      { className: ['mermaid-source'], dataKind: kind.name, dataLabel: name, tabIndex: 0 },
      [code],
    ),
  );
  return figure;
}

/** The source is below the drawing, for those who cannot see it and those who want to copy it. */
export function createDrawnParts(
  { svg, width }: Drawing,
  name: string,
  code: Element,
  { t }: Messages,
): Element[] {
  const size = SIZES.find(([limit]) => width > limit)?.[1] ?? [];
  return [
    createElement(
      'div',
      { className: ['mermaid-drawing', ...size], tabIndex: 0, role: 'group', ariaLabel: name },
      [createRaw(svg)],
    ),
    createElement('details', { className: ['mermaid-text'] }, [
      createElement('summary', { dataAdded: '' }, [createText(t('client.diagram-source'))]),
      createElement('pre', { tabIndex: 0 }, [code]),
    ]),
  ];
}

/** Diagrams that are too large to lay out in a reasonable time, and to read. */
function findDiagramExcess(source: string, number: number, budget: LayoutBudget | null): Error | null {
  if (number > LIMITS.diagrams)
    return new Reason('issue-reason.too-many-diagrams', { count: LIMITS.diagrams });
  const lines = source.split('\n').length;
  if (source.length > LIMITS.diagram || lines > LIMITS.diagramLines)
    return new Reason('issue-reason.too-long');
  if (budget === null) return null;
  budget.left -= (lines + 4 * (source.split('&').length - 1)) ** 2;
  return budget.left < 0 ? new Reason('issue-reason.too-much-to-draw') : null;
}

function drawDiagram(kind: string, body: string, prefix: string, name: string): Drawing | Error {
  try {
    if (draw === null) throw new Error('the renderer is not loaded');
    const plain = PLAIN[kind]?.(body) ?? body;
    const drawing = adaptSvg(draw(plain, COLOURS), prefix, escapeHtml(name));
    if (!(kind in PLAIN)) checkLabels(body, drawing.svg);
    return drawing;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
