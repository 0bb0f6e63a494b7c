/** All that the page of a record shows, as text: what `components/record` asks for, without the HTML around it. */
import type { OutputInput } from '../../../src/outputs/types.ts';
import { underBase } from '../../../src/shared/addresses.ts';
import type { RecordEntry } from '../../../src/site/types.ts';
import { referrersOf } from '../../../src/site/view/backlinks.ts';
import { cardsOnPage } from '../../../src/site/view/cards.ts';
import { chainOf } from '../../../src/site/view/chain.ts';
import { closingOf } from '../../../src/site/view/closing.ts';
import { drawAround } from '../../../src/site/view/graph-drawings.ts';
import { focusPath, graphOf, graphPages } from '../../../src/site/view/graph-pages.ts';
import { recordJsonLd } from '../../../src/site/view/json-ld.ts';
import { logView } from '../../../src/site/view/log-view.ts';
import { recordPreview } from '../../../src/site/view/preview.ts';
import { linkTitle } from '../../../src/site/view/record-name.ts';
import { changesOf, relationGroups } from '../../../src/site/view/relations.ts';
import { ticketsOfRecord } from '../../../src/site/view/ticket-words.ts';
import { ticketsOfLog } from '../../../src/site/view/tickets.ts';

export async function recordPage(entry: RecordEntry, input: OutputInput): Promise<string> {
  const { log, site, history, bodyOf } = input;
  const href = (path: string): string => underBase(site.base, path);
  const graph = graphOf(log);
  const around = drawAround(graph, entry.id, {
    ...{ id: 'around', title: '', description: '' },
    href: ({ id }) => href(log.byId.get(id)?.permalink ?? ''),
    moreHref: (hub) => href(log.byId.get(hub)?.permalink ?? ''),
  });
  const { html, headings } = await bodyOf(entry);
  const { slugs } = logView(log);
  const tickets = ticketsOfRecord(
    entry,
    ticketsOfLog(log, ({ id }) => input.extractsOf(id)),
  );
  const events = history.events.filter(({ record }) => record === entry.id);
  const { permalink, deciders, tags, problems, date, updated, review, fields } = entry;
  return JSON.stringify(
    [
      ...[html, headings, permalink, deciders, tags, problems, date, updated, review, fields],
      [closingOf(entry, log), chainOf(entry, log), changesOf(entry, log), relationGroups(entry, log)],
      referrersOf(entry, log),
      cardsOnPage({ entry, log, html, href }),
      [around?.svg, around?.sheet.edges.map(({ kind }) => kind), focusPath(graphPages(graph), entry)],
      [recordJsonLd(entry, log, site), recordPreview(entry, log, site)],
      [entry.previous, entry.next].map((id) => (id === null ? null : log.byId.get(id))),
      [...tags.map((tag) => slugs.tags([tag])), ...deciders.map((name) => slugs.people([name]))],
      [...tickets.first, ...tickets.rest].map(({ ticket, ...rest }) => [
        rest,
        ticket && [ticket.slug, ticket.records.length],
      ]),
      events.map((event) => [event, log.byId.get(event.other ?? '')]),
    ],
    (_, value) => (isRecord(value) ? shownOf(value) : value),
  );
}

function isRecord(value: unknown): value is RecordEntry {
  return typeof value === 'object' && value !== null && 'inForceNow' in value && 'permalink' in value;
}

/** A link to a record, with the status beside it. */
function shownOf(record: RecordEntry): string {
  return `${record.permalink} ${linkTitle(record)} ${record.collection}`;
}
