/** The menu of formats for copying a link. It saves the last choice, and turns keyboard shortcuts on and off. */
import type { Messages } from '../messages/messages.ts';
import { COPY_FORMATS, type CopyFormat, type CopySubject, getCopyFormat } from '../site/view/copy-formats.ts';
import { placeBelow } from './dom.ts';
import { areSingleKeysOn, getStored, setSingleKeys, setStored } from './preferences.ts';

const FORMAT = 'cadre-copy-format';
const SAID_MS = 2000;

let closeOpen: (() => void) | null = null;
/** What a press on the trigger itself has just closed: the click that follows must not open it again. */
let dismissed: { trigger: HTMLElement; at: number } | null = null;
const SAME_PRESS_MS = 200;

/** @param trigger what was used to open it, where the focus goes back to */
export function openMenu(trigger: HTMLElement, subject: CopySubject, messages: Messages): void {
  const { t } = messages;
  if (dismissed?.trigger === trigger && performance.now() - dismissed.at < SAME_PRESS_MS) return;
  closeOpen?.();
  const box = document.createElement('div');
  box.className = 'menu';
  box.role = 'menu';
  box.ariaLabel =
    subject.section === null ? t('copy.link') : t('copy.section-link', { section: subject.section });
  box.popover = 'auto';
  const last = getCopyFormat(getStored(FORMAT)).key;
  let finished = false;
  const close = (): void => {
    finished = true;
    box.hidePopover();
    trigger.focus({ preventScroll: true });
  };
  const items = COPY_FORMATS.map((format) =>
    createItem(t(`copy.format.${format.key}`), 'menuitemradio', format.key === last, () => {
      setStored(FORMAT, format.key);
      close();
      void copy(subject, format, messages);
    }),
  );
  const byKey = createItem(t('copy.single-keys'), 'menuitemcheckbox', areSingleKeysOn(), () => {
    setSingleKeys(!areSingleKeysOn());
    byKey.ariaChecked = String(areSingleKeysOn());
  });
  const rule = document.createElement('hr');
  box.append(...items, rule, byKey);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Tab' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (moveFocus([...items, byKey], event.key)) event.preventDefault();
  });
  box.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    box.remove();
    trigger.removeAttribute('aria-expanded');
    dismissed = finished ? null : { trigger, at: performance.now() };
    closeOpen = null;
  });
  (document.querySelector('main') ?? document.body).append(box);
  box.showPopover();
  const { direction } = getComputedStyle(trigger);
  placeBelow(box, trigger.getBoundingClientRect(), direction, !trigger.matches('a'));
  trigger.setAttribute('aria-expanded', 'true');
  closeOpen = () => box.hidePopover();
  (items.find(({ ariaChecked }) => ariaChecked === 'true') ?? byKey).focus({ preventScroll: true });
}

/** Copies as last time. */
export function copyAsLast(subject: CopySubject, messages: Messages): void {
  void copy(subject, getCopyFormat(getStored(FORMAT)), messages);
}

function createItem(words: string, role: string, checked: boolean, choose: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.role = role;
  button.ariaChecked = String(checked);
  button.textContent = words;
  button.addEventListener('click', choose);
  return button;
}

/** Moves the focus as menus do; false for a key that is not one of theirs. */
function moveFocus(items: HTMLElement[], key: string): boolean {
  const here = items.indexOf(document.activeElement as HTMLElement);
  const places: Record<string, number> = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const to = places[key];
  if (to === undefined) return false;
  items[to]?.focus();
  return true;
}

async function copy(subject: CopySubject, { key, text, html }: CopyFormat, { t }: Messages): Promise<void> {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text(subject));
    else
      await navigator.clipboard.write([
        new ClipboardItem({
          ...createBlob('text/plain', text(subject)),
          ...createBlob('text/html', html(subject)),
        }),
      ]);
    announce(t('copy.done', { format: t(`copy.format.${key}`) }));
  } catch {
    announce(t('copy.failed'));
  }
}

function createBlob(type: string, text: string): Record<string, Blob> {
  return { [type]: new Blob([text], { type }) };
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a word for a moment, and has it read out. */
function announce(words: string): void {
  const known = document.querySelector<HTMLElement>('.toast');
  const box = known ?? document.createElement('p');
  if (known === null) {
    box.className = 'toast';
    box.role = 'status';
    document.body.append(box);
  }
  clearTimeout(timer);
  // a region that is new to the page is read out only once something changes in it
  requestAnimationFrame(() => {
    box.textContent = words;
  });
  timer = setTimeout(() => {
    box.textContent = '';
  }, SAID_MS);
}
