/** Tickets that records state, as far as the site knows them: what they are called across the log, and where they are. */
import type { Ticket } from '../model/record.ts';
import type { RecordTicket } from '../site/types.ts';
import type { TicketFinder } from '../tickets/finder.ts';

/** A ticket that has an address of its own keeps it. */
export function knownTickets(tickets: readonly Ticket[], finder: TicketFinder): RecordTicket[] {
  return tickets.map((ticket) => {
    const named = finder.stated(ticket);
    return { text: ticket.text, href: ticket.href ?? named?.href ?? null, key: named?.key ?? null };
  });
}
