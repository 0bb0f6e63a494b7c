/** Contents of a page: which part the reader is in, and whether they stand open. */
export function followContents(): void {
  const toc = document.querySelector<HTMLDetailsElement>('.toc');
  if (toc === null) return;
  const wide = matchMedia('(min-width: 901px)');
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
    const reached = targets.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight * 0.3);
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const here = atEnd ? targets.at(-1) : (reached.at(-1) ?? targets[0]);
    for (const { link } of targets) link.removeAttribute('aria-current');
    here?.link.setAttribute('aria-current', 'true');
    if (wide.matches) here?.link.scrollIntoView({ block: 'nearest' });
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -70% 0px' });
  for (const { heading } of targets) observer.observe(heading);
  addEventListener('scrollend', mark, { passive: true });
}
