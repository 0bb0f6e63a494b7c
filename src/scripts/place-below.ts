/** Places a box that lies over the page beside what it belongs to. It scrolls with the page. */

/** Between the two, and between the box and the edge of the window; in pixels. */
const GAP = 8;

/**
 * Below it where there is room, else above it; never past an edge.
 *
 * @param stays false for what is on its way to the top of the window, where there is room below
 */
export function placeBelow(box: HTMLElement, at: DOMRect, direction: string, stays = true): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const room = document.documentElement.clientWidth;
  const start = direction === 'rtl' ? at.right - width : at.left;
  const left = Math.max(GAP, Math.min(start, room - width - GAP));
  const below = at.bottom + GAP;
  const above = at.top - GAP - height;
  const top = stays && below + height + GAP > innerHeight && above > GAP ? above : below;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}
