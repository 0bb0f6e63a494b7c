/** The log as of a day, as HTML. Made in the browser alone. */

import { escapeHtml } from '../../shared/escape.ts';
import type { AsOf, RowThen } from './as-of.ts';
import { formatDate } from './dates.ts';
import { asOfHref, recordLink } from './timeline-html.ts';
import { counted, STATUS_WORDS, withThousands } from './words.ts';

export interface AsOfHtmlOptions {
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
