/** Kinds of Mermaid diagrams by the word they open with. */
import { getFrontTitle, toPlainDiagram } from '../../shared/clean-mermaid.ts';

interface DiagramKind {
  name: DiagramKindName;
  label: string;
  /** What draws it: the build, the script in the reader's browser, or nothing that Cadre brings along. */
  by: DrawnBy;
}

type DrawnBy = 'build' | 'browser' | 'nothing';

export type DiagramKindName = (typeof KINDS)[number][1] | 'other';

const KINDS = [
  [/^(?:graph|flowchart(?:-elk)?)\b/i, 'flowchart', 'Flowchart', 'build'],
  [/^sequenceDiagram\b/i, 'sequence', 'Sequence diagram', 'build'],
  [/^stateDiagram(?:-v2)?\b/i, 'state', 'State diagram', 'build'],
  [/^classDiagram(?:-v2)?\b/i, 'class', 'Class diagram', 'build'],
  [/^erDiagram\b/i, 'er', 'Entity relationship diagram', 'build'],
  [/^xychart(?:-beta)?\b/i, 'xychart', 'Chart', 'build'],
  [/^gantt\b/i, 'gantt', 'Gantt chart', 'browser'],
  [/^pie\b/i, 'pie', 'Pie chart', 'browser'],
  [/^gitGraph\b/i, 'git', 'Git graph', 'browser'],
  [/^journey\b/i, 'journey', 'User journey', 'browser'],
  [/^timeline\b/i, 'timeline', 'Timeline', 'browser'],
  [/^quadrantChart\b/i, 'quadrant', 'Quadrant chart', 'browser'],
  [/^C4\w+/, 'c4', 'C4 diagram', 'browser'],
  [/^block(?:-beta)?\b/i, 'block', 'Block diagram', 'browser'],
  [/^sankey(?:-beta)?\b/i, 'sankey', 'Sankey diagram', 'browser'],
  [/^requirementDiagram\b/i, 'requirement', 'Requirement diagram', 'browser'],
  [/^packet(?:-beta)?\b/i, 'packet', 'Packet diagram', 'browser'],
  [/^kanban\b/i, 'kanban', 'Kanban board', 'browser'],
  [/^radar-beta\b/i, 'radar', 'Radar chart', 'browser'],
  [/^treemap(?:-beta)?\b/i, 'treemap', 'Treemap', 'browser'],
  [/^mindmap\b/i, 'mindmap', 'Mind map', 'nothing'],
  [/^architecture(?:-beta)?\b/i, 'architecture', 'Architecture diagram', 'nothing'],
  [/^zenuml\b/i, 'zenuml', 'ZenUML diagram', 'nothing'],
] as const satisfies [opening: RegExp, name: string, label: string, by: DrawnBy][];

export interface DiagramDescription {
  kind: DiagramKind;
  /** What the diagram says it shows; null if it does not say. */
  title: string | null;
  description: string | null;
  /** A title that no drawing shows by itself. */
  caption: string | null;
  /** The source without front matter, directives and comments, which the renderer at build does not read. */
  body: string;
}

export function describeDiagram(source: string): DiagramDescription {
  const lines = toPlainDiagram(source)
    .split('\n')
    .filter((line) => !/^\s*%%/.test(line));
  while (lines[0]?.trim() === '') lines.shift();
  const first = (lines[0] ?? '').trim();
  const [, name = 'other', label = 'Diagram', by = 'nothing'] =
    KINDS.find(([opening]) => opening.test(first)) ?? [];
  const stated = (word: string): string | null =>
    lines.map((line) => new RegExp(`^\\s*${word}\\s*:?\\s+(.+)$`).exec(line)?.[1]?.trim()).find(Boolean) ??
    null;
  const caption = getFrontTitle(source);
  return {
    kind: { name, label, by },
    title: (stated('accTitle') ?? caption ?? stated('title'))?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? null,
    description: stated('accDescr'),
    caption,
    body: lines.filter((line) => !/^\s*acc(?:Title|Descr)\b/.test(line)).join('\n'),
  };
}
