/** The surroundings of one record, named in the address: `?focus=12`, `?focus=payments/12`. */
import { meantBy, readFocus } from '../site/view/focus.ts';
import { href } from './base.ts';
import { fetchJson } from './fetch.ts';
import { graphAddress } from './graph-address.ts';
import { linesIn, nodesIn, within } from './graph-lines.ts';

const STEPS = 2;

type Places = Record<string, [page: number, sheet: string]>;

export function wireFocus(place: HTMLElement): void {
  const asked = new URLSearchParams(location.search).get('focus');
  if (asked === null || asked.trim() === '') return;
  const key = readFocus(asked, place.dataset['home']);
  if (!showFocus(place, key)) void find(place, key);
}

/** @returns false where no drawing of this page shows the record as its own */
function showFocus(place: HTMLElement, key: string): boolean {
  const address = href(`/${key}/`);
  const own = nodesIn(place).filter(
    (node) => node.getAttribute('href') === address && !node.classList.contains('graph-elsewhere'),
  );
  const [first] = own;
  if (first === undefined) return false;
  for (const node of own) {
    const drawing = node.closest('svg');
    if (drawing === null) continue;
    node.classList.add('graph-focus');
    dim(drawing, node.dataset['id'] ?? '');
  }
  say(`The surroundings of ${nameOf(first)}: what is within two steps stands out.`, [null]);
  const shown = own.find((node) => node.checkVisibility()) ?? first;
  shown.scrollIntoView({ block: 'center' });
  shown.focus({ preventScroll: true });
  return true;
}

function dim(drawing: SVGSVGElement, id: string): void {
  const lines = linesIn(drawing);
  const near = within(lines, id, STEPS);
  drawing.classList.add('focused');
  for (const node of drawing.querySelectorAll<SVGAElement>('a.graph-node'))
    node.classList.toggle('near', near.has(node.dataset['id'] ?? ''));
  for (const { from, to, element } of lines) element.classList.toggle('near', near.has(from) && near.has(to));
}

/** Looks on all pages and in all collections, and goes there. */
async function find(place: HTMLElement, asked: string): Promise<void> {
  const places = await fetchJson<Places>(place.dataset['graph'] ?? '').catch((): Places => ({}));
  const [key, ...others] = meantBy(asked, Object.keys(places));
  if (key === undefined) say(`No line of the graph leads to ${asked}.`);
  else if (others.length > 0) say(`Several records are called ${asked}:`, [key, ...others]);
  else goTo(place, key, places[key]);
}

function goTo(place: HTMLElement, key: string, [page, sheet]: Places[string] = [1, '']): void {
  const path = href(page === 1 ? '/graph/' : `/graph/${page}/`);
  if (path !== location.pathname) location.replace(`${graphAddress({ focus: key }, path)}#${sheet}`);
  else if (!showFocus(place, key)) {
    document.getElementById(sheet)?.scrollIntoView();
    say(`${key} is among the records that are folded here; its own page shows its surroundings.`, [null]);
  }
}

function nameOf(node: Element): string {
  const name = node.getAttribute('aria-label') ?? node.querySelector('title')?.textContent ?? '';
  return name.replace(/ \([^()]*\)$/, '');
}

/** @param ways keys of records to choose from; null is the way back to the whole graph */
function say(words: string, ways: (string | null)[] = []): void {
  const found = document.querySelector('.graph-found');
  if (found === null) return;
  found.textContent = words;
  for (const key of ways) {
    const link = document.createElement('a');
    link.href = graphAddress({ focus: key });
    link.textContent = key ?? 'Show the whole graph';
    found.append(' ', link);
  }
}
