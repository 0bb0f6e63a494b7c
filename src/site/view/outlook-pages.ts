/** The pages that list what decisions still ask for: their names, their addresses, and what each page holds. */
import type { RecordEntry, SiteLog } from '../types.ts';
import { isOverdue } from './due.ts';
import {
  type ChecksOfRecord,
  countOf,
  type OfRecord,
  type OpenRisk,
  type Outlook,
  type Piece,
  withoutMitigation,
} from './outlook.ts';
import { type PageOf, packed } from './paging.ts';
import { counted, withThousands } from './words.ts';

export type OutlookKey = 'risks' | 'revisit' | 'checks';

interface OutlookWords {
  key: OutlookKey;
  /** In the site's navigation. */
  label: string;
  heading: string;
  /** After a count: `3 open risks`. */
  counted: (count: number) => string;
  count: (outlook: Outlook) => number;
}

const PAGES: OutlookWords[] = [
  {
    key: 'risks',
    label: 'Risks',
    heading: 'Open risks',
    counted: (count) => counted(count, 'open risk'),
    count: ({ risks }) => countOf(risks),
  },
  {
    key: 'revisit',
    label: 'Revisit',
    heading: 'To revisit',
    counted: (count) => `${withThousands(count)} to revisit`,
    count: ({ reviews, conditions }) => reviews.length + countOf(conditions),
  },
  {
    key: 'checks',
    label: 'Checks',
    heading: 'Open checks',
    counted: (count) => counted(count, 'open check'),
    count: ({ checks }) => countOf(checks),
  },
];

interface OutlookLink {
  path: string;
  label: string;
  counted: string;
}

/** Every page of the site asks for them. */
const links = new WeakMap<Outlook, readonly OutlookLink[]>();

/** The pages that have something on them, in the order of the navigation. */
export function outlookLinks(outlook: Outlook): readonly OutlookLink[] {
  const known = links.get(outlook);
  if (known !== undefined) return known;
  const made = PAGES.flatMap(({ key, label, count, counted }) => {
    const found = count(outlook);
    return found === 0 ? [] : [{ path: outlookPath(key, 1), label, counted: counted(found) }];
  });
  links.set(outlook, made);
  return made;
}

export function headingOf(key: OutlookKey): string {
  return PAGES.find((page) => page.key === key)?.heading ?? key;
}

/** `/risks/`, then `/risks/2/`; a part of them is `/risks/without-mitigation/`. */
export function outlookPath(key: OutlookKey, number: number, part: string | null = null): string {
  return `/${[key, part, number === 1 ? null : number].filter((one) => one !== null).join('/')}/`;
}

/** Pieces on one page: at most some 20 KB of HTML compressed. */
const PIECES_A_PAGE = 120;

export interface OutlookPage<T> {
  path: string;
  props: { page: PageOf<T>; part: string | null };
}

/** Address part of the risks that nothing is done about. */
export const UNMITIGATED = 'without-mitigation';

/** None where there is no risk. Those without a mitigation are listed once more, unless that is all or none of them. */
export function riskPages({ risks }: Outlook): OutlookPage<OfRecord<OpenRisk>>[] {
  const bare = withoutMitigation(risks);
  const part = countOf(bare) === countOf(risks) ? [] : bare;
  return [...pagesOf('risks', risks, sizeOf), ...pagesOf('risks', part, sizeOf, UNMITIGATED)];
}

export function checkPages({ checks }: Outlook): OutlookPage<ChecksOfRecord>[] {
  return pagesOf('checks', checks, sizeOf);
}

export type ToRevisit =
  | { kind: 'review'; record: RecordEntry; due: string; overdue: boolean }
  | ({ kind: 'conditions' } & OfRecord<Piece>);

/** Review dates from the earliest, so that overdue ones lead; then the conditions. */
export function revisitPages(outlook: Outlook, today: string): OutlookPage<ToRevisit>[] {
  const all: ToRevisit[] = [
    ...outlook.reviews.map((record) => ({
      kind: 'review' as const,
      record,
      due: record.review,
      overdue: isOverdue(record.review, today),
    })),
    ...outlook.conditions.map((group) => ({ kind: 'conditions' as const, ...group })),
  ];
  return pagesOf('revisit', all, (one) => (one.kind === 'review' ? 1 : one.items.length));
}

/** Where each collection begins in some pages, for a list to jump by; empty where there is one collection only. */
export function jumpsOf(
  key: OutlookKey,
  pages: OutlookPage<OfRecord<unknown>>[],
  { collections }: Pick<SiteLog, 'collections'>,
): { label: string; path: string; count: number }[] {
  if (collections.length < 2) return [];
  return collections.flatMap(({ key: collection, name }) => {
    const own = (group: OfRecord<unknown>): boolean => group.record.collection === collection;
    const first = pages.find(({ props }) => props.page.items.some(own));
    if (first === undefined) return [];
    const path = outlookPath(key, first.props.page.number, first.props.part);
    const count = countOf(pages.flatMap(({ props }) => props.page.items.filter(own)));
    return [{ label: name, path: `${path}#in-${collection}`, count }];
  });
}

function sizeOf({ items }: OfRecord<unknown>): number {
  return items.length;
}

function pagesOf<T>(
  key: OutlookKey,
  items: T[],
  size: (item: T) => number,
  part: string | null = null,
): OutlookPage<T>[] {
  return packed(items, size, PIECES_A_PAGE).map((page) => ({
    path: outlookPath(key, page.number, part),
    props: { page, part },
  }));
}

/** Every page of the three lists, by the list. */
export const OUTLOOK_PAGES = { risks: riskPages, revisit: revisitPages, checks: checkPages };
