/** What is empty in a body: headings and labels with nothing of the author's behind them. */
import type { Part } from '../../model/decision-parts.ts';
import { getRole } from '../../read/parts/headings.ts';
import { type Element, isBlank, isElement, type Node } from '../html/tree.ts';
import { getStandaloneLabel, splitLabel } from './labels.ts';
import { getDepth } from './sections.ts';
import type { FillState } from './unfilled-elements.ts';

export function isSilent(node: Node): boolean {
  return isBlank(node) || (node.type === 'element' && node.tagName === 'hr');
}

/** A label with a known meaning that is followed by another one, or by nothing. */
export function isEmptyLabel(label: Element, behind: readonly Node[], part: Part | null): boolean {
  const name = getStandaloneLabel(label.children);
  const role = name === null || part === null ? null : getRole(name, part);
  if (role === null || role === 'alternative' || role === 'example') return false;
  const next = behind.find((node) => !isBlank(node));
  if (next === undefined || isSilent(next) || getDepth(next) !== null) return true;
  if (!isElement(next, 'p')) return false;
  const other = getStandaloneLabel(next.children) ?? splitLabel(next.children)?.name ?? null;
  return other !== null && part !== null && getRole(other, part) !== null;
}

/** A wrapper that begins with an empty label: what comes behind it is another matter. */
export function isEmptySection(node: Element, part: Part | null): boolean {
  const [first, ...behind] = node.tagName === 'div' ? node.children.filter((child) => !isBlank(child)) : [];
  return isElement(first, 'p') && isEmptyLabel(first, behind, part);
}

/** Parts whose sections some records set beside the heading that opens them, not below it. */
const FAMILIES: Partial<Record<string, readonly string[]>> = {
  alternatives: ['alternative'],
  consequences: ['positive', 'negative', 'neutral', 'risks'],
  implementation: ['architecture', 'components', 'rollout'],
  monitoring: ['metrics', 'alerting'],
};

export function isFamilyStart(node: Element, behind: readonly Node[]): boolean {
  const family = FAMILIES[String(node.properties['dataPart'])];
  const next = behind.find((one) => !isSilent(one));
  if (!family || !isElement(next) || node.children.slice(1).some((child) => !isSilent(child))) return false;
  const first = 'dataPart' in next.properties ? next : next.children.find((child) => isElement(child));
  return isElement(first) && family.includes(String(first.properties['dataPart']));
}

/** A section with a name of its own, or the columns around such. */
export function hasParts(node: Element): boolean {
  if (node.tagName !== 'div') return false;
  const part = node.properties['dataPart'];
  return part === undefined
    ? node.children.some((child) => isElement(child) && hasParts(child))
    : part !== 'alternative';
}

/** For each node, whether there is written text between the same two headings. */
export function findBesideText(nodes: readonly Node[], states: readonly FillState[]): boolean[] {
  let section = 0;
  const sections = nodes.map((node) => (getDepth(node) === null ? section : ++section));
  const said = new Set(sections.filter((_, at) => states[at] === 'said' && getDepth(nodes[at]) === null));
  return sections.map((own) => said.has(own));
}
