/** Events of the timeline as HTML, for pages and for the script that filters them. */

import type { Messages } from '../../messages/messages.ts';
import type { EventKind, HistoryEvent } from '../../model/history.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { Row } from './facets.ts';
import { createMessageHtml } from './message-html.ts';
import { createTitleHtml, formatRecordName } from './record-name.ts';
import { formatDay, groupEntries, type TimelineDay, type TimelineEntry } from './timeline.ts';

interface TimelineHtmlOptions {
  /** Puts a site path below the base. */
  href: (path: string) => string;
  /** Key of a collection to its name; lanes where there are several. */
  names: ReadonlyMap<string, string>;
  /** Whether years and months can be jumped to. */
  ids?: boolean;
  /** Edits were asked for, so they are not folded. */
  unfold?: boolean;
  messages: Messages;
}

/** Years, months and days with their events: what was decided first, then the edits of the month, folded. */
export function createTimelineHtml(entries: readonly TimelineEntry[], options: TimelineHtmlOptions): string {
  const id = (key: string): string => (options.ids === false ? '' : ` id="${key}"`);
  return groupEntries(entries, options.messages)
    .map(({ year, months }) => {
      const inside = months.map(({ key, heading, days }) => {
        const decided = selectDays(days, (entry) => !isEdit(entry));
        const edited = selectDays(days, isEdit);
        const count = edited.reduce((sum, day) => sum + day.entries.length, 0);
        return [
          `<section class="month"><h3${key === year ? '' : id(key)}>${escapeHtml(heading)}</h3>`,
          decided.length === 0
            ? ''
            : `<ol>${decided.map((day) => createDayHtml(day, options)).join('')}</ol>`,
          count === 0
            ? ''
            : `<details class="edits"${options.unfold === true ? ' open' : ''}><summary>${escapeHtml(options.messages.t('timeline.edits', { count }))}</summary><ol>${edited.map((day) => createDayHtml(day, options)).join('')}</ol></details>`,
          '</section>',
        ].join('');
      });
      return `<section class="year"><h2${id(year)}>${year}</h2><div>${inside.join('')}</div></section>`;
    })
    .join('');
}

function selectDays(days: readonly TimelineDay[], fits: (entry: TimelineEntry) => boolean): TimelineDay[] {
  return days
    .map(({ date, entries }) => ({ date, entries: entries.filter(fits) }))
    .filter(({ entries }) => entries.length > 0);
}

/** A change of a record's text, or that its file appeared: nothing was decided, where the record says when it was. */
function isEdit({ event: { kind, status }, row }: TimelineEntry): boolean {
  return status === null && (kind === 'changed' || (kind === 'appeared' && row.status !== 'unknown'));
}

/** Events that no day is known of. */
export function createUndatedHtml(entries: readonly TimelineEntry[], options: TimelineHtmlOptions): string {
  return `<ul class="events">${createEventsHtml(entries, options)}</ul>`;
}

function createDayHtml({ date, entries }: TimelineDay, options: TimelineHtmlOptions): string {
  return `<li class="day"><p class="date"><time datetime="${date}">${formatDay(date)}</time></p><ul class="events">${createEventsHtml(entries, options)}</ul></li>`;
}

/** So many records that one commit did the same to are one line: a hundred lines would not be read. */
const BULK = 4;

/**
 * A commit that changed many records is listed once. Otherwise the events of one record are together, a change
 * of its status before the rest.
 */
function createEventsHtml(entries: readonly TimelineEntry[], options: TimelineHtmlOptions): string {
  const alike = Map.groupBy(entries, ({ event }) =>
    event.source === 'git' && event.status === null ? `${event.kind} ${event.commit}` : null,
  );
  alike.delete(null);
  const bulks = [...alike.values()].filter((bulk) => bulk.length >= BULK);
  const inBulk = new Set(bulks.flat());
  const rest = Map.groupBy(
    entries.filter((entry) => !inBulk.has(entry)),
    ({ row }) => row,
  );
  return [
    ...[...rest.values()].flatMap((own) => {
      const shown = new Set(removeRedundant(own.map(({ event }) => event)));
      return own
        .filter(({ event }) => shown.has(event))
        .sort((a, b) => Number(b.event.status !== null) - Number(a.event.status !== null))
        .map((entry) => createEventHtml(entry, options));
    }),
    ...bulks.map((bulk) => createBulkHtml(bulk, options)),
  ].join('');
}

function createBulkHtml(entries: TimelineEntry[], { href, messages }: TimelineHtmlOptions): string {
  const [first] = entries;
  if (first === undefined) return '';
  const { event, commit } = first;
  const records = entries.map(({ row }) => `<li>${createRecordLink(row, href)}</li>`);
  const parts = [
    `<span class="${getEventShape(event)}">${escapeHtml(formatEvent(event, messages))}</span>`,
    `<div class="content"><details><summary class="name">${escapeHtml(messages.t('timeline.bulk', { count: entries.length }))}</summary><ul>${records.join('')}</ul></details>`,
    event.detail === null ? '' : createDetailHtml(event.detail, event.by, messages),
    `</div>${createGitMark(event.commit, commit, messages)}`,
  ];
  return `<li class="event bulk quiet">${parts.join('')}</li>`;
}

