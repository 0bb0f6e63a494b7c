/** Pages of which there is one, and those of guides, shared numbers and records that are gone. */
import { exampleOf } from '../../site/view/addresses.ts';
import { lastChange } from '../../site/view/log-view.ts';
import { problemsByFile } from '../../site/view/problems-by-file.ts';
import { ticketPath } from '../../site/view/ticket-pages.ts';
import { countsKey } from './log.ts';
import type { PageParts, PartsInput } from './parts.ts';

export function otherParts(all: PartsInput): PageParts[] {
  const { input, records, tickets, today } = all;
  const { log, history } = input;
  const [ticket] = tickets.all;
  return [
    ['/404.html', []],
    ['/robots.txt', []],
    [
      '/about/',
      [
        ...[countsKey(all), exampleOf(log)?.permalink, ticket && ticketPath(ticket)],
        lastChange(history.events, today),
      ],
    ],
    // whichever record it shows
    ['/badges/', log.records.map(({ id }) => records.card(id))],
    [
      '/problems/',
      [
        ...[log.problems, log.skipped, log.records.length],
        problemsByFile(log).map(({ record }) => record?.permalink),
      ],
    ],
    ...log.pages.flatMap((page): PageParts[] => (page.permalink === null ? [] : [[page.permalink, page]])),
    ...log.choices.map((choice): PageParts => [choice.permalink, [choice, choice.ids.map(records.face)]]),
    ...log.departed.map((departed): PageParts => [departed.permalink, departed]),
  ];
}
