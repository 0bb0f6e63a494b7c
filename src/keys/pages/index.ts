/** Keys of all pages. */
import { digestOf } from '../digest.ts';
import { graphParts } from './graph.ts';
import { logParts } from './log.ts';
import { otherParts } from './others.ts';
import { outlookParts } from './outlook.ts';
import type { PageParts, PartsInput } from './parts.ts';
import { ticketParts } from './tickets.ts';
import { timelineParts } from './timeline.ts';

/** @returns the key of each page by its address; none for one that is to be made at every build */
export function keysOfPages(all: PartsInput, frame: string): Map<string, string> {
  const keys = new Map<string, string>();
  const twice = new Set<string>();
  const kinds = [recordParts, logParts, timelineParts, outlookParts, graphParts, ticketParts, otherParts];
  for (const [path, parts] of kinds.flatMap((kind) => kind(all))) {
    if (keys.has(path)) twice.add(path);
    keys.set(path, digestOf([frame, parts]));
  }
  // nobody here knows which of the two pages is made
  for (const path of twice) keys.delete(path);
  return keys;
}

/** What a record in MDX imports is not known. */
function recordParts({ input: { log }, records }: PartsInput): PageParts[] {
  return log.records
    .filter(({ mdx }) => !mdx)
    .map(({ id, permalink }): PageParts => [permalink, records.of(id).page]);
}
