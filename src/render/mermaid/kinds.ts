/** Kinds of Mermaid diagrams by the word they open with. */
interface Kind {
  name: string;
  label: string;
  /** Drawn at build; the others are drawn by a script in the reader's browser. */
  built: boolean;
}

const KINDS: [RegExp, Kind][] = [
  [/^(?:graph|flowchart(?:-elk)?)\b/i, { name: 'flowchart', label: 'Flowchart', built: true }],
  [/^sequenceDiagram\b/i, { name: 'sequence', label: 'Sequence diagram', built: true }],
  [/^stateDiagram(?:-v2)?\b/i, { name: 'state', label: 'State diagram', built: true }],
  [/^classDiagram(?:-v2)?\b/i, { name: 'class', label: 'Class diagram', built: true }],
  [/^erDiagram\b/i, { name: 'er', label: 'Entity relationship diagram', built: true }],
  [/^xychart(?:-beta)?\b/i, { name: 'xychart', label: 'Chart', built: true }],
  [/^gantt\b/i, { name: 'gantt', label: 'Gantt chart', built: false }],
  [/^pie\b/i, { name: 'pie', label: 'Pie chart', built: false }],
  [/^gitGraph\b/i, { name: 'git', label: 'Git graph', built: false }],
  [/^mindmap\b/i, { name: 'mindmap', label: 'Mind map', built: false }],
  [/^journey\b/i, { name: 'journey', label: 'User journey', built: false }],
  [/^timeline\b/i, { name: 'timeline', label: 'Timeline', built: false }],
  [/^quadrantChart\b/i, { name: 'quadrant', label: 'Quadrant chart', built: false }],
  [/^C4\w+/, { name: 'c4', label: 'C4 diagram', built: false }],
];

const UNKNOWN: Kind = { name: 'other', label: 'Diagram', built: false };

export interface Description {
  kind: Kind;
  /** What the diagram says it shows; null where it does not say. */
  title: string | null;
  description: string | null;
  /** The source without front matter, directives and comments, which the renderer at build does not know. */
  body: string;
}

export function describe(source: string): Description {
  const front = /^\s*---[ \t]*\n([\s\S]*?)\n\s*---[ \t]*(?:\n|$)/.exec(source);
  const lines = source
    .slice(front?.[0].length ?? 0)
    .replace(/%%\{[\s\S]*?\}%%/g, '')
    .split('\n')
    .filter((line) => !/^\s*%%/.test(line));
  while (lines[0]?.trim() === '') lines.shift();
  const first = (lines[0] ?? '').trim();
  const kind = KINDS.find(([opening]) => opening.test(first))?.[1] ?? UNKNOWN;
  const stated = (name: string): string | null =>
    lines.map((line) => new RegExp(`^\\s*${name}\\s*:?\\s+(.+)$`).exec(line)?.[1]?.trim()).find(Boolean) ??
    null;
  const fromFront = /^\s*title:\s*(.+)$/m
    .exec(front?.[1] ?? '')?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return {
    kind,
    title:
      (stated('accTitle') ?? fromFront ?? stated('title'))?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? null,
    description: stated('accDescr'),
    body: lines.filter((line) => !/^\s*acc(?:Title|Descr)\b/.test(line)).join('\n'),
  };
}
