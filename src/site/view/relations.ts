/** What other records mean for one: relations, history of replacements, the supersession notice, and back-links. */
import type { Collection, Relation } from '../../model/log.ts';
import type { RelationType } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { formatDate } from './dates.ts';

const RELATION_WORDS: Record<RelationType, string> = {
  supersedes: 'Supersedes',
  'superseded-by': 'Superseded by',
  amends: 'Amends',
  'amended-by': 'Amended by',
  'depends-on': 'Depends on',
  'required-by': 'Required by',
  'relates-to': 'Related to',
};

interface RelationGroup {
  type: RelationType;
  label: string;
  items: RelationItem[];
}

interface RelationItem {
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

interface ChainLink {
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

interface Chain {
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
      stands:
        record.effectiveStatus === 'in force'
          ? 'now'
          : record.effectiveStatus === 'pending'
            ? 'open'
            : 'past',
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
  if (links.at(-1)?.record.effectiveStatus === 'unknown')
    return 'Nothing in this line says that it is in force.';
  return 'Nothing in this line is in force any more.';
}

/** Pieces of a sentence: words, or a record to link to. */
export type Piece = string | RecordEntry;

interface Closing {
  headline: string;
  pieces: Piece[];
}

/** Null for a record that stands, is still open, or says nothing of its status. */
export function closingOf(entry: RecordEntry, log: SiteLog): Closing | null {
  if (entry.effectiveStatus !== 'no longer in force') return null;
  const direct = wholeSuccessors(entry);
  if (entry.currentStatus === 'superseded' || direct.length > 0) {
    return { headline: 'No longer in force.', pieces: superseded(entry, direct, log) };
  }
  if (entry.currentStatus === 'rejected') {
    return { headline: 'Never in force.', pieces: [`Rejected${on(entry.date)}.`] };
  }
  return { headline: 'No longer in force.', pieces: ['Deprecated; the record names nothing in its place.'] };
}

function superseded(entry: RecordEntry, direct: RecordEntry['relations'], log: SiteLog): Piece[] {
  const found = direct.flatMap(({ target }) => (target === null ? [] : (log.byId.get(target) ?? [])));
  const words = direct.flatMap(({ target, targetText }) =>
    target === null && targetText !== '' ? [targetText] : [],
  );
  if (found.length === 0 && words.length === 0) return ['Superseded, but the record does not say by what.'];
  if (found.length === 0) return [`Superseded by ${words.join(', ')}, which is not in this log.`];

  const [first] = found;
  const since = found.length === 1 && first !== undefined ? on(first.date) : '';
  const opening: Piece[] = [`Superseded${since} by `, ...listed(found)];
  const inForce = entry.inForceNow.flatMap((id) => log.byId.get(id) ?? []);
  const stands = found.filter((record) => inForce.includes(record));
  if (stands.length === found.length && inForce.length === found.length) {
    return [...opening, `, which ${found.length === 1 ? 'stands' : 'stand'} today.`];
  }
  if (inForce.length > 0) {
    const itself = stands.length > 0 ? '.' : `, ${found.length === 1 ? 'itself' : 'themselves'} superseded.`;
    return [...opening, `${itself} In force now: `, ...listed(inForce), '.'];
  }
  return [
    ...opening,
    ...(found.length === 1 && first !== undefined ? [`, ${AFTERWARDS[first.effectiveStatus]}.`] : ['.']),
  ];
}

/** What to say of a successor where nothing of the chain stands. */
const AFTERWARDS: Record<RecordEntry['effectiveStatus'], string> = {
  'in force': 'which stands today',
  pending: 'which is not decided yet',
  'no longer in force': 'which no longer stands either',
  unknown: 'which does not state its status',
};

function on(date: string | null): string {
  if (date === null) return '';
  return ` ${date.length > 7 ? 'on' : 'in'} ${formatDate(date)}`;
}

/** Records as an enumeration: `a, b and c`. */
export function listed(records: RecordEntry[]): Piece[] {
  return records.flatMap((record, at) => {
    if (at === 0) return [record];
    return [at === records.length - 1 ? ' and ' : ', ', record];
  });
}

/** Pieces of a sentence; the words that name the record stand out. */
export interface SentencePiece {
  text: string;
  mention: boolean;
}

export interface Referrer {
  record: RecordEntry;
  /** None where the text holds no more than the name. */
  sentences: SentencePiece[][];
}

/** Each referring record once, in the order of the log. */
export function referrersOf({ backlinks }: Pick<RecordEntry, 'backlinks'>, log: SiteLog): Referrer[] {
  const bySource = Map.groupBy(backlinks, ({ from }) => from);
  return [...bySource]
    .flatMap(([id, links]) => {
      const record = log.byId.get(id);
      const sentences = links.map(({ sentence, mention }) => splitAt(sentence, mention)).filter(saysMore);
      return record === undefined ? [] : [{ record, sentences }];
    })
    .sort((a, b) => a.record.position - b.record.position);
}

/** A sentence with the words that it is shown for set apart. */
export function splitAt(sentence: string, mention: string): SentencePiece[] {
  const at = placeOf(sentence, mention);
  if (at < 0) return [{ text: sentence, mention: false }];
  return [
    { text: sentence.slice(0, at), mention: false },
    { text: sentence.slice(at, at + mention.length), mention: true },
    { text: sentence.slice(at + mention.length), mention: false },
  ].filter(({ text }) => text !== '');
}

/** Where the words stand by themselves: `12`, not the `12` of `2012`. */
function placeOf(sentence: string, mention: string): number {
  const isWord = (sign: string | undefined) =>
    sign !== undefined && /[\p{N}\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u.test(sign);
  for (
    let at = sentence.indexOf(mention);
    mention !== '' && at >= 0;
    at = sentence.indexOf(mention, at + 1)
  ) {
    const inside = isWord(sentence[at - 1]) && isWord(mention[0]);
    const goesOn = isWord(sentence[at + mention.length]) && isWord(mention.at(-1));
    if (!inside && !goesOn) return at;
  }
  return -1;
}

/** A bare item of a list, `ADR-12: Process files`, tells nothing that the link does not. */
function saysMore(pieces: SentencePiece[]): boolean {
  const rest = pieces.filter(({ mention }) => !mention).map(({ text }) => text);
  return /\p{L}{2}[\s\S]*\s[\s\S]*\p{L}{2}/u.test(rest.join(' '));
}

/** Undefined in a log of one collection, where it goes without saying. */
export function toldCollection(
  key: string,
  { collections }: Pick<SiteLog, 'collections'>,
): Collection | undefined {
  return collections.length > 1 ? collections.find((one) => one.key === key) : undefined;
}
