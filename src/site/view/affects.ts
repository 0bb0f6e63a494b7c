/** The paths and globs that records affect, with the decisions of each. */
import type { Messages } from '../../messages/messages.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { createSlugs } from './facets.ts';

export const AFFECTS_PATH = '/affects/';

interface AffectedPath {
  pattern: string;
  /** Of its place on the page. */
  id: string;
  /** Those in force first, each from the newest. */
  records: RecordEntry[];
}

const lists = new WeakMap<SiteLog, AffectedPath[]>();

/** In the order of the paths. */
export function listAffectedPaths(log: SiteLog): AffectedPath[] {
  const known = lists.get(log) ?? createList(log);
  lists.set(log, known);
  return known;
}

function createList({ records }: SiteLog): AffectedPath[] {
  const named = records.flatMap((record) => record.affects.map((pattern) => ({ pattern, record })));
  const byPattern = Map.groupBy(named, ({ pattern }) => pattern);
  const ids = createSlugs(byPattern.keys());
  return [...byPattern]
    .map(([pattern, own]) => ({
      pattern,
      id: `path-${ids.get(pattern)}`,
      records: own.map(({ record }) => record).sort(compareInForce),
    }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

function compareInForce(a: RecordEntry, b: RecordEntry): number {
  const isOver = ({ effectiveStatus }: RecordEntry): number => Number(effectiveStatus !== 'in force');
  return isOver(a) - isOver(b) || b.position - a.position;
}

/** The files of one record, with their places on the page. */
export function listOwnPaths(log: SiteLog, { affects }: Pick<RecordEntry, 'affects'>): AffectedPath[] {
  return affects.flatMap((own) => listAffectedPaths(log).find(({ pattern }) => pattern === own) ?? []);
}

/** A link to the page, where there is one. */
export function listAffectsLinks(log: SiteLog, { t }: Messages): { path: string; counted: string }[] {
  const count = listAffectedPaths(log).length;
  return count === 0 ? [] : [{ path: AFFECTS_PATH, counted: t('affects.count', { count }) }];
}
