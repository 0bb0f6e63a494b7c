/** The facts that a head may state, by name. */
import { RELATION_TYPES } from '../model/record.ts';

/** The facts a label can introduce. `metadata` and `changelog` name sections, not values. */
export const FACTS = [
  'status',
  'date',
  'created',
  'updated',
  'review',
  'number',
  'title',
  'deciders',
  'authors',
  'consulted',
  'informed',
  'tags',
  'tickets',
  'affects',
  ...RELATION_TYPES,
  'reason',
  'metadata',
  'changelog',
  'references',
] as const;
export type KnownFact = (typeof FACTS)[number];

/** A field that the configuration names, by its label on pages. */
type OwnFact = `field: ${string}`;
export type FactName = KnownFact | OwnFact;

export function toOwnFact(label: string): OwnFact {
  return `field: ${label}`;
}

/** The label of a field that the configuration names; null for any other fact. */
export function getFieldLabel(fact: FactName): string | null {
  return fact.startsWith('field: ') ? fact.slice('field: '.length) : null;
}
