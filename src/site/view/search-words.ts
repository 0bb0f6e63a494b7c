/** What the search says of what it found. */

import { parseSearch } from '../../search/query.ts';
import type { Card, SearchResponse } from '../../search/types.ts';
import { isRecordPrefix } from '../../shared/record-prefixes.ts';
import { counted } from './statuses.ts';

/** `12 records`, `No record` for the announcement and the head of a list. */
export function foundWords(total: number): string {
  return total === 0 ? 'Nothing found' : counted(total, 'record');
}

/** One sentence for each word that was left out or replaced. */
export function replacedWords(replaced: SearchResponse['replaced']): string[] {
  return replaced.map(({ from, to }) =>
    to === null ? `No record has “${from}”: left out.` : `Nothing matches “${from}”: showing “${to}”.`,
  );
}

/** Why nothing is there, with what helps. */
export function nothingWords(query: string, filters: number): string {
  const words =
    query.trim() === '' ? 'No record carries what is chosen' : `Nothing matches “${query.trim()}”`;
  if (filters === 0) return `${words}.`;
  return `${words}${query.trim() === '' ? '' : ` with ${filters === 1 ? 'this filter' : 'these filters'}`}.`;
}

/**
 * True for the record that the query names by its number: a place to jump to rather than one that matches. `PAY-12`
 * names a ticket, whatever record has that number.
 */
export function isNamed(query: string, { number: own }: Pick<Card, 'number'>): boolean {
  const { number, prefix, ticket } = parseSearch(query);
  return own !== null && own === number && (ticket === null || isRecordPrefix(prefix ?? ''));
}
