/** What a built page shows of a record: the words of its body in order, and those around it. */
import type { Element, Nodes, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { wordsOf } from './words.ts';

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

/** What Cadre adds to a body, and drawings whose source stands beside them. */
const ADDED: ((element: Element) => boolean)[] = [
  ({ properties }) => properties['dataAdded'] !== undefined,
  (element) =>
    has(element, 'anchor') ||
    has(element, 'sr-only') ||
    has(element, 'code-name') ||
    has(element, 'mermaid-drawing'),
  ({ properties }) =>
    properties['dataFootnoteRef'] !== undefined || properties['dataFootnoteBackref'] !== undefined,
  ({ properties }) => properties['id'] === 'footnote-label',
  ({ tagName }) => /^(?:script|style|template|svg|button)$/.test(tagName),
];

/** The page of a record or a guide. */
export function pageText(html: string): PageText {
  const root = htmlToHast(html) as Root;
  return {
    body: bodyIn(root, 'record-text'),
    asWritten: bodyIn(root, 'as-written'),
    title: around(root, ['record-head', 'problems-here']),
    facts: around(root, ['facts', 'eyebrow', 'notice', 'lineage', 'changes', 'relations', 'as-written']),
  };
}

/** The page of a log, and on it what introduces the log; its title is that of the log. */
export function introductionText(html: string): PageText {
  const root = htmlToHast(html) as Root;
  return {
    body: bodyIn(root, 'intro'),
    asWritten: [],
    title: around(root, ['intro-title']),
    facts: new Set(),
  };
}

function bodyIn(root: Root, place: string): string[] {
  const holder = elements(root).find((element) => has(element, place));
  const body = holder === undefined ? undefined : elements(holder).find((element) => has(element, 'body'));
  return body === undefined ? [] : wordsOf(textOf(body));
}

function around(root: Root, names: string[]): Set<string> {
  const parts = names.flatMap((name) => elements(root).filter((element) => has(element, name)));
  return new Set(
    parts.flatMap((element) => wordsOf(`${textOf(element)} ${attributesIn(element)}`)).map(bare),
  );
}

/** `0012` and `12` are one number. */
export function bare(word: string): string {
  return word.replace(/^0+(?=\d)/, '');
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type !== 'element') return node.children.map(textOf).join('');
  if (ADDED.some((is) => is(node))) return '';
  if (has(node, 'maths') || has(node, 'maths-box')) return ` ${FORMULA} `;
  if (node.tagName === 'img') return ` ${String(node.properties['alt'] ?? '')} `;
  const inner = node.children.map(textOf).join('');
  return INLINE.has(node.tagName) ? inner : `\n${inner}\n`;
}

/** Dates as they are meant, with and without dashes, and addresses: a record may be named by that of its file. */
function attributesIn(node: Element): string {
  return elements(node)
    .map(({ properties }) => {
      const date = String(properties['dateTime'] ?? '');
      return `${date} ${date.replaceAll('-', '')} ${String(properties['href'] ?? '')}`;
    })
    .join(' ');
}

function has({ properties }: Element, name: string): boolean {
  const classes = properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

function elements(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap(elements) : [];
  return node.type === 'element' ? [node, ...below] : below;
}
