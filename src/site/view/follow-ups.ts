/** Open follow-ups: risks, reviews and to-dos, and the pages that list them. */
import type { Messages } from '../../messages/messages.ts';
import type { Snippet, Snippets } from '../../render/types.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { compareDue, isOverdue } from './dates.ts';
import { type ListPart, packPages } from './paging.ts';

/** Pieces of one record, in the order of its text. */
export interface RecordItems<T> {
  record: RecordEntry;
  items: T[];
}

export type FollowUpItem = Snippet & {
  /** Which risk, check or condition of its record it is, from 1. */
  place: number;
};
export type OpenRisk = FollowUpItem & Pick<Snippets['risks'][number], 'mitigation'>;
type OpenCheck = FollowUpItem & Pick<Snippets['checks'][number], 'kind' | 'section'>;
export type RecordTodos = RecordItems<OpenCheck> & {
  /** Items with a box, finished ones among them. */
  boxes: number;
};

export interface FollowUps {
  /** Of records in force. */
  risks: RecordItems<OpenRisk>[];
  /** Records in force that name a day for their review, the earliest first. */
  reviews: (RecordEntry & { review: string })[];
  /** Of records in force. */
  conditions: RecordItems<FollowUpItem>[];
  /**
   * Boxes without a tick, of every record that is not closed: a proposed decision may be tried out before it is
   * accepted, and one that states no status may be followed. Rejected or replaced decisions need no follow-up.
   */
  checks: RecordTodos[];
}

/** Collections are in the order of the configuration, records in them from the newest. */
export function createFollowUps(log: SiteLog, getSnippets: (record: RecordEntry) => Snippets): FollowUps {
  const followUps: FollowUps = { risks: [], reviews: [], conditions: [], checks: [] };
  for (const record of sortRecords(log)) {
    if (record.effectiveStatus === 'no longer in force') continue;
    const { risks, conditions, checks } = getSnippets(record);
    const open = numberItems(checks).filter(({ done }) => done === false);
    if (open.length > 0) {
      const boxes = checks.filter(({ done }) => done !== null).length;
      followUps.checks.push({ record, items: open, boxes });
    }
    if (record.effectiveStatus !== 'in force') continue;
    if (risks.length > 0) followUps.risks.push({ record, items: numberItems(risks) });
    if (conditions.length > 0) followUps.conditions.push({ record, items: numberItems(conditions) });
    if (hasReview(record)) followUps.reviews.push(record);
  }
  followUps.reviews.sort((a, b) => compareDue(a.review, b.review));
  return followUps;
}

/** The risks whose record says nothing of what is done about them. */
export function selectUnmitigated(risks: RecordItems<OpenRisk>[]): RecordItems<OpenRisk>[] {
  return risks
    .map(({ record, items }) => ({ record, items: items.filter(({ mitigation }) => mitigation === null) }))
    .filter(({ items }) => items.length > 0);
}

