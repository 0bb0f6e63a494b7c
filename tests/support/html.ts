/** Reads built pages: a parsed tree with just enough of CSS selectors to ask what a page says. */
import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';

export interface PageElement {
  /** Name of the element, lower case. */
  tag: string;
  /** Text with white space collapsed. */
  text: string;
  /** Text as written, including scripts and styles. */
  source: string;
  /** Value of an attribute as the page writes it; null if it has none. */
  attr: (name: string) => string | null;
  /** Every element below it that matches. */
  all: (selector: string) => PageElement[];
  /** The first that matches. @throws where none does. */
  one: (selector: string) => PageElement;
}

/** Parses a page. */
export function parsePage(html: string): PageElement {
  return toPageElement(htmlToHast(html) as Root);
}

function toPageElement(node: Root | Element): PageElement {
  const all = (selector: string) => select(node, selector).map(toPageElement);
  return {
    tag: node.type === 'element' ? node.tagName : '',
    get text() {
      return getText(node).replace(/\s+/g, ' ').trim();
    },
    get source() {
      return getSource(node);
    },
    attr: (name) => (node.type === 'element' ? getAttribute(node, name) : null),
    all,
    one(selector) {
      const [first] = all(selector);
      if (!first) throw new Error(`nothing on the page matches ${selector}`);
      return first;
    },
  };
}

function getSource(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(getSource).join('') : '';
}

/** Inline elements; before and after all others there is a gap. */
const inline = new Set('a abbr b bdi code del em i ins mark s small span strong sub sup time u'.split(' '));

function getText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node) || (node.type === 'element' && /^(script|style|template)$/.test(node.tagName)))
    return '';
  const text = node.children.map(getText).join('');
  return node.type === 'element' && !inline.has(node.tagName) ? ` ${text} ` : text;
}

/** hast names properties as scripts do (`className`, `ariaLabel`): compared without case and dashes they agree. */
function getAttribute(element: Element, name: string): string | null {
  const wanted = { class: 'classname', for: 'htmlfor' }[name] ?? name.replaceAll('-', '').toLowerCase();
  for (const [property, value] of Object.entries(element.properties)) {
    if (property.replaceAll('-', '').toLowerCase() !== wanted || value == null || value === false) continue;
    return value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  }
  return null;
}

/** One step of a selector: `a#id.class[href=x]`. */
interface SelectorStep {
  tag: string | null;
  classes: string[];
  id: string | null;
  attributes: { name: string; operator: string; value: string | null }[];
}

/** Understands tags, classes, ids, `[attr]`, `[attr=x]`, `[attr^=x]`, `[attr$=x]`, `[attr*=x]`, descendants and commas. */
function select(node: Root | Element, selector: string): Element[] {
  const matched = new Set<Element>();
  const paths = selector.split(/,(?![^[]*\])/).map((one) =>
    one
      .trim()
      .split(/\s+(?![^[]*\])/)
      .map(parseStep),
  );
  const visit = (at: Root | Element, above: Element[]) => {
    for (const child of at.children) {
      if (child.type !== 'element') continue;
      const line = [...above, child];
      if (paths.some((path) => hasAncestors(line, path))) matched.add(child);
      visit(child, line);
    }
  };
  visit(node, []);
  return [...matched];
}

function hasAncestors(line: Element[], path: SelectorStep[]): boolean {
  const [last, ...before] = [...path].reverse();
  const element = line.at(-1);
  if (!last || !element || !matches(element, last)) return false;
  let wanted = 0;
  for (const ancestor of line.slice(0, -1).reverse()) {
    const next = before[wanted];
    if (!next) return true;
    if (matches(ancestor, next)) wanted += 1;
  }
  return wanted >= before.length;
}

function matches(element: Element, { tag, id, classes, attributes }: SelectorStep): boolean {
  const own = (getAttribute(element, 'class') ?? '').split(/\s+/);
  return (
    (tag === null || element.tagName === tag) &&
    (id === null || getAttribute(element, 'id') === id) &&
    classes.every((name) => own.includes(name)) &&
    attributes.every(({ name, operator, value }) => {
      const actual = getAttribute(element, name);
      if (actual === null || value === null) return actual !== null;
      if (operator === '^=') return actual.startsWith(value);
      if (operator === '$=') return actual.endsWith(value);
      if (operator === '*=') return actual.includes(value);
      return actual === value;
    })
  );
}

function parseStep(text: string): SelectorStep {
  const attributes = [...text.matchAll(/\[([\w-]+)(?:([$^*]?=)"?([^"\]]*)"?)?\]/g)];
  const plain = text.replaceAll(/\[[^\]]*\]/g, '');
  return {
    tag: /^[a-z][\w-]*/i.exec(plain)?.[0].toLowerCase() ?? null,
    classes: [...plain.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''),
    id: /#([\w-]+)/.exec(plain)?.[1] ?? null,
    attributes: attributes.map(([, name = '', operator = '=', value]) => ({
      name,
      operator,
      value: value ?? null,
    })),
  };
}
