/** The pages of tickets and the list of them. */
import { projectsOf, ticketPages } from '../../site/view/ticket-pages.ts';
import { recordsInForce } from '../../site/view/ticket-words.ts';
import { newestOf } from '../../site/view/tickets.ts';
import { digestOf } from '../digest.ts';
import type { PageParts, PartsInput } from './parts.ts';

export function ticketParts({ input: { log }, records, tickets }: PartsInput): PageParts[] {
  const { all, ofRecord } = tickets;
  const counts = digestOf([all.length, ofRecord.size, log.records.length, projectsOf(tickets)]);
  return ticketPages(tickets).map(({ params, props }) => {
    const path = `/tickets/${params.path === undefined ? '' : `${params.path}/`}`;
    if (props.kind === 'list') {
      const items = props.page.items.map((ticket) => [
        ...[ticket.key, ticket.slug, ticket.project, ticket.records.length],
        records.face(newestOf(ticket)?.id ?? null),
      ]);
      return [path, [counts, items]];
    }
    const { ticket, page } = props;
    return [
      path,
      [
        ...[ticket.key, ticket.href, page.last],
        // those on its other pages count above the list
        ticket.records.map(({ record }) => record.standing),
        recordsInForce(ticket, log).map(({ id }) => records.card(id)),
        page.items.map(({ record, stated, mentions }) => [records.card(record.id), stated, mentions]),
      ],
    ];
  });
}
