/** A Mermaid block: drawn at build where that can be done, else its source, for a script to draw. */
import type { renderMermaidSVG } from 'beautiful-mermaid';
import { type Element, element, escapeHtml, raw, text } from '../html/tree.ts';
import type { Report } from '../report.ts';
import { describe } from './kinds.ts';
import { fitSvg } from './svg.ts';

/** Layout time grows faster than the diagram. */
const LONGEST = 20_000;

let draw: typeof renderMermaidSVG | null = null;

export async function loadMermaid(): Promise<void> {
  draw ??= (await import('beautiful-mermaid')).renderMermaidSVG;
}

export interface DiagramInput {
  source: string;
  line: number | null;
  /** Counts the diagrams of the page from 1. */
  number: number;
}

export function diagramFigure({ source, line, number }: DiagramInput, report: Report): Element {
  const { kind, title, description, body } = describe(source);
  const name = [title ? `${kind.label}: ${title}` : `${kind.label} ${number}`, description]
    .filter(Boolean)
    .join('. ');
  const drawing = kind.built ? drawn(body, `diagram-${number}-`, name) : null;
  if (drawing instanceof Error) {
    report({
      rule: 'diagram-failed',
      line,
      message: `A ${kind.label.toLowerCase()} could not be drawn at build: ${drawing.message}.`,
      hint: 'Its source is shown, and the reader’s browser tries to draw it; check its syntax.',
    });
  }
  if (drawing === null || drawing instanceof Error) {
    const pre = element(
      'pre',
      { className: ['mermaid-source'], dataKind: kind.name, dataLabel: name, tabIndex: 0 },
      [element('code', {}, [text(source)])],
    );
    return element('figure', { className: ['mermaid'] }, [pre]);
  }
  const size =
    drawing.width > 1300
      ? ['mermaid-drawing', 'is-huge']
      : drawing.width > 720
        ? ['mermaid-drawing', 'is-wide']
        : ['mermaid-drawing'];
  return element('figure', { className: ['mermaid'] }, [
    element('div', { className: size, tabIndex: 0, role: 'group', ariaLabel: name }, [raw(drawing.svg)]),
    sourceDetails(source),
  ]);
}

/** The source, for those who cannot see the drawing and those who want to copy it. */
function sourceDetails(source: string): Element {
  return element('details', { className: ['mermaid-text'] }, [
    element('summary', {}, [text('Source of the diagram')]),
    element('pre', { tabIndex: 0 }, [element('code', {}, [text(source)])]),
  ]);
}

function drawn(body: string, prefix: string, name: string): ReturnType<typeof fitSvg> | Error {
  try {
    if (draw === null) throw new Error('the renderer is not loaded');
    if (body.length > LONGEST) throw new Error('it is too long');
    const colours = { bg: 'var(--diagram-paper)', fg: 'var(--diagram-ink)', transparent: true, padding: 12 };
    return fitSvg(draw(body, colours), prefix, escapeHtml(name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return new Error(reason.split('\n')[0]?.slice(0, 160).replace(/\.$/, '') ?? 'unknown');
  }
}
