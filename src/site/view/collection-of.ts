/** The collection a record is told to be of. */
import type { Collection } from '../../model/log.ts';
import type { SiteLog } from '../types.ts';

/** Undefined in a log of one collection, where it goes without saying. */
export function toldCollection(
  key: string,
  { collections }: Pick<SiteLog, 'collections'>,
): Collection | undefined {
  return collections.length > 1 ? collections.find((one) => one.key === key) : undefined;
}
