/**
 * Parts that are not filled in, shown as missing and quietly: a whole section or run of blocks folds behind two words,
 * a single item among filled ones stays where it is, dimmed. The template's words stay on the page.
 */
import type { Messages } from '../../messages/messages.ts';
import { type Part, SECTION_KINDS } from '../../model/decision-parts.ts';
import { type Element, isBlank, isElement, type Node, type Root } from '../html/tree.ts';
import {
  findBesideText,
  hasParts,
  isEmptyLabel,
  isEmptySection,
  isFamilyStart,
  isSilent,
} from './empty-parts.ts';
import { getDepth } from './sections.ts';
import { type FillState, getFillState, type UnfilledElements } from './unfilled-elements.ts';
import { createMissingNote, createUnfilledFold, noteItems } from './unfilled-notes.ts';

/** Parts that are expected to say something. */
const EXPECTED: ReadonlySet<string> = new Set(SECTION_KINDS.filter((kind) => kind !== 'summary'));

interface UnfilledContext {
  unfilled: UnfilledElements;
  messages: Messages;
}

/** To be called when everything else has its place. */
export function foldUnfilled(root: Root, unfilled: UnfilledElements, messages: Messages): void {
  const context: UnfilledContext = { unfilled, messages };
  const first = root.children.findIndex((node) => getDepth(node) !== null);
  if (first < 0) return;
  const head = root.children.slice(0, first);
  root.children = [...head, ...foldRuns(root.children.slice(first), null, context)];
  noteItems(root, unfilled, messages);
}

/** @param part role of the section around the nodes */
function foldRuns(nodes: readonly Node[], part: Part | null, context: UnfilledContext): Node[] {
  const { unfilled, messages } = context;
  const out: Node[] = [];
  const states = nodes.map((node) => getFillState(node, unfilled));
  const beside = findBesideText(nodes, states);
  let run: Node[] = [];
  /** @param next place of the node behind the run */
  const flush = (next: number): void => {
    const end = run.findLastIndex((node) => getFillState(node, unfilled) === 'left') + 1;
    if (end > 0)
      out.push(createUnfilledFold(run.slice(0, end), beside[next - run.length] ?? false, messages));
    out.push(...run.slice(end));
    run = [];
  };
  for (const [at, node] of nodes.entries()) {
    const state = states[at] ?? 'silent';
    const isStart = run.length === 0 && (isElement(node, 'hr') || isBlank(node));
    if (isElement(node) && (hasParts(node) || isEmptySection(node, part))) {
      flush(at);
      const isOpened = isFamilyStart(node, nodes.slice(at + 1));
      out.push(isOpened ? node : foldInside(node, part, state, context));
    } else if (state === 'left') run.push(node);
    else if (state === 'silent' && isElement(node, 'p') && isEmptyLabel(node, nodes.slice(at + 1), part)) {
      flush(at);
      node.children.push(createMissingNote('span', messages));
      out.push(node);
    } else if (state === 'silent' && !isStart && !(isElement(node, 'hr') && !hasUnfilled(run, unfilled)))
      run.push(node);
    else {
      flush(at);
      out.push(isElement(node, 'div') ? foldInside(node, part, state, context) : node);
    }
  }
  flush(nodes.length);
  return out;
}

function hasUnfilled(nodes: readonly Node[], unfilled: UnfilledElements): boolean {
  return nodes.some((node) => getFillState(node, unfilled) === 'left');
}

function foldInside(node: Element, around: Part | null, state: FillState, context: UnfilledContext): Element {
  const { messages } = context;
  const named = node.properties['dataPart'] as Part | undefined;
  const heading = named === undefined ? [] : node.children.slice(0, 1);
  const rest = node.children.slice(heading.length);
  if (named !== undefined && state === 'left')
    node.children = [...heading, createUnfilledFold(rest, false, messages)];
  else if (
    named !== undefined &&
    state === 'silent' &&
    !rest.some((child) => isElement(child) && hasParts(child))
  ) {
    const note =
      EXPECTED.has(named) && rest.every((child) => isSilent(child)) ? [createMissingNote('p', messages)] : [];
    node.children = [...heading, ...note, ...rest];
  } else node.children = [...heading, ...foldRuns(rest, named ?? around, context)];
  return node;
}
