/** The lines of one record stand out while it is pointed at or has the focus. */
import { linesIn } from './graph-lines.ts';

export function litUp(drawing: Element, node: SVGElement | null): void {
  drawing.classList.toggle('tracing', node !== null);
  const id = node?.dataset['id'];
  for (const { from, to, element } of linesIn(drawing))
    element.classList.toggle('lit', id !== undefined && (from === id || to === id));
}