/** How many pieces some records have together. */
export function countItems(groups: RecordItems<unknown>[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

/** Records below the name of their collection; without it where the log has one collection only. */
export function groupByCollection<T extends { record: RecordEntry }>(
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

function sortRecords({ collections, records }: SiteLog): RecordEntry[] {
  const rank = new Map(collections.map(({ key }, at) => [key, at]));
  const getRank = ({ collection }: RecordEntry): number => rank.get(collection) ?? collections.length;
  return [...records].sort(
    (a, b) => getRank(a) - getRank(b) || compareLater(a.date ?? '', b.date ?? '') || b.position - a.position,
  );
}

/** Later days first, records without one last. */
function compareLater(a: string, b: string): number {
  return a > b ? -1 : a < b ? 1 : 0;
}

function numberItems<T>(pieces: T[]): (T & { place: number })[] {
  return pieces.map((piece, at) => ({ ...piece, place: at + 1 }));
}

function hasReview(record: RecordEntry): record is RecordEntry & { review: string } {
  return record.review !== null;
}

type FollowUpKey = 'risks' | 'reviews' | 'todos';

/** How many entries each page has, in the order of the navigation. */
const PAGES: { key: FollowUpKey; count: (followUps: FollowUps) => number }[] = [
  { key: 'risks', count: ({ risks }) => countItems(risks) },
  { key: 'reviews', count: ({ reviews, conditions }) => reviews.length + countItems(conditions) },
  { key: 'todos', count: ({ checks }) => countItems(checks) },
];

interface FollowUpLink {
  key: FollowUpKey;
  path: string;
  label: string;
  counted: string;
}

/** Every page of the site asks for them. */
const links = new WeakMap<FollowUps, readonly FollowUpLink[]>();

/** The pages that have entries, in the order of the navigation. */
export function listFollowUpLinks(followUps: FollowUps, { t }: Messages): readonly FollowUpLink[] {
  const known = links.get(followUps);
  if (known !== undefined) return known;
  const made = PAGES.flatMap(({ key, count: countIn }) => {
    const count = countIn(followUps);
    const label = t(`followups.label.${key}`);
    return count === 0
      ? []
      : [{ key, path: toFollowUpPath(key, 1), label, counted: t(`followups.count.${key}`, { count }) }];
  });
  links.set(followUps, made);
  return made;
}

/** `/risks/`, then `/risks/2/`; a part of them is `/risks/without-mitigation/`. */
export function toFollowUpPath(key: FollowUpKey, number: number, part: string | null = null): string {
  return `/${[key, part, number === 1 ? null : number].filter((one) => one !== null).join('/')}/`;
}

/** Pieces on one page: at most some 20 KB of HTML compressed. */
const PIECES_A_PAGE = 120;

interface FollowUpPage<T> {
  path: string;
  props: { page: ListPart<T>; part: string | null };
}

/** Address part of the risks that nothing is done about. */
export const UNMITIGATED = 'without-mitigation';

/** None if there is no risk. Those without a mitigation are listed once more, unless that is all or none of them. */
export function listRiskPages({ risks }: FollowUps): FollowUpPage<RecordItems<OpenRisk>>[] {
  const bare = selectUnmitigated(risks);
  const part = countItems(bare) === countItems(risks) ? [] : bare;
  return [...createPages('risks', risks, getSize), ...createPages('risks', part, getSize, UNMITIGATED)];
}

export function listTodoPages({ checks }: FollowUps): FollowUpPage<RecordTodos>[] {
  return createPages('todos', checks, getSize);
}

export type ReviewItem =
  | { kind: 'review'; record: RecordEntry; due: string; overdue: boolean }
  | ({ kind: 'conditions' } & RecordItems<FollowUpItem>);

/** Review dates from the earliest, so that overdue ones lead; then the conditions. */
export function listReviewPages(followUps: FollowUps, today: string): FollowUpPage<ReviewItem>[] {
  const all: ReviewItem[] = [
    ...followUps.reviews.map((record) => ({
      kind: 'review' as const,
      record,
      due: record.review,
      overdue: isOverdue(record.review, today),
    })),
    ...followUps.conditions.map((group) => ({ kind: 'conditions' as const, ...group })),
  ];
  return createPages('reviews', all, (one) => (one.kind === 'review' ? 1 : one.items.length));
}

/** Where each collection begins in some pages, for a list to jump by; empty if there is one collection only. */
export function listJumps(
  key: FollowUpKey,
  pages: FollowUpPage<RecordItems<unknown>>[],
  { collections }: Pick<SiteLog, 'collections'>,
): { label: string; path: string; count: number }[] {
  if (collections.length < 2) return [];
  return collections.flatMap(({ key: collection, name }) => {
    const own = (group: RecordItems<unknown>): boolean => group.record.collection === collection;
    const first = pages.find(({ props }) => props.page.items.some(own));
    if (first === undefined) return [];
    const path = toFollowUpPath(key, first.props.page.number, first.props.part);
    const count = countItems(pages.flatMap(({ props }) => props.page.items.filter(own)));
    return [{ label: name, path: `${path}#in-${collection}`, count }];
  });
}

function getSize({ items }: RecordItems<unknown>): number {
  return items.length;
}

function createPages<T>(
  key: FollowUpKey,
  items: T[],
  size: (item: T) => number,
  part: string | null = null,
): FollowUpPage<T>[] {
  return packPages(items, size, PIECES_A_PAGE).map((page) => ({
    path: toFollowUpPath(key, page.number, part),
    props: { page, part },
  }));
}

/** Every page of the three lists, by the list. */
export const FOLLOW_UP_PAGES = { risks: listRiskPages, reviews: listReviewPages, todos: listTodoPages };

/** A piece of a record's body, ready for another page than the record's own. */
const LINK = /<a(?:\s+[\w-]+(?:="[^"]*")?)*\s*>/g;

/**
 * Links within the record lead into its page from here, and what they were described by stays there.
 *
 * @param html as the renderer writes it: attributes in double quotes
 * @param address of the record's page
 */
export function rebaseLinks(html: string, address: string): string {
  return html.replace(LINK, (link) =>
    link.replace(/\shref="#/, ` href="${address}#`).replace(/\saria-describedby="[^"]*"/, ''),
  );
}
