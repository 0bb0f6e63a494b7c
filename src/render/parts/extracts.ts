/** What pages across the log show of a body's parts, taken once the body is finished. */
import { serialize } from '../html/serialize.ts';
import { type Element, isBlank, type Node } from '../html/tree.ts';
import type { Ids } from '../ids.ts';
import type { Extracts } from '../types.ts';
import { quieten } from './register.ts';
import type { FoundRisk } from './risks.ts';

export interface FoundCheck {
  holder: Element;
  words: Node[];
  done: boolean | null;
  kind: 'test' | 'rollout';
}

export interface FoundCondition {
  holder: Element;
  words: Node[];
}

/** The parts as found in the body, before it is shaped to the end. */
export interface Found {
  risks: FoundRisk[];
  checks: FoundCheck[];
  conditions: FoundCondition[];
}

/** Gives every risk, check and condition an address on the page. */
export function addressFound({ risks, checks, conditions }: Found, ids: Ids): void {
  const name = (holder: Element, wanted: string): void => {
    holder.properties['id'] ??= ids.take(wanted);
  };
  for (const [at, { holder }] of risks.entries()) name(holder, `risk-${at + 1}`);
  for (const [at, { holder }] of checks.entries()) name(holder, `check-${at + 1}`);
  for (const [at, { holder }] of conditions.entries()) name(holder, `condition-${at + 1}`);
}

export const NO_EXTRACTS: Extracts = { risks: [], checks: [], conditions: [], tickets: [] };

export function extractsOf({ risks, checks, conditions }: Found): Omit<Extracts, 'tickets'> {
  return {
    risks: risks
      .filter(({ unfilled }) => !unfilled)
      .map(({ holder, risk, mitigation, unanswered }) => ({
        html: htmlOf(risk),
        mitigation: mitigation && !unanswered ? htmlOf(quieten(mitigation)) : null,
        anchor: anchorOf(holder),
      })),
    checks: checks.map(({ holder, words, done, kind }) => ({
      html: htmlOf(words),
      done,
      kind,
      anchor: anchorOf(holder),
    })),
    conditions: conditions.map(({ holder, words }) => ({ html: htmlOf(words), anchor: anchorOf(holder) })),
  };
}

function anchorOf(holder: Element): string {
  return String(holder.properties['id'] ?? '');
}

/** Without ids, which stay on the record's own page. */
function htmlOf(nodes: readonly Node[]): string {
  const plain = nodes.filter((node) => !isBlank(node)).map(withoutIds);
  return serialize({ type: 'root', children: plain }).trim();
}

function withoutIds(node: Node): Node {
  if (node.type !== 'element') return node;
  const { id: _id, ...properties } = node.properties;
  return { ...node, properties, children: node.children.map(withoutIds) };
}
