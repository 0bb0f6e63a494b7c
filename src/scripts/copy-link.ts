/**
 * Copying a link to a record or to a section of it: by the button, by the anchor of a heading, by a key. How is
 * asked in a menu, which is loaded when it is first needed.
 */
import type { Messages } from '../messages/messages.ts';
import type { CopySubject } from '../site/view/copy-formats.ts';
import { isPlainClick } from './dom.ts';
import { areSingleKeysOn } from './preferences.ts';

const loadMenu = () => import('./copy-menu.ts');

export function initCopyLink(messages: Messages): void {
  const button = document.querySelector<HTMLButtonElement>('[data-copy-link]');
  if (button === null) return;
  button.setAttribute('aria-haspopup', 'menu');
  button.addEventListener('pointerenter', () => void loadMenu(), { once: true });
  button.addEventListener(
    'click',
    () => void loadMenu().then(({ openMenu }) => openMenu(button, getSubject(button), messages)),
  );
  document.addEventListener('click', (event) => {
    const anchor =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.body a.anchor') : null;
    if (anchor !== null && isPlainClick(event))
      void loadMenu().then(({ openMenu }) => openMenu(anchor, getSubject(button, anchor), messages));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'c' || !isPageShortcut(event) || !areSingleKeysOn()) return;
    const focused = document.activeElement;
    const anchor = focused instanceof HTMLAnchorElement && focused.matches('.body a.anchor') ? focused : null;
    const subject = getSubject(button, anchor);
    void loadMenu().then(({ openMenu, copyAsLast }) => {
      if (event.shiftKey) openMenu(anchor ?? button, subject, messages);
      else copyAsLast(subject, messages);
    });
  });
}

/** Whether a key is meant for the page: no field has the focus, no dialog is open, and no modifier is pressed. */
function isPageShortcut(event: KeyboardEvent): boolean {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const typing = 'input:not([type="radio"]), textarea, select, [contenteditable], dialog, [role="menu"]';
  return !(event.target instanceof Element && event.target.closest(typing) !== null);
}

/** What to copy: the record, or the section whose anchor was used. */
function getSubject({ dataset }: HTMLButtonElement, anchor: HTMLAnchorElement | null = null): CopySubject {
  const { name = document.title, status = null, address = location.pathname } = dataset;
  const heading = anchor?.parentElement ?? null;
  const whole = new URL(address, location.origin).href;
  if (anchor === null || heading === null) return { name, status, section: null, address: whole };
  const words = [...heading.childNodes].filter((node) => node !== anchor).map((node) => node.textContent);
  return {
    name,
    status,
    section: words.join('').trim(),
    address: `${whole}#${encodeURIComponent(getStableId(heading))}`,
  };
}

/** The id that stays when the heading is worded anew, where its section has one. */
function getStableId(heading: HTMLElement): string {
  const section = heading.parentElement;
  const isHead = section?.firstElementChild === heading && section.matches('.part[id]');
  return isHead ? section.id : heading.id;
}

/** Copying of what is in a page: code, and addresses to be taken elsewhere. */
const SAID_MS = 1600;

/** Puts a button into each block of code. */
export function addCodeButtons({ t }: Messages): void {
  if (navigator.clipboard === undefined) return;
  for (const box of document.querySelectorAll<HTMLElement>('.body .code-box')) {
    const code = box.querySelector('pre');
    if (code === null) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = t('client.copy');
    button.addEventListener('click', () => copyText(button, code.textContent ?? '', t));
    box.append(button);
  }
}

/** Puts a button behind each link whose address is there to be taken elsewhere; it copies the whole address. */
export function addAddressButtons({ t }: Messages): void {
  if (navigator.clipboard === undefined) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-copyable]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = t('client.copy');
    button.setAttribute('aria-description', link.textContent ?? '');
    button.addEventListener('click', () => copyText(button, link.href, t));
    link.after(' ', button);
  }
}

async function copyText(button: HTMLButtonElement, text: string, t: Messages['t']): Promise<void> {
  const words = button.textContent ?? '';
  if (button.dataset['said'] !== undefined) return;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t('client.copied');
  } catch {
    button.textContent = t('client.not-copied');
  }
  button.dataset['said'] = '';
  setTimeout(() => {
    button.textContent = words;
    delete button.dataset['said'];
  }, SAID_MS);
}
