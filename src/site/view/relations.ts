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
  /** The author's words for the part that is meant. */
  part: string | null;
  /** False where only the other record says it. */
  stated: boolean;
}

/** In the order of the words above, each other record once a group; "related to" says no more than any other word. */
export function relationGroups(entry: RecordEntry, log: SiteLog): RelationGroup[] {
  const closer = new Set(
    entry.relations.flatMap(({ type, target }) => (type === 'relates-to' ? [] : [target])),
  );
  return (Object.keys(RELATION_WORDS) as RelationType[]).flatMap((type) => {
    const items = entry.relations
      .filter((relation) => relation.type === type)
      .filter(({ target }) => type !== 'relates-to' || target === null || !closer.has(target))
      .map((one) => toItem(one, log));
    const distinct = items.filter((item, at) => items.findIndex((other) => sameEnd(item, other)) === at);
    return distinct.length === 0 ? [] : [{ type, label: RELATION_WORDS[type], items: distinct }];
  });
}

/** What has wholly replaced a record, as it says itself or as the other one does. */
export function wholeSuccessors({ relations }: RecordEntry): Relation[] {
  return relations.filter(({ type, partial }) => type === 'superseded-by' && !partial);
}

/** An amendment or a partial supersession, seen from one of its ends. */
export interface Change {
  /** Which of the two records is changed: the one in question, or the other one. */
  of: 'this' | 'other';
  words: string;
  /** Null where the words name no record of the log. */
  record: RecordEntry | null;
  text: string;
  /** The author's words for the part, or for what changes in it. */
  part: string | null;
}

/** Changes that leave a record standing: first what changed this one, then what it changed in others. */
export function changesOf(entry: RecordEntry, log: SiteLog): Change[] {
  const changes = entry.relations.flatMap((relation): Change[] => {
    const known = CHANGES.find(
      ({ type, partial }) => type === relation.type && (!partial || relation.partial),
    );
    if (known === undefined) return [];
    const { record, text, part } = toItem(relation, log);
    return [{ of: known.of, words: known.words, record, text, part }];
  });
  return [...changes.filter(({ of }) => of === 'this'), ...changes.filter(({ of }) => of === 'other')];
}

const CHANGES: (Pick<Change, 'of' | 'words'> & { type: RelationType; partial: boolean })[] = [
  { type: 'amended-by', partial: false, of: 'this', words: 'Amended by' },
  { type: 'superseded-by', partial: true, of: 'this', words: 'Partly superseded by' },
  { type: 'amends', partial: false, of: 'other', words: 'Amends' },
  { type: 'supersedes', partial: true, of: 'other', words: 'Partly supersedes' },
];

function toItem({ target, targetText, partial, part, stated }: Relation, log: SiteLog): RelationItem {
  const record = target === null ? null : (log.byId.get(target) ?? null);
  return { record, text: targetText, partial, part, stated };
}

function sameEnd(a: RelationItem, b: RelationItem): boolean {
  return a.record === b.record && (a.record !== null || a.text === b.text);
}
