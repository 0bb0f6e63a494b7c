/** The tickets of a log: their names, addresses and pages, and the records that name each. */
import type { Messages } from '../../messages/messages.ts';
import type { Snippets, TicketMention } from '../../render/types.ts';
import { compareDates } from '../../shared/dates.ts';
import { getProject } from '../../tickets/find-tickets.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { countByStatus } from './decision-list.ts';
import { type ListPart, packPages, toPages } from './paging.ts';
import { type MentionPart, splitAtMention } from './relations.ts';

export interface TicketRecord {
  record: RecordEntry;
  /** Named as the record's ticket, not only in its text. */
  stated: boolean;
  /** Places of its text that name it. */
  mentions: TicketMention[];
}

export interface LogTicket {
  key: string;
  /** Last part of its address: `/tickets/PAY-123/`. */
  slug: string;
  project: string;
  /** Where it is tracked; null if no record and no pattern gives it. */
  href: string | null;
  /** Those that state it first, then those that mention it, each from the newest. */
  records: TicketRecord[];
}

export interface LogTickets {
  /** Project by project, in each the ticket with the newest record first. */
  all: LogTicket[];
  byKey: ReadonlyMap<string, LogTicket>;
  /** By id of the record: its own tickets first, then those of its text, in its order. */
  byRecord: ReadonlyMap<string, LogTicket[]>;
}

export function createLogTickets(log: SiteLog, getSnippets: (record: RecordEntry) => Snippets): LogTickets {
  const drafts = new Map<string, LogTicket>();
  const byRecord = new Map<string, LogTicket[]>();
  for (const record of log.records) {
    const place = (key: string, href: string | null, stated: boolean): TicketRecord => {
      const ticket = drafts.get(key) ?? { key, slug: '', project: getProject(key), href, records: [] };
      drafts.set(key, ticket);
      ticket.href ??= href;
      const known = ticket.records.at(-1);
      if (known?.record === record) return known;
      const added = { record, stated, mentions: [] };
      ticket.records.push(added);
      byRecord.set(record.id, [...(byRecord.get(record.id) ?? []), ticket]);
      return added;
    };
    for (const { key, href } of record.tickets) if (key !== null) place(key, href, true);
    for (const mention of getSnippets(record).tickets)
      place(mention.key, mention.href, false).mentions.push(mention);
  }
  const slugs = createTicketSlugs([...drafts.keys()]);
  for (const ticket of drafts.values()) {
    ticket.slug = slugs.get(ticket.key) ?? ticket.key;
    ticket.records.sort(compareStated);
  }
  return { all: [...drafts.values()].sort(compareProjects), byKey: drafts, byRecord };
}

function compareStated(a: TicketRecord, b: TicketRecord): number {
  return Number(b.stated) - Number(a.stated) || compareNewest(a.record, b.record);
}

/** Records without a date come last. */
function compareNewest(a: RecordEntry, b: RecordEntry): number {
  if (a.date === null || b.date === null) return compareDates(a.date, b.date) || b.position - a.position;
  return compareDates(b.date, a.date) || b.position - a.position;
}

function compareProjects(a: LogTicket, b: LogTicket): number {
  const [first, second] = [findNewest(a), findNewest(b)];
  return (
    compareWords(a.project, b.project) ||
    (first && second ? compareNewest(first, second) : 0) ||
    compareWords(a.key, b.key)
  );
}

/** The newest record that names a ticket. */
export function findNewest({ records }: LogTicket): RecordEntry | undefined {
  const [first, ...rest] = records.map(({ record }) => record);
  return first && rest.reduce((newest, one) => (compareNewest(one, newest) < 0 ? one : newest), first);
}

const collator = new Intl.Collator('en', { numeric: true });

