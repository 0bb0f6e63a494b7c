/** The legend as a choice: kinds of lines that are not wanted are hidden, and the address says which: `?hide=relates-to`. */
import { graphAddress } from './graph-address.ts';

export function hiddenKinds(): Set<string> {
  return new Set(new URLSearchParams(location.search).get('hide')?.split(',').filter(Boolean) ?? []);
}

export function wireLegend(place: HTMLElement): void {
  const entries = [...document.querySelectorAll<HTMLElement>('.legend-lines > [data-kind]')];
  if (entries.length < 2) return;
  const boxes = entries.map((entry) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.value = entry.dataset['kind'] ?? '';
    const label = document.createElement('label');
    label.append(box, ...entry.childNodes);
    entry.append(label);
    return box;
  });
  const show = () => {
    const hidden = hiddenKinds();
    for (const box of boxes) {
      box.checked = !hidden.has(box.value);
      place.classList.toggle(`without-${box.value}`, !box.checked);
    }
    aimPager(hidden);
  };
  document.querySelector('.legend-lines')?.addEventListener('change', () => {
    const hidden = boxes.filter(({ checked }) => !checked).map(({ value }) => value);
    const hide = hidden.length === 0 ? null : hidden.join(',');
    history.replaceState(null, '', graphAddress({ hide }));
    show();
  });
  addEventListener('popstate', show);
  show();
}

/** The choice holds on the other pages too. */
function aimPager(hidden: Set<string>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.pager a')) {
    link.search = hidden.size === 0 ? '' : `?hide=${[...hidden].join(',')}`;
  }
}
