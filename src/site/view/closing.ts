/** What a record that no longer stands says before anything else: why, since when, and where to go. */
import type { RecordEntry, SiteLog } from '../types.ts';
import { formatDate } from './dates.ts';
import { wholeSuccessors } from './relations.ts';

/** Pieces of a sentence: words, or a record to link to. */
export type Piece = string | RecordEntry;

export interface Closing {
  headline: string;
  pieces: Piece[];
}

/** Null for a record that stands, is still open, or says nothing of its status. */
export function closingOf(entry: RecordEntry, log: SiteLog): Closing | null {
  if (entry.standing !== 'closed') return null;
  const direct = wholeSuccessors(entry);
  if (entry.effectiveStatus === 'superseded' || direct.length > 0) {
    return { headline: 'No longer in force.', pieces: superseded(entry, direct, log) };
  }
  if (entry.effectiveStatus === 'rejected') {
    return { headline: 'Never in force.', pieces: [`Rejected${on(entry.date)}.`] };
  }
  return { headline: 'No longer in force.', pieces: ['Deprecated; the record names nothing in its place.'] };
}

function superseded(entry: RecordEntry, direct: RecordEntry['relations'], log: SiteLog): Piece[] {
  const found = direct.flatMap(({ target }) => (target === null ? [] : (log.byId.get(target) ?? [])));
  const words = direct.flatMap(({ target, targetText }) =>
    target === null && targetText !== '' ? [targetText] : [],
  );
  if (found.length === 0 && words.length === 0) return ['Superseded, but the record does not say by what.'];
  if (found.length === 0) return [`Superseded by ${words.join(', ')}, which is not in this log.`];

  const [first] = found;
  const since = found.length === 1 && first !== undefined ? on(first.date) : '';
  const opening: Piece[] = [`Superseded${since} by `, ...listed(found)];
  const standing = entry.inForceNow.flatMap((id) => log.byId.get(id) ?? []);
  const stands = found.filter((record) => standing.includes(record));
  if (stands.length === found.length && standing.length === found.length) {
    return [...opening, `, which ${found.length === 1 ? 'stands' : 'stand'} today.`];
  }
  if (standing.length > 0) {
    const itself = stands.length > 0 ? '.' : `, ${found.length === 1 ? 'itself' : 'themselves'} superseded.`;
    return [...opening, `${itself} In force now: `, ...listed(standing), '.'];
  }
  return [
    ...opening,
    ...(found.length === 1 && first !== undefined ? [`, ${AFTERWARDS[first.standing]}.`] : ['.']),
  ];
}

/** What to say of a successor where nothing of the chain stands. */
const AFTERWARDS: Record<RecordEntry['standing'], string> = {
  'in force': 'which stands today',
  open: 'which is not decided yet',
  closed: 'which no longer stands either',
  unknown: 'which does not state its status',
};

function on(date: string | null): string {
  if (date === null) return '';
  return ` ${date.length > 7 ? 'on' : 'in'} ${formatDate(date)}`;
}

/** Records as an enumeration: `a, b and c`. */
export function listed(records: RecordEntry[]): Piece[] {
  return records.flatMap((record, at) => {
    if (at === 0) return [record];
    return [at === records.length - 1 ? ' and ' : ', ', record];
  });
}
