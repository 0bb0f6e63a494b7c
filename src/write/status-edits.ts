/** Ways to write the status of a record. Pure. */
import { findDates } from '../read/dates.ts';
import { keyLine, labelLike } from './added-lines.ts';
import { signOfStatus, wordFor } from './conventions.ts';
import type { LineEdit } from './file-text.ts';
import { findEmptyFields, findLabelLine, frontEnd, headEnd, isChoices, titleEnd } from './head.ts';
import type { Statement, Subject } from './types.ts';
import { findPlaces } from './value-places.ts';
import { formatLike, type Manner, readManner, relationPhrases, say, setCase } from './wording.ts';

interface StatusWords {
  status: NonNullable<Statement['status']>;
  /** A successor to be named behind the word. */
  ref: string | null;
  relation: Statement['relation'];
  today: string;
}

export function* waysToState(subject: Subject, words: StatusWords): Generator<LineEdit[]> {
  const { record, file, conventions } = subject;
  const { status } = record.read;
  const { lines } = file;
  if (status === null || status.line === null) {
    const empty = findEmptyFields(lines, 'status', conventions.vocabulary);
    for (const place of empty)
      for (const value of valuesFor(place.value, subject, words)) yield [place.put(value)];
    if (empty.length === 0) yield* waysToAddStatus(subject, words);
    return;
  }
  const places = findPlaces(
    { lines, vocabulary: conventions.vocabulary },
    { location: status.location, line: status.line },
    'status',
  );
  const isAnother = record.read.relations.some(
    ({ type, line }) => type === 'superseded-by' && line === status.line,
  );
  if (words.ref !== null && isAnother)
    for (const { value, put } of places) {
      const joined = `${value.replace(/["']$/, '')}, ${words.ref}`;
      yield [put(joined.replace(/^["']/, ''))];
    }
  for (const place of places)
    for (const value of valuesFor(place.value, subject, words)) yield [place.put(value)];
}

/** What may stand in place of a value: in its manner, with its date where it has one. */
function valuesFor(
  old: string,
  { conventions }: Subject,
  { status, ref, relation, today }: StatusWords,
): string[] {
  const plain = old.replace(/^["']|["']$/g, '');
  const manner = isChoices(plain)
    ? { ...readManner(plain.split('|')[0] ?? ''), tail: '' }
    : readManner(plain);
  const sign = signOfStatus(conventions, status.value);
  const phrases =
    ref === null
      ? [status.words ?? wordFor(conventions, status.value)]
      : relationPhrases(conventions.language, relation?.type ?? 'superseded-by');
  const isOwn = status.words !== undefined && status.words !== status.words.toLowerCase();
  return phrases.flatMap((words) => {
    const cased: Manner = isOwn ? { ...manner, casing: 'lower' } : manner;
    const said = say(words, cased, { sign, rest: ref ?? '' });
    const [date] = findDates(plain);
    if (date === undefined || isChoices(plain)) return [said];
    const bare = say(words, { ...cased, tail: '' }, { sign, rest: ref ?? '' });
    const day = formatLike(date.raw, today);
    // `Accepted (2020-01-01)`, `2020-01-01: Accepted`
    const rest = plain.slice(0, date.from) + plain.slice(date.to);
    const isOnly =
      rest
        .replace(/[^\p{L}]+/gu, ' ')
        .trim()
        .split(' ').length <= 2;
    const before = /^\P{L}*$/u.test(plain.slice(0, date.from));
    const joint = before
      ? /^[^\p{L}\p{Extended_Pictographic}*_`]*/u.exec(plain.slice(date.to))?.[0]
      : /(?<=[\p{L}*_`])[^\p{L}*_`]*(?:\b(?:on|am|le)\b\s*)?$/u.exec(plain.slice(0, date.from))?.[0];
    const after = before ? '' : plain.slice(date.to).replace(/\p{L}.*$/u, '');
    const kept = before
      ? `${plain.slice(0, date.from)}${day}${joint || ' '}${bare}`
      : `${bare}${joint || ' '}${day}${after}`;
    return isOnly ? [kept, said, `${said} (${today})`] : [`${bare} (${day})`, said];
  });
}

/** A place for a status that the record does not have yet: as its neighbours, then as its own head is written. */
function* waysToAddStatus(subject: Subject, words: StatusWords): Generator<LineEdit[]> {
  const { file, conventions } = subject;
  const { lines } = file;
  const { label, vocabulary, hasStatusSection } = conventions;
  const [written = 'Accepted'] = Object.values(conventions.words);
  const [sign = ''] = Object.values(conventions.signs);
  const [value = ''] = valuesFor(`${sign} ${written}`.trim(), subject, words);
  const front = frontEnd(lines);
  const first = findLabelLine(lines, vocabulary);
  const end = headEnd(lines);
  const heading = setCase(label('status', 'heading'), 'capital');
  const section = [...(lines[end - 1]?.trim() ? [''] : []), `## ${heading}`, '', value, ''];
  const name = setCase(label('status', 'label'), 'capital');
  if (hasStatusSection) yield [{ at: end, remove: 0, insert: section }];
  if (front > 0) {
    const line = keyLine(lines, label('status', 'key'), value.toLowerCase());
    yield [{ at: front, remove: 0, insert: [line] }];
  }
  if (first >= 0)
    yield [{ at: first, remove: 0, insert: [labelLike(lines[first] ?? '', name, value, conventions)] }];
  yield [{ at: titleEnd(lines), remove: 0, insert: ['', `**${name}**: ${value}`] }];
  yield [{ at: end, remove: 0, insert: section }];
}
