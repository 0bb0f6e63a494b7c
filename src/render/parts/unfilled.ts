/**
 * What nobody filled in, shown as missing and quietly: a whole section or run of blocks folds behind two words,
 * a single item among filled ones stays where it is, dimmed. The template's words stay on the page.
 */
import type { Part } from '../../model/anatomy.ts';
import { roleOf } from '../../read/anatomy/headings.ts';
import { addClass, hasClass } from '../html/classes.ts';
import {
  added,
  type Element,
  element,
  isBlank,
  isElement,
  type Node,
  type Parent,
  type Root,
  textOf,
} from '../html/tree.ts';
import { opening, splitLabel } from './labels.ts';
import { type Left, labelAlone, type State, stateOf } from './left.ts';

/** Parts that are expected to say something. */
const EXPECTED: ReadonlySet<string> = new Set<Part>([
  'context',
  'drivers',
  'decision',
  'consequences',
  'positive',
  'negative',
  'neutral',
  'risks',
  'alternatives',
  'implementation',
  'architecture',
  'components',
  'rollout',
  'testing',
  'monitoring',
  'metrics',
  'alerting',
  'related',
  'references',
  'reconsideration',
]);

/** To be called when everything else has its place. */
export function foldUnfilled(root: Root, left: Left): void {
  const first = root.children.findIndex((node) => depthOf(node) !== null);
  if (first < 0) return;
  const head = root.children.slice(0, first);
  root.children = [...head, ...foldRuns(root.children.slice(first), null, left)];
  noteItems(root, left);
}

/** @param part role of the section around the nodes */
function foldRuns(nodes: readonly Node[], part: Part | null, left: Left): Node[] {
  const out: Node[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const end = run.findLastIndex((node) => stateOf(node, left) === 'left') + 1;
    if (end > 0) out.push(folded(run.slice(0, end), standsBesideText(nodes, run[0], left)));
    out.push(...run.slice(end));
    run = [];
  };
  for (const [at, node] of nodes.entries()) {
    const state = stateOf(node, left);
    const isStart = run.length === 0 && (isElement(node, 'hr') || isBlank(node));
    if (isElement(node) && (holdsParts(node) || opensEmpty(node, part))) {
      flush();
      const isOpened = opensFamily(node, nodes.slice(at + 1));
      out.push(isOpened ? node : descend(node, part, state, left));
    } else if (state === 'left') run.push(node);
    else if (state === 'silent' && isElement(node, 'p') && isEmptyLabel(node, nodes.slice(at + 1), part)) {
      flush();
      node.children.push(missing());
      out.push(node);
    } else if (state === 'silent' && !isStart && !(isElement(node, 'hr') && !hasLeft(run, left)))
      run.push(node);
    else {
      flush();
      out.push(isElement(node, 'div') ? descend(node, part, state, left) : node);
    }
  }
  flush();
  return out;
}

function hasLeft(nodes: readonly Node[], left: Left): boolean {
  return nodes.some((node) => stateOf(node, left) === 'left');
}

/** Parts whose sections some records set beside the heading that opens them, not below it. */
const FAMILIES: Partial<Record<string, readonly string[]>> = {
  alternatives: ['alternative'],
  consequences: ['positive', 'negative', 'neutral', 'risks'],
  implementation: ['architecture', 'components', 'rollout'],
  monitoring: ['metrics', 'alerting'],
};

function opensFamily(node: Element, behind: readonly Node[]): boolean {
  const family = FAMILIES[String(node.properties['dataPart'])];
  const next = behind.find((one) => !isSilence(one));
  if (!family || !isElement(next) || node.children.slice(1).some((child) => !isSilence(child))) return false;
  const first = 'dataPart' in next.properties ? next : next.children.find((child) => isElement(child));
  return isElement(first) && family.includes(String(first.properties['dataPart']));
}

/** A wrapper that begins with an empty label: what comes behind it is another matter. */
function opensEmpty(node: Element, part: Part | null): boolean {
  const [first, ...behind] = node.tagName === 'div' ? node.children.filter((child) => !isBlank(child)) : [];
  return isElement(first, 'p') && isEmptyLabel(first, behind, part);
}

/** Whether somebody wrote something between the same two headings. */
function standsBesideText(nodes: readonly Node[], first: Node | undefined, left: Left): boolean {
  const at = first === undefined ? -1 : nodes.indexOf(first);
  const from = nodes.findLastIndex((node, index) => index < at && depthOf(node) !== null) + 1;
  const to = nodes.findIndex((node, index) => index > at && depthOf(node) !== null);
  return nodes.slice(from, to < 0 ? nodes.length : to).some((node) => stateOf(node, left) === 'said');
}

