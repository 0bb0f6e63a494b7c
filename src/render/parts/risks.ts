/** Finds the risks of a record in its body: the text of each, and of its mitigation. */
import type { Risk } from '../../model/decision-parts.ts';
import { MITIGATION_MARK } from '../../read/parts/risks.ts';
import { createElement, createText, type Element, getText, isElement, type Node } from '../html/tree.ts';
import type { ElementsByLine } from './elements-by-line.ts';
import { getOpening, splitLabel } from './labels.ts';

export interface FoundRisk {
  /** The row or item that holds it: its id is the address of the risk. */
  holder: Element;
  risk: Node[];
  /** Null if the record names none. */
  mitigation: Node[] | null;
  unfilled: boolean;
  /** What is there as mitigation is the template's. */
  unanswered: boolean;
}

/** By the element that holds each, in the order of the record. */
export function findRisks(lines: ElementsByLine, risks: readonly Risk[]): Map<Element, FoundRisk> {
  const found = new Map<Element, FoundRisk>();
  for (const risk of risks) {
    const one = findRisk(lines, risk);
    if (!one || found.has(one.holder)) continue;
    // a list of their own: what is added to the holder later is not a word of the risk
    found.set(one.holder, {
      ...one,
      risk: [...one.risk],
      unanswered: risk.mitigation?.unfilled ?? false,
    });
  }
  return found;
}

function findRisk(lines: ElementsByLine, risk: Risk): Omit<FoundRisk, 'unanswered'> | null {
  const { unfilled } = risk;
  const item = lines.item(risk.line);
  if (item) {
    const { before, after } = splitMitigation(item, lines, risk);
    return { holder: item, risk: before, mitigation: after, unfilled };
  }
  const row = lines.row(risk.line);
  if (row) {
    const cells = row.children.filter((cell) => isElement(cell, 'td'));
    const of = (passage: { text: string }): Node[] =>
      cells.find((cell) => haveSameWords(getText(cell), passage.text))?.children ?? [
        createText(passage.text),
      ];
    return { holder: row, risk: of(risk), mitigation: risk.mitigation && of(risk.mitigation), unfilled };
  }
  const block = lines.block(risk.line);
  if (!block) return null;
  const answer = risk.mitigation && lines.block(risk.mitigation.line);
  if (answer && answer !== block) {
    const rest = splitLabel(answer.children)?.rest ?? answer.children;
    return { holder: block, risk: block.children, mitigation: rest, unfilled };
  }
  const { before, after } = splitMitigation(block, lines, risk);
  return { holder: block, risk: before, mitigation: after, unfilled };
}

/** Where in an item the mitigation begins: a nested list or paragraph, a label, or a word in the running text. */
function splitMitigation(
  holder: Element,
  lines: ElementsByLine,
  risk: Risk,
): { before: Node[]; after: Node[] | null } {
  const { mitigation } = risk;
  const nodes = holder.children;
  if (mitigation === null) return { before: nodes, after: null };
  if (mitigation.line === risk.line) return splitMitigationText(holder);
  const at = nodes.findIndex((node) => isStartingOn(node, mitigation.line, lines));
  if (at > 0) return { before: nodes.slice(0, at), after: nodes.slice(at) };
  const nested = nodes.findIndex(
    (node) =>
      isElement(node, 'ul', 'ol') && node.children.some((item) => isStartingOn(item, mitigation.line, lines)),
  );
  const list = nodes[nested];
  if (isElement(list, 'ul', 'ol')) {
    const first = list.children.findIndex((item) => isStartingOn(item, mitigation.line, lines));
    const head = createElement(list.tagName, list.properties, list.children.slice(0, first));
    const tail = createElement(list.tagName, list.properties, list.children.slice(first));
    return { before: [...nodes.slice(0, nested), head], after: [tail, ...nodes.slice(nested + 1)] };
  }
  return splitMitigationText(holder);
}

function isStartingOn(node: Node, line: number, lines: ElementsByLine): boolean {
  return node.type === 'element' && lines.ofKind(node) === line;
}

function splitMitigationText(holder: Element): { before: Node[]; after: Node[] | null } {
  const { holder: inner, inline, after } = getOpening(holder);
  const at = inline.findIndex(mentionsMitigation);
  const node = inline[at];
  if (node?.type === 'element' && at > 0) {
    return toSides(inner, holder, inline.slice(0, at), [...inline.slice(at), ...after]);
  }
  const match = node?.type === 'text' ? MITIGATION_MARK.exec(node.value) : null;
  // stated in the risk's own words: nothing to lay out, and nothing missing
  if (node?.type !== 'text' || !match || (at === 0 && match.index === 0))
    return { before: holder.children, after: [] };
  const head = { ...node, value: node.value.slice(0, match.index) };
  const tail = { ...node, value: node.value.slice(match.index) };
  return toSides(inner, holder, [...inline.slice(0, at), head], [tail, ...inline.slice(at + 1), ...after]);
}

function mentionsMitigation(node: Node): boolean {
  if (node.type === 'text') return MITIGATION_MARK.test(node.value);
  return isElement(node, 'strong', 'em') && MITIGATION_MARK.exec(`${getText(node).trim()}:`)?.index === 0;
}

function toSides(inner: Element, holder: Element, before: Node[], after: Node[]) {
  if (inner === holder) return { before, after };
  const rest = holder.children.slice(holder.children.indexOf(inner) + 1);
  return { before: [createElement('p', {}, before)], after: [createElement('p', {}, after), ...rest] };
}

function haveSameWords(a: string, b: string): boolean {
  const words = (value: string): string => value.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  return words(a) === words(b);
}
