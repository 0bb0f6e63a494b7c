/** What decisions still ask for: risks, reviews and open checks, and the pages that list them. */
import type { Messages } from '../../messages/messages.ts';
import type { Extract, Extracts } from '../../render/types.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { dueOrder, isOverdue } from './dates.ts';
import { type PageOf, packed } from './paging.ts';

/** Pieces of one record, in the order of its text. */
export interface OfRecord<T> {
  record: RecordEntry;
  items: T[];
}

export type Piece = Extract & {
  /** Which risk, check or condition of its record it is, from 1. */
  place: number;
};
export type OpenRisk = Piece & Pick<Extracts['risks'][number], 'mitigation'>;
type OpenCheck = Piece & Pick<Extracts['checks'][number], 'kind'>;
export type TodosOfRecord = OfRecord<OpenCheck> & {
  /** Items with a box, finished ones among them. */
  boxes: number;
};

export interface Outlook {
  /** Of records in force. */
  risks: OfRecord<OpenRisk>[];
  /** Records in force that name a day for their review, the earliest first. */
  reviews: (RecordEntry & { review: string })[];
  /** Of records in force. */
  conditions: OfRecord<Piece>[];
  /**
   * Boxes without a tick, of every record that is not closed: a proposed decision may be tried out before it is
   * accepted, and one that states no status may be lived by. What was rejected or replaced is nobody's work any more.
   */
  checks: TodosOfRecord[];
}

/** Collections stand in the order of the configuration, records in them from the newest. */
export function outlookOf(log: SiteLog, extractsOf: (record: RecordEntry) => Extracts): Outlook {
  const outlook: Outlook = { risks: [], reviews: [], conditions: [], checks: [] };
  for (const record of inOrder(log)) {
    if (record.effectiveStatus === 'no longer in force') continue;
    const { risks, conditions, checks } = extractsOf(record);
    const open = numbered(checks).filter(({ done }) => done === false);
    if (open.length > 0) {
      const boxes = checks.filter(({ done }) => done !== null).length;
      outlook.checks.push({ record, items: open, boxes });
    }
    if (record.effectiveStatus !== 'in force') continue;
    if (risks.length > 0) outlook.risks.push({ record, items: numbered(risks) });
    if (conditions.length > 0) outlook.conditions.push({ record, items: numbered(conditions) });
    if (hasReview(record)) outlook.reviews.push(record);
  }
  outlook.reviews.sort((a, b) => dueOrder(a.review, b.review));
  return outlook;
}

/** The risks whose record says nothing of what is done about them. */
export function withoutMitigation(risks: OfRecord<OpenRisk>[]): OfRecord<OpenRisk>[] {
  return risks
    .map(({ record, items }) => ({ record, items: items.filter(({ mitigation }) => mitigation === null) }))
    .filter(({ items }) => items.length > 0);
}

/** How many pieces some records have together. */
export function countOf(groups: OfRecord<unknown>[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

/** Records below the name of their collection; without it where the log has one collection only. */
export function byCollection<T extends { record: RecordEntry }>(
  groups: T[],
  { collections }: Pick<SiteLog, 'collections'>,
): { key: string; name: string | null; groups: T[] }[] {
  const several = collections.length > 1;
  return collections
    .map(({ key, name }) => ({
      key,
      name: several ? name : null,
      groups: groups.filter(({ record }) => record.collection === key),
    }))
    .filter((section) => section.groups.length > 0);
}

function inOrder({ collections, records }: SiteLog): RecordEntry[] {
  const rank = new Map(collections.map(({ key }, at) => [key, at]));
  const rankOf = ({ collection }: RecordEntry): number => rank.get(collection) ?? collections.length;
  return [...records].sort(
    (a, b) => rankOf(a) - rankOf(b) || later(a.date ?? '', b.date ?? '') || b.position - a.position,
  );
}

/** Later days first, records without one last. */
function later(a: string, b: string): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

function numbered<T>(pieces: T[]): (T & { place: number })[] {
  return pieces.map((piece, at) => ({ ...piece, place: at + 1 }));
}

function hasReview(record: RecordEntry): record is RecordEntry & { review: string } {
  return record.review !== null;
}

type OutlookKey = 'risks' | 'reviews' | 'todos';

/** How many entries each page has, in the order of the navigation. */
const PAGES: { key: OutlookKey; count: (outlook: Outlook) => number }[] = [
  { key: 'risks', count: ({ risks }) => countOf(risks) },
  { key: 'reviews', count: ({ reviews, conditions }) => reviews.length + countOf(conditions) },
  { key: 'todos', count: ({ checks }) => countOf(checks) },
];

interface OutlookLink {
  key: OutlookKey;
  path: string;
  label: string;
  counted: string;
}

/** Every page of the site asks for them. */
const links = new WeakMap<Outlook, readonly OutlookLink[]>();

/** The pages that have entries, in the order of the navigation. */
export function outlookLinks(outlook: Outlook, { t }: Messages): readonly OutlookLink[] {
  const known = links.get(outlook);
  if (known !== undefined) return known;
  const made = PAGES.flatMap(({ key, count: countIn }) => {
    const count = countIn(outlook);
    const label = t(`followups.label.${key}`);
    return count === 0
      ? []
      : [{ key, path: outlookPath(key, 1), label, counted: t(`followups.count.${key}`, { count }) }];
  });
  links.set(outlook, made);
  return made;
}

/** `/risks/`, then `/risks/2/`; a part of them is `/risks/without-mitigation/`. */
export function outlookPath(key: OutlookKey, number: number, part: string | null = null): string {
  return `/${[key, part, number === 1 ? null : number].filter((one) => one !== null).join('/')}/`;
}

/** Pieces on one page: at most some 20 KB of HTML compressed. */
const PIECES_A_PAGE = 120;

interface OutlookPage<T> {
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

export function todoPages({ checks }: Outlook): OutlookPage<TodosOfRecord>[] {
  return pagesOf('todos', checks, sizeOf);
}

export type ReviewItem =
  | { kind: 'review'; record: RecordEntry; due: string; overdue: boolean }
  | ({ kind: 'conditions' } & OfRecord<Piece>);

/** Review dates from the earliest, so that overdue ones lead; then the conditions. */
export function reviewPages(outlook: Outlook, today: string): OutlookPage<ReviewItem>[] {
  const all: ReviewItem[] = [
    ...outlook.reviews.map((record) => ({
      kind: 'review' as const,
      record,
      due: record.review,
      overdue: isOverdue(record.review, today),
    })),
    ...outlook.conditions.map((group) => ({ kind: 'conditions' as const, ...group })),
  ];
  return pagesOf('reviews', all, (one) => (one.kind === 'review' ? 1 : one.items.length));
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
export const OUTLOOK_PAGES = { risks: riskPages, reviews: reviewPages, todos: todoPages };

/** A piece of a record's body, ready for another page than the record's own. */
const LINK = /<a(?:\s+[\w-]+(?:="[^"]*")?)*\s*>/g;

/**
 * Links within the record lead into its page from here, and what they were described by stays there.
 *
 * @param html as the renderer writes it: attributes in double quotes
 * @param address of the record's page
 */
export function awayFromHome(html: string, address: string): string {
  return html.replace(LINK, (link) =>
    link.replace(/\shref="#/, ` href="${address}#`).replace(/\saria-describedby="[^"]*"/, ''),
  );
}
