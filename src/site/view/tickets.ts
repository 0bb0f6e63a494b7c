/** The tickets of a log: what each is called, where it leads, and which records name it. */
import type { Extracts, TicketMention } from '../../render/types.ts';
import { compareDates } from '../../shared/dates.ts';
import { projectOf } from '../../tickets/keys.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { ticketSlugs } from './ticket-slugs.ts';

export interface TicketRecord {
  record: RecordEntry;
  /** Named as the record's ticket, not only in its text. */
  stated: boolean;
  /** Places of its text that name it. */
  mentions: TicketMention[];
}

export interface TicketOfLog {
  key: string;
  /** Stands in its address: `/tickets/PAY-123/`. */
  slug: string;
  project: string;
  /** Where it is tracked; null where no record and no pattern tells. */
  href: string | null;
  /** Those that state it first, then those that mention it, each from the newest. */
  records: TicketRecord[];
}

export interface TicketsOfLog {
  /** Project by project, in each the ticket with the newest record first. */
  all: TicketOfLog[];
  byKey: ReadonlyMap<string, TicketOfLog>;
  /** By id of the record: its own tickets first, then those of its text, in its order. */
  ofRecord: ReadonlyMap<string, TicketOfLog[]>;
}

export function ticketsOfLog(log: SiteLog, extractsOf: (record: RecordEntry) => Extracts): TicketsOfLog {
  const drafts = new Map<string, TicketOfLog>();
  const ofRecord = new Map<string, TicketOfLog[]>();
  for (const record of log.records) {
    const place = (key: string, href: string | null, stated: boolean): TicketRecord => {
      const ticket = drafts.get(key) ?? { key, slug: '', project: projectOf(key), href, records: [] };
      drafts.set(key, ticket);
      ticket.href ??= href;
      const known = ticket.records.at(-1);
      if (known?.record === record) return known;
      const added = { record, stated, mentions: [] };
      ticket.records.push(added);
      ofRecord.set(record.id, [...(ofRecord.get(record.id) ?? []), ticket]);
      return added;
    };
    for (const { key, href } of record.tickets) if (key !== null) place(key, href, true);
    for (const mention of extractsOf(record).tickets)
      place(mention.key, mention.href, false).mentions.push(mention);
  }
  const slugs = ticketSlugs([...drafts.keys()]);
  for (const ticket of drafts.values()) {
    ticket.slug = slugs.get(ticket.key) ?? ticket.key;
    ticket.records.sort(statedThenNewest);
  }
  return { all: [...drafts.values()].sort(byProject), byKey: drafts, ofRecord };
}

function statedThenNewest(a: TicketRecord, b: TicketRecord): number {
  return Number(b.stated) - Number(a.stated) || newestFirst(a.record, b.record);
}

/** Records without a date come last. */
function newestFirst(a: RecordEntry, b: RecordEntry): number {
  if (a.date === null || b.date === null) return compareDates(a.date, b.date) || b.position - a.position;
  return compareDates(b.date, a.date) || b.position - a.position;
}

function byProject(a: TicketOfLog, b: TicketOfLog): number {
  const [first, second] = [newestOf(a), newestOf(b)];
  return (
    compareWords(a.project, b.project) ||
    (first && second ? newestFirst(first, second) : 0) ||
    compareWords(a.key, b.key)
  );
}

/** The newest record that names a ticket. */
export function newestOf({ records }: TicketOfLog): RecordEntry | undefined {
  const [first, ...rest] = records.map(({ record }) => record);
  return first && rest.reduce((newest, one) => (newestFirst(one, newest) < 0 ? one : newest), first);
}

const collator = new Intl.Collator('en', { numeric: true });

function compareWords(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
