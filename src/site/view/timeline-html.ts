/**
 * The HTML of the timeline's events. One function for the static pages and for the browser, which writes the same
 * list again for what the filters leave.
 */
import { escapeHtml } from '../../shared/escape.ts';
import { formatDate } from './dates.ts';
import { eventDetail, eventShape, eventWord, shortHash, worthTelling } from './event-words.ts';
import { recordName } from './record-name.ts';
import type { Row } from './rows.ts';
import { dayLabel, groupEntries, type TimelineDay, type TimelineEntry } from './timeline.ts';
import { titleHtml } from './title.ts';
import { counted } from './words.ts';

export interface TimelineHtmlOptions {
  /** Puts a site path below the base. */
  href: (path: string) => string;
  /** Key of a collection to its name; lanes where there are several. */
  names: ReadonlyMap<string, string>;
  /** `YYYY-MM-DD`: the log cannot be shown as of days to come. */
  today: string;
  /** Whether years and months can be jumped to. */
  ids?: boolean;
}

/** Years, months and days with their events. */
export function timelineHtml(entries: readonly TimelineEntry[], options: TimelineHtmlOptions): string {
  const id = (key: string): string => (options.ids === false ? '' : ` id="${key}"`);
  return groupEntries(entries)
    .map(({ year, months }) => {
      const inside = months.map(
        ({ key, heading, days }) =>
          `<section class="month"><h3${key === year ? '' : id(key)}>${heading}</h3><ol>${days.map((day) => dayHtml(day, options)).join('')}</ol></section>`,
      );
      return `<section class="year"><h2${id(year)}>${year}</h2><div>${inside.join('')}</div></section>`;
    })
    .join('');
}

/** Events that no day is known of. */
export function undatedHtml(entries: readonly TimelineEntry[], options: TimelineHtmlOptions): string {
  return `<ul class="events">${eventsHtml(entries, options)}</ul>`;
}

function dayHtml({ date, entries }: TimelineDay, options: TimelineHtmlOptions): string {
  const then = date.length === 10 && date <= options.today ? asOfLink(date, options.href) : '';
  return `<li class="day"><p class="date"><time datetime="${date}">${dayLabel(date)}</time>${then}</p><ul class="events">${eventsHtml(entries, options)}</ul></li>`;
}

/** So many records that one commit did the same to are one line: nobody reads a hundred of them. */
const BULK = 4;

/**
 * What one commit did to many records is told once. Otherwise what happened to one record stands together, a change
 * of its status before the rest, and its name is said once.
 */
function eventsHtml(entries: readonly TimelineEntry[], options: TimelineHtmlOptions): string {
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
      const told = new Set(worthTelling(own.map(({ event }) => event)));
      return own
        .filter(({ event }) => told.has(event))
        .sort((a, b) => Number(b.event.status !== null) - Number(a.event.status !== null))
        .map((entry, at) => eventHtml(entry, at === 0, options));
    }),
    ...bulks.map((bulk) => bulkHtml(bulk, options)),
  ].join('');
}

function bulkHtml(entries: TimelineEntry[], { href }: TimelineHtmlOptions): string {
  const [first] = entries;
  if (first === undefined) return '';
  const { event, commit } = first;
  const records = entries.map(({ row }) => `<li>${recordLink(row, href)}</li>`);
  const parts = [
    `<span class="${eventShape(event)}">${eventWord(event)}</span>`,
    `<div class="what"><details><summary class="name">${counted(entries.length, 'record')}</summary><ul>${records.join('')}</ul></details>`,
    event.detail === null ? '' : detailHtml(event.detail, event.by),
    `</div>${gitMark(event.commit, commit)}`,
  ];
  return `<li class="event bulk quiet">${parts.join('')}</li>`;
}

function eventHtml(
  { event, row, other, commit }: TimelineEntry,
  named: boolean,
  options: TimelineHtmlOptions,
): string {
  const { href, names } = options;
  const several = names.size > 1;
  const lane = several ? ` lane-${[...names.keys()].indexOf(row.collection) + 1}` : '';
  const detail = eventDetail(event);
  const parts = [
    `<span class="${eventShape(event)}">${eventWord(event)}</span>`,
    `<div class="what">${named ? `<p class="name">${recordLink(row, href)}</p>` : ''}`,
    other === null ? '' : `<p class="by">by ${recordLink(other, href)}</p>`,
    detail === null ? '' : detailHtml(detail, event.source === 'git' ? event.by : null),
    '</div>',
    several && named
      ? `<span class="of"><bdi>${escapeHtml(names.get(row.collection) ?? row.collection)}</bdi></span>`
      : '',
    event.source === 'git' ? gitMark(event.commit, commit) : '',
  ];
  return `<li class="event${lane}${named ? '' : ' also'}${event.status === null ? ' quiet' : ''}">${parts.join('')}</li>`;
}

function detailHtml(detail: string, by: string | null): string {
  const author = by === null ? '' : `<bdi>${escapeHtml(by)}</bdi>: `;
  return `<p class="detail">${author}<q><bdi>${escapeHtml(detail)}</bdi></q></p>`;
}

/** Says that git tells the day, and leads to the commit where its address is known. */
export function gitMark(commit: string | null, href: string | null): string {
  const hash = commit === null ? '' : ` <span class="hash">${shortHash(commit)}</span>`;
  const words = `from git${hash}`;
  return `<span class="source">${href === null ? words : `<a href="${escapeHtml(href)}">${words}</a>`}</span>`;
}

export function recordLink(
  row: Pick<Row, 'permalink' | 'number' | 'title'>,
  href: (path: string) => string,
): string {
  const number = row.number === null ? '' : `<span class="num">${row.number}</span> `;
  return `<a href="${escapeHtml(href(row.permalink))}" title="${escapeHtml(recordName(row))}">${number}<bdi>${titleHtml(row.title)}</bdi></a>`;
}

/** The way from a day to the log as of then, behind the date. */
export function asOfLink(day: string, href: (path: string) => string): string {
  return ` <a class="as-of" href="${asOfHref(day, href)}">as of then<span class="sr-only"> ${formatDate(day)}</span></a>`;
}

/** The log as of a day. */
export function asOfHref(day: string, href: (path: string) => string): string {
  return `${escapeHtml(href('/timeline/'))}?at=${day}`;
}
