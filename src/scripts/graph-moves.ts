/** From record to record with the arrow keys, along the lines of a drawing. */
import { type Line, linesIn, nodesIn } from './graph-lines.ts';

interface Spot {
  node: SVGAElement;
  /** Along time, and across it. */
  along: number;
  across: number;
}

type Step = 'earlier' | 'later' | 'before' | 'after' | 'first' | 'last';

/** Time runs from left to right in wide drawings, and from top to bottom in narrow ones. */
const KEYS: Record<'wide' | 'narrow', Record<string, Step>> = {
  wide: { ArrowLeft: 'earlier', ArrowRight: 'later', ArrowUp: 'before', ArrowDown: 'after' },
  narrow: { ArrowUp: 'earlier', ArrowDown: 'later', ArrowLeft: 'before', ArrowRight: 'after' },
};
const ENDS: Record<string, Step> = { Home: 'first', End: 'last' };

export function moveAlong(drawing: SVGSVGElement, event: KeyboardEvent, hidden: ReadonlySet<string>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = event.target instanceof Element ? event.target.closest<SVGAElement>('a.graph-node') : null;
  const density = drawing.classList.contains('graph-wide') ? 'wide' : 'narrow';
  const step = KEYS[density][event.key] ?? ENDS[event.key];
  if (at === null || step === undefined) return;
  const to = target(drawing, { at, step, density, hidden });
  // At an end the key must not scroll the page away either.
  event.preventDefault();
  to?.focus();
}

interface Move {
  at: SVGAElement;
  step: Step;
  density: 'wide' | 'narrow';
  hidden: ReadonlySet<string>;
}

function target(drawing: SVGSVGElement, { at, step, density, hidden }: Move): SVGAElement | null {
  const spots = nodesIn(drawing).map((node) => spotOf(node, density));
  const here = spots.find(({ node }) => node === at);
  if (here === undefined) return null;
  const lines = linesIn(drawing).filter(({ kind }) => !hidden.has(kind));
  if (step === 'earlier' || step === 'later')
    return neighbour(spots, lines, { here, later: step === 'later' });
  if (step === 'before' || step === 'after') return branch(spots, lines, { here, after: step === 'after' });
  return endOf(spots, lines, { here, later: step === 'last' });
}

/** Of those in that direction the one by the strongest line, as they are drawn on top, then the one most level with it. */
function neighbour(
  spots: Spot[],
  lines: Line[],
  { here, later }: { here: Spot; later: boolean },
): SVGAElement | null {
  const found = beside(spots, lines, here).filter(({ along }) =>
    later ? along > here.along : along < here.along,
  );
  const strength = ({ node }: Spot) => strongest(lines, here.node.dataset['id'], node.dataset['id']);
  found.sort(
    (a, b) =>
      strength(b) - strength(a) || Math.abs(a.across - here.across) - Math.abs(b.across - here.across),
  );
  return found[0]?.node ?? null;
}

/** The next of those that share a neighbour with it or stand beside it, across time; else of the whole drawing. */
function branch(
  spots: Spot[],
  lines: Line[],
  { here, after }: { here: Spot; after: boolean },
): SVGAElement | null {
  const sign = after ? 1 : -1;
  const near = beside(spots, lines, here);
  const branches = [...new Set([...near, ...near.flatMap((spot) => beside(spots, lines, spot))])];
  const next = (some: Spot[]): Spot | undefined =>
    some
      .filter((spot) => spot !== here && sign * order(spot, here) > 0)
      .sort((a, b) => sign * order(a, b))[0];
  return (next(branches) ?? next(spots))?.node ?? null;
}

/** Follows the line of supersession as far as it goes. */
function endOf(
  spots: Spot[],
  lines: Line[],
  { here, later }: { here: Spot; later: boolean },
): SVGAElement | null {
  const chain = lines.filter(({ kind }) => kind === 'supersedes' || kind === 'partly-supersedes');
  const seen = new Set<Spot>();
  let last = here;
  for (let next: Spot | undefined = here; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    last = next;
    const node: SVGAElement | null = neighbour(spots, chain, { here: next, later });
    next = spots.find((spot) => spot.node === node);
  }
  return last === here ? null : last.node;
}

function beside(spots: Spot[], lines: Line[], { node }: Spot): Spot[] {
  const id = node.dataset['id'];
  const ids = new Set(
    lines
      .flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
      .filter((one) => one !== id),
  );
  return spots.filter((spot) => ids.has(spot.node.dataset['id'] ?? ''));
}

/** Strong lines are drawn last. */
function strongest(lines: Line[], a: string | undefined, b: string | undefined): number {
  return lines.findLastIndex(({ from, to }) => (from === a && to === b) || (from === b && to === a));
}

function order(a: Spot, b: Spot): number {
  return a.across - b.across || a.along - b.along;
}

function spotOf(node: SVGAElement, density: 'wide' | 'narrow'): Spot {
  const { x, y } = (node.querySelector('.graph-paper, .graph-station') as SVGGraphicsElement).getBBox();
  return density === 'wide' ? { node, along: x, across: y } : { node, along: y, across: x };
}
