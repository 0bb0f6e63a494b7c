/**
 * What the decisions of a log still ask for: risks to keep in mind, days and conditions to revisit them, checks
 * that nobody has ticked off.
 */
import type { Extract, Extracts } from '../../render/types.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { dueOrder } from './due.ts';

/** Pieces of one record, in the order of its text. */
export interface OfRecord<T> {
  record: RecordEntry;
  items: T[];
}

export type Piece = Extract & {
  /** Which risk, check or condition of its record it is, from 1. */
  place: number;
};
export type OpenRisk = Piece & Pick<Extracts['risks'][number], 'mitigation'>;
export type OpenCheck = Piece & Pick<Extracts['checks'][number], 'kind'>;
export type ChecksOfRecord = OfRecord<OpenCheck> & {
  /** Items with a box, finished ones among them. */
  boxes: number;
};

export interface Outlook {
  /** Of records in force. */
  risks: OfRecord<OpenRisk>[];
  /** Records in force that name a day for their review, the earliest first. */
  reviews: (RecordEntry & { review: string })[];
  /** Of records in force. */
  conditions: OfRecord<Piece>[];
  /**
   * Boxes without a tick, of every record that is not closed: a proposed decision may be tried out before it is
   * accepted, and one that states no status may be lived by. What was rejected or replaced is nobody's work any more.
   */
  checks: ChecksOfRecord[];
}

/** Collections stand in the order of the configuration, records in them from the newest. */
export function outlookOf(log: SiteLog, extractsOf: (record: RecordEntry) => Extracts): Outlook {
  const outlook: Outlook = { risks: [], reviews: [], conditions: [], checks: [] };
  for (const record of inOrder(log)) {
    if (record.standing === 'closed') continue;
    const { risks, conditions, checks } = extractsOf(record);
    const open = numbered(checks).filter(({ done }) => done === false);
    if (open.length > 0) {
      const boxes = checks.filter(({ done }) => done !== null).length;
      outlook.checks.push({ record, items: open, boxes });
    }
    if (record.standing !== 'in force') continue;
    if (risks.length > 0) outlook.risks.push({ record, items: numbered(risks) });
    if (conditions.length > 0) outlook.conditions.push({ record, items: numbered(conditions) });
    if (hasReview(record)) outlook.reviews.push(record);
  }
  outlook.reviews.sort((a, b) => dueOrder(a.review, b.review));
  return outlook;
}

/** The risks whose record says nothing of what is done about them. */
export function withoutMitigation(risks: OfRecord<OpenRisk>[]): OfRecord<OpenRisk>[] {
  return risks
    .map(({ record, items }) => ({ record, items: items.filter(({ mitigation }) => mitigation === null) }))
    .filter(({ items }) => items.length > 0);
}

/** How many pieces some records have together. */
export function countOf(groups: OfRecord<unknown>[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

/** Records below the name of their collection; without it where the log has one collection only. */
export function byCollection<T extends { record: RecordEntry }>(
  groups: T[],
  { collections }: Pick<SiteLog, 'collections'>,
): { key: string; name: string | null; groups: T[] }[] {
  const several = collections.length > 1;
  return collections
    .map(({ key, name }) => ({
      key,
      name: several ? name : null,
      groups: groups.filter(({ record }) => record.collection === key),
    }))
    .filter((section) => section.groups.length > 0);
}

function inOrder({ collections, records }: SiteLog): RecordEntry[] {
  const rank = new Map(collections.map(({ key }, at) => [key, at]));
  const rankOf = ({ collection }: RecordEntry): number => rank.get(collection) ?? collections.length;
  return [...records].sort(
    (a, b) => rankOf(a) - rankOf(b) || later(a.date ?? '', b.date ?? '') || b.position - a.position,
  );
}

/** Later days first, records without one last. */
function later(a: string, b: string): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

function numbered<T>(pieces: T[]): (T & { place: number })[] {
  return pieces.map((piece, at) => ({ ...piece, place: at + 1 }));
}

function hasReview(record: RecordEntry): record is RecordEntry & { review: string } {
  return record.review !== null;
}
