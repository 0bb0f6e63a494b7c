/** The tickets of this site's log, put together once for each state of the log. */
import { getExtracts, getSiteLog } from './log.ts';
import type { SiteLog } from './types.ts';
import { type TicketsOfLog, ticketsOfLog } from './view/tickets.ts';

const known = new WeakMap<SiteLog, TicketsOfLog>();

export async function getTickets(): Promise<TicketsOfLog> {
  const log = await getSiteLog();
  const tickets = known.get(log) ?? ticketsOfLog(log, getExtracts);
  known.set(log, tickets);
  return tickets;
}
