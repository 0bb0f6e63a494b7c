/** What a feed says of an event, whatever its format. Nothing here looks at the clock: same log, same bytes. */
import { published } from '../../shared/addresses.ts';
import { escapeHtml } from '../../shared/escape.ts';
import type { RecordEntry, SiteInfo, SiteLog } from '../../site/types.ts';
import { formatDate } from '../../site/view/dates.ts';
import { plainTitle, recordName, titleHtml } from '../../site/view/record-name.ts';
import { closingOf, type Piece } from '../../site/view/relations.ts';
import { STANDING_ANSWERS } from '../../site/view/statuses.ts';
import { eventDetail, eventWord } from '../../site/view/timeline-html.ts';
import type { ToldEvent } from './told.ts';

export interface FeedEntry {
  /** The record's permalink with what happened: an address, and the same for as long as that stands in the log. */
  id: string;
  title: string;
  /** Address of the record. */
  url: string;
  at: Date;
  /** Who committed it; null where that is not known. */
  by: string | null;
  categories: string[];
  /** What happened, what was decided and what is true of it today. */
  html: string;
}

export interface EntryContext {
  site: SiteInfo;
  log: SiteLog;
  /** What tells an event of one record from the others of it. */
  keyOf(event: ToldEvent): string;
}

export function entryOf(event: ToldEvent, record: RecordEntry, context: EntryContext): FeedEntry {
  const { site, log, keyOf } = context;
  const other = event.other === null ? null : (log.byId.get(event.other) ?? null);
  const by = other === null ? '' : ` by ${other.number ?? plainTitle(other.title)}`;
  const url = published(site, record.permalink);
  return {
    id: `${url}#${keyOf(event)}`,
    title: `${eventWord(event)}${by}: ${recordName(record)}`,
    url,
    at: momentOf(event.date),
    by: event.by?.trim() || null,
    categories: [...new Set(record.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))],
    html: htmlOf(event, { record, other, context }),
  };
}

/** The first moment of a day, a month or a year: nobody knows more, and readers of feeds want a time. */
export function momentOf(date: string): Date {
  const [year = '1970', month = '01', day = '01'] = date.split('-');
  return new Date(`${year}-${month}-${day}T00:00:00Z`);
}

interface Around {
  record: RecordEntry;
  other: RecordEntry | null;
  context: EntryContext;
}

function htmlOf(event: ToldEvent, { record, other, context: { site, log } }: Around): string {
  const link = (to: RecordEntry): string =>
    `<a href="${escapeHtml(published(site, to.permalink))}">${escapeHtml(to.number === null ? '' : `${to.number} `)}${titleHtml(to.title)}</a>`;
  const words = (piece: Piece): string => (typeof piece === 'string' ? escapeHtml(piece) : link(piece));
  const on = `${event.date.length > 7 ? ' on' : ' in'} ${formatDate(event.date)}`;
  const detail = event.source === 'stated' ? eventDetail(event) : null;
  const closing = closingOf(record, log);
  const today =
    closing === null
      ? `${STANDING_ANSWERS[record.standing]}.`
      : `${escapeHtml(closing.headline)} ${closing.pieces.map(words).join('')}`;
  return [
    `<p>${escapeHtml(eventWord(event))}${other === null ? '' : ` by ${link(other)}`}${on}.${detail === null ? '' : ` ${escapeHtml(detail)}`}</p>`,
    record.summary === null ? '' : `<p>${escapeHtml(record.summary)}</p>`,
    `<p><strong>Today:</strong> ${today}</p>`,
  ].join('');
}
