/**
 * Plans how a record states another status or a further relation. Each way to write it is tried on a copy and read back:
 * the first that says what is meant, and nothing else than before, is taken. Pure.
 */
import type { LogRecord } from '../model/log.ts';
import {
  getValues,
  type ReadRecord,
  type RelationType,
  type StatedRelation,
  type Status,
} from '../model/record.ts';
import { findDates } from '../read/dates.ts';
import { toKeyWords } from '../read/front-entries.ts';
import { normalize } from '../read/normalize.ts';
import { findLabelFact, findStatusWords, isAnswer } from '../read/vocabulary.ts';
import {
  type Conventions,
  type Example,
  rankPatterns,
  referTo,
  signOfStatus,
  type Target,
  wordFor,
} from './conventions.ts';
import { editLines, type FileText, type LineEdit } from './file-text.ts';
import { createCells, findPlaces, keyPlace, labelsIn, type Place, quoteLike } from './value-places.ts';
import { formatLike, type Manner, readManner, relationPhrases, say, setCase } from './wording.ts';

export interface Statement {
  /** The status to state; null where it stays as it is. */
  status: {
    value: Exclude<Status, 'unknown'> /** In the user's own words. */;
    words?: string | undefined;
  } | null;
  relation: { type: RelationType; target: Target; partial?: boolean } | null;
  /** The day to write where a status has one in its own words. */
  today: string;
}

export interface Subject {
  record: LogRecord;
  file: FileText;
  conventions: Conventions;
  /** Reads a text in place of the file's; null where that would be no record any more. */
  reread(file: FileText): ReadRecord | null;
  /** Whether a relation that was read means the target. */
  means(relation: StatedRelation, read: ReadRecord): boolean;
}

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
  if (!isDate || otherFacts(read) !== otherFacts(before)) return false;
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
export function otherFacts(read: ReadRecord): string {
  const { title, number, identifiers, updated, review, aliases, fields, outline, dated, summary } = read;
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
    outline.map(({ depth, text }) => (STATUS_HEADING.test(text) ? depth : [depth, text])),
    dated.filter(({ kind }) => kind === 'amendment').length,
    summary,
  ]);
}

/** A heading may hold its status. */
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
    emptyFields(file, conventions, type).length > 0 ||
    conventions.examples.some((one) => one.type === type && one.label !== null && one.location === location)
  );
}

function references(
  { record, conventions }: Subject,
  { type, target }: NonNullable<Statement['relation']>,
  inStatus: boolean,
): string[] {
  const ofType = conventions.examples.filter((one) => one.type === type);
  const location = record.read.status?.location;
  const alike = ofType.filter((one) => one.location === location);
  const others = inStatus ? [] : conventions.examples;
  const isTemplate = /^\*\*status\*\*\s*:/i.test(lineAt(record, record.read.status?.line)?.trim() ?? '');
  return referTo(rankPatterns(alike.length > 0 ? alike : ofType.length > 0 ? ofType : others).slice(0, 2), {
    from: record.path,
    to: target,
    bare: location === 'front matter' || (inStatus && isTemplate),
  });
}

function lineAt({ read }: LogRecord, line: number | null | undefined): string | undefined {
  return line == null ? undefined : read.source.text.split('\n')[line - 1];
}

interface StatusWords {
  status: NonNullable<Statement['status']>;
  /** A successor to be named behind the word. */
  ref: string | null;
  relation: Statement['relation'];
  today: string;
}

