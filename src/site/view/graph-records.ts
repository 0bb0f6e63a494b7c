/** The records of a log as the graph needs them. */
import type { GraphRecord, Sheet } from '../../graph/index.ts';
import type { SiteLog } from '../types.ts';
import { plainTitle } from './record-name.ts';

export function graphRecords({
  records,
  collections,
}: Pick<SiteLog, 'records' | 'collections'>): GraphRecord[] {
  const names = new Map(collections.map(({ key, name }) => [key, name]));
  const several = collections.length > 1;
  return records.map(
    ({ id, collection, number, title, effectiveStatus, standing, date, position, relations }) => ({
      id,
      collection,
      ...(several ? { of: names.get(collection) ?? collection } : {}),
      number,
      title: plainTitle(title),
      status: effectiveStatus,
      standing,
      date,
      position,
      relations,
    }),
  );
}

/** A sheet of one collection only says its name above itself, not beside each record. */
export function withoutCommonName(sheet: Sheet): { sheet: Sheet; of: string | null } {
  const names = new Set(
    sheet.nodes.flatMap((node) => (node.kind === 'more' ? node.members : [node.record])).map(({ of }) => of),
  );
  const [name] = names;
  if (names.size > 1 || name === undefined) return { sheet, of: null };
  const nodes = sheet.nodes.map((node) =>
    node.kind === 'more' ? node : { ...node, record: { ...node.record, of: undefined } },
  );
  return { sheet: { ...sheet, nodes }, of: name };
}
