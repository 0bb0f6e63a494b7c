/** The data for hover cards of the records that a page links to. */
import type { Messages } from '../../messages/messages.ts';
import type { Status } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import type { Row } from './facets.ts';
import { formatRecordName, toPlainTitle } from './record-name.ts';
import { listWholeSuccessors } from './relations.ts';

export interface HoverCard {
  number?: number;
  title: string;
  status: Status;
  /** The word for the status. */
  word: string;
  summary?: string;
  /** What replaced a record that is no longer in force. */
  replaced?: string;
}

/** By the address of the link, without its fragment. */
export type HoverCards = Record<string, HoverCard>;

/** A site has these. */
export interface CardsOptions {
  log: SiteLog;
  /** Puts a site path below the base. */
  href: (path: string) => string;
  messages: Messages;
}

export interface CardsInput extends CardsOptions {
  entry: RecordEntry;
  /** The rendered body, whose links are looked up. */
  html: string;
}

/** Cards of every record that the page of a record links to. */
export function createPageCards({ entry, html, ...site }: CardsInput): HoverCards {
  const { log, href } = site;
  const ids = [
    ...entry.relations.map(({ target }) => target),
    ...entry.chain,
    ...entry.chain.flatMap((id) => log.byId.get(id)?.relations.map(({ target }) => target) ?? []),
    ...entry.inForceNow,
    ...entry.backlinks.map(({ from }) => from),
    entry.previous,
    entry.next,
  ];
  const records = new Set(ids.flatMap((id) => (id === null ? [] : (log.byId.get(id) ?? []))));
  const known = indexByAddress(log, href);
  for (const address of listLinkAddresses(html)) {
    const record = known.get(address);
    if (record !== undefined) records.add(record);
  }
  records.delete(entry);
  return createCards([...records], site);
}

/** Targets of the links of a rendered body on its own host, each once, without fragments. */
export function listLinkAddresses(html: string): string[] {
  return [...new Set([...html.matchAll(/<a\s[^>]*?href="(\/[^"#]*)/g)].map(([, address = '']) => address))];
}

/** Cards of the records that rows of the log link to. */
export function createSuccessorCards(rows: Row[], site: CardsOptions): HoverCards {
  const { log, href } = site;
  const known = indexByAddress(log, href);
  const records = rows.flatMap(({ successors }) =>
    successors.flatMap(({ permalink }) => known.get(href(permalink)) ?? []),
  );
  return createCards([...new Set(records)], site);
}

/** Cards of some records. */
export function createCards(records: RecordEntry[], { log, href, messages }: CardsOptions): HoverCards {
  return Object.fromEntries(
    records.map((record) => [href(record.permalink), createCard(record, log, messages)]),
  );
}

function createCard(record: RecordEntry, log: SiteLog, messages: Messages): HoverCard {
  const { number, title, currentStatus, summary } = record;
  const replaced = describeReplacement(record, log, messages);
  return {
    ...(number === null ? {} : { number }),
    title: toPlainTitle(title),
    status: currentStatus,
    word: messages.t(`status.${currentStatus}`),
    ...(summary === null ? {} : { summary }),
    ...(replaced === null ? {} : { replaced }),
  };
}

/** `In force now: 21 Show progress`, or what directly replaced it where nothing is in force now. */
function describeReplacement(record: RecordEntry, log: SiteLog, { t, list }: Messages): string | null {
  const named = (ids: (string | null)[]): string =>
    list(
      [...new Set(ids)].flatMap((id) => (id === null ? [] : (log.byId.get(id) ?? []))).map(formatRecordName),
    );
  const now = named(record.inForceNow);
  if (now !== '') return t('site.in-force-now', { records: now });
  const next = named(listWholeSuccessors(record).map(({ target }) => target));
  return next === '' ? null : t('status.superseded-by', { records: next });
}

/** JSON that may be between the tags of a script: no title can end the element or open a comment. */
export function toScriptJson(cards: HoverCards): string {
  return JSON.stringify(cards).replaceAll('<', '\\u003c');
}

/** Put together once a log: a log has as many pages as records. */
function indexByAddress(log: SiteLog, href: CardsOptions['href']): Map<string, RecordEntry> {
  let known = addresses.get(log);
  if (known === undefined) {
    known = new Map(log.records.map((record) => [href(record.permalink), record]));
    addresses.set(log, known);
  }
  return known;
}

const addresses = new WeakMap<SiteLog, Map<string, RecordEntry>>();
