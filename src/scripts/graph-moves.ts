/** Moving about in a drawing: arrow keys from record to record, and zoom. */
import type { Messages } from '../messages/messages.ts';

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

interface Line {
  kind: string;
  /** Ids of the records at its ends; the same one twice where the line leads to a fold. */
  from: string;
  to: string;
  element: Element;
}

export function linesIn(drawing: Element): Line[] {
  return [...drawing.querySelectorAll<SVGGElement>('.graph-edge')].map((element) => {
    const { type = '', from = '', to = '' } = element.dataset;
    return { kind: type, from, to, element };
  });
}

/** Marks of records, those of folds not among them; a record that is repeated has several. */
export function nodesIn(drawing: Element): SVGAElement[] {
  return [...drawing.querySelectorAll<SVGAElement>('a.graph-node:not(.graph-more)')];
}

/** Ids within some steps of one, itself among them. */
export function within(lines: Line[], id: string, steps: number): Set<string> {
  const found = new Set([id]);
  for (let step = 0; step < steps; step++) {
    const known = new Set(found);
    for (const { from, to } of lines) {
      if (known.has(from)) found.add(to);
      if (known.has(to)) found.add(from);
    }
  }
  return found;
}

/** Sizes as parts of the drawing's own; it is made to fit at 1. */
const SIZES = [1, 1.5, 2, 3] as const;

export function wireZoom(sheet: HTMLElement, { t }: Messages): void {
  const box = sheet.querySelector<HTMLElement>('.drawings');
  if (box === null) return;
  let at = 0;
  const smaller = button('−', t('graph.script.zoom-out'), () => show(at - 1));
  const larger = button('+', t('graph.script.zoom-in'), () => show(at + 1));
  const size = document.createElement('span');
  size.ariaLive = 'polite';
  const controls = document.createElement('div');
  controls.className = 'zoom';
  controls.role = 'group';
  controls.ariaLabel = t('graph.script.zoom');
  controls.append(smaller, size, larger);
  // behind the drawing: who comes by keyboard comes to the records first
  box.after(controls);

  function tell(): number {
    const factor = SIZES[at] ?? 1;
    size.textContent = t('graph.script.zoom-level', { percent: factor * 100 });
    // a button that has the focus keeps it at the end of the sizes
    smaller.ariaDisabled = String(at === 0);
    larger.ariaDisabled = String(at === SIZES.length - 1);
    return factor;
  }

  function show(wanted: number): void {
    if (box === null) return;
    at = Math.max(0, Math.min(SIZES.length - 1, wanted));
    const factor = tell();
    const middle = middleOf(box);
    box.classList.toggle('zoomed', factor > 1);
    box.style.setProperty('--zoom', String(factor));
    if (factor > 1)
      scrollable(box, t('graph.script.drawing', { heading: sheet.querySelector('h2')?.textContent ?? '' }));
    else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    box.scrollTo(
      middle.x * box.scrollWidth - box.clientWidth / 2,
      middle.y * box.scrollHeight - box.clientHeight / 2,
    );
    const focused = document.activeElement;
    if (focused !== box && box.contains(focused))
      focused?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  tell();
  sheet.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(step === 0 ? 0 : at + step);
  });
  dragTo(box);
}

const STEPS: Record<string, number> = { '+': 1, '=': 1, '-': -1, '−': -1, '0': 0 };

/** What is in the middle of the box, as parts of the drawing: it stays there. */
function middleOf(box: HTMLElement): { x: number; y: number } {
  return {
    x: (box.scrollLeft + box.clientWidth / 2) / Math.max(1, box.scrollWidth),
    y: (box.scrollTop + box.clientHeight / 2) / Math.max(1, box.scrollHeight),
  };
}

function scrollable(box: HTMLElement, name: string): void {
  box.tabIndex = 0;
  box.role = 'region';
  box.ariaLabel = name;
}

function button(sign: string, name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = sign;
  made.ariaLabel = name;
  made.addEventListener('click', act);
  return made;
}

/** Drags the drawing with the mouse where there is no record under it; touch scrolls by itself. */
function dragTo(box: HTMLElement): void {
  box.addEventListener('pointerdown', (event) => {
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (event.pointerType !== 'mouse' || event.button !== 0 || onLink || !box.classList.contains('zoomed'))
      return;
    box.setPointerCapture(event.pointerId);
    const move = ({ movementX, movementY }: PointerEvent) => box.scrollBy(-movementX, -movementY);
    const end = () => {
      box.removeEventListener('pointermove', move);
      box.classList.remove('dragged');
    };
    box.classList.add('dragged');
    box.addEventListener('pointermove', move);
    box.addEventListener('lostpointercapture', end, { once: true });
  });
}
