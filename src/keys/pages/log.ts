/** The lists of the log: all of it, and the records of each value of a filter. */
import { FACETS, type FacetKey } from '../../site/view/facets.ts';
import { graphOf, graphPages, packPlaces } from '../../site/view/graph-pages.ts';
import { listPath, logPath } from '../../site/view/log-paths.ts';
import { lastChange, logView } from '../../site/view/log-view.ts';
import { outlookLinks } from '../../site/view/outlook-pages.ts';
import { paged } from '../../site/view/paging.ts';
import type { Row } from '../../site/view/rows.ts';
import { ticketLinks } from '../../site/view/ticket-pages.ts';
import { digestOf } from '../digest.ts';
import type { PageParts, PartsInput } from './parts.ts';

export function logParts(all: PartsInput): PageParts[] {
  const { input, records, outlook, tickets, today } = all;
  const { log, history } = input;
  const { rows, facets, names } = logView(log);
  const idOf = new Map(log.records.map(({ id, permalink }) => [permalink, id]));
  const keyOf = new Map(
    rows.map((row) => [
      row,
      digestOf([row, row.successors.map(({ permalink }) => records.card(idOf.get(permalink) ?? null))]),
    ]),
  );
  const counts = countsKey(all);
  const change = lastChange(history.events, today);
  const [only, ...others] = log.collections;
  const introductionOf = (collection: string | undefined) =>
    log.pages.filter((page) => page.collection === collection);
  const listed = (some: Row[]): unknown => some.map((row) => keyOf.get(row));

  const parts: PageParts[] = paged(rows).map(({ number, items }) => [
    logPath(number),
    [
      ...[counts, change, listed(items)],
      ...(number > 1
        ? []
        : [outlookLinks(outlook), ticketLinks(tickets), others.length > 0 ? [] : introductionOf(only?.key)]),
    ],
  ]);
  if (others.length === 0 && only !== undefined) parts.push([`/${only.key}/`, []]);
  for (const { key, values } of facets) {
    const rowsOf = byValue(rows, key);
    for (const { slug } of values) {
      for (const { number, items } of paged(rowsOf.get(slug) ?? [])) {
        const introduced = key === 'collection' && number === 1 ? introductionOf(slug) : [];
        parts.push([listPath(key, slug, number), [counts, listed(items), introduced]]);
      }
    }
  }
  const places = packPlaces(log, graphPages(graphOf(log)));
  return [
    ...parts,
    ...['/tags/', '/people/', '/search/'].map((path): PageParts => [path, counts]),
    ['/log-index.json', [rows, facets, [...names]]],
    ['/graph.json', places],
  ];
}

/** How many records have which values together: what filters count beside each other. */
export function countsKey({ input: { log } }: Pick<PartsInput, 'input'>): string {
  const { rows, facets } = logView(log);
  return digestOf([
    log.records.length,
    facets,
    rows.map((row) => JSON.stringify(FACETS.map(({ of }) => of(row)))).sort(),
  ]);
}

function byValue(rows: readonly Row[], key: FacetKey): Map<string, Row[]> {
  const { of } = FACETS.find((facet) => facet.key === key) ?? { of: () => [] };
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    for (const value of of(row)) {
      const own = found.get(value);
      if (own === undefined) found.set(value, [row]);
      else own.push(row);
    }
  }
  return found;
}
