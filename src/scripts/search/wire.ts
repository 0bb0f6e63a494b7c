/**
 * The ways into the search, on every page: `/`, Ctrl or Cmd with K, and the links to it. Only the frame of the
 * palette is here, so that a reader can type at once; what searches is fetched when it is first opened.
 */
import { isPlainClick } from '../dom.ts';
import { areSingleKeysOn } from '../preferences.ts';
import { openShell } from './shell.ts';

export function wireSearch(): void {
  const page = document.querySelector('[data-search-page]');
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-search]');
  // a site that was made without a search
  if (links.length === 0) return;
  for (const link of links) {
    if (page !== null) break;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      open();
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      open();
    });
  }
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !asksForSearch(event)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    const field = page?.querySelector<HTMLInputElement>('input[name="q"]');
    if (field) field.select();
    else open();
  });
}

function open(): void {
  openShell(() => import('./palette.ts'));
}

function asksForSearch(event: KeyboardEvent): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return false;
  // `/` needs the shift key on many keyboards
  if (key === '/') return !ctrlKey && !metaKey && !isTyping(event) && areSingleKeysOn();
  // keyboards of other scripts have no K, but a key in its place
  const isK = key.toLowerCase() === 'k' || (code === 'KeyK' && key > '\x7f');
  return isK && ctrlKey !== metaKey && !shiftKey;
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  );
}
