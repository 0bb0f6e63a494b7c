/** Decisions as of a day: which were in force, pending, no longer in force or unknown. */
import { getStatusAt, type StatusAt } from '../../history/status-at.ts';
import type { Messages } from '../../messages/messages.ts';
import type { HistoryEvent } from '../../model/history.ts';
import type { Status } from '../../model/record.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { Row } from './facets.ts';
import { createCountHtml, createMessageHtml } from './message-html.ts';
import { createAsOfHref, createRecordLink } from './timeline-html.ts';

interface RowAtDay {
  row: Row;
  /** What made it so. */
  since: HistoryEvent | null;
}

interface LogAtDay {
  day: string;
  /** In each list, what changed last comes first. */
  inForce: RowAtDay[];
  open: RowAtDay[];
  closed: RowAtDay[];
  /** Without a known status on that day. */
  unknown: RowAtDay[];
  /** How many came later. */
  notYet: number;
  /** The days of the change before and of the next one; null if there is none. */
  before: string | null;
  after: string | null;
}

/**
 * @param events records are named by the addresses of their rows
 * @param day `YYYY-MM-DD`
 */
export function getLogAtDay(events: readonly HistoryEvent[], rows: readonly Row[], day: string): LogAtDay {
  const addresses = rows.map(({ permalink }) => permalink);
  const wanted = new Set(addresses);
  const own = events.filter(({ record }) => wanted.has(record));
  const then = getStatusAt(own, day, addresses);
  const days = own.flatMap(({ date, status }) => (status !== null && date?.length === 10 ? [date] : []));
  const having = (effectiveStatus: StatusAt['effectiveStatus']): RowAtDay[] =>
    rows
      .flatMap((row) => {
        const at = then.get(row.permalink);
        return at?.effectiveStatus === effectiveStatus ? [{ row, since: at.since }] : [];
      })
      .sort((a, b) => (b.since?.date ?? '').localeCompare(a.since?.date ?? ''));
  return {
    day,
    inForce: having('in force'),
    open: having('pending'),
    closed: having('no longer in force'),
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

/** `YYYY-MM-DD` that is in the calendar; anything else is not a day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

interface LogAtDayOptions {
  href: (path: string) => string;
  /** Key of a collection to its name. */
  names: ReadonlyMap<string, string>;
  messages: Messages;
}

/** How many decisions had each effective status on that day, as HTML. */
export function summarizeLogAtDay(
  { inForce, open, closed, unknown, notYet }: LogAtDay,
  messages: Messages,
): string {
  const counts = [
    ['timeline.then.in-force', inForce.length],
    ['timeline.then.pending', open.length],
    ['timeline.then.no-longer-in-force', closed.length],
    ['timeline.then.not-yet', notYet],
    ['timeline.then.unknown', unknown.length],
  ] as const;
  return messages.list(
    counts
      .filter(([, count], at) => count > 0 || at === 0)
      .map(([key, count]) => createCountHtml(messages, key, count)),
  );
}

export function createLogAtDayHtml(then: LogAtDay, options: LogAtDayOptions): string {
  const { inForce, open, closed, unknown, before, after } = then;
  const { messages, href } = options;
  const { t } = messages;
  const step = (day: string | null, rel: 'prev' | 'next'): string =>
    day === null
      ? ''
      : `<a rel="${rel}" href="${createAsOfHref(day, href)}">${createMessageHtml(messages, `timeline.change.${rel}`, {}, { date: messages.date(day, 'medium') })}</a>`;
  const steps = `${step(before, 'prev')}${step(after, 'next')}`;
  return [
    steps === ''
      ? ''
      : `<nav class="pager" aria-label="${escapeHtml(t('timeline.change.label'))}">${steps}</nav>`,
    createSection(t('effective-status.in-force'), inForce, options),
    open.length === 0 ? '' : createSection(t('effective-status.pending'), open, options),
    closed.length === 0
      ? ''
      : createFoldedSection(
          t('timeline.then.no-longer-in-force', { count: closed.length }),
          '',
          closed,
          options,
        ),
    unknown.length === 0
      ? ''
      : createFoldedSection(
          t('timeline.then.unknown', { count: unknown.length }),
          t('timeline.then.unknown-reason'),
          unknown,
          options,
        ),
  ].join('');
}

function createSection(heading: string, rows: RowAtDay[], options: LogAtDayOptions): string {
  const list =
    rows.length === 0
      ? `<p class="nothing">${escapeHtml(options.messages.t('timeline.then.none-in-force'))}</p>`
      : createListHtml(rows, options);
  return `<section class="as-of"><h2>${escapeHtml(heading)}</h2>${list}</section>`;
}

function createFoldedSection(
  summary: string,
  note: string,
  rows: RowAtDay[],
  options: LogAtDayOptions,
): string {
  const reason = note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`;
  return `<details class="as-of"><summary>${escapeHtml(summary)}</summary>${reason}${createListHtml(rows, options)}</details>`;
}

function createListHtml(rows: RowAtDay[], options: LogAtDayOptions): string {
  return `<ul>${rows.map((one) => createRowHtml(one, options)).join('')}</ul>`;
}

/** The status it had then, since when, and its status today where that differs. */
function createRowHtml({ row, since }: RowAtDay, { href, names, messages }: LogAtDayOptions): string {
  const status = since?.status ?? 'unknown';
  const statusHtml = (one: Status): string =>
    `<span class="status status-${one}">${escapeHtml(messages.t(`status.${one}`))}</span>`;
  const sinceWhen =
    since?.date == null
      ? ''
      : ` <span class="since">${createMessageHtml(
          messages,
          since.source === 'git' ? 'timeline.then.since-git' : 'timeline.then.since',
          {
            date: `<time datetime="${since.date}">${escapeHtml(messages.date(since.date, 'medium'))}</time>`,
          },
        )}</span>`;
  const of =
    names.size > 1
      ? `<p class="place"><bdi>${escapeHtml(names.get(row.collection) ?? row.collection)}</bdi></p>`
      : '';
  const changed = since !== null && status !== row.status;
  const to = row.successors
    .map((next) => ` <span aria-hidden="true">${messages.arrow}</span> ${createRecordLink(next, href)}`)
    .join('');
  const now = changed
    ? `<p class="now">${createMessageHtml(messages, 'timeline.then.today', { status: statusHtml(row.status) })}${to}</p>`
    : '';
  return `<li><div class="content"><p class="name">${createRecordLink(row, href)}</p>${of}${now}</div><p class="state">${statusHtml(status)}${sinceWhen}</p></li>`;
}
