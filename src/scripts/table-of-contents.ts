/** Contents of a page: marks the current section, and opens them on wide screens. */

/** How far below the top of the window a heading counts as reached, in pixels. */
const LINE = 110;

interface Target {
  link: HTMLAnchorElement;
  heading: HTMLElement;
}

export function followContents(): void {
  const toc = document.querySelector<HTMLDetailsElement>('.toc');
  if (toc === null) return;
  const wide = matchMedia('(min-width: 900px)');
  const fold = () => {
    toc.open = wide.matches;
  };
  fold();
  wide.addEventListener('change', fold);

  const links = [...toc.querySelectorAll<HTMLAnchorElement>('a')];
  const targets = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading === null ? [] : [{ link, heading }];
  });
  const mark = () => {
    const here = findCurrent(targets);
    for (const { link } of targets) if (link !== here) link.removeAttribute('aria-current');
    here?.setAttribute('aria-current', 'true');
    if (wide.matches && here !== undefined) scrollIntoBox(here);
  };
  const observer = new IntersectionObserver(mark, { rootMargin: `-${LINE}px 0px 0px 0px` });
  for (const { heading } of targets) observer.observe(heading);
  addEventListener('scrollend', mark, { passive: true });
}

/**
 * The last heading above the line. One that was asked for counts a little below it as well: it cannot rise further
 * at the foot of the page, and sinks where a diagram above it is drawn late.
 */
function findCurrent(targets: Target[]): HTMLAnchorElement | undefined {
  const asked = targets.findIndex(({ link }) => link.hash === location.hash);
  const reached = targets.findLastIndex(({ heading }) => getTop(heading) <= LINE);
  const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const last = atEnd ? targets.length - 1 : Math.max(reached, 0);
  const askedTop = getTop(targets[asked]?.heading);
  const nearby = askedTop >= 0 && askedTop < innerHeight * (atEnd ? 1 : 0.4);
  return targets[asked >= 0 && nearby && (atEnd || asked > reached) ? asked : last]?.link;
}

function getTop(heading: HTMLElement | undefined): number {
  return heading?.getBoundingClientRect().top ?? Number.NaN;
}

/** Scrolls the box of a long list of contents, never the page. */
function scrollIntoBox(link: HTMLElement): void {
  const box = link.closest<HTMLElement>('.follow');
  if (box === null || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = box.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  if (place.top < top) box.scrollTop -= top - place.top;
  else if (place.bottom > bottom) box.scrollTop += place.bottom - bottom;
}
