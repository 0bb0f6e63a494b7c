/** The line of supersession through a record as its page draws it. */
import type { RecordEntry, SiteLog } from '../types.ts';
import { type Change, changesOf, wholeSuccessors } from './relations.ts';

export interface ChainLink {
  record: RecordEntry;
  /** The record whose page it is. */
  here: boolean;
  /** `now` stands today; `open` is not decided yet; `past` no longer stands or does not say. */
  stands: 'now' | 'open' | 'past';
  /** Whether the next one of the line replaced it. */
  joined: boolean;
  /** What replaced it, where the next one of the line did not do so alone. */
  by: RecordEntry[];
  /** Amendments and parts that others took over. Those of the record itself stand above its text. */
  changes: Change[];
}

export interface Chain {
  links: ChainLink[];
  /** A sentence for a line of which nothing stands; null where something does. */
  end: string | null;
}

/** Null where nothing replaced the record and it replaced nothing. */
export function chainOf(entry: RecordEntry, log: SiteLog): Chain | null {
  const records = entry.chain.flatMap((id) => log.byId.get(id) ?? []);
  if (records.length < 2) return null;
  const line = new Set(records);
  const links = records.map((record, at): ChainLink => {
    const by = successorsIn(record, line, log);
    const here = record.id === entry.id;
    const next = records[at + 1];
    const joined = next !== undefined && by.includes(next);
    return {
      record,
      here,
      stands: record.standing === 'in force' ? 'now' : record.standing === 'open' ? 'open' : 'past',
      joined,
      by: joined && by.length === 1 ? [] : by,
      changes: here ? [] : changesOf(record, log).filter(({ of }) => of === 'this'),
    };
  });
  return { links, end: endOf(links) };
}

function successorsIn(record: RecordEntry, line: Set<RecordEntry>, log: SiteLog): RecordEntry[] {
  const found = wholeSuccessors(record).flatMap(({ target }) =>
    target === null ? [] : (log.byId.get(target) ?? []),
  );
  return [...new Set(found)].filter((successor) => line.has(successor));
}

function endOf(links: ChainLink[]): string | null {
  if (links.some(({ stands }) => stands === 'now')) return null;
  if (links.some(({ stands }) => stands === 'open')) return 'Nothing in this line is in force yet.';
  if (links.at(-1)?.record.standing === 'unknown') return 'Nothing in this line says that it is in force.';
  return 'Nothing in this line is in force any more.';
}
