/** A record's name where there is only room for text: the `title` of a link, a card, a page. */
import type { Status } from '../../model/record.ts';
import { plainTitle } from './title.ts';
import { statusWord } from './words.ts';

/** `12 Process files in a queue`; the title alone where there is no number. */
export function recordName({ number, title }: { number: number | null; title: string }): string {
  return number === null ? plainTitle(title) : `${number} ${plainTitle(title)}`;
}

/** What a link to a record says before it is followed: `12 Process files in a queue (superseded)`. */
export function linkTitle(record: { number: number | null; title: string; effectiveStatus: Status }): string {
  return `${recordName(record)} (${statusWord(record.effectiveStatus)})`;
}
