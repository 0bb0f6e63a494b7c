/** Relations of a record for its page: connections, amendments, the supersession notice. */
import type { MessageKey, Messages, Values } from '../../messages/messages.ts';
import type { Collection, Relation } from '../../model/log.ts';
import { RELATION_TYPES, type RelationType } from '../../model/record.ts';
import type { RecordEntry, SiteLog } from '../types.ts';

/** Another record, and all that holds between it and the one in question. */
export interface Connection {
  /** Null if the words name no record of the log. */
  record: RecordEntry | null;
  text: string;
  /** Without any, the other record only mentions this one. */
  kinds: ConnectionKind[];
  /** How the other record speaks of this one. */
  sentences: MentionPart[][];
}

interface ConnectionKind {
  type: RelationType;
  partial: boolean;
  /** The author's words for the part that is meant. */
  part: string | null;
  /** False if only the other record says it. */
  stated: boolean;
}

/**
 * Each other record once, in the order of what it is to this one. "Related to" says no more than any other word, and
 * what a figure above shows is not said again.
 */
export function createConnections(
  entry: RecordEntry,
  log: SiteLog,
  isShown: (other: RecordEntry) => boolean,
): Connection[] {
  const found = new Map<RecordEntry | string, Connection>();
  const at = (record: RecordEntry | null, text: string): Connection => {
    const key = record ?? text;
    const known = found.get(key) ?? { record, text, kinds: [], sentences: [] };
    found.set(key, known);
    return known;
  };
  for (const type of RELATION_TYPES) {
    for (const relation of entry.relations) {
      if (relation.type !== type) continue;
      const { record, text, ...kind } = toItem(relation, log);
      const { kinds } = at(record, text);
      const isSaid = kinds.some(
        (one) => type === 'relates-to' || (one.type === type && (one.part ?? kind.part) === one.part),
      );
      if (!isSaid) kinds.push({ type, ...kind });
    }
  }
  for (const { record, sentences } of listReferrers(entry, log)) at(record, '').sentences.push(...sentences);
  return [...found.values()].filter(
    ({ record, kinds, sentences }) =>
      record === null ||
      !isShown(record) ||
      // what it says of this record is nowhere else
      sentences.length > 0 ||
      !kinds.every(({ type }) => type === 'superseded-by' || type === 'supersedes'),
  );
}

/** What has wholly replaced a record, as it says itself or as the other one does. */
export function listWholeSuccessors({ relations }: Pick<RecordEntry, 'relations'>): Relation[] {
  return relations.filter(({ type, partial }) => type === 'superseded-by' && !partial);
}

type ChangeType = Extract<RelationType, 'amended-by' | 'superseded-by' | 'amends' | 'supersedes'>;

/** An amendment or a partial supersession, seen from one of its ends. */
export interface RecordChange {
  /** Which of the two records is changed: the one in question, or the other one. */
  of: 'this' | 'other';
  /** Those of supersession are partial. */
  type: ChangeType;
  /** Null if the words name no record of the log. */
  record: RecordEntry | null;
  text: string;
  /** The author's words for the part, or for what changes in it. */
  part: string | null;
}

/**
 * Changes that leave a record in force: first what changed this one, then what it changed in others. What a figure
 * shows is left to it.
 */
export function listChanges(
  entry: RecordEntry,
  log: SiteLog,
  isShown: (other: RecordEntry) => boolean = () => false,
): RecordChange[] {
  const changes = entry.relations.flatMap((relation): RecordChange[] => {
    const known = CHANGES.find(
      ({ type, partial }) => type === relation.type && (!partial || relation.partial),
    );
    if (known === undefined) return [];
    const { record, text, part } = toItem(relation, log);
    if (relation.partial && record !== null && isShown(record)) return [];
    return [{ of: known.of, type: known.type, record, text, part }];
  });
  return [...changes.filter(({ of }) => of === 'this'), ...changes.filter(({ of }) => of === 'other')];
}

const CHANGES: (Pick<RecordChange, 'of' | 'type'> & { partial: boolean })[] = [
  { type: 'amended-by', partial: false, of: 'this' },
  { type: 'superseded-by', partial: true, of: 'this' },
  { type: 'amends', partial: false, of: 'other' },
  { type: 'supersedes', partial: true, of: 'other' },
];

function toItem({ target, targetText, partial, part, stated }: Relation, log: SiteLog) {
  const record = target === null ? null : (log.byId.get(target) ?? null);
  return { record, text: targetText, partial, part, stated };
}

/** Pieces of a sentence: words, or a record to link to. */
export type SentencePart = string | RecordEntry;

interface SupersessionNotice {
  headline: string;
  pieces: SentencePart[];
}

/** Null for a record that is in force, is still pending, or says nothing of its status. */
export function createSupersessionNotice(
  entry: RecordEntry,
  log: SiteLog,
  messages: Messages,
): SupersessionNotice | null {
  if (entry.effectiveStatus !== 'no longer in force') return null;
  const { t, date } = messages;
  const direct = listWholeSuccessors(entry);
  if (entry.currentStatus === 'superseded' || direct.length > 0) {
    return { headline: t('record.closed'), pieces: createSupersededParts(entry, direct, log, messages) };
  }
  if (entry.currentStatus !== 'rejected')
    return { headline: t('record.closed'), pieces: [t('record.deprecated')] };
  const rejected =
    entry.date === null
      ? t('record.rejected')
      : t(isFullDay(entry.date) ? 'record.rejected-on' : 'record.rejected-in', { date: date(entry.date) });
  return { headline: t('record.never-in-force'), pieces: [rejected] };
}