function* waysToState(subject: Subject, words: StatusWords): Generator<LineEdit[]> {
  const { record, file, conventions } = subject;
  const { status } = record.read;
  const { lines } = file;
  if (status === null || status.line === null) {
    const empty = emptyFields(file, conventions, 'status');
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

function isChoices(value: string): boolean {
  return /\S\s*[|/]\s*\S/.test(value) && !value.includes('](');
}

/** Fields of the head that say nothing yet: `Supersedes: N/A`, a template's choices. */
function emptyFields(
  { lines }: Pick<FileText, 'lines'>,
  { vocabulary }: Conventions,
  fact: RelationType | 'status',
): Place[] {
  const to = headEnd(lines);
  return lines.slice(0, to).flatMap((line, at): Place[] => {
    const location = isFront(lines, at) ? 'front matter' : line.includes('|') ? 'table' : 'line';
    const names = location === 'front matter' ? [keyPlace(lines, at)?.key ?? ''].map(toKeyWords) : [];
    const isField =
      names.some((name) => name !== '' && findLabelFact(vocabulary, name) === fact) ||
      createCells(line).some(
        ({ text }) => findLabelFact(vocabulary, text.replace(/[*_`:]/g, '').trim()) === fact,
      ) ||
      (location !== 'front matter' && labelsIn(line, vocabulary).some((label) => label.fact === fact));
    if (!isField) return [];
    return findPlaces({ lines, vocabulary }, { location, line: at + 1 }, fact)
      .filter(({ value, location: found }) => found === location && isNothing(value, vocabulary))
      .slice(0, 1);
  });
}

function isNothing(value: string, vocabulary: Conventions['vocabulary']): boolean {
  const bare = value.replace(/["'[\]{}*_`]|<!--.*?-->/g, '').trim();
  return (
    bare === '' ||
    isChoices(bare) ||
    /^[<[{(].*[>\]})]$/.test(value.trim()) ||
    isAnswer(vocabulary, bare, 'nothing')
  );
}

function isFront(lines: readonly string[], at: number): boolean {
  return at < frontEnd(lines);
}

/** The index of the fence that ends the front matter; 0 where there is none. */
export function frontEnd(lines: readonly string[]): number {
  const fence = /^\ufeff?(---|\+\+\+)\s*$/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return 0;
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence);
  return Math.max(0, end);
}

/** The index of the first heading below the title. */
export function headEnd(lines: readonly string[]): number {
  const start = frontEnd(lines);
  const title = lines.findIndex((line, at) => at >= start && /^\ufeff?#\s/.test(line));
  const end = lines.findIndex((line, at) => at > Math.max(title, start) && /^#{1,6}\s/.test(line));
  return end < 0 ? lines.length : end;
}

/** The line after which the head's own lines go on: behind the title, or the front matter. */
function titleEnd(lines: readonly string[]): number {
  const title = lines.findIndex((line, at) => at >= frontEnd(lines) && /^\ufeff?#\s/.test(line));
  const underlined = lines.findIndex((line, at) => at < 20 && /^=+\s*$/.test(line));
  if (title >= 0) return title + 1;
  return underlined > 0 ? underlined + 1 : frontEnd(lines) > 0 ? frontEnd(lines) + 1 : 0;
}

/** A place for a status that the record does not have yet: as its neighbours, then as its own head is written. */
function* waysToAddStatus(subject: Subject, words: StatusWords): Generator<LineEdit[]> {
  const { file, conventions } = subject;
  const { lines } = file;
  const label = setCase(
    conventions.language.labels?.status?.find((one) => one !== 'status') ?? 'status',
    'capital',
  );
  const [written = 'Accepted'] = Object.values(conventions.words);
  const [sign = ''] = Object.values(conventions.signs);
  const [value = ''] = valuesFor(`${sign} ${written}`.trim(), subject, words);
  const front = frontEnd(lines);
  const labels = [...new Set(['Status', label])];
  const first = lines.findIndex(
    (line, at) =>
      at > front &&
      at < headEnd(lines) &&
      labelsIn(line, conventions.vocabulary).some(({ fact }) => fact !== null),
  );
  for (const name of labels) {
    if (front > 0)
      yield [
        {
          at: front,
          remove: 0,
          insert: [keyLine(lines, conventions.key(name.toLowerCase()), value.toLowerCase())],
        },
      ];
    if (first >= 0)
      yield [{ at: first, remove: 0, insert: [labelLike(lines[first] ?? '', name, value, conventions)] }];
  }
  const at = headEnd(lines);
  const heading = lines[at]?.startsWith('#') ? '##' : '##';
  yield [
    { at, remove: 0, insert: [...(lines[at - 1]?.trim() ? [''] : []), `${heading} ${label}`, '', value, ''] },
  ];
  yield [{ at: titleEnd(lines), remove: 0, insert: ['', `**${label}**: ${value}`] }];
}

function keyLine(lines: readonly string[], key: string, value: string): string {
  const isToml = /^\ufeff?\+\+\+/.test(lines[0] ?? '');
  return `${key}${isToml ? ' = ' : ': '}${quoteLike('', value, isToml ? '=' : ':')}`;
}

/** A line with the marks of another one and its own label and value: `* **Status:** x` → `* **Supersedes:** y`. */
export function labelLike(
  line: string,
  label: string,
  value: string,
  { vocabulary }: Pick<Conventions, 'vocabulary'>,
): string {
  const [found] = labelsIn(line, vocabulary);
  if (found === undefined) return `${label}: ${value}`;
  const head = line.slice(found.from, found.to);
  const at = head.lastIndexOf(found.label);
  const before = head.slice(0, at);
  const after = head.slice(at + found.label.length);
  const isLower = found.label === found.label.toLowerCase() && /\p{L}/u.test(found.label);
  const end = /(?:\s{2,}|\\)$/.exec(line)?.[0] ?? '';
  return `${before}${setCase(label, isLower ? 'lower' : 'capital')}${after.trimEnd() === after && !after.endsWith(' ') ? `${after} ` : after}${value}${end}`;
}

/** Ways to state a relation, beside whatever the status says. */
function* waysToRelate(
  subject: Subject,
  relation: NonNullable<Statement['relation']>,
): Generator<LineEdit[]> {
  const { file, conventions, record } = subject;
  const { lines } = file;
  const { type } = relation;
  const refs = references(subject, relation, false).slice(0, 4);
  const phrases = relationPhrases(conventions.language, type);
  for (const place of emptyFields(file, conventions, type)) for (const ref of refs) yield [place.put(ref)];
  yield* waysToAppend(subject, relation, refs);

  const same = conventions.examples.filter((one) => one.type === type);
  const [habit] = [
    ...Map.groupBy(
      same,
      (one) => `${one.location} ${one.label !== null} ${normalize(one.heading ?? '')}`,
    ).values(),
  ]
    .sort((a, b) => b.length - a.length)
    .map(([one]) => one);
  if (habit !== undefined) yield* waysAsExample(subject, habit, refs, phrases);

  const location = record.read.status?.location;
  const statusLine = record.read.status?.line ?? null;
  for (const ref of refs)
    for (const phrase of phrases) {
      if (location === 'front matter') yield* addKey(lines, conventions, phrase, ref);
      if (location === 'table' && statusLine !== null) yield* addRow(lines, statusLine - 1, phrase, ref);
      if ((location === 'bullet' || location === 'line') && statusLine !== null)
        yield* addLabel(lines, statusLine - 1, conventions, phrase, ref);
      if (location === 'section' && statusLine !== null)
        yield* addToSection(lines, statusLine - 1, `${setCase(phrase, 'capital')} ${ref}`);
    }
  for (const ref of refs)
    for (const phrase of phrases) {
      yield* addToRelated(subject, phrase, ref);
      if (frontEnd(lines) > 0) yield* addKey(lines, conventions, phrase, ref);
      const first = lines.findIndex(
        (line, at) =>
          at > frontEnd(lines) &&
          at < headEnd(lines) &&
          labelsIn(line, conventions.vocabulary).some(({ fact }) => fact !== null),
      );
      if (first >= 0) yield* addLabel(lines, first, conventions, phrase, ref);
      yield [
        {
          at: lines.length,
          remove: 0,
          insert: ['', '## Links', '', `- ${setCase(phrase, 'capital')} ${ref}`],
        },
      ];
      yield [{ at: titleEnd(lines), remove: 0, insert: ['', `**${setCase(phrase, 'capital')}**: ${ref}`] }];
    }
}

/** Beside what a field of the same relation names already. */
function* waysToAppend(
  { record, file, conventions }: Subject,
  { type }: NonNullable<Statement['relation']>,
  refs: readonly string[],
): Generator<LineEdit[]> {
  const { lines } = file;
  const stated = record.read.relations.findLast(({ type: one, line }) => one === type && line !== null);
  if (stated?.line == null) return;
  const { location, line } = stated;
  const places = findPlaces({ lines, vocabulary: conventions.vocabulary }, { location, line }, type);
  for (const ref of refs) {
    for (const place of places.filter((one) => one.location !== 'text' && one.location !== 'section')) {
      const { value } = place;
      const list = location === 'front matter' ? value.split('\n') : [];
      const [item = ''] = list;
      const indent = /^(\s*-\s+)/.exec(item)?.[1];
      if (indent !== undefined)
        yield [
          {
            at: place.at + list.length + 1,
            remove: 0,
            insert: [indent + quoteLike(item.slice(indent.length), ref)],
          },
        ];
      else if (/^\[.*\]$/.test(value) && location === 'front matter') {
        const inner = value.slice(1, -1).trim();
        const quote = /^["']/.exec(inner)?.[0] ?? '';
        const text = lines[place.at] ?? '';
        const all = `[${inner === '' ? '' : `${inner}, `}${quote}${ref}${quote}]`;
        yield [{ at: place.at, remove: 1, insert: [text.replace(value, () => all)] }];
      } else yield [place.put(`${value.replace(/^["'](.*)["']$/, '$1')}, ${ref}`)];
    }
    const text = lines[line - 1] ?? '';
    const [, mark] = /^(\s*(?:[-*+])\s+)/.exec(text) ?? [];
    const at = text.indexOf(stated.targetText);
    if (mark !== undefined && at > 0 && location !== 'bullet') {
      const before = text.slice(0, at).replace(/\[$/, '');
      yield [{ at: line, remove: 0, insert: [before + ref] }];
    }
    if (location === 'section' && mark === undefined && at > 0)
      yield* addToSection(lines, line - 1, text.slice(0, at).replace(/\[$/, '') + ref);
  }
}

function* waysAsExample(
  { record, file, conventions }: Subject,
  habit: Example,
  refs: readonly string[],
  phrases: readonly string[],
): Generator<LineEdit[]> {
  const { lines } = file;
  const { location, label, heading } = habit;
  const statusLine = (record.read.status?.line ?? 0) - 1;
  for (const ref of refs) {
    if (location === 'front matter' && label !== null && frontEnd(lines) > 0)
      yield [{ at: keyEnd(lines), remove: 0, insert: [keyLine(lines, label, ref)] }];
    if (location === 'table' && label !== null && statusLine >= 0)
      yield* addRow(lines, statusLine, label, ref);
    if ((location === 'bullet' || location === 'line') && label !== null) {
      const at = statusLine >= 0 ? statusLine : titleEnd(lines);
      yield* addLabel(lines, at, conventions, label, ref);
    }
    if (heading === null || label !== null) continue;
    const section = record.read.outline.find(({ text }) => normalize(text) === normalize(heading));
    for (const phrase of phrases) {
      const mark = /^(\s*[-*+]\s+)/.exec(habit.text)?.[1] ?? '';
      const words = mark + setCase(phrase, /^\W*\p{Ll}/u.test(habit.text) ? 'lower' : 'capital');
      if (section !== undefined) yield* addToSection(lines, section.line - 1, `${words} ${ref}`);
      else if (mark !== '')
        yield [{ at: lines.length, remove: 0, insert: ['', `## ${heading}`, '', `${words} ${ref}`] }];
    }
  }
}

function* addKey(
  lines: readonly string[],
  conventions: Conventions,
  phrase: string,
  ref: string,
): Generator<LineEdit[]> {
  yield [{ at: keyEnd(lines), remove: 0, insert: [keyLine(lines, conventions.key(phrase), ref)] }];
}

/** Behind the keys of the front matter. */
function keyEnd(lines: readonly string[]): number {
  let at = frontEnd(lines);
  while (at > 1 && /^\s*(?:#.*)?$/.test(lines[at - 1] ?? '')) at--;
  return at;
}

/** A row below the last one of the table, as wide as the others. */
function* addRow(lines: readonly string[], at: number, label: string, ref: string): Generator<LineEdit[]> {
  const cells = createCells(lines[at] ?? '');
  let last = at;
  while (createCells(lines[last + 1] ?? '').length > 0) last++;
  const [left, right] = cells;
  if (left === undefined || right === undefined || cells.length > 2) return;
  const line = lines[at] ?? '';
  const marks = /^\s*([*_`]*)/.exec(left.text)?.[1] ?? '';
  const close = [...marks].reverse().join('');
  const cell = (words: string, like: string): string => ` ${words} `.padEnd(like.length);
  yield [
    {
      at: last + 1,
      remove: 0,
      insert: [
        line.slice(0, left.from) +
          cell(`${marks}${setCase(label, 'capital')}${close}`, left.text) +
          line.slice(left.to, right.from) +
          cell(ref.replaceAll('|', '\\|'), right.text) +
          line.slice(right.to),
      ],
    },
  ];
}

/** A labelled line below those of the head, in the form of one of them; behind them where they share a line. */
function* addLabel(
  lines: readonly string[],
  at: number,
  conventions: Conventions,
  label: string,
  ref: string,
): Generator<LineEdit[]> {
  const line = lines[at] ?? '';
  const [first, second] = labelsIn(line, conventions.vocabulary);
  if (first !== undefined && second !== undefined) {
    const joint = /\s*([|·•‖])\s*/u.exec(line.slice(first.to))?.[0] ?? ' | ';
    const own = labelLike(line.slice(0, second.from), label, ref, conventions).replace(
      /^\s*(?:[-*+]\s+)?(?:>\s*)*/,
      '',
    );
    yield [{ at, remove: 1, insert: [`${line.trimEnd()}${joint}${own}`] }];
  }
  let last = at;
  while (
    /\S/.test(lines[last + 1] ?? '') &&
    !/^\s*(?:#{1,6}\s|---|\*\*\*|```|\|)/.test(lines[last + 1] ?? '')
  )
    last++;
  const isSpaced =
    last === at &&
    labelsIn(lines[at + 2] ?? '', conventions.vocabulary).length > 0 &&
    (lines[at + 1] ?? 'x').trim() === '';
  const own = labelLike(line, label, ref, conventions);
  // a line that ends without a break is broken by its neighbours' rule
  yield [{ at: last + 1, remove: 0, insert: isSpaced ? ['', own] : [own] }];
  yield [{ at: last + 1, remove: 0, insert: ['', own] }];
}

/** A paragraph, or an item of the list, at the end of the section that holds a line. */
function* addToSection(lines: readonly string[], at: number, words: string): Generator<LineEdit[]> {
  let end = /^#{1,6}\s/.test(lines[at] ?? '') ? at + 1 : at;
  while (end < lines.length && !/^#{1,6}\s/.test(lines[end] ?? '')) end++;
  while (end > 0 && /^\s*(?:---+|\*\*\*+)?\s*$/.test(lines[end - 1] ?? '')) end--;
  const last = lines[end - 1] ?? '';
  const isItem = /^\s*[-*+]\s+/.exec(last)?.[0];
  const isOwn = /^\s*[-*+]\s/.test(words);
  if (isItem !== undefined)
    yield [{ at: end, remove: 0, insert: [isItem + words.replace(/^\s*[-*+]\s+/, '')] }];
  yield [{ at: end, remove: 0, insert: isOwn && isItem !== undefined ? [words] : ['', words] }];
}

/** An item of a section that lists related decisions. */
function* addToRelated(
  { record, file, conventions }: Subject,
  phrase: string,
  ref: string,
): Generator<LineEdit[]> {
  const section = record.read.outline.find(
    ({ text, depth }) =>
      depth > 1 && ['relates-to', 'references'].includes(findLabelFact(conventions.vocabulary, text) ?? ''),
  );
  if (section !== undefined)
    yield* addToSection(file.lines, section.line - 1, `- ${setCase(phrase, 'capital')} ${ref}`);
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
