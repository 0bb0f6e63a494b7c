/** Small helpers that scripts share: elements, addresses below the base, clicks, loading. */
import { addBase } from '../shared/addresses.ts';
import { readMessages } from './messages.ts';

type Child = Node | string | null;

/** Children that are null are left out. */
export function createDomElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Puts a site path below the base. */
export function href(path: string): string {
  return addBase(document.documentElement.dataset['base'] ?? '/', path);
}

/** Whether a click on a link is one that only goes there, and opens no new tab and saves nothing. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/** Loads once, however often it is asked for; after a failure, once more. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    loaded.catch(() => {
      loaded = undefined;
    });
    return loaded;
  };
}

/** The button below a shortened list. It is replaced by the next part, whose first element gets the focus. */
interface MoreOptions {
  /** What is left: `12 records`. */
  left: string;
  more: () => DocumentFragment | Promise<DocumentFragment>;
  /** Selector of what gets the focus: the first in what comes. */
  first: string;
}

export function createMoreButton({ left, more, first }: MoreOptions): HTMLElement {
  const { t } = readMessages();
  const box = document.createElement('p');
  box.className = 'pager';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'show-more';
  button.textContent = t('client.show-more', { left });
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const part = await more();
      const next = part.querySelector<HTMLElement>(first);
      box.replaceWith(part);
      next?.focus();
    } catch {
      button.disabled = false;
      button.textContent = t('client.load-failed');
    }
  });
  box.append(button);
  return box;
}

/** Between the two, and between the box and the edge of the window; in pixels. */
const GAP = 8;

/**
 * Below it where there is room, else above it; never past an edge.
 *
 * @param stays false for what is on its way to the top of the window, where there is room below
 */
export function placeBelow(box: HTMLElement, at: DOMRect, direction: string, stays = true): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const room = document.documentElement.clientWidth;
  const start = direction === 'rtl' ? at.right - width : at.left;
  const left = Math.max(GAP, Math.min(start, room - width - GAP));
  const below = at.bottom + GAP;
  const above = at.top - GAP - height;
  const top = stays && below + height + GAP > innerHeight && above > GAP ? above : below;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
}

/** @throws where it cannot be fetched or is not there */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}