function createSupersededParts(
  entry: RecordEntry,
  direct: RecordEntry['relations'],
  log: SiteLog,
  messages: Messages,
): SentencePart[] {
  const { t, list } = messages;
  const found = direct.flatMap(({ target }) => (target === null ? [] : (log.byId.get(target) ?? [])));
  const words = direct.flatMap(({ target, targetText }) =>
    target === null && targetText !== '' ? [targetText] : [],
  );
  if (found.length === 0 && words.length === 0) return [t('record.superseded')];
  if (found.length === 0)
    return [t('record.superseded-elsewhere', { count: words.length, records: list(words) })];

  const { length: count, 0: first } = found;
  const date = count === 1 ? (first?.date ?? null) : null;
  const say = (key: MessageKey, records: RecordEntry[], values?: Values): SentencePart[] =>
    toSentenceParts(messages, key, records, values);
  const opening =
    date === null
      ? say('record.superseded-by', found)
      : say(isFullDay(date) ? 'record.superseded-by-on' : 'record.superseded-by-in', found, {
          date: messages.date(date),
        });
  const inForce = entry.inForceNow.flatMap((id) => log.byId.get(id) ?? []);
  if (inForce.length === 0)
    return count > 1 || first === undefined
      ? opening
      : [...opening, ' ', t(SUCCESSOR[first.effectiveStatus], { count })];
  const isAll = inForce.length === count && found.every((record) => inForce.includes(record));
  if (isAll) return [...opening, ' ', t('record.successors-in-force', { count })];
  // by their numbers alone where the sentence before has named them
  const named = inForce.flatMap((record) => (found.includes(record) ? (record.number ?? []) : []));
  const now =
    named.length === inForce.length
      ? [t('record.in-force-now', { records: list(named.map(String)) })]
      : say('record.in-force-now', inForce);
  return [...opening, ' ', ...now];
}

/** What to say of a successor where nothing of the history is in force. */
const SUCCESSOR: Record<RecordEntry['effectiveStatus'], MessageKey> = {
  'in force': 'record.successors-in-force',
  pending: 'record.successor-pending',
  'no longer in force': 'record.successor-closed',
  unknown: 'record.successor-unknown',
};

/** Some languages say "on a day" and "in a month" by different words. */
export function isFullDay(date: string): boolean {
  return date.length > 'YYYY-MM'.length;
}

/** A message whose `{records}` is an enumeration of records. */
export function toSentenceParts(
  messages: Messages,
  key: MessageKey,
  records: RecordEntry[],
  values?: Values,
): SentencePart[] {
  return messages
    .parts(key, values)
    .flatMap((part): SentencePart[] => ('text' in part ? [part.text] : joinList(records, messages)))
    .filter((piece) => piece !== '');
}

/** An enumeration of what a page shows with markup, and the words between: `a, b and c`. */
export function joinList<T extends object>(items: readonly T[], { list }: Messages): (string | T)[] {
  return list(items.map((_, at) => `\0${at}\0`))
    .split('\0')
    .map((piece, at) => (at % 2 === 0 ? piece : (items[Number(piece)] ?? '')))
    .filter((piece) => piece !== '');
}

/** Pieces of a sentence; the words that name the record are marked. */
export interface MentionPart {
  text: string;
  mention: boolean;
}

export interface Referrer {
  record: RecordEntry;
  /** None if the text holds no more than the name. */
  sentences: MentionPart[][];
}

/** Each referring record once, in the order of the log. */
export function listReferrers({ backlinks }: Pick<RecordEntry, 'backlinks'>, log: SiteLog): Referrer[] {
  const bySource = Map.groupBy(backlinks, ({ from }) => from);
  return [...bySource]
    .flatMap(([id, links]) => {
      const record = log.byId.get(id);
      const sentences = links
        .map(({ sentence, mention }) => splitAtMention(sentence, mention))
        .filter(isInformative);
      return record === undefined ? [] : [{ record, sentences }];
    })
    .sort((a, b) => a.record.position - b.record.position);
}

/** A sentence with the words that it is shown for set apart. */
export function splitAtMention(sentence: string, mention: string): MentionPart[] {
  const at = findMention(sentence, mention);
  if (at < 0) return [{ text: sentence, mention: false }];
  return [
    { text: sentence.slice(0, at), mention: false },
    { text: sentence.slice(at, at + mention.length), mention: true },
    { text: sentence.slice(at + mention.length), mention: false },
  ].filter(({ text }) => text !== '');
}

/** Where the words are separate: `12`, not the `12` of `2012`. */
function findMention(sentence: string, mention: string): number {
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

/** A bare item of a list, `ADR-12: Process files`, adds nothing to the link. */
function isInformative(pieces: MentionPart[]): boolean {
  const rest = pieces.filter(({ mention }) => !mention).map(({ text }) => text);
  return /\p{L}{2}[\s\S]*\s[\s\S]*\p{L}{2}/u.test(rest.join(' '));
}

/** Undefined in a log of one collection, where it goes without saying. */
export function getShownCollection(
  key: string,
  { collections }: Pick<SiteLog, 'collections'>,
): Collection | undefined {
  return collections.length > 1 ? collections.find((one) => one.key === key) : undefined;
}
