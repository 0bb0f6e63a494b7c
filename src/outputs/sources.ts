/** The Markdown of every record and guide, as read: `/adr/12.md`. */
import { beside } from '../shared/addresses.ts';
import type { Output, OutputInput } from './types.ts';

export function sources({ log, sourceOf }: OutputInput): Output[] {
  return [...log.records, ...log.pages].flatMap(({ id, permalink }) =>
    permalink === null ? [] : [{ path: beside(permalink, '.md'), make: () => sourceOf(id) }],
  );
}
