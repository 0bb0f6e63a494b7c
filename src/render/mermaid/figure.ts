/** A Mermaid block: drawn at build where that can be done, else its source, for a script to draw. */
import type { renderMermaidSVG } from 'beautiful-mermaid';
import { describeIssue, Reason, toReason } from '../../messages/issues.ts';
import type { Messages } from '../../messages/messages.ts';
import { BOUNDS } from '../../shared/limits.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { Report } from '../context.ts';
import { added, type Element, element, raw, text } from '../html/tree.ts';
import { plainFlowchart } from './flowchart.ts';
import { describe } from './kinds.ts';
import { plainSequence } from './sequence.ts';
import { type Drawing, fitSvg } from './svg.ts';
import { checkWords } from './words.ts';

/** Wide drawings shrink, but not below what can be read: they scroll in their box. */
const SIZES: [number, string[]][] = [
  [1300, ['is-huge']],
  [720, ['is-wide']],
  [420, ['is-medium']],
];

const COLOURS = { bg: 'var(--diagram-paper)', fg: 'var(--diagram-ink)', transparent: true, padding: 12 };

const PLAIN: Record<string, (body: string) => string> = {
  flowchart: plainFlowchart,
  sequence: plainSequence,
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

export function diagramFigure(
  { source, line, number, messages }: DiagramInput,
  report: Report,
  budget: LayoutBudget,
): Element {
  const { kind, title, description, caption, body } = describe(source.slice(0, BOUNDS.diagram));
  const { t } = messages;
  const kindName = t(`body.diagram-kind.${kind.name}`);
  const titled = title
    ? t('body.diagram-titled', { kind: kindName, title })
    : t('body.diagram', { kind: kindName, number });
  const name = description ? t('body.diagram-described', { name: titled, description }) : titled;
  const figure = element('figure', { className: ['mermaid'] }, []);
  if (caption !== null) figure.children.push(added('figcaption', {}, [caption]));
  const code = element('code', {}, [text(source)]);
  if (kind.by === 'nothing' || source.length > BOUNDS.shownDiagram) {
    const key =
      kind.by !== 'nothing'
        ? 'issue.diagram-failed.too-long'
        : kind.name === 'other'
          ? 'issue.diagram-failed.unknown'
          : 'issue.diagram-failed.kind';
    report({ line, ...describeIssue(key, { kind: kind.label }) });
    const note = added('p', { className: ['diagram-note'] }, [t('client.diagram-not-drawn')]);
    figure.children.push(note, element('pre', { tabIndex: 0 }, [code]));
    return figure;
  }
  const tooMuch = excessIn(source, number, kind.name === 'sequence' ? null : budget);
  const drawing =
    kind.by === 'build' ? (tooMuch ?? drawn(kind.name, body, `diagram-${number}-`, name)) : null;
  if (drawing !== null && !(drawing instanceof Error)) {
    figure.children.push(...drawnParts(drawing, name, code, messages));
    return figure;
  }
  if (drawing instanceof Error) {
    report({ line, ...describeIssue('issue.diagram-failed.in-browser', { reason: toReason(drawing) }) });
  }
  figure.children.push(
    element('pre', { className: ['mermaid-source'], dataKind: kind.name, dataLabel: name, tabIndex: 0 }, [
      code,
    ]),
  );
  return figure;
}

/** The source is below the drawing, for those who cannot see it and those who want to copy it. */
export function drawnParts({ svg, width }: Drawing, name: string, code: Element, { t }: Messages): Element[] {
  const size = SIZES.find(([limit]) => width > limit)?.[1] ?? [];
  return [
    element('div', { className: ['mermaid-drawing', ...size], tabIndex: 0, role: 'group', ariaLabel: name }, [
      raw(svg),
    ]),
    element('details', { className: ['mermaid-text'] }, [
      element('summary', { dataAdded: '' }, [text(t('client.diagram-source'))]),
      element('pre', { tabIndex: 0 }, [code]),
    ]),
  ];
}

/** What is not laid out here, since that would take long: nobody reads it either. */
function excessIn(source: string, number: number, budget: LayoutBudget | null): Error | null {
  if (number > BOUNDS.diagrams)
    return new Reason('issue-reason.too-many-diagrams', { count: BOUNDS.diagrams });
  const lines = source.split('\n').length;
  if (source.length > BOUNDS.diagram || lines > BOUNDS.diagramLines)
    return new Reason('issue-reason.too-long');
  if (budget === null) return null;
  budget.left -= (lines + 4 * (source.split('&').length - 1)) ** 2;
  return budget.left < 0 ? new Reason('issue-reason.too-much-to-draw') : null;
}

function drawn(kind: string, body: string, prefix: string, name: string): Drawing | Error {
  try {
    if (draw === null) throw new Error('the renderer is not loaded');
    const plain = PLAIN[kind]?.(body) ?? body;
    const drawing = fitSvg(draw(plain, COLOURS), prefix, escapeHtml(name));
    if (!(kind in PLAIN)) checkWords(body, drawing.svg);
    return drawing;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
