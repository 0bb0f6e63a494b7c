/**
 * The HTML of the timeline's events. One function for the static pages and for the browser, which writes the same
 * list again for what the filters leave.
 */
import { escapeHtml } from '../../shared/escape.ts';
import { formatDate } from './dates.ts';
import { eventDetail, eventShape, eventWord, shortHash } from './event-words.ts';
import { recordName } from './record-name.ts';
import type { Row } from './rows.ts';
import { dayLabel, groupEntries, type TimelineDay, type TimelineEntry } from './timeline.ts';
import { titleHtml } from './title.ts';

export interface TimelineHtmlOptions {
  /** Puts a site path below the base. */
  href: (path: string) => string;
  /** Key of a collection to its name; lanes where there are several. */
  names: ReadonlyMap<string, string>;
  /** Days that the log can be shown as of: not those to come. */
  asOf?: boolean;
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
  return `<ul class="events">${entries.map((entry) => eventHtml(entry, options)).join('')}</ul>`;
}

function dayHtml({ date, entries }: TimelineDay, options: TimelineHtmlOptions): string {
  const then =
    options.asOf !== false && date.length === 10
      ? ` <a class="as-of" href="${asOfHref(date, options.href)}">as of then<span class="sr-only">, ${formatDate(date)}</span></a>`
      : '';
  const events = entries.map((entry) => eventHtml(entry, options));
  return `<li class="day"><p class="date"><time datetime="${date}">${dayLabel(date)}</time>${then}</p><ul class="events">${events.join('')}</ul></li>`;
}

function eventHtml({ event, row, other, commit }: TimelineEntry, options: TimelineHtmlOptions): string {
  const { href, names } = options;
  const several = names.size > 1;
  const lane = several ? ` lane-${[...names.keys()].indexOf(row.collection) + 1}` : '';
  const quiet = event.status === null && event.kind !== 'review-due' ? ' quiet' : '';
  const detail = eventDetail(event);
  const parts = [
    `<span class="${eventShape(event)}">${eventWord(event)}</span>`,
    `<div class="what"><p class="name">${recordLink(row, href)}</p>`,
    other === null ? '' : `<p class="by">by ${recordLink(other, href)}</p>`,
    detail === null ? '' : detailHtml(detail, event.source === 'git' ? event.by : null),
    '</div>',
    several
      ? `<span class="of"><bdi>${escapeHtml(names.get(row.collection) ?? row.collection)}</bdi></span>`
      : '',
    event.source === 'git' ? gitMark(event.commit, commit) : '',
  ];
  return `<li class="event${lane}${quiet}">${parts.join('')}</li>`;
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

/** The log as of a day. */
export function asOfHref(day: string, href: (path: string) => string): string {
  return `${escapeHtml(href('/timeline/'))}?at=${day}`;
}
