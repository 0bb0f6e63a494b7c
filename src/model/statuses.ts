/** The statuses in order, with the shape of each: one table for pages, filters, badges and scripts. */
import type { EffectiveStatus, Status } from './record.ts';

/** In the order of a decision's life: the order of a log sorted by status. */
export const STATUSES: readonly Status[] = [
  'draft',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'unknown',
];

/** A status with more to say than this is part of the text. */
export const LONGEST_STATUS = 60;

/** Part of addresses, and of keys of messages. */
export type EffectiveStatusSlug = 'in-force' | 'pending' | 'no-longer-in-force' | 'unknown';

export interface NamedEffectiveStatus {
  effectiveStatus: EffectiveStatus;
  slug: EffectiveStatusSlug;
}

export const EFFECTIVE_STATUSES: readonly NamedEffectiveStatus[] = [
  { effectiveStatus: 'in force', slug: 'in-force' },
  { effectiveStatus: 'pending', slug: 'pending' },
  { effectiveStatus: 'no longer in force', slug: 'no-longer-in-force' },
  { effectiveStatus: 'unknown', slug: 'unknown' },
];

export function toEffectiveStatusSlug(effectiveStatus: EffectiveStatus): EffectiveStatusSlug {
  return EFFECTIVE_STATUSES.find((named) => named.effectiveStatus === effectiveStatus)?.slug ?? 'unknown';
}

/** A draft is a ring of dots, which has no short path. */
export const STATUS_SHAPES: Record<Exclude<Status, 'draft'>, string> = {
  accepted: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1z',
  proposed: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1zM7 3a4 4 0 1 0 0 8A4 4 0 1 0 7 3z',
  rejected: 'M3 1.4 7 5.4l4-4L12.6 3 8.6 7l4 4L11 12.6l-4-4-4 4L1.4 11l4-4-4-4z',
  superseded: 'M.5 6h8L5.6 3.1 7 1.7 12.6 7 7 12.3l-1.4-1.4L8.5 8h-8z',
  deprecated: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1zM7 3a4 4 0 0 0 0 8z',
  unknown: 'M2 6h10v2H2z',
};

/** The ring of a draft: its middle, and the dots on it. */
export const DRAFT_RING = { x: 7, y: 7, radius: 5.4, dots: 11, dot: 0.95 };

export interface Colours {
  paper: string;
  sheet: string;
  wash: string;
  ink: string;
  soft: string;
  line: string;
  status: Record<Status, string>;
}

export const COLOURS: Record<'light' | 'dark', Colours> = {
  light: {
    paper: '#fcfbf8',
    sheet: '#ffffff',
    wash: '#f3f0e9',
    ink: '#1b1a17',
    soft: '#66625a',
    line: '#e3dfd6',
    status: {
      draft: '#5f6670',
      proposed: '#8f5200',
      accepted: '#11703f',
      rejected: '#a8261c',
      deprecated: '#6d5a86',
      superseded: '#6d5a86',
      unknown: '#66625a',
    },
  },
  dark: {
    paper: '#16171a',
    sheet: '#1c1e22',
    wash: '#212328',
    ink: '#e9e7e2',
    soft: '#a09c94',
    line: '#2e3137',
    status: {
      draft: '#a3abb8',
      proposed: '#e6ae5c',
      accepted: '#63c990',
      rejected: '#f08b80',
      deprecated: '#b7a3d3',
      superseded: '#b7a3d3',
      unknown: '#a09c94',
    },
  },
};
