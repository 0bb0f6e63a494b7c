/** The frame of the palette: a dialog with a field. What is typed while the rest is on its way is not lost. */
import { SEARCH_PATH } from '../../site/view/search-address.ts';
import { href } from '../dom.ts';

export interface Shell {
  dialog: HTMLDialogElement;
  form: HTMLFormElement;
  input: HTMLInputElement;
  /** What is said above the results: words that were replaced, a failure. */
  note: HTMLElement;
  /** The results. */
  list: HTMLElement;
  /** Live region. */
  said: HTMLElement;
}

interface Palette {
  wirePalette(shell: Shell): { opened(): void };
}

const ICON =
  '<svg width="18" height="18" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" aria-hidden="true"><path d="M8.8 3.2a5.6 5.6 0 1 1 0 11.2 5.6 5.6 0 1 1 0-11.2zM13 13l4 4"/></svg>';

/** The key that opens a new tab, as its keyboard names it. */
const NEW_TAB = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

let shell: Shell | null = null;
let palette: { opened(): void } | null = null;

export function openShell(load: () => Promise<Palette>): void {
  const own = shell ?? build();
  shell = own;
  own.dialog.showModal();
  // what was sought last is there again, and typing replaces it
  own.input.select();
  if (palette !== null) palette.opened();
  else
    load().then(
      ({ wirePalette }) => {
        palette ??= wirePalette(own);
        palette.opened();
      },
      () => {
        own.note.innerHTML = `<p><b>The search could not be loaded.</b> Press Enter to try its page, or read <a href="${href('/')}">the log</a> and its filters.</p>`;
      },
    );
}

function build(): Shell {
  const dialog = document.createElement('dialog');
  dialog.className = 'palette';
  dialog.setAttribute('aria-label', 'Search');
  dialog.innerHTML = `<form role="search" action="${href(SEARCH_PATH)}">${ICON}<input name="q" type="text" inputmode="search" enterkeyhint="go" role="combobox" aria-label="Search the decisions" aria-expanded="false" aria-controls="palette-list" aria-autocomplete="list" placeholder="Words, a number, a ticket, a person" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" dir="auto"><button type="button">Close</button></form><div class="palette-note"></div><div class="palette-list" id="palette-list" role="listbox" aria-label="Results"></div><p class="palette-keys" aria-hidden="true"><span><kbd>↑</kbd><kbd>↓</kbd> to choose</span><span><kbd>Enter</kbd> to open</span><span><kbd>${NEW_TAB}</kbd><kbd>Enter</kbd> in a new tab</span><span><kbd>Esc</kbd> to close</span></p><p class="sr-only" role="status"></p>`;
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
