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
  ...RELATION_TYPES,
  'reason',
  'metadata',
  'changelog',
  'references',
] as const;
export type FactName = (typeof FACTS)[number];
