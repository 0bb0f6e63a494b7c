/**
 * Makes a drawing larger in a box of its own: with buttons, or with + and − where the focus is in the sheet. The box
 * scrolls as any other does, with wheel, touch and arrow keys, and can be dragged; the wheel alone never zooms.
 */

/** Sizes as parts of the drawing's own; it is made to fit at 1. */
const SIZES = [1, 1.5, 2, 3] as const;

export function wireZoom(sheet: HTMLElement): void {
  const box = sheet.querySelector<HTMLElement>('.drawings');
  if (box === null) return;
  let at = 0;
  const smaller = button('−', 'Smaller', () => show(at - 1));
  const larger = button('+', 'Larger', () => show(at + 1));
  const size = document.createElement('span');
  size.ariaLive = 'polite';
  const controls = document.createElement('div');
  controls.className = 'zoom';
  controls.role = 'group';
  controls.ariaLabel = 'Size of the drawing';
  controls.append(smaller, size, larger);
  // behind the drawing: who comes by keyboard comes to the records first
  box.after(controls);

  function tell(): number {
    const factor = SIZES[at] ?? 1;
    size.textContent = `${factor * 100} %`;
    // a button that has the focus keeps it at the end of the sizes
    smaller.ariaDisabled = String(at === 0);
    larger.ariaDisabled = String(at === SIZES.length - 1);
    return factor;
  }

  function show(wanted: number): void {
    if (box === null) return;
    at = Math.max(0, Math.min(SIZES.length - 1, wanted));
    const factor = tell();
    const middle = middleOf(box);
    box.classList.toggle('zoomed', factor > 1);
    box.style.setProperty('--zoom', String(factor));
    if (factor > 1) scrollable(box);
    else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    box.scrollTo(
      middle.x * box.scrollWidth - box.clientWidth / 2,
      middle.y * box.scrollHeight - box.clientHeight / 2,
    );
    const focused = document.activeElement;
    if (focused !== box && box.contains(focused))
      focused?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  tell();
  sheet.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(step === 0 ? 0 : at + step);
  });
  dragTo(box);
}

const STEPS: Record<string, number> = { '+': 1, '=': 1, '-': -1, '−': -1, '0': 0 };

/** What is in the middle of the box, as parts of the drawing: it stays there. */
function middleOf(box: HTMLElement): { x: number; y: number } {
  return {
    x: (box.scrollLeft + box.clientWidth / 2) / Math.max(1, box.scrollWidth),
    y: (box.scrollTop + box.clientHeight / 2) / Math.max(1, box.scrollHeight),
  };
}

function scrollable(box: HTMLElement): void {
  box.tabIndex = 0;
  box.role = 'region';
  box.ariaLabel = `Drawing: ${box.closest('.sheet')?.querySelector('h2')?.textContent ?? ''}`;
}

function button(sign: string, name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = sign;
  made.ariaLabel = name;
  made.addEventListener('click', act);
  return made;
}

/** Drags the drawing with the mouse where there is no record under it; touch scrolls by itself. */
function dragTo(box: HTMLElement): void {
  box.addEventListener('pointerdown', (event) => {
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (event.pointerType !== 'mouse' || event.button !== 0 || onLink || !box.classList.contains('zoomed'))
      return;
    box.setPointerCapture(event.pointerId);
    const move = ({ movementX, movementY }: PointerEvent) => box.scrollBy(-movementX, -movementY);
    const end = () => {
      box.removeEventListener('pointermove', move);
      box.classList.remove('dragged');
    };
    box.classList.add('dragged');
    box.addEventListener('pointermove', move);
    box.addEventListener('lostpointercapture', end, { once: true });
  });
}
