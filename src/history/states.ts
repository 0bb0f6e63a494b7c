/** The states a record went through with the dates it states for them. Pure. */
import type { FileHistory, StatedThen } from '../model/history.ts';
import type { LogRecord } from '../model/log.ts';
import type { ReadRecord, Status } from '../model/record.ts';

/** What of a record its events are told from. */
export type EventRecord = Pick<LogRecord, 'id' | 'status' | 'effectiveStatus' | 'relations'> & {
  read: Pick<ReadRecord, 'status' | 'date' | 'updated' | 'review' | 'dated'>;
};

export interface State {
  /** Null for a date of which the record does not say what it dates. */
  status: Status | null;
  date: string;
  detail: string | null;
  /** The date of a field that says "date" and nothing more. */
  general: boolean;
}

const CLOSING: ReadonlySet<Status | null> = new Set(['deprecated', 'superseded']);

/**
 * First the states that the record dates one by one, then its date:
 *
 * - A date in the words of the status dates that status.
 * - The date of a field is the date of the decision. It dates the present status; of a record that is superseded or
 *   deprecated it dates its acceptance.
 * - Where git knows older versions, the date belongs to the status that stood beside it first: a record that was
 *   proposed with this date and is accepted now was proposed on it.
 * - The day a record was created is a date and no more, unless the record is still open; the day it was changed is none
 *   of its states'.
 * - Beside a date of the present status in words, and without a status at all, it is a date and no more.
 */
export function statesOf({ read }: EventRecord, file: FileHistory | null): State[] {
  const states: State[] = read.dated.flatMap(({ status, date, raw }) =>
    status === null ? [] : [{ status, date, detail: raw, general: false }],
  );
  const { date, status } = read;
  if (date === null || date.kind === 'updated' || states.some((state) => state.date === date.value))
    return states;
  const stated = status?.value ?? 'unknown';
  if (status !== null && date.carrier === status.carrier && date.raw === status.raw && stated !== 'unknown')
    return [...states, { status: stated, date: date.value, detail: status.raw, general: false }];
  const dates = statusOfDate(date.value, stated, file);
  const isCreation = date.kind === 'created' && dates !== 'draft' && dates !== 'proposed';
  const open = dates !== null && !isCreation && !states.some((state) => state.status === dates);
  return [...states, { status: open ? dates : null, date: date.value, detail: null, general: true }];
}

function statusOfDate(date: string, stated: Status, file: FileHistory | null): Status | null {
  const present = CLOSING.has(stated) ? 'accepted' : stated === 'unknown' ? null : stated;
  if (file === null || file.appeared === null) return present;
  const versions = [file.first, ...file.statusChanges.flatMap(({ from, to }) => [from, to])].filter(
    (version): version is StatedThen => version !== null,
  );
  const first = versions.findIndex((version) => version.date === date);
  const status = versions[first]?.status ?? null;
  // a record that came closed already tells nothing of what its date is
  if (status === null || status === 'unknown' || (first === 0 && CLOSING.has(status))) return present;
  return status;
}
