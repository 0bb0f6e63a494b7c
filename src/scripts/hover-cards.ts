/**
 * A card beside a link to another record: its number, title, status and decision. It shows on hover and on keyboard
 * focus, stays while the pointer is on it, and goes with Escape (WCAG 1.4.13). A tap follows the link.
 */
import type { HoverCard, HoverCards } from '../site/view/hover-cards.ts';
import { placeBelow } from './dom.ts';

/** Delays before a card opens, so that a passing pointer opens none, and before it closes; in milliseconds. */
const SHOW_AFTER = 250;
const HIDE_AFTER = 220;

interface ShownCard {
  link: HTMLAnchorElement;
  title: string | null;
  describedBy: string | null;
}

export function initHoverCards(): void {
  const island = document.querySelector('script#records-here');
  if (island === null || !('popover' in HTMLElement.prototype)) return;
  const cards = JSON.parse(island.textContent) as HoverCards;
  const box = document.createElement('div');
  box.id = 'record-card';
  box.className = 'card';
  box.popover = 'manual';
  box.setAttribute('role', 'tooltip');
  (document.querySelector('main') ?? document.body).append(box);

  let shown: ShownCard | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Sent away with Escape: it stays away until the pointer has been elsewhere. */
  let dismissed: HTMLAnchorElement | null = null;
  /** Where the pointer is, so that a link over several lines has its card where it is pointed at. */
  let pointer: { x: number; y: number } | null = null;

  const hide = () => {
    clearTimeout(timer);
    if (shown === null) return;
    const { link, title, describedBy } = shown;
    restoreAttribute(link, 'title', title);
    restoreAttribute(link, 'aria-describedby', describedBy);
    box.hidePopover();
    shown = null;
  };
  const show = (link: HTMLAnchorElement) => {
    const card = cards[getAddress(link)];
    if (card === undefined || !link.isConnected) return;
    hide();
    shown = {
      link,
      title: link.getAttribute('title'),
      describedBy: link.getAttribute('aria-describedby'),
    };
    link.removeAttribute('title');
    link.setAttribute('aria-describedby', box.id);
    box.replaceChildren(...createContent(card));
    box.showPopover();
    placeBox(box, link, pointer);
  };
  const soon = (after: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, after);
  };

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const link = findLink(event.target, cards);
    if (link !== dismissed) dismissed = null;
    if (link !== null && link === dismissed) return;
    if (box.contains(event.target) || (link !== null && link === shown?.link)) clearTimeout(timer);
    else if (link !== null) {
      pointer = { x: event.clientX, y: event.clientY };
      soon(SHOW_AFTER, () => show(link));
    } else if (shown !== null && !shown.link.matches(':focus-visible')) soon(HIDE_AFTER, hide);
    else if (shown === null) clearTimeout(timer);
  });
  document.documentElement.addEventListener('pointerleave', () => {
    if (shown?.link.matches(':focus-visible') !== true) soon(HIDE_AFTER, hide);
  });
  document.addEventListener('focusin', ({ target }) => {
    const link =
      target instanceof Element && target.matches(':focus-visible') ? findLink(target, cards) : null;
    pointer = null;
    if (link === null) hide();
    else show(link);
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    dismissed = shown?.link ?? null;
    hide();
  });
  // a page that comes back from the browser's memory would still show it, and another width has no such place
  for (const event of ['pagehide', 'resize']) addEventListener(event, hide);
}

/** The link an element is in, where it has a card. The rows of the log and the graph show it themselves. */
function findLink(element: Element, cards: HoverCards): HTMLAnchorElement | null {
  const link = element.closest<HTMLAnchorElement>('a[href]');
  return link !== null && Object.hasOwn(cards, getAddress(link)) && !link.matches('.row h3 a, .graph-stage a')
    ? link
    : null;
}

/** As it is in the page, without its fragment. */
function getAddress(link: HTMLAnchorElement): string {
  return link.getAttribute('href')?.split('#')[0] ?? '';
}

export function createContent({ number, title, status, word, summary, replaced }: HoverCard): HTMLElement[] {
  const name = createPart('p', 'card-name');
  if (number !== undefined) name.append(createPart('span', 'num', String(number)), ' ');
  const words = createPart('b', '', title);
  words.dir = 'auto';
  name.append(words);
  const state = createPart('p', 'card-state');
  state.append(createPart('span', `status status-${status}`, word));
  const rest = [name, state];
  if (replaced !== undefined) rest.push(createPart('p', 'card-now', replaced));
  if (summary !== undefined) rest.push(createPart('p', 'card-sum', summary));
  for (const element of rest.slice(2)) element.dir = 'auto';
  return rest;
}

function createPart(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function restoreAttribute(link: HTMLElement, name: string, value: string | null): void {
  if (value === null) link.removeAttribute(name);
  else link.setAttribute(name, value);
}

/** Beside the line of the link that the pointer is on. */
function placeBox(box: HTMLElement, link: HTMLElement, pointer: { x: number; y: number } | null): void {
  const lines = [...link.getClientRects()];
  const line =
    lines.find(({ top, bottom }) => pointer !== null && pointer.y >= top && pointer.y <= bottom) ??
    lines[0] ??
    link.getBoundingClientRect();
  placeBelow(box, line, getComputedStyle(link).direction);
}
