/** Tickets of records become links where the configuration says how their addresses are made. */
import type { TicketPattern } from '../config/settings.ts';
import type { Ticket } from '../model/record.ts';

/**
 * A ticket that has an address of its own keeps it. Otherwise the first pattern that matches the whole of its
 * words makes one; `$0` in the pattern's address stands for the match, `$1` … for its groups.
 */
export function linkTickets(tickets: Ticket[], patterns: TicketPattern[]): Ticket[] {
  const compiled = patterns.map(({ pattern, url }) => ({ whole: new RegExp(`^(?:${pattern})$`), url }));
  return tickets.map((ticket) => {
    if (ticket.href !== null) return ticket;
    for (const { whole, url } of compiled) {
      const match = whole.exec(ticket.text.trim());
      if (match)
        return {
          ...ticket,
          href: url.replace(/\$(\d)/g, (_, at) => encodeURIComponent(match[Number(at)] ?? '')),
        };
    }
    return ticket;
  });
}