/** A section with a name of its own, or the columns around such. */
function holdsParts(node: Element): boolean {
  if (node.tagName !== 'div') return false;
  const part = node.properties['dataPart'];
  return part === undefined
    ? node.children.some((child) => isElement(child) && holdsParts(child))
    : part !== 'alternative';
}

function descend(node: Element, around: Part | null, state: State, left: Left): Element {
  const named = node.properties['dataPart'] as Part | undefined;
  const heading = named === undefined ? [] : node.children.slice(0, 1);
  const rest = node.children.slice(heading.length);
  if (named !== undefined && state === 'left') node.children = [...heading, folded(rest, false)];
  else if (
    named !== undefined &&
    state === 'silent' &&
    !rest.some((child) => isElement(child) && holdsParts(child))
  ) {
    const note = EXPECTED.has(named) && rest.every((child) => isSilence(child)) ? [missing('p')] : [];
    node.children = [...heading, ...note, ...rest];
  } else node.children = [...heading, ...foldRuns(rest, named ?? around, left)];
  return node;
}

function isSilence(node: Node): boolean {
  return isBlank(node) || (node.type === 'element' && node.tagName === 'hr');
}

/** @param besideText somebody wrote something in the same section: a prompt there was answered, and stayed */
function folded(nodes: readonly Node[], besideText: boolean): Element {
  const own = nodes.filter((node) => !isSilence(node));
  const name = nameOf(own);
  const isPrompt = own.every(
    (node) => isElement(node, 'p', 'blockquote') && splitLabel(node.children) === null,
  );
  const unnamed = besideText && isPrompt ? 'Left from the template' : 'Not filled in';
  const words = name === '' ? unnamed : `${name}: not filled in`;
  return element('details', { className: ['unfilled'] }, [added('summary', {}, [words]), ...nodes]);
}

/** What is missing, where it is one thing: the words of its label, or of its heading without the placeholder. */
function nameOf(nodes: readonly Node[]): string {
  const [first] = nodes;
  const isWrapper = isElement(first, 'div') && depthOf(first.children[0]) === null;
  if (isWrapper && nodes.length === 1) return nameOf(first.children.filter((node) => !isSilence(node)));
  if (isElement(first, 'p') && nodes.length <= 2) return splitLabel(first.children)?.name ?? '';
  const heading = isElement(first, 'div') && nodes.length === 1 ? first.children[0] : undefined;
  if (!isElement(heading) || depthOf(heading) === null) return '';
  const own = heading.children
    .filter((node) => !isElement(node, 'a') && stateOf(node, { has: () => false }) === 'said')
    .map(textOf)
    .join('');
  return own
    .replace(/[[{(<].*$/s, '')
    .replace(/[\s:：–—-]+$/u, '')
    .trim();
}

/** A label with a known meaning, and the next thing is another one, or nothing. */
function isEmptyLabel(label: Element, behind: readonly Node[], part: Part | null): boolean {
  const name = labelAlone(label.children);
  const role = name === null || part === null ? null : roleOf(name, part);
  if (role === null || role === 'alternative' || role === 'example') return false;
  const next = behind.find((node) => !isBlank(node));
  if (next === undefined || isSilence(next) || depthOf(next) !== null) return true;
  if (!isElement(next, 'p')) return false;
  const other = labelAlone(next.children) ?? splitLabel(next.children)?.name ?? null;
  return other !== null && part !== null && roleOf(other, part) !== null;
}

function depthOf(node: Node | undefined): number | null {
  if (!isElement(node)) return null;
  if (/^h[2-6]$/.test(node.tagName)) return Number(node.tagName.slice(1));
  return node.tagName === 'div' ? depthOf(node.children[0]) : null;
}

function missing(tag = 'span'): Element {
  return added(tag, { className: ['not-filled'] }, [tag === 'p' ? 'Not filled in' : ' not filled in']);
}

/** Items and rows that stay among filled ones. */
function noteItems(parent: Parent, left: Left): void {
  for (const node of parent.children) {
    if (!isElement(node) || hasClass(node, 'unfilled')) continue;
    if (/^(?:li|tr)$/.test(node.tagName) && left.has(node)) note(node);
    else noteItems(node, left);
  }
}

function note(node: Element): void {
  if (!hasClass(node, 'left-open')) addClass(node, 'left-open');
  const cell = node.tagName === 'tr' ? node.children.find((child) => isElement(child, 'td', 'th')) : node;
  if (!isElement(cell)) return;
  const { holder, inline } = opening(cell);
  const end = inline.findLastIndex((child) => !isBlank(child)) + 1;
  holder.children.splice(end, 0, missing());
}
