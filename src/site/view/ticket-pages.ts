/** Addresses of the pages of tickets, and what each holds. */
import { type PageOf, packed, paged } from './paging.ts';
import type { TicketOfLog, TicketRecord, TicketsOfLog } from './tickets.ts';
import { counted } from './words.ts';

/** Lines on one page of records that name a ticket. */
const RECORDS_A_PAGE = 60;

/** `/tickets/`, then `/tickets/2/`. */
export function ticketListPath(number: number): string {
  return number === 1 ? '/tickets/' : `/tickets/${number}/`;
}

/** `/tickets/PAY-123/`, then `/tickets/PAY-123/2/`. */
export function ticketPath({ slug }: Pick<TicketOfLog, 'slug'>, number = 1): string {
  return `/tickets/${slug}/${number === 1 ? '' : `${number}/`}`;
}

export type TicketPageProps =
  | { kind: 'list'; page: PageOf<TicketOfLog> }
  | { kind: 'ticket'; ticket: TicketOfLog; page: PageOf<TicketRecord> };

export interface StaticTicketPage {
  path: string;
  props: TicketPageProps;
}

/** None where no record names a ticket. */
export function ticketPages({ all }: TicketsOfLog): StaticTicketPage[] {
  if (all.length === 0) return [];
  const at = (path: string, props: TicketPageProps): StaticTicketPage => ({ path, props });
  return [
    ...paged(all).map((page) => at(ticketListPath(page.number), { kind: 'list', page })),
    ...all.flatMap((ticket) =>
      packed(ticket.records, ({ mentions }) => 1 + mentions.length, RECORDS_A_PAGE).map((page) =>
        at(ticketPath(ticket, page.number), { kind: 'ticket', ticket, page }),
      ),
    ),
  ];
}

/** The way to the list, where there is one. */
export function ticketLinks({ all }: TicketsOfLog): { path: string; counted: string }[] {
  return all.length === 0 ? [] : [{ path: ticketListPath(1), counted: counted(all.length, 'ticket') }];
}

export interface ProjectOnPages {
  project: string;
  count: number;
  /** Address of the page it begins on, with its place there. */
  path: string;
}

/** Where each project begins in the list, to jump there. */
export function projectsOf({ all }: TicketsOfLog): ProjectOnPages[] {
  const pageOf = new Map(paged(all).flatMap(({ number, items }) => items.map((item) => [item, number])));
  return [...Map.groupBy(all, ({ project }) => project)].map(([project, [first, ...rest]]) => ({
    project,
    count: rest.length + 1,
    path: `${ticketListPath((first && pageOf.get(first)) ?? 1)}#${projectId(project)}`,
  }));
}

export function projectName(project: string): string {
  return project === '' ? 'Others' : project;
}

/** Id of a project's heading. */
export function projectId(project: string): string {
  return `of-${projectName(project).replace(/[^\p{L}\p{N}_.-]+/gu, '-')}`;
}
