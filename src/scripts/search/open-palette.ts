/**
 * Opens the search on every page: `/`, Ctrl or Cmd with K, and the links to it. Only the frame of the palette is here,
 * a dialog with a field, so a reader can type at once; the rest is fetched when it is first opened.
 */
import type { MessageKey } from '../../messages/messages.ts';
import { SEARCH_PATH } from '../../shared/addresses.ts';
import { createMessageHtml } from '../../site/view/message-html.ts';
import { href, isPlainClick } from '../dom.ts';
import { readMessages } from '../messages.ts';
import { areSingleKeysOn } from '../preferences.ts';
import type { Shell } from './palette.ts';

export function initSearch(): void {
  const page = document.querySelector('[data-search-page]');
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-search]');
  // a site built without search
  if (links.length === 0) return;
  for (const link of links) {
    if (page !== null) break;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      openSearch();
    });
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      openSearch();
    });
  }
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !isSearchShortcut(event)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    const field = page?.querySelector<HTMLInputElement>('input[name="q"]');
    if (field) field.select();
    else openSearch();
  });
}

function isSearchShortcut(event: KeyboardEvent): boolean {
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

const ICON =
  '<svg width="18" height="18" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" aria-hidden="true"><path d="M8.8 3.2a5.6 5.6 0 1 1 0 11.2 5.6 5.6 0 1 1 0-11.2zM13 13l4 4"/></svg>';

/** The key that opens a new tab, as its keyboard names it. */
const NEW_TAB = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

let shell: Shell | null = null;
let palette: { opened(): void } | null = null;

function openSearch(): void {
  const own = shell ?? createShell();
  shell = own;
  own.dialog.showModal();
  // the last query is there again, and typing replaces it
  own.input.select();
  if (palette !== null) palette.opened();
  else
    import('./palette.ts').then(
      ({ initPalette }) => {
        palette ??= initPalette(own);
        palette.opened();
      },
      () => {
        const messages = readMessages();
        const decisions = `<a href="${href('/')}">${createMessageHtml(messages, 'client.search.all-decisions', {})}</a>`;
        own.note.innerHTML = `<p><b>${createMessageHtml(messages, 'client.search.failed', {})}</b> ${createMessageHtml(messages, 'client.search.open-page', { decisions })}</p>`;
      },
    );
}

function createShell(): Shell {
  const dialog = document.createElement('dialog');
  dialog.className = 'palette';
  const messages = readMessages();
  const say = (key: MessageKey): string => createMessageHtml(messages, key, {});
  const hint = (key: MessageKey, ...keys: string[]): string =>
    `<span>${createMessageHtml(messages, key, { keys: keys.map((name) => `<kbd>${name}</kbd>`).join('') })}</span>`;
  dialog.setAttribute('aria-label', messages.t('client.search.title'));
  dialog.innerHTML = `<form role="search" action="${href(SEARCH_PATH)}">${ICON}<input name="q" type="text" inputmode="search" enterkeyhint="go" role="combobox" aria-label="${say('client.search.field')}" aria-expanded="false" aria-controls="palette-list" aria-autocomplete="list" placeholder="${say('client.search.placeholder')}" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" dir="auto"><button type="button">${say('client.search.close')}</button></form><div class="palette-note"></div><div class="palette-list" id="palette-list" role="listbox" aria-label="${say('client.search.results')}"></div><p class="palette-keys" aria-hidden="true">${hint('client.search.keys-choose', '↑', '↓')}${hint('client.search.keys-open', 'Enter')}${hint('client.search.keys-new-tab', NEW_TAB, 'Enter')}${hint('client.search.keys-close', 'Esc')}</p><p class="sr-only" role="status"></p>`;
  const at = <T extends HTMLElement>(selector: string) => dialog.querySelector(selector) as T;
  at('button').addEventListener('click', () => dialog.close());
  // a press beside it closes it; one that began inside, to select words, does not
  let outside = false;
  dialog.addEventListener('pointerdown', ({ target }) => {
    outside = target === dialog;
  });
  dialog.addEventListener('click', ({ target }) => {
    if (outside && target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return {
    dialog,
    form: at('form'),
    input: at('input'),
    note: at('.palette-note'),
    list: at('.palette-list'),
    said: at('[role=status]'),
  };
}
