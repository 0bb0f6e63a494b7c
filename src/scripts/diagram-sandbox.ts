/**
 * Where Mermaid draws: a hidden frame of its own, because it makes styles that the page's content security
 * policy forbids. What it drew moves into the page without them: its style sheet as one that the page adopts, its style
 * attributes as properties.
 */
import { DIAGRAM_SANDBOX_PATH } from '../shared/clean-mermaid.ts';
import { href } from './dom.ts';

export interface DiagramSandbox {
  window: Window;
  document: Document;
}

/** Opens the frame and loads a classic script in it. Its text is measured in the fonts of the page. */
export async function openSandbox(script: string): Promise<DiagramSandbox> {
  const frame = document.createElement('iframe');
  frame.title = 'Mermaid';
  frame.className = 'diagram-sandbox';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.src = href(DIAGRAM_SANDBOX_PATH);
  await waitForLoad(frame, () => document.body.append(frame));
  const { contentWindow: window, contentDocument: sandbox } = frame;
  if (window === null || sandbox === null) throw new Error('The frame for diagrams could not be opened.');
  sandbox.documentElement.className = document.documentElement.className;
  for (const { href: address } of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const link = sandbox.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    await waitForLoad(link, () => sandbox.head.append(link));
  }
  const element = sandbox.createElement('script');
  element.src = script;
  await waitForLoad(element, () => sandbox.head.append(element));
  await sandbox.fonts.load(`1rem ${getComputedStyle(document.body).fontFamily}`);
  return { window, document: sandbox };
}

function waitForLoad(
  element: HTMLElement & { src?: string; href?: string },
  start: () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve(), { once: true });
    const address = element.src ?? element.href;
    element.addEventListener('error', () => reject(new Error(`${address} could not be loaded`)), {
      once: true,
    });
    start();
  });
}

/** Elements that the text of a diagram can bring along: images of other hosts, and what Mermaid should have removed. */
const FOREIGN = 'script, iframe, object, embed, form, input, img, image, feImage, video, audio';
/** In CSS: anything but a mark of the drawing itself. */
const OUTSIDE = /(?:url|src|image|image-set|cross-fade|element)\(\s*["']?(?!["'#])/i;

/** A drawing as an element of the page, with its style sheet. */
export interface SandboxDrawing {
  picture: SVGElement;
  sheet: CSSStyleSheet;
}

/**
 * @param svg as Mermaid returns it
 * @param id of the drawing, which all its rules begin with
 * @throws where there is no drawing in it
 */
export function takeOutDrawing(
  svg: string,
  id: string,
  { document: sandbox }: DiagramSandbox,
): SandboxDrawing {
  const holder = sandbox.createElement('div');
  holder.innerHTML = svg;
  sandbox.body.append(holder);
  const drawn = holder.querySelector('svg');
  if (drawn === null) throw new Error('nothing was drawn');
  for (const element of drawn.querySelectorAll(FOREIGN)) element.remove();
  for (const link of drawn.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const element of [drawn, ...drawn.querySelectorAll('*')]) cleanAttributes(element);
  const rules = [...drawn.querySelectorAll('style')].flatMap((style) => [...(style.sheet?.cssRules ?? [])]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    rules
      .filter((rule) => isInsideDrawing(rule, id))
      .map(({ cssText }) => cssText)
      .join('\n'),
  );
  for (const style of drawn.querySelectorAll('style')) style.remove();
  const styled = [drawn, ...drawn.querySelectorAll<SVGElement | HTMLElement>('[style]')];
  const styles = styled.map((element) => element.getAttribute('style') ?? '');
  for (const element of styled) element.removeAttribute('style');
  const picture = document.adoptNode(drawn);
  for (const [index, element] of styled.entries()) setStyle(element.style, styles[index] ?? '');
  holder.remove();
  return { picture, sheet };
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const refers = /(?:href|src|srcset)$/i.test(name) && !value.startsWith('#');
    const isStyled = name !== 'style' && (OUTSIDE.test(value) || value.includes('\\'));
    if (refers || isStyled || /^on/i.test(name)) element.removeAttribute(name);
  }
}

/** The browser writes out what was escaped, so that it can be read. */
function setStyle(style: CSSStyleDeclaration, text: string): void {
  style.cssText = text;
  for (const name of [...style]) if (OUTSIDE.test(style.getPropertyValue(name))) style.removeProperty(name);
}

/** No rule may reach beyond the drawing, or load anything. */
function isInsideDrawing(rule: CSSRule, id: string): boolean {
  if (OUTSIDE.test(rule.cssText)) return false;
  if (rule.constructor.name === 'CSSKeyframesRule') return true;
  const { selectorText, cssRules } = rule as Partial<CSSStyleRule>;
  if (cssRules !== undefined && cssRules.length > 0) return false;
  return selectorText?.split(',').every((selector) => selector.trim().startsWith(`#${id}`)) ?? false;
}
