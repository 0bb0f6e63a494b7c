/** A feed before it has a format. */
import type { FeedEntry } from './entries.ts';

export interface Feed {
  title: string;
  description: string;
  /** Address of the page it goes with. */
  page: string;
  /** Its own address. */
  self: string;
  /** Name of the site, which speaks where no person does. */
  author: string;
  generator: { name: string; version: string };
  /** The newest first. */
  entries: FeedEntry[];
}

/** When it last said something new. Without entries it never did: the first moment there is. */
export function lastSaid({ entries }: Feed): Date {
  return entries[0]?.at ?? new Date(0);
}
