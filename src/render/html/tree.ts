/** The tree of a body while it is rendered: hast, plus `raw` nodes for finished HTML. */
export interface TextNode {
  type: 'text';
  value: string;
  position?: Position;
}

export interface Raw {
  type: 'raw';
  value: string;
  position?: Position;
}

export interface Comment {
  type: 'comment';
  value: string;
  position?: Position;
}

export interface Element {
  type: 'element';
  tagName: string;
  properties: Properties;
  children: Node[];
  data?: { lang?: string; meta?: string };
  position?: Position;
}

export interface Root {
  type: 'root';
  children: Node[];
  position?: Position;
}

export type Node = Element | TextNode | Raw | Comment;
export type Parent = Element | Root;
export type Properties = Record<string, string | number | boolean | string[] | undefined>;

interface Position {
  start: { line: number; offset?: number };
  end: { line: number; offset?: number };
}

export function createElement(tagName: string, properties: Properties = {}, children: Node[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

/** What Cadre adds to a body: marked, so that it can be distinguished from the author's words. */
export function createAddedElement(
  tagName: string,
  properties: Properties,
  children: (Node | string)[],
): Element {
  return createElement(
    tagName,
    { ...properties, dataAdded: '' },
    children.map((child) => (typeof child === 'string' ? createText(child) : child)),
  );
}

export function createText(value: string): TextNode {
  return { type: 'text', value };
}

/** HTML made here, not by an author: it goes out as it is. */
export function createRaw(value: string): Raw {
  return { type: 'raw', value };
}

export function isElement(node: Node | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

export function isBlank(node: Node): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

const BLOCKS = new Set(
  'p ul ol dl div pre table blockquote section figure details hr h1 h2 h3 h4 h5 h6 aside'.split(' '),
);

export function isBlock(node: Node): boolean {
  return node.type === 'element' && BLOCKS.has(node.tagName);
}

/** 1 to 6 for headings, null for all else. */
export function getHeadingDepth(node: Node | undefined): number | null {
  return isElement(node) && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName.slice(1)) : null;
}

/** Whether it was put in by `added`. */
export function isAdded(node: Node): boolean {
  return node.type === 'element' && 'dataAdded' in node.properties;
}

/** The words of a node, without marks. */
export function getText(node: Node | Root): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'raw' || node.type === 'comment') return '';
  if (node.type === 'element' && node.tagName === 'img') return String(node.properties['alt'] ?? '');
  return node.children.map(getText).join('');
}

/** The line a node is on in the file; null if it is not known. */
export function getLine(node: Node): number | null {
  return node.position?.start.line ?? null;
}

/** Visits every element, parents first; what `visit` puts into `children` is visited too. */
export function visitElements(parent: Parent, visit: (element: Element, parent: Parent) => void): void {
  for (const child of [...parent.children]) {
    if (child.type !== 'element') continue;
    visit(child, parent);
    visitElements(child, visit);
  }
}

/** Turns a node into another one in place, so that its parent need not be known. */
export function replaceElement(target: Element, source: Element): void {
  target.tagName = source.tagName;
  target.properties = source.properties;
  target.children = source.children;
}

/** True if some branch is deeper than `limit`. Does not recurse: it guards what does. */
export function isDeeperThan(root: Root, limit: number): boolean {
  let level: Node[] = root.children;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((node) => (node.type === 'element' ? node.children : []));
  }
  return false;
}
