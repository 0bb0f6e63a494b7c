/** Reads the nodes and edges of a drawn graph, and moves between them by keys. */

export interface DrawnLine {
  kind: string;
  /** Places of its records among the nodes, the upper one first. */
  ends: [number, number];
  x: number;
  isUp: boolean;
  element: SVGGElement;
}

export interface Drawing {
  svg: SVGSVGElement;
  view: 'replacements' | 'relations';
  /** From top to bottom: of connected ones, the earlier record is above. */
  nodes: { element: SVGAElement; lane: number; height: number; mark: number }[];
  lines: DrawnLine[];
}

export function readDrawing(svg: SVGSVGElement): Drawing {
  const numbers = (text: string | undefined): number[] => (text ?? '').split(' ').map(Number);
  return {
    svg,
    view: svg.classList.contains('graph-relations') ? 'relations' : 'replacements',
    nodes: [...svg.querySelectorAll<SVGAElement>('a.graph-node')].map((element) => {
      const [lane = 0, height = 0, mark = 0] = numbers(element.dataset['row']);
      return { element, lane, height, mark };
    }),
    lines: [...svg.querySelectorAll<SVGGElement>('.graph-edge')].map((element) => {
      const [upper = 0, lower = 0] = numbers(element.dataset['ends']);
      const { type = '', x } = element.dataset;
      return { kind: type, ends: [upper, lower], x: Number(x), isUp: 'up' in element.dataset, element };
    }),
  };
}

type Step = 'before' | 'after' | 'earlier' | 'later' | 'first' | 'last';

const KEYS: Record<string, Step> = {
  ArrowUp: 'before',
  ArrowDown: 'after',
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  Home: 'first',
  End: 'last',
};

export function moveWithKey(drawing: Drawing, event: KeyboardEvent, hidden: ReadonlySet<string>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = KEYS[event.key];
  const at = drawing.nodes.findIndex(({ element }) => element === event.target);
  if (at < 0 || step === undefined) return;
  // at an end the key must not scroll the page away either
  event.preventDefault();
  const shown = drawing.lines.filter(({ kind }) => !hidden.has(kind));
  drawing.nodes[findTarget(drawing, shown, { at, step })]?.element.focus();
}

function findTarget(
  { nodes }: Drawing,
  lines: DrawnLine[],
  { at, step }: { at: number; step: Step },
): number {
  if (step === 'before' || step === 'after') {
    const by = step === 'after' ? 1 : -1;
    let next = at + by;
    while (nodes[next]?.element.classList.contains('filtered-out')) next += by;
    return next;
  }
  if (step === 'earlier' || step === 'later') return findNeighbour(lines, at, step === 'later') ?? at;
  const chain = lines.filter(({ kind }) => kind === 'supersedes' || kind === 'partly-supersedes');
  let last = at;
  for (let next: number | null = at; next !== null; next = findNeighbour(chain, next, step === 'last'))
    last = next;
  return last;
}

/** By the strongest line, which is drawn last, to the nearest record. */
function findNeighbour(lines: DrawnLine[], at: number, later: boolean): number | null {
  const [from, to] = later ? [0, 1] : [1, 0];
  const ways = lines.filter(({ ends }) => ends[from] === at);
  const strongest = ways
    .filter(({ kind }) => kind === ways.at(-1)?.kind)
    .map(({ ends }) => ends[to] as number);
  return strongest.length === 0 ? null : later ? Math.min(...strongest) : Math.max(...strongest);
}
