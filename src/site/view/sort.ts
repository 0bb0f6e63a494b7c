/** The orders a log can be read in. Rows are compared by code points alone, so every machine agrees. */
import { formatDate, yearOf } from './dates.ts';
import type { Row } from './rows.ts';
import { plainTitle } from './title.ts';
import { STATUS_WORDS, STATUSES } from './words.ts';

export type SortKey = 'newest' | 'number' | 'title' | 'status';

export const SORTS: { key: SortKey; label: string }[] = [
  { key: 'newest', label: 'Newest' },
  { key: 'number', label: 'Number' },
  { key: 'title', label: 'Title' },
  { key: 'status', label: 'Status' },
];

type Order = (a: Row, b: Row) => number;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byNumber: Order = (a, b) =>
  (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) || 0;
const byCollection: Order = (a, b) => byText(a.collection, b.collection);
/** Dated before undated, later before earlier. */
const byDate: Order = (a, b) => byText(b.date ?? '', a.date ?? '');
const titleKey = (row: Row): string => plainTitle(row.title).toLowerCase();

const ORDERS: Record<SortKey, Order[]> = {
  newest: [byDate, byCollection, (a, b) => (b.number ?? -1) - (a.number ?? -1)],
  number: [byCollection, byNumber],
  title: [(a, b) => byText(titleKey(a), titleKey(b))],
  status: [(a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status), byDate],
};

/** A sorted copy; rows that compare equal keep the order of the log. */
export function sortRows(rows: Row[], key: SortKey): Row[] {
  const orders = ORDERS[key];
  return [...rows].sort((a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

export interface RowGroup {
  /** Null where the order has nothing to head its rows with. */
  heading: string | null;
  rows: Row[];
}

/** Sorted rows under the headings of their order: years, statuses, collections. */
export function groupRows(rows: Row[], key: SortKey, names: Map<string, string>): RowGroup[] {
  const groups: RowGroup[] = [];
  const heading = headingOf(rows, key, names);
  for (const row of rows) {
    const name = heading(row);
    const last = groups.at(-1);
    if (last !== undefined && last.heading === name) last.rows.push(row);
    else groups.push({ heading: name, rows: [row] });
  }
  return groups;
}

function headingOf(rows: Row[], key: SortKey, names: Map<string, string>): (row: Row) => string | null {
  if (key === 'newest') {
    const dated = rows.some((row) => row.date !== null);
    return (row) => (dated ? (yearOf(row.date) ?? 'No date') : null);
  }
  if (key === 'status') return (row) => STATUS_WORDS[row.status];
  if (key === 'number' && names.size > 1) return (row) => names.get(row.collection) ?? row.collection;
  return () => null;
}

/** The date as a row shows it: without the year where the heading above names it. */
export function rowDate(row: Row, key: SortKey): string {
  return row.date === null ? '' : formatDate(row.date, key === 'newest' ? 'short' : 'medium');
}
