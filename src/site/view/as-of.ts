/** The log as of a day: what was in force then, what was pending, and what cannot be known. */
import { getStatusAt, type StatusAt } from '../../history/status-at.ts';
import type { HistoryEvent } from '../../model/history.ts';
import { STATUS_WORDS } from '../../model/statuses.ts';
import { counted, escapeHtml, withThousands } from '../../shared/text.ts';
import { formatDate } from './dates.ts';
import type { Row } from './facets.ts';
import { asOfHref, recordLink } from './timeline-html.ts';

interface RowThen {
  row: Row;
  /** What made it so. */
  since: HistoryEvent | null;
}

interface AsOf {
  day: string;
  /** In each list, what changed last comes first. */
  inForce: RowThen[];
  open: RowThen[];
  closed: RowThen[];
  /** Nobody tells what they were on that day. */
  unknown: RowThen[];
  /** How many came later. */
  notYet: number;
  /** The days of the change before and of the next one; null where there is none. */
  before: string | null;
  after: string | null;
}

/**
 * @param events records are named by the addresses of their rows
 * @param day `YYYY-MM-DD`
 */
export function asOf(events: readonly HistoryEvent[], rows: readonly Row[], day: string): AsOf {
  const addresses = rows.map(({ permalink }) => permalink);
  const wanted = new Set(addresses);
  const own = events.filter(({ record }) => wanted.has(record));
  const then = getStatusAt(own, day, addresses);
  const days = own.flatMap(({ date, status }) => (status !== null && date?.length === 10 ? [date] : []));
  const having = (effectiveStatus: StatusAt['effectiveStatus']): RowThen[] =>
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

/** `YYYY-MM-DD` that is in the calendar; anything else is no day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

interface AsOfHtmlOptions {
  href: (path: string) => string;
  /** Key of a collection to its name. */
  names: ReadonlyMap<string, string>;
}

/** One sentence or two, for those who listen and those who look. */
export function asOfSummary({ day, inForce, open, closed, unknown, notYet }: AsOf): string {
  const rest = [
    open.length === 0 ? '' : `${withThousands(open.length)} open`,
    closed.length === 0 ? '' : `${withThousands(closed.length)} closed already`,
    notYet === 0 ? '' : `${withThousands(notYet)} not there yet`,
  ].filter((part) => part !== '');
  const many = inForce.length === 0 ? '<b>no</b>' : `<b>${withThousands(inForce.length)}</b>`;
  const known = `On ${formatDate(day)}, ${many} ${inForce.length < 2 ? 'decision was' : 'decisions were'} in force${rest.length === 0 ? '' : `; ${rest.join(', ')}`}.`;
  if (unknown.length === 0) return known;
  return `${known} Of ${counted(unknown.length, 'record')} it cannot be told.`;
}

export function asOfHtml(then: AsOf, options: AsOfHtmlOptions): string {
  const { inForce, open, closed, unknown, before, after } = then;
  const step = (day: string | null, rel: string, words: string): string =>
    day === null
      ? ''
      : `<a rel="${rel}" href="${asOfHref(day, options.href)}">${words}: ${formatDate(day, 'medium')}</a>`;
  const steps = `${step(before, 'prev', 'The change before')}${step(after, 'next', 'The next change')}`;
  return [
    steps === '' ? '' : `<nav class="pager" aria-label="Days of changes">${steps}</nav>`,
    section('In force', inForce, options, 'Nothing is known to have been in force.'),
    open.length === 0 ? '' : section('Open', open, options),
    closed.length === 0
      ? ''
      : folded(`${counted(closed.length, 'record')} closed by then`, '', closed, options),
    unknown.length === 0
      ? ''
      : folded(
          `${counted(unknown.length, 'record')} of which it cannot be told`,
          'Neither they nor git tell a date on which they became what they are, or what they were before it.',
          unknown,
          options,
        ),
  ].join('');
}

function section(heading: string, rows: RowThen[], options: AsOfHtmlOptions, none = ''): string {
  const list = rows.length === 0 ? `<p class="nothing">${none}</p>` : listHtml(rows, options);
  return `<section class="then"><h2>${heading}</h2>${list}</section>`;
}

function folded(summary: string, note: string, rows: RowThen[], options: AsOfHtmlOptions): string {
  const said = note === '' ? '' : `<p class="note">${note}</p>`;
  return `<details class="then"><summary>${summary}</summary>${said}${listHtml(rows, options)}</details>`;
}

function listHtml(rows: RowThen[], options: AsOfHtmlOptions): string {
  return `<ul>${rows.map((one) => rowHtml(one, options)).join('')}</ul>`;
}

/** The status it had then, since when, and what is true of it now where that differs. */
function rowHtml({ row, since }: RowThen, { href, names }: AsOfHtmlOptions): string {
  const status = since?.status ?? 'unknown';
  const sinceWhen =
    since?.date == null
      ? ''
      : ` <span class="since">since <time datetime="${since.date}">${formatDate(since.date, 'medium')}</time>${since.source === 'git' ? ', from git' : ''}</span>`;
  const of =
    names.size > 1
      ? `<p class="of"><bdi>${escapeHtml(names.get(row.collection) ?? row.collection)}</bdi></p>`
      : '';
  const changed = since !== null && status !== row.status;
  const to = row.successors
    .map((next) => ` <span aria-hidden="true">→</span> ${recordLink(next, href)}`)
    .join('');
  const now = changed
    ? `<p class="now">today: <span class="st st-${row.status}">${STATUS_WORDS[row.status]}</span>${to}</p>`
    : '';
  return `<li><div class="what"><p class="name">${recordLink(row, href)}</p>${of}${now}</div><p class="state"><span class="st st-${status}">${STATUS_WORDS[status]}</span>${sinceWhen}</p></li>`;
}
