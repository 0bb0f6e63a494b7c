/** The log as of a day: what was in force then, what was open, and what cannot be known. */
import { type StandingAt, standingAt } from '../../history/standing-at.ts';
import type { HistoryEvent } from '../../model/history.ts';
import type { Row } from './rows.ts';

export interface RowThen {
  row: Row;
  /** What made it so. */
  since: HistoryEvent | null;
}

export interface AsOf {
  day: string;
  /** In each list, what changed last comes first. */
  inForce: RowThen[];
  open: RowThen[];
  closed: RowThen[];
  /** Nobody tells what they were on that day. */
  unknown: RowThen[];
  /** How many came later. */
  notYet: number;
  /** The days of the change before and of the next one; null where there is none. */
  before: string | null;
  after: string | null;
}

/**
 * @param events records are named by the addresses of their rows
 * @param day `YYYY-MM-DD`
 */
export function asOf(events: readonly HistoryEvent[], rows: readonly Row[], day: string): AsOf {
  const addresses = rows.map(({ permalink }) => permalink);
  const wanted = new Set(addresses);
  const own = events.filter(({ record }) => wanted.has(record));
  const then = standingAt(own, day, addresses);
  const days = own.flatMap(({ date, status }) => (status !== null && date?.length === 10 ? [date] : []));
  const having = (standing: StandingAt['standing']): RowThen[] =>
    rows
      .flatMap((row) => {
        const at = then.get(row.permalink);
        return at?.standing === standing ? [{ row, since: at.since }] : [];
      })
      .sort((a, b) => (b.since?.date ?? '').localeCompare(a.since?.date ?? ''));
  return {
    day,
    inForce: having('in force'),
    open: having('open'),
    closed: having('closed'),
    unknown: having('unknown'),
    notYet: having('not yet').length,
    before: days
      .filter((date) => date < day)
      .reduce<string | null>((a, b) => (a === null || b > a ? b : a), null),
    after: days
      .filter((date) => date > day)
      .reduce<string | null>((a, b) => (a === null || b < a ? b : a), null),
  };
}

/** `YYYY-MM-DD` that is in the calendar; anything else is no day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
