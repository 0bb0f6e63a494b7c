/** The graph page: hides kinds of relations, shows what is around one record, highlights relations under the pointer. */

import type { Messages } from '../messages/messages.ts';
import { meantBy, readFocus } from '../site/view/focus.ts';
import { fetchJson, href } from './dom.ts';
import { linesIn, moveAlong, nodesIn, wireZoom, within } from './graph-moves.ts';
import { readMessages } from './messages.ts';

export function wireGraph(): void {
  const place = document.querySelector<HTMLElement>('.graph-sheets');
  if (place === null) return;
  const messages = readMessages();
  wireLegend(place);
  wireFocus(place, messages);
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
  for (const sheet of place.querySelectorAll<HTMLElement>('.sheet')) wireZoom(sheet, messages);
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

const STEPS = 2;

type Places = Record<string, [page: number, sheet: string]>;

export function wireFocus(place: HTMLElement, messages: Messages): void {
  const asked = new URLSearchParams(location.search).get('focus');
  if (asked === null || asked.trim() === '') return;
  const key = readFocus(asked, place.dataset['home']);
  if (!showFocus(place, key, messages)) void find(place, key, messages);
}

/** @returns false where no drawing of this page shows the record as its own */
function showFocus(place: HTMLElement, key: string, messages: Messages): boolean {
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
  say(messages, messages.t('graph.script.focused', { record: nameOf(first) }), [null]);
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
async function find(place: HTMLElement, asked: string, messages: Messages): Promise<void> {
  const places = await fetchJson<Places>(place.dataset['graph'] ?? '').catch((): Places => ({}));
  const [key, ...others] = meantBy(asked, Object.keys(places));
  if (key === undefined) say(messages, messages.t('graph.script.not-found', { name: asked }));
  else if (others.length > 0)
    say(messages, messages.t('graph.script.several', { name: asked }), [key, ...others]);
  else goTo(place, key, { place: places[key] ?? [1, ''], messages });
}

function goTo(
  sheets: HTMLElement,
  key: string,
  { place: [page, sheet], messages }: { place: Places[string]; messages: Messages },
): void {
  const path = href(page === 1 ? '/graph/' : `/graph/${page}/`);
  if (path !== location.pathname) location.replace(`${graphAddress({ focus: key }, path)}#${sheet}`);
  else if (!showFocus(sheets, key, messages)) {
    document.getElementById(sheet)?.scrollIntoView();
    say(messages, messages.t('graph.script.collapsed', { record: key }), [null]);
  }
}

function nameOf(node: Element): string {
  const name = node.getAttribute('aria-label') ?? node.querySelector('title')?.textContent ?? '';
  return name.replace(/ \([^()]*\)$/, '');
}

/** @param ways keys of records to choose from; null links back to the whole graph */
function say({ t }: Messages, words: string, ways: (string | null)[] = []): void {
  const found = document.querySelector('.graph-found');
  if (found === null) return;
  found.textContent = words;
  for (const key of ways) {
    const link = document.createElement('a');
    link.href = graphAddress({ focus: key });
    link.textContent = key ?? t('graph.script.show-all');
    found.append(' ', link);
  }
}

export function litUp(drawing: Element, node: SVGElement | null): void {
  drawing.classList.toggle('tracing', node !== null);
  const id = node?.dataset['id'];
  for (const { from, to, element } of linesIn(drawing))
    element.classList.toggle('lit', id !== undefined && (from === id || to === id));
}

export interface GraphChange {
  /** Null takes it away, as for all; what is left out stays. */
  focus?: string | null;
  hide?: string | null;
}

/** The address of this page, or of another page of the graph, after a change. Commas and slashes stay as they are read. */
export function graphAddress(change: GraphChange, path = location.pathname): string {
  const address = new URL(path + location.search, location.href);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  return address.href.replaceAll('%2C', ',').replaceAll('%2F', '/');
}
