/** The surroundings of one record, named in the address: `?focus=12`, `?focus=payments/12`. */
import { underBase } from '../shared/addresses.ts';
import { linesIn, nodesIn, within } from './graph-lines.ts';

const STEPS = 2;

type Places = Record<string, [page: number, sheet: string]>;

export function wireFocus(place: HTMLElement): void {
  const asked = new URLSearchParams(location.search).get('focus');
  if (asked === null || asked.trim() === '') return;
  const key = keyFor(asked, place.dataset['home']);
  if (!showFocus(place, key)) void find(place, key);
}

/** A number alone will do where there is one collection. */
function keyFor(asked: string, home: string | undefined): string {
  const key = asked.trim().replace(/^\/|\/$/g, '');
  const number = /^0*(\d+)$/.exec(key)?.[1];
  return home === undefined || key.includes('/') ? key : `${home}/${number ?? key}`;
}

/** @returns false where no drawing of this page shows the record as its own */
function showFocus(place: HTMLElement, key: string): boolean {
  const address = underBase(document.documentElement.dataset['base'] ?? '/', `/${key}/`);
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
  say(`The surroundings of ${nameOf(first)}: what is within two steps stands out.`, true);
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

/** Looks on the other pages, and goes there. */
async function find(place: HTMLElement, key: string): Promise<void> {
  const response = await fetch(place.dataset['graph'] ?? '').catch(() => null);
  const places = response?.ok ? ((await response.json()) as Places) : {};
  const [page, sheet] = Object.hasOwn(places, key) ? (places[key] ?? []) : [];
  if (page === undefined) {
    say(`No line of the graph leads to ${key}.`, false);
    return;
  }
  const base = document.documentElement.dataset['base'] ?? '/';
  const address = underBase(base, page === 1 ? '/graph/' : `/graph/${page}/`);
  if (address !== location.pathname) location.replace(`${address}?focus=${key}#${sheet}`);
  else {
    document.getElementById(sheet ?? '')?.scrollIntoView();
    say(`${key} is among the records that are folded here; its own page shows its surroundings.`, true);
  }
}

function nameOf(node: Element): string {
  const name = node.getAttribute('aria-label') ?? node.querySelector('title')?.textContent ?? '';
  return name.replace(/ \([^()]*\)$/, '');
}

function say(words: string, back: boolean): void {
  const found = document.querySelector('.graph-found');
  if (found === null) return;
  found.textContent = words;
  if (!back) return;
  const link = document.createElement('a');
  link.href = location.pathname;
  link.textContent = 'Show the whole graph';
  found.append(' ', link);
}