function compareWords(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * `PAY-123` is itself, `acme/shop#12` is `acme-shop-12`, `acme/shop!12` is `acme-shop-mr-12`. Of several that would
 * be the same where upper and lower case are the same, one keeps it: the one that is spelt so, or else the
 * first in the order of their names; the others get an ending made of their name, so that no later ticket moves them.
 */
export function createTicketSlugs(keys: readonly string[]): Map<string, string> {
  const wanted = Map.groupBy(keys, (key) => toPlainSlug(key).toLowerCase());
  const slugs = new Map<string, string>();
  for (const same of wanted.values()) {
    const [first] = [...same].sort((a, b) => Number(isOwnSlug(b)) - Number(isOwnSlug(a)) || (a < b ? -1 : 1));
    for (const key of same)
      slugs.set(key, key === first ? toPlainSlug(key) : `${toPlainSlug(key)}-${toHashEnding(key)}`);
  }
  return slugs;
}

function isOwnSlug(key: string): boolean {
  return toPlainSlug(key) === key;
}

function toPlainSlug(key: string): string {
  const slug = key
    .normalize('NFKC')
    .replace(/!(?=\d)/g, '-mr-')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  // numbers alone are the further pages of the list
  return /^\d*$/.test(slug) ? `issue-${slug}` : slug;
}

/** Six digits that follow from the name alone (FNV-1a). */
function toHashEnding(key: string): string {
  let hash = 0x811c9dc5;
  for (const sign of key) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0').slice(0, 6);
}

/** Lines on one page of records that name a ticket. */
const RECORDS_A_PAGE = 60;

/** `/tickets/`, then `/tickets/2/`. */
export function toTicketListPath(number: number): string {
  return number === 1 ? '/tickets/' : `/tickets/${number}/`;
}

/** `/tickets/PAY-123/`, then `/tickets/PAY-123/2/`. */
export function toTicketPath({ slug }: Pick<LogTicket, 'slug'>, number = 1): string {
  return `/tickets/${slug}/${number === 1 ? '' : `${number}/`}`;
}

export type TicketPageProps =
  | { kind: 'list'; page: ListPart<LogTicket> }
  | { kind: 'ticket'; ticket: LogTicket; page: ListPart<TicketRecord> };

interface StaticTicketPage {
  path: string;
  props: TicketPageProps;
}

/** None if no record names a ticket. */
export function createTicketPages({ all }: LogTickets): StaticTicketPage[] {
  if (all.length === 0) return [];
  const at = (path: string, props: TicketPageProps): StaticTicketPage => ({ path, props });
  return [
    ...toPages(all).map((page) => at(toTicketListPath(page.number), { kind: 'list', page })),
    ...all.flatMap((ticket) =>
      packPages(ticket.records, ({ mentions }) => 1 + mentions.length, RECORDS_A_PAGE).map((page) =>
        at(toTicketPath(ticket, page.number), { kind: 'ticket', ticket, page }),
      ),
    ),
  ];
}

/** A link to the list, where there is one. */
export function listTicketLinks(
  { all: { length: count } }: LogTickets,
  { t }: Messages,
): { path: string; counted: string }[] {
  return count === 0 ? [] : [{ path: toTicketListPath(1), counted: t('tickets.count', { count }) }];
}

interface ProjectOnPages {
  project: string;
  count: number;
  /** Address of the page it begins on, with its place there. */
  path: string;
}

/** Where each project begins in the list, to jump there. */
export function listProjects({ all }: LogTickets): ProjectOnPages[] {
  const pageByTicket = new Map(
    toPages(all).flatMap(({ number, items }) => items.map((item) => [item, number])),
  );
  return [...Map.groupBy(all, ({ project }) => project)].map(([project, [first, ...rest]]) => ({
    project,
    count: rest.length + 1,
    path: `${toTicketListPath((first && pageByTicket.get(first)) ?? 1)}#${toProjectId(project)}`,
  }));
}

export function formatProjectName(project: string, { t }: Messages): string {
  return project === '' ? t('tickets.other-projects') : project;
}

/** Id of a project's heading. */
export function toProjectId(project: string): string {
  return `of-${(project || 'Others').replace(/[^\p{L}\p{N}_.-]+/gu, '-')}`;
}

/** `3 decisions: 2 in force and 1 no longer in force` */
export function formatTicketTally({ records }: LogTicket, { t, list }: Messages): string {
  const statuses = countByStatus(records.map(({ record }) => record)).map(({ slug, count }) =>
    t(`tickets.status.${slug}`, { count }),
  );
  return t('tickets.tally', { count: records.length, statuses: list(statuses) });
}

/** More than these are a list rather than an answer. */
const MOST_IN_FORCE = 5;

/**
 * The records in force, of those that name a ticket and those that replaced them; each once. None if they
 * are just the records listed, or too many for a sentence.
 */
export function listRecordsInForce({ records }: LogTicket, { byId }: Pick<SiteLog, 'byId'>): RecordEntry[] {
  const now = records.flatMap(({ record }) =>
    record.effectiveStatus === 'in force' ? [record] : record.inForceNow.flatMap((id) => byId.get(id) ?? []),
  );
  const each = [...new Set(now)];
  const listed = records.every(({ record }) => each.includes(record));
  return listed || each.length > MOST_IN_FORCE ? [] : each;
}

interface TicketSentence {
  pieces: MentionPart[];
  section: TicketMention['section'];
}

/** Sentences that say more than the ticket's name and the record's own title. */
export function listPlaces({ record, mentions }: TicketRecord): TicketSentence[] {
  return mentions
    .filter(({ sentence, words }) => sentence !== words && sentence !== record.title)
    .map(({ sentence, words, section }) => ({ pieces: splitAtMention(sentence, words), section }));
}

interface RecordTicketLink {
  text: string;
  /** Where it is tracked; null if unknown. */
  address: string | null;
  /** Null for what is only words. */
  ticket: LogTicket | null;
}

/** More than these are folded away in the rail. */
const MOST_IN_RAIL = 6;

/** What a record states as its tickets, in its words, then those its text mentions. */
export function listRecordTickets(
  entry: Pick<RecordEntry, 'id' | 'tickets'>,
  { byKey, byRecord }: LogTickets,
): { first: RecordTicketLink[]; rest: RecordTicketLink[] } {
  const stated = new Set(entry.tickets.map(({ key }) => key));
  const mentioned = (byRecord.get(entry.id) ?? []).filter(({ key }) => !stated.has(key));
  const all = [
    ...entry.tickets.map(({ text, href, key }) => {
      const ticket = key === null ? null : (byKey.get(key) ?? null);
      return { text, address: href ?? ticket?.href ?? null, ticket };
    }),
    ...mentioned.map((ticket) => ({ text: ticket.key, address: ticket.href, ticket })),
  ];
  return { first: all.slice(0, MOST_IN_RAIL), rest: all.slice(MOST_IN_RAIL) };
}
