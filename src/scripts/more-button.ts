/** The button below a list that was cut: the reader who asks for more gets it in its place, and the focus on what is new. */
export interface MoreOptions {
  /** What is left: `12 records`. */
  left: string;
  more: () => DocumentFragment | Promise<DocumentFragment>;
  /** Selector of what gets the focus: the first in what comes. */
  first: string;
}

export function moreButton({ left, more, first }: MoreOptions): HTMLElement {
  const box = document.createElement('p');
  box.className = 'pager';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'show-more';
  button.textContent = `Show more (${left} left)`;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const part = await more();
      const next = part.querySelector<HTMLElement>(first);
      box.replaceWith(part);
      next?.focus();
    } catch {
      button.disabled = false;
      button.textContent = 'It could not be fetched. Try again';
    }
  });
  box.append(button);
  return box;
}
