/** The words and address parts for statuses and standings: one table for pages, filters and scripts. */
import type { Standing, Status } from '../../model/record.ts';

export const STATUS_WORDS: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  accepted: 'Accepted',
  rejected: 'Rejected',
  deprecated: 'Deprecated',
  superseded: 'Superseded',
  unknown: 'No status',
};

/** In the order of a decision's life: the order of a log sorted by status. */
export const STATUSES = Object.keys(STATUS_WORDS) as Status[];

export interface StandingWord {
  standing: Standing;
  /** Stands in addresses. */
  slug: string;
  /** As the label of a filter. */
  label: string;
  /** After a count: "14 in force". */
  tally: string;
  /** Heading of the page that lists these records alone. */
  heading: string;
}

export const STANDINGS: StandingWord[] = [
  {
    standing: 'in force',
    slug: 'in-force',
    label: 'In force',
    tally: 'in force',
    heading: 'Decisions in force',
  },
  { standing: 'open', slug: 'open', label: 'Open', tally: 'open', heading: 'Open decisions' },
  { standing: 'closed', slug: 'closed', label: 'Closed', tally: 'closed', heading: 'Closed decisions' },
  {
    standing: 'unknown',
    slug: 'unknown',
    label: 'Unknown',
    tally: 'without a status',
    heading: 'Decisions without a status',
  },
];

/** A status within a sentence: `superseded`. */
export function statusWord(status: Status): string {
  return STATUS_WORDS[status].toLowerCase();
}

/** What a record's page answers to "does it stand?". */
export const STANDING_ANSWERS: Record<Standing, string> = {
  'in force': 'In force',
  open: 'Not decided yet',
  closed: 'No longer in force',
  unknown: 'States no status',
};

/** What a record's date is the day of: until it is decided, it is only dated. */
export function dateWord(standing: Standing): string {
  return standing === 'open' ? 'Dated' : 'Decided';
}

export function standingSlug(standing: Standing): string {
  return STANDINGS.find((word) => word.standing === standing)?.slug ?? standing;
}

/** `3 records`, `1 record`, `10,000 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${withThousands(count)} ${count === 1 ? one : many}`;
}

export function withThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
