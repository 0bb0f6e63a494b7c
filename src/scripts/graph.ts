/**
 * What a script adds to the pages of the graph: kinds of lines that can be hidden, the surroundings of one record,
 * lines that stand out, ways along them with the keyboard, and larger drawings. The drawings are there without it.
 */
import { wireFocus } from './graph-focus.ts';
import { hiddenKinds, wireLegend } from './graph-legend.ts';
import { moveAlong } from './graph-moves.ts';
import { litUp } from './graph-trace.ts';
import { wireZoom } from './graph-zoom.ts';

export function wireGraph(): void {
  const place = document.querySelector<HTMLElement>('.graph-sheets');
  if (place === null) return;
  wireLegend(place);
  wireFocus(place);
  for (const drawing of place.querySelectorAll<SVGSVGElement>('svg.graph')) {
    const trace = ({ target }: { target: EventTarget | null }) => {
      const node = target instanceof Element ? target.closest<SVGAElement>('a.graph-node') : null;
      litUp(drawing, node);
    };
    // the reader may have been here before the script
    if (drawing.contains(document.activeElement)) trace({ target: document.activeElement });
    for (const event of ['pointerover', 'focusin']) drawing.addEventListener(event, trace);
    for (const event of ['pointerleave', 'focusout'])
      drawing.addEventListener(event, () => litUp(drawing, null));
    drawing.addEventListener('keydown', (event) => moveAlong(drawing, event, hiddenKinds()));
  }
  for (const sheet of place.querySelectorAll<HTMLElement>('.sheet')) wireZoom(sheet);
  nameByLabel(place);
}

/** Cards say more than the browser's own hints, which would show beside them; the names stay for those who listen. */
function nameByLabel(place: HTMLElement): void {
  if (document.querySelector('#records-here') === null || !('popover' in HTMLElement.prototype)) return;
  for (const node of place.querySelectorAll('a.graph-node:not(.graph-more)')) {
    const title = node.querySelector('title');
    node.setAttribute('aria-label', title?.textContent ?? '');
    title?.remove();
  }
}
