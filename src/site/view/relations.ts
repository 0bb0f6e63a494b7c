/** Relations of a record as its page lists them. */
import type { Relation } from '../../model/log.ts';
import type { RelationType } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';

const RELATION_WORDS: Record<RelationType, string> = {
  supersedes: 'Supersedes',
  'superseded-by': 'Superseded by',
  amends: 'Amends',
  'amended-by': 'Amended by',
  'depends-on': 'Depends on',
  'required-by': 'Required by',
  'relates-to': 'Related to',
};

export interface RelationGroup {
  type: RelationType;
  label: string;
  items: RelationItem[];
}

export interface RelationItem {
  /** Null where the words name no record of the log. */
  record: RecordEntry | null;
  text: string;
  partial: boolean;
  /** False where only the other record says it. */
  stated: boolean;
}

/** In the order of the words above, each other record once a group. */
export function relationGroups(entry: RecordEntry, log: SiteLog): RelationGroup[] {
  return (Object.keys(RELATION_WORDS) as RelationType[]).flatMap((type) => {
    const items = entry.relations.filter((relation) => relation.type === type).map((one) => toItem(one, log));
    const distinct = items.filter((item, at) => items.findIndex((other) => sameEnd(item, other)) === at);
    return distinct.length === 0 ? [] : [{ type, label: RELATION_WORDS[type], items: distinct }];
  });
}

/** What has wholly replaced a record, as it says itself or as the other one does. */
export function wholeSuccessors({ relations }: RecordEntry): Relation[] {
  return relations.filter(({ type, partial }) => type === 'superseded-by' && !partial);
}

/** Changes that leave the record standing: what amends it, and what replaces a part of it. */
export function quietChanges(entry: RecordEntry, log: SiteLog): { words: string; record: RecordEntry }[] {
  return entry.relations.flatMap(({ type, target, partial }) => {
    const words =
      type === 'amended-by'
        ? 'Amended by'
        : type === 'superseded-by' && partial
          ? 'Partly superseded by'
          : null;
    const record = target === null ? undefined : log.byId.get(target);
    return words === null || record === undefined ? [] : [{ words, record }];
  });
}

function toItem({ target, targetText, partial, stated }: Relation, log: SiteLog): RelationItem {
  const record = target === null ? null : (log.byId.get(target) ?? null);
  return { record, text: targetText, partial, stated };
}

function sameEnd(a: RelationItem, b: RelationItem): boolean {
  return a.record === b.record && (a.record !== null || a.text === b.text);
}
