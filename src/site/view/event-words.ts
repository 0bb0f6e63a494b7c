/** The words for what happened to a record. */
import type { EventKind, HistoryEvent } from '../../model/history.ts';
import { STATUS_WORDS, statusWord } from './words.ts';

/** As the value of a filter. */
export const KIND_WORDS: Record<EventKind, string> = {
  appeared: 'Appeared',
  drafted: 'Drafted',
  proposed: 'Proposed',
  accepted: 'Accepted',
  rejected: 'Rejected',
  deprecated: 'Deprecated',
  superseded: 'Superseded',
  'superseded-in-part': 'Superseded in part',
  amended: 'Amended',
  reviewed: 'Reviewed',
  changed: 'Changed',
  dated: 'Dated',
  'review-due': 'Review due',
  removed: 'File removed',
  restored: 'File restored',
};

/** What happened, in a word or two: `Accepted`, `Appeared as proposed`. */
export function eventWord({ kind, status, date }: Pick<HistoryEvent, 'kind' | 'status' | 'date'>): string {
  if (kind === 'appeared' && status !== null) return `Appeared as ${statusWord(status)}`;
  if (kind === 'changed' && status === 'unknown')
    return date === null ? STATUS_WORDS.unknown : 'Left without a status';
  return KIND_WORDS[kind];
}

/** Class of the shape before it: that of the status it led to, or the plain mark of what changes none. */
export function eventShape({ status }: Pick<HistoryEvent, 'status'>): string {
  return status === null ? 'st st-event' : `st st-${status}`;
}

const DATES =
  /\d+(?:st|nd|rd|th)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?/gi;

/**
 * The words that stand with an event, where they tell more than the event does: what a commit says of itself, or
 * the record's own wording beyond the status, the date and the other record.
 */
export function eventDetail(
  event: Pick<HistoryEvent, 'kind' | 'detail' | 'source' | 'other'>,
): string | null {
  const { kind, detail, source, other } = event;
  if (detail === null || source === 'git') return detail;
  if (other !== null && kind === 'superseded') return null;
  const rest = detail
    .replace(DATES, ' ')
    .replace(new RegExp(`\\b(?:${KIND_WORDS[kind]}|status|date|updated|review(?:ed)?|by|on)\\b`, 'gi'), ' ')
    .replace(/[^\p{L}]+/gu, '');
  return rest.length < 4 ? null : detail.replace(LEADING_DATE, '');
}

/** The day stands beside the words already. */
const LEADING_DATE = /^\d{4}-\d\d(?:-\d\d)?\s*[:：–—-]\s+/;

/** Leaves out that a record was changed on a day of which it tells what happened. */
export function worthTelling<T extends Pick<HistoryEvent, 'kind' | 'date' | 'detail' | 'source' | 'other'>>(
  events: readonly T[],
): T[] {
  return events.filter(
    (event) =>
      event.kind !== 'changed' ||
      event.source === 'git' ||
      eventDetail(event) !== null ||
      !events.some((other) => other !== event && other.date === event.date),
  );
}

/** The address of a commit; null where none is known. */
export function commitHref(pattern: string | undefined, commit: string | null): string | null {
  return pattern === undefined || commit === null ? null : pattern.replaceAll('{hash}', commit);
}

/** As much of a commit's hash as people write. */
export function shortHash(commit: string): string {
  return commit.slice(0, 7);
}
