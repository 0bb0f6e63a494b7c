/** What the page of a ticket says of the records that name it. */
import type { TicketMention } from '../../render/types.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { type SentencePiece, splitAt } from './backlinks.ts';
import { tally } from './log-view.ts';
import type { TicketOfLog, TicketRecord, TicketsOfLog } from './tickets.ts';
import { counted } from './words.ts';

/** `3 records name it: 2 in force, 1 closed`. */
export function ticketTally({ records }: TicketOfLog): string {
  const names = records.length === 1 ? 'names' : 'name';
  const standings = tally(records.map(({ record }) => record)).map(
    ({ word, count }) => `${count} ${word.tally}`,
  );
  return `${counted(records.length, 'record')} ${names} it: ${standings.join(', ')}`;
}

/** More than these are no answer any more, but a list. */
const MOST_IN_FORCE = 5;

/**
 * The records that stand today, of those that name a ticket and those that replaced them; each once. None where they
 * are just the records listed, or too many to be told in a sentence.
 */
export function recordsInForce({ records }: TicketOfLog, { byId }: Pick<SiteLog, 'byId'>): RecordEntry[] {
  const now = records.flatMap(({ record }) =>
    record.standing === 'in force' ? [record] : record.inForceNow.flatMap((id) => byId.get(id) ?? []),
  );
  const each = [...new Set(now)];
  const listed = records.every(({ record }) => each.includes(record));
  return listed || each.length > MOST_IN_FORCE ? [] : each;
}

export interface TicketPlace {
  pieces: SentencePiece[];
  section: TicketMention['section'];
}

/** Sentences that say more than the ticket's name and the record's own title. */
export function placesOf({ record, mentions }: TicketRecord): TicketPlace[] {
  return mentions
    .filter(({ sentence, words }) => sentence !== words && sentence !== record.title)
    .map(({ sentence, words, section }) => ({ pieces: splitAt(sentence, words), section }));
}

export interface TicketOfRecord {
  text: string;
  /** Where it is tracked; null where nobody knows. */
  address: string | null;
  /** Null for what is only words. */
  ticket: TicketOfLog | null;
}

/** More than these are folded away in the rail. */
const MOST_IN_RAIL = 6;

/** What a record states as its tickets, in its words, then those its text mentions. */
export function ticketsOfRecord(
  entry: Pick<RecordEntry, 'id' | 'tickets'>,
  { byKey, ofRecord }: TicketsOfLog,
): { first: TicketOfRecord[]; rest: TicketOfRecord[] } {
  const stated = new Set(entry.tickets.map(({ key }) => key));
  const mentioned = (ofRecord.get(entry.id) ?? []).filter(({ key }) => !stated.has(key));
  const all = [
    ...entry.tickets.map(({ text, href, key }) => {
      const ticket = key === null ? null : (byKey.get(key) ?? null);
      return { text, address: href ?? ticket?.href ?? null, ticket };
    }),
    ...mentioned.map((ticket) => ({ text: ticket.key, address: ticket.href, ticket })),
  ];
  return { first: all.slice(0, MOST_IN_RAIL), rest: all.slice(MOST_IN_RAIL) };
}
