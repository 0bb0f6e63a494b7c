/** What a built page shows of a record: the words of its body in order, and those around it. */
import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { splitWords } from './words.ts';

export interface PageText {
  /** Words of the author in the body, in order. */
  body: string[];
  /** Words of what it shows as facts, as their author wrote them, in order. */
  asWritten: string[];
  /** Words by which the page names the record, a number of its title that is not its own among them. */
  title: Set<string>;
  /** Words of its facts, effective status and relations; dates as ISO too, numbers without zeros before them. */
  facts: Set<string>;
}

/** Stands for a formula that is set, in a word's place. */
export const FORMULA = 'ƒormula';

/** Elements within a line: words go on over their edges. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** What Cadre adds to a body, and drawings whose source is beside them. */
const ADDED: ((element: Element) => boolean)[] = [
  ({ properties }) => properties['dataAdded'] !== undefined,
  (element) =>
    hasClass(element, 'anchor') ||
    hasClass(element, 'sr-only') ||
    hasClass(element, 'code-name') ||
    hasClass(element, 'mermaid-drawing'),
  ({ properties }) =>
    properties['dataFootnoteRef'] !== undefined || properties['dataFootnoteBackref'] !== undefined,
  ({ properties }) => properties['id'] === 'footnote-label',
  ({ tagName }) => /^(?:script|style|template|svg|button)$/.test(tagName),
];

/** The page of a record or a guide. */
export function readPageText(html: string): PageText {
  const root = htmlToHast(html) as Root;
  return {
    body: findBody(root, 'record-text'),
    asWritten: findBody(root, 'as-written'),
    title: around(root, ['record-head', 'problems-here']),
    facts: around(root, ['facts', 'eyebrow', 'notice', 'lineage', 'changes', 'relations', 'as-written']),
  };
}

/** The page of a log, and on it what introduces the log; its title is that of the log. */
export function readIntroductionText(html: string): PageText {
  const root = htmlToHast(html) as Root;
  return {
    body: findBody(root, 'intro'),
    asWritten: [],
    title: around(root, ['intro-title']),
    facts: new Set(),
  };
}

function findBody(root: Root, place: string): string[] {
  const holder = listElements(root).find((element) => hasClass(element, place));
  const body =
    holder === undefined ? undefined : listElements(holder).find((element) => hasClass(element, 'body'));
  return body === undefined ? [] : splitWords(getText(body));
}

function around(root: Root, names: string[]): Set<string> {
  const parts = names.flatMap((name) => listElements(root).filter((element) => hasClass(element, name)));
  return new Set(
    parts.flatMap((element) => splitWords(`${getText(element)} ${listAttributes(element)}`)).map(bare),
  );
}

/** `0012` and `12` are one number. */
export function bare(word: string): string {
  return word.replace(/^0+(?=\d)/, '');
}

function getText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type !== 'element') return node.children.map(getText).join('');
  if (ADDED.some((is) => is(node))) return '';
  if (hasClass(node, 'maths') || hasClass(node, 'maths-box')) return ` ${FORMULA} `;
  if (node.tagName === 'img') return ` ${String(node.properties['alt'] ?? '')} `;
  const inner = node.children.map(getText).join('');
  return INLINE.has(node.tagName) ? inner : `\n${inner}\n`;
}

/** Dates as they are meant, with and without dashes, and addresses: a record may be named by that of its file. */
function listAttributes(node: Element): string {
  return listElements(node)
    .map(({ properties }) => {
      const date = String(properties['dateTime'] ?? '');
      return `${date} ${date.replaceAll('-', '')} ${String(properties['href'] ?? '')}`;
    })
    .join(' ');
}

function hasClass({ properties }: Element, name: string): boolean {
  const classes = properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

function listElements(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap(listElements) : [];
  return node.type === 'element' ? [node, ...below] : below;
}
