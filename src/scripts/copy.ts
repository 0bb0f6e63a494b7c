/** Copying of what stands in a page: code, and addresses to be taken elsewhere. */
const SAID_MS = 1600;

/** Puts a button into each block of code. */
export function addCodeButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const box of document.querySelectorAll<HTMLElement>('.body .code-box')) {
    const code = box.querySelector('pre');
    if (code === null) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => copy(button, code.textContent ?? ''));
    box.append(button);
  }
}

/** Puts a button behind each link whose address is there to be taken elsewhere; it copies the whole address. */
export function addAddressButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-copyable]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-description', link.textContent ?? '');
    button.addEventListener('click', () => copy(button, link.href));
    link.after(' ', button);
  }
}

async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  const words = button.textContent ?? '';
  if (button.dataset['said'] !== undefined) return;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not copied';
  }
  button.dataset['said'] = '';
  setTimeout(() => {
    button.textContent = words;
    delete button.dataset['said'];
  }, SAID_MS);
}
