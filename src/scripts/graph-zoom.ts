/** Zooms and scrolls a drawing: fitted at first, then by buttons, keys, the wheel, and dragging. */
import type { Messages } from '../messages/messages.ts';

/** From one size to the next, and the sizes there are. */
const STEP = 1.25;
const LEAST = 0.2;
const MOST = 4;
/** Words are hard to read below this: then the drawing fits the box in its width alone. */
const LEGIBLE = 0.8;

const KEYS: Record<string, number> = { '+': STEP, '=': STEP, '-': 1 / STEP, '−': 1 / STEP, '0': 0 };

export function initZoom(box: HTMLElement, { t }: Messages): { fit: () => void } {
  let scale = 1;
  const smaller = createButton('−', t('graph.script.zoom-out'), () => show(scale / STEP));
  const larger = createButton('+', t('graph.script.zoom-in'), () => show(scale * STEP));
  const whole = createButton('⤢', t('graph.script.fit'), () => show(sizes().whole));
  const size = document.createElement('span');
  size.ariaLive = 'polite';
  const controls = document.createElement('div');
  controls.className = 'zoom';
  controls.role = 'group';
  controls.ariaLabel = t('graph.script.zoom');
  controls.append(smaller, size, larger, whole);
  // behind the drawing: who comes by keyboard comes to the records first
  box.after(controls);
  box.classList.add('interactive');

  const drawing = (): SVGSVGElement | undefined =>
    [...box.querySelectorAll<SVGSVGElement>('svg.graph')].find((one) => one.checkVisibility());

  /** At which the drawing fits the width of the box, and fits it altogether. */
  function sizes(): { wide: number; whole: number } {
    const { width = 1, height = 1 } = drawing()?.viewBox.baseVal ?? {};
    const style = getComputedStyle(box);
    const most = Number.parseFloat(style.maxHeight) || Number.POSITIVE_INFINITY;
    const wide = Math.min(1, box.clientWidth / width);
    return { wide, whole: Math.min(wide, most / height) };
  }

  /** @param to what stays where it is, from the corner of the box; its middle if left out */
  function show(wanted: number, to?: { x: number; y: number }): void {
    const before = scale;
    scale = Math.max(LEAST, Math.min(MOST, wanted));
    const at = to ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    const left = ((box.scrollLeft + at.x) * scale) / before - at.x;
    const top = ((box.scrollTop + at.y) * scale) / before - at.y;
    box.style.setProperty('--zoom', String(scale));
    size.textContent = t('graph.script.zoom-level', { percent: Math.round(scale * 100) });
    // a button that has the focus keeps it at the end of the sizes
    smaller.ariaDisabled = String(scale === LEAST);
    larger.ariaDisabled = String(scale === MOST);
    box.scrollTo(left, top);
    setReach();
  }

  /** A box that scrolls has to be reached with the keyboard, and needs a name. */
  function setReach(): void {
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    box.classList.toggle('scrolls', scrolls);
    if (scrolls) {
      box.tabIndex = 0;
      box.role = 'region';
      box.ariaLabel = box.dataset['name'] ?? '';
    } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  }

  function fit(): void {
    const { wide, whole } = sizes();
    show(whole >= LEGIBLE ? whole : wide);
    box.scrollTo(0, 0);
  }

  (box.parentElement ?? box).addEventListener('keydown', (event) => {
    const factor = KEYS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || factor === undefined) return;
    event.preventDefault();
    if (factor === 0) fit();
    else show(scale * factor);
  });
  box.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      show(scale * Math.exp(-event.deltaY / 300), { x: event.clientX - left, y: event.clientY - top });
    },
    { passive: false },
  );
  addEventListener('resize', fit);
  initDrag(box);
  fit();
  return { fit };
}

function createButton(sign: string, name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = sign;
  made.ariaLabel = name;
  made.title = name;
  made.addEventListener('click', act);
  return made;
}

/** A pointer that moved so far drags, and does not open the record that it began on. */
const DRAGGED = 5;

/** Drags the drawing with the mouse; touch scrolls by itself. */
function initDrag(box: HTMLElement): void {
  box.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || !box.classList.contains('scrolls')) return;
    let far = 0;
    const move = ({ movementX, movementY }: PointerEvent): void => {
      far += Math.abs(movementX) + Math.abs(movementY);
      if (far < DRAGGED) return;
      box.classList.add('dragged');
      box.scrollBy(-movementX, -movementY);
    };
    const stay = (click: Event): void => {
      if (far >= DRAGGED) click.preventDefault();
    };
    const end = (): void => {
      removeEventListener('pointermove', move);
      box.classList.remove('dragged');
      // the click comes after the pointer is up
      setTimeout(() => box.removeEventListener('click', stay, true));
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', end, { once: true });
    addEventListener('pointercancel', end, { once: true });
    box.addEventListener('click', stay, true);
  });
  // a link would be taken along instead
  box.addEventListener('dragstart', (event) => event.preventDefault());
}
