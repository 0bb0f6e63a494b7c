/**
 * Where Mermaid works: a frame of its own that nobody sees, because it makes styles that the page's content security
 * policy forbids. What it drew moves into the page without them: its style sheet as one that the page adopts, its style
 * attributes as properties.
 */
import { DRAWING_ROOM } from '../shared/drawing-room.ts';
import { href } from './dom.ts';

export interface Room {
  window: Window;
  document: Document;
}

/** Opens the frame and loads a classic script in it. Its text is measured in the fonts of the page. */
export async function openRoom(script: string): Promise<Room> {
  const frame = document.createElement('iframe');
  frame.title = 'Room for drawing diagrams';
  frame.className = 'drawing-room';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.src = href(DRAWING_ROOM);
  await loaded(frame, () => document.body.append(frame));
  const { contentWindow: window, contentDocument: room } = frame;
  if (window === null || room === null) throw new Error('the room for drawing could not be opened');
  room.documentElement.className = document.documentElement.className;
  for (const { href: address } of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const link = room.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    await loaded(link, () => room.head.append(link));
  }
  const element = room.createElement('script');
  element.src = script;
  await loaded(element, () => room.head.append(element));
  await room.fonts.load(`1rem ${getComputedStyle(document.body).fontFamily}`);
  return { window, document: room };
}

function loaded(element: HTMLElement & { src?: string; href?: string }, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve(), { once: true });
    const address = element.src ?? element.href;
    element.addEventListener('error', () => reject(new Error(`${address} could not be loaded`)), {
      once: true,
    });
    start();
  });
}

/** What the words of a diagram may have brought along: pictures of other hosts, and what Mermaid should have refused. */
const FOREIGN = 'script, iframe, object, embed, form, input, img, image, a[href^="javascript:" i]';

/** A drawing as an element of the page, and the style sheet that belongs to it. */
export interface Moved {
  picture: SVGElement;
  sheet: CSSStyleSheet;
}

/**
 * @param svg as Mermaid returns it
 * @param id of the drawing, which all its rules begin with
 * @throws where there is no drawing in it
 */
export function moveOut(svg: string, id: string, { document: room }: Room): Moved {
  const holder = room.createElement('div');
  holder.innerHTML = svg;
  room.body.append(holder);
  const drawn = holder.querySelector('svg');
  if (drawn === null) throw new Error('nothing was drawn');
  for (const element of drawn.querySelectorAll(FOREIGN)) element.remove();
  const rules = [...drawn.querySelectorAll('style')].flatMap((style) => [...(style.sheet?.cssRules ?? [])]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    rules
      .filter((rule) => staysInside(rule, id))
      .map(({ cssText }) => cssText)
      .join('\n'),
  );
  for (const style of drawn.querySelectorAll('style')) style.remove();
  const styled = [drawn, ...drawn.querySelectorAll<SVGElement | HTMLElement>('[style]')];
  const styles = styled.map((element) => element.getAttribute('style') ?? '');
  for (const element of styled) element.removeAttribute('style');
  const picture = document.adoptNode(drawn);
  for (const [index, element] of styled.entries()) element.style.cssText = styles[index] ?? '';
  holder.remove();
  return { picture, sheet };
}

/** A diagram's own directives can add rules: none may reach beyond the drawing. */
function staysInside(rule: CSSRule, id: string): boolean {
  if (rule.constructor.name === 'CSSKeyframesRule') return true;
  const { selectorText } = rule as Partial<CSSStyleRule>;
  return selectorText?.split(',').every((selector) => selector.trim().startsWith(`#${id}`)) ?? false;
}