function createEventHtml({ event, row, other, commit }: TimelineEntry, options: TimelineHtmlOptions): string {
  const { href, names, messages } = options;
  const several = names.size > 1;
  const lane = several ? ` lane-${[...names.keys()].indexOf(row.collection) + 1}` : '';
  const detail = getEventDetail(event);
  const parts = [
    `<span class="${getEventShape(event)}">${escapeHtml(formatEvent(event, messages))}</span>`,
    `<div class="content"><p class="name">${createRecordLink(row, href)}</p>`,
    other === null
      ? ''
      : `<p class="by">${createMessageHtml(messages, 'timeline.by', { record: createRecordLink(other, href) })}</p>`,
    detail === null ? '' : createDetailHtml(detail, event.source === 'git' ? event.by : null, messages),
    '</div>',
    several
      ? `<span class="place"><bdi>${escapeHtml(names.get(row.collection) ?? row.collection)}</bdi></span>`
      : '',
    event.source === 'git' ? createGitMark(event.commit, commit, messages) : '',
  ];
  return `<li class="event${lane}${event.status === null ? ' quiet' : ''}">${parts.join('')}</li>`;
}

function createDetailHtml(detail: string, by: string | null, messages: Messages): string {
  const quote = `<q><bdi>${escapeHtml(detail)}</bdi></q>`;
  const author = by === null ? null : `<bdi>${escapeHtml(by)}</bdi>`;
  return `<p class="detail">${author === null ? quote : createMessageHtml(messages, 'timeline.quote', { author, quote })}</p>`;
}

/** Marks a date that comes from git, with a link to the commit where its address is known. */
export function createGitMark(commit: string | null, href: string | null, messages: Messages): string {
  const words =
    commit === null
      ? escapeHtml(messages.t('timeline.from-git'))
      : createMessageHtml(messages, 'timeline.from-commit', {
          commit: `<span class="hash">${shortenHash(commit)}</span>`,
        });
  return `<span class="source">${href === null ? words : `<a href="${escapeHtml(href)}">${words}</a>`}</span>`;
}

export function createRecordLink(
  row: Pick<Row, 'permalink' | 'number' | 'title'>,
  href: (path: string) => string,
): string {
  const number = row.number === null ? '' : `<span class="num">${row.number}</span> `;
  return `<a href="${escapeHtml(href(row.permalink))}" title="${escapeHtml(formatRecordName(row))}">${number}<bdi>${createTitleHtml(row.title)}</bdi></a>`;
}

/** The decisions as of a day. */
export function createAsOfHref(day: string, href: (path: string) => string): string {
  return `${escapeHtml(href('/timeline/'))}?at=${day}`;
}

/** What happened, in a word or two: `Accepted`, `Appeared as proposed`. */
export function formatEvent(
  { kind, status, date }: Pick<HistoryEvent, 'kind' | 'status' | 'date'>,
  { t }: Messages,
): string {
  if (kind === 'appeared' && status !== null) return t(`event.appeared-as.${status}`);
  if (kind === 'changed' && status === 'unknown')
    return t(date === null ? 'status.unknown' : 'event.status-removed');
  return formatKind(kind, { t });
}

/** The kind of an event, as the value of a filter. */
export function formatKind(kind: EventKind, { t }: Pick<Messages, 't'>): string {
  return t(`event.${kind}`);
}

/** Class of the shape before it: that of the status it led to, or the plain mark of what changes none. */
export function getEventShape({ status }: Pick<HistoryEvent, 'status'>): string {
  return status === null ? 'status status-event' : `status status-${status}`;
}

const DATES =
  /\d+(?:st|nd|rd|th)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?/gi;

/**
 * The words beside an event, if they say more than the event: what a commit says of itself, or
 * the record's own wording beyond the status, the date and the other record.
 */
export function getEventDetail(
  event: Pick<HistoryEvent, 'kind' | 'detail' | 'source' | 'other'>,
): string | null {
  const { kind, detail, source, other } = event;
  if (detail === null || source === 'git') return detail;
  if (other !== null && kind === 'superseded') return null;
  const rest = detail
    .replace(DATES, ' ')
    .replace(
      new RegExp(`\\b(?:${kind.replaceAll('-', ' ')}|status|date|updated|review(?:ed)?|by|on)\\b`, 'gi'),
      ' ',
    )
    .replace(/[^\p{L}]+/gu, '');
  return rest.length < 4 ? null : detail.replace(LEADING_DATE, '');
}

/** The day is beside the words already. */
const LEADING_DATE = /^\d{4}-\d\d(?:-\d\d)?\s*[:：–—-]\s+/;

/** Leaves out the change of a record on a day that has another event. */
export function removeRedundant<
  T extends Pick<HistoryEvent, 'kind' | 'date' | 'detail' | 'source' | 'other'>,
>(events: readonly T[]): T[] {
  return events.filter(
    (event) =>
      event.kind !== 'changed' ||
      event.source === 'git' ||
      getEventDetail(event) !== null ||
      !events.some((other) => other !== event && other.date === event.date),
  );
}

/** As much of a commit's hash as people write. */
export function shortenHash(commit: string): string {
  return commit.slice(0, 7);
}
