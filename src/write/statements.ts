import {
  getValues,
  type ReadRecord,
  type RelationType,
  type StatedRelation,
  type Status,
} from '../model/record.ts';
import { normalize, toKeyWords } from '../read/normalize.ts';
import { findLabelFact, findStatusWords } from '../read/vocabulary.ts';
import { type Conventions, wordFor } from './conventions.ts';
import { editLines, type FileText, type LineEdit } from './file-text.ts';
import { findEmptyFields, frontEnd } from './head.ts';
import { references, waysToRelate } from './relation-edits.ts';
import { waysToState } from './status-edits.ts';
import type { Statement, Subject } from './types.ts';
import { keyPlace } from './value-places.ts';
import { readManner, setCase } from './wording.ts';

/** Null where no way was found to write it that reads as meant. */
export function planStatement(subject: Subject, statement: Statement): FileText | null {
  const seen = new Set<string>();
  for (const edits of waysToSay(subject, statement)) {
    const key = JSON.stringify(edits);
    if (seen.has(key) || seen.size > MOST_WAYS) continue;
    seen.add(key);
    const file = editLines(subject.file, edits);
    const read = subject.reread(file);
    if (read !== null && says(read, subject, statement)) return file;
  }
  return null;
}

const MOST_WAYS = 60;

function says(read: ReadRecord, { record, means }: Subject, { status, relation, today }: Statement): boolean {
  const before = record.read;
  if ((read.status?.value ?? null) !== (status?.value ?? before.status?.value ?? null)) return false;
  const isOwnDate = before.date !== null && before.date.line === before.status?.line;
  const isDate =
    read.date?.value === before.date?.value || (status !== null && isOwnDate && read.date?.value === today);
  if (!isDate || otherFacts(read) !== otherFacts(before) || !isOutlineKept(before, read)) return false;
  const left = new Map(before.relations.map((one) => [getRelationKey(one), one]));
  const added = read.relations.filter((one) => !left.delete(getRelationKey(one)));
  // a relation says more than that there is one, and the whole of a record more than a part
  const isLost = (one: StatedRelation): boolean =>
    relation === null || !means(one, before) || (one.type !== 'relates-to' && one.type !== relation.type);
  if ([...left.values()].some(isLost)) return false;
  if (relation === null) return added.length === 0;
  const [one, ...more] = added;
  return (
    one !== undefined &&
    more.length === 0 &&
    one.type === relation.type &&
    one.partial === (relation.partial ?? false) &&
    means(one, read)
  );
}

function getRelationKey({ type, targetText, href, partial }: StatedRelation): string {
  return JSON.stringify([type, targetText, href, partial]);
}

/** Everything that a change of status or relations must leave as it is. */
function otherFacts(read: ReadRecord): string {
  const { title, number, identifiers, updated, review, aliases, fields, dated, summary } = read;
  return JSON.stringify([
    title.value,
    number?.value,
    identifiers,
    updated?.value,
    review?.value,
    [read.deciders, read.authors, read.consulted, read.informed, read.tags].map((facts) => getValues(facts)),
    getValues(read.tickets),
    aliases.map(({ text }) => text),
    fields,
    dated.filter(({ kind }) => kind === 'amendment').length,
    summary,
  ]);
}

/** Sections stay as they are; one may be added for what is stated, and a heading may hold its status. */
function isOutlineKept(before: ReadRecord, { outline }: ReadRecord): boolean {
  const name = ({ depth, text }: ReadRecord['outline'][number]): string =>
    STATUS_HEADING.test(text) ? String(depth) : `${depth} ${text}`;
  const left = before.outline.map(name);
  const added = outline.filter((heading) => name(heading) !== left[0] || left.shift() === undefined);
  return left.length === 0 && added.length <= 1;
}

const STATUS_HEADING = /^\W*(?:status|state)\b/i;

function* waysToSay(subject: Subject, statement: Statement): Generator<LineEdit[]> {
  const { status, relation } = statement;
  if (status === null) {
    if (relation !== null) yield* waysToRelate(subject, relation);
    return;
  }
  yield* waysToSayStatus(subject, { ...statement, status });
  const tag = tagOfStatus(subject, status);
  if (tag === null) return;
  for (const edits of waysToSayStatus(subject, { ...statement, status })) yield [...edits, tag];
}

/** A tag of the front matter that says the status once more is changed along with it. */
function tagOfStatus(
  { record, file, conventions }: Subject,
  status: NonNullable<Statement['status']>,
): LineEdit | null {
  const old = record.read.status?.raw ?? '';
  for (let at = 1; at < frontEnd(file.lines); at++) {
    const line = file.lines[at] ?? '';
    const place = keyPlace(file.lines, at);
    const from = place === null || old === '' ? -1 : line.indexOf(old, line.indexOf(place.sign));
    if (place === null || from < 0 || findLabelFact(conventions.vocabulary, toKeyWords(place.key)) !== 'tags')
      continue;
    const words = setCase(wordFor(conventions, status.value), readManner(old).casing);
    return { at, remove: 1, insert: [line.slice(0, from) + words + line.slice(from + old.length)] };
  }
  return null;
}

function* waysToSayStatus(
  subject: Subject,
  { status, relation, today }: Statement & { status: NonNullable<Statement['status']> },
): Generator<LineEdit[]> {
  const refs = relation === null ? [] : references(subject, relation, true);
  if (relation !== null && hasOwnField(subject, relation.type))
    for (const plain of waysToState(subject, { status, ref: null, relation, today }))
      for (const field of waysToRelate(subject, relation)) yield [...plain, ...field];
  for (const ref of relation === null ? [null] : refs)
    yield* waysToState(subject, { status, ref, relation, today });
  if (relation !== null)
    for (const plain of waysToState(subject, { status, ref: null, relation, today }))
      for (const field of waysToRelate(subject, relation)) yield [...plain, ...field];
}

/** Does the record, or another one of the collection, name what supersedes it in a field of its own? */
function hasOwnField({ record, conventions, file }: Subject, type: RelationType): boolean {
  const { location = null } = record.read.status ?? {};
  return (
    findEmptyFields(file.lines, type, conventions.vocabulary).length > 0 ||
    conventions.examples.some((one) => one.type === type && one.label !== null && one.location === location)
  );
}

/** Status words that a person gives on the command line; null where the vocabulary knows none. */
export function readStatusWords(
  words: string,
  { vocabulary }: Pick<Conventions, 'vocabulary'>,
): Exclude<Status, 'unknown'> | null {
  const found = findStatusWords(vocabulary, words);
  const [only] = found;
  return found.length === 1 &&
    only !== undefined &&
    only.status !== 'unknown' &&
    only.phrase === normalize(words)
    ? only.status
    : null;
}
