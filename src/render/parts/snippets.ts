/** Extracts the risks, checks and conditions of a finished body for other pages. */
import { serialize } from '../html/serialize.ts';
import { type Element, isBlank, type Node } from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import type { Snippets } from '../types.ts';
import { hideLabel } from './risk-table.ts';
import type { FoundRisk } from './risks.ts';

export interface FoundCheck {
  holder: Element;
  words: Node[];
  done: boolean | null;
  kind: 'test' | 'rollout';
  /** The heading of a section that only the team's template has; else null. */
  section: string | null;
}

export interface FoundCondition {
  holder: Element;
  words: Node[];
}

/** The parts as found in the body, before it is shaped to the end. */
export interface FoundParts {
  risks: FoundRisk[];
  checks: FoundCheck[];
  conditions: FoundCondition[];
}

/** Gives every risk, check and condition an address on the page. */
export function assignAnchors({ risks, checks, conditions }: FoundParts, ids: Ids): void {
  const name = (holder: Element, wanted: string): void => {
    holder.properties['id'] ??= ids.take(wanted);
  };
  for (const [at, { holder }] of risks.entries()) name(holder, `risk-${at + 1}`);
  for (const [at, { holder }] of checks.entries()) name(holder, `check-${at + 1}`);
  for (const [at, { holder }] of conditions.entries()) name(holder, `condition-${at + 1}`);
}

export const NO_SNIPPETS: Snippets = { risks: [], checks: [], conditions: [], tickets: [] };

export function createSnippets({ risks, checks, conditions }: FoundParts): Omit<Snippets, 'tickets'> {
  return {
    risks: risks
      .filter(({ unfilled }) => !unfilled)
      .map(({ holder, risk, mitigation, unanswered }) => ({
        html: toHtml(risk),
        mitigation: mitigation && !unanswered ? toHtml(hideLabel(mitigation)) : null,
        anchor: getAnchor(holder),
      })),
    checks: checks.map(({ holder, words, done, kind, section }) => ({
      html: toHtml(words),
      done,
      kind,
      ...(section === null ? {} : { section }),
      anchor: getAnchor(holder),
    })),
    conditions: conditions.map(({ holder, words }) => ({ html: toHtml(words), anchor: getAnchor(holder) })),
  };
}

function getAnchor(holder: Element): string {
  return String(holder.properties['id'] ?? '');
}

/** Without ids, which stay on the record's own page. */
function toHtml(nodes: readonly Node[]): string {
  const plain = nodes.filter((node) => !isBlank(node)).map(removeIds);
  return serialize({ type: 'root', children: plain }).trim();
}

function removeIds(node: Node): Node {
  if (node.type !== 'element') return node;
  const { id: _id, ...properties } = node.properties;
  return { ...node, properties, children: node.children.map(removeIds) };
}
