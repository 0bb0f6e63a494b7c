/** The text of a new record, written into a template. Pure. */
import type { LogRecord } from '../model/log.ts';
import { getValues, type ReadRecord } from '../model/record.ts';
import { findDates } from '../read/dates.ts';
import type { FactName } from '../read/fact-names.ts';
import { toKeyWords } from '../read/normalize.ts';
import { findHeadingFact, findLabelFact, findStatusWords } from '../read/vocabulary.ts';
import { addRow, keyLine, labelLike } from './added-lines.ts';
import { type Conventions, signOfStatus, wordFor } from './conventions.ts';
import { editLines, type FileText } from './file-text.ts';
import { findFields, findHeading, frontEnd, headEnd, keyEnd, titleEnd } from './head.ts';
import { fillForm, fillTitle, findTitleKey, titleForm } from './title-form.ts';
import type { DraftInput } from './types.ts';
import { labelsIn } from './value-places.ts';
import { formatLike, readManner, say, setCase } from './wording.ts';

export interface Draft {
  file: FileText;
  /** Places of the template that nothing was known for, in its words. */
  left: string[];
}

/** Fills a template: its title, its fields of the head, its foot, and marks such as `{{title}}`. */
export function fillTemplate(
  template: FileText,
  input: DraftInput,
  records: readonly LogRecord[],
  conventions: Conventions,
): Draft {
  let file = dropOwn(replaceMarks(uncomment(template, conventions), input), records, conventions);
  file = fillTitle(file, input, titleForm(records, findHeading));
  const date = records.toReversed().find(({ read }) => read.date?.line != null)?.read.date?.raw;
  const day = date === undefined ? input.today : formatLike(findDates(date)[0]?.raw ?? date, input.today);
  const person = input.people.join(', ');
  file = fillStatus(file, input, conventions);
  const values: [fact: FactName, value: string][] = [
    ['date', day],
    ['created', day],
    ['deciders', person],
    ['authors', person],
    ['tickets', input.ticket ?? ''],
    ['tags', input.tags.join(', ')],
  ];
  for (const [fact, value] of values) if (value !== '') file = fillField(file, fact, value, conventions);
  if (input.number !== null) file = fillField(file, 'number', input.number.digits, conventions);
  const key = titleForm(records, (lines) => findTitleKey(lines, conventions.vocabulary));
  file = fillField(file, 'title', key === null ? input.title : fillForm(key, input), conventions);
  file = fillNumberKeys(file, input, records);
  file = fillFoot(file, day, person, conventions);
  return { file, left: placesLeft(file) };
}

/** Keys that a template offers as comments, where something is known for them: `# status: …`. */
function uncomment(file: FileText, { vocabulary }: Conventions): FileText {
  const front = frontEnd(file.lines);
  const lines = file.lines.map((line, at) => {
    const [, key = ''] = at > 0 && at < front ? (/^#\s?([a-z][\w-]*):(?:\s|$)/i.exec(line) ?? []) : [];
    const fact = key === '' ? null : findLabelFact(vocabulary, toKeyWords(key));
    return fact === 'status' || fact === 'date' || fact === 'deciders' ? line.replace(/^#\s?/, '') : line;
  });
  return { ...file, lines };
}

/**
 * Keys and comments above the title of a template that none of many records has are about the template's own page:
 * a title for it, or what to remove.
 */
function dropOwn(file: FileText, records: readonly LogRecord[], { vocabulary }: Conventions): FileText {
  const texts = records.map(({ read }) => read.source.text);
  const front = frontEnd(file.lines);
  const title = file.lines.findIndex((line, at) => at > front && /^#\s/.test(line));
  if (texts.length < MANY) return file;
  const isOwn = (line: string, at: number): boolean => {
    if (at > front) return /^<!--.*-->$/.test(line) && texts.every((text) => !text.includes(line));
    if (/^#/.test(line)) return texts.every((text) => !text.includes(`\n${line}\n`));
    const key = at === 0 ? undefined : /^[\w-]+:/.exec(line)?.[0];
    const fact = key === undefined ? 'status' : findLabelFact(vocabulary, toKeyWords(key.slice(0, -1)));
    return (fact === null || fact === 'title') && texts.every((text) => !text.includes(`\n${key}`));
  };
  const own = file.lines.flatMap((line, at) =>
    at < Math.max(title, front) && at !== front && isOwn(line, at) ? at : [],
  );
  const dropped = editLines(
    file,
    own.map((at) => ({ at, remove: 1, insert: [] })),
  );
  // blank lines that stood between them
  const end = frontEnd(dropped.lines);
  const blank = dropped.lines.flatMap((line, at) => (at < end && line.trim() === '' ? at : []));
  return own.length === 0
    ? file
    : editLines(
        dropped,
        blank.map((at) => ({ at, remove: 1, insert: [] })),
      );
}

/** So many records that what none of them has is not meant for them. */
const MANY = 5;

/** Keys that hold the number in most records: `nav_order: 12`. */
function fillNumberKeys(file: FileText, { number }: DraftInput, records: readonly LogRecord[]): FileText {
  if (number === null) return file;
  const latest = records.slice(-12);
  const edits = file.lines.slice(0, frontEnd(file.lines)).flatMap((line, at) => {
    const key = /^([\w-]+):/.exec(line)?.[1];
    if (key === undefined) return [];
    const own = latest.filter(({ read, number: value }) =>
      new RegExp(`^${key}:\\s*0*${value}\\s*$`, 'm').test(read.source.text),
    );
    return own.length * 2 > latest.length ? [{ at, remove: 1, insert: [`${key}: ${number.value}`] }] : [];
  });
  return editLines(file, edits);
}

/** `{{ title }}`, `{date}`, `%NUMBER%`, and the words that adr-tools fills. */
function replaceMarks(file: FileText, { title, number, today }: DraftInput): FileText {
  const values: Record<string, string> = {
    title,
    name: title,
    date: today,
    today,
    ...(number === null
      ? {}
      : { number: number.digits, id: number.digits, num: number.digits, nr: number.digits }),
  };
  const lines = file.lines.map((line) =>
    line
      .replace(
        /\{\{\s*([a-z_ -]+?)\s*\}\}|\$?\{([a-z_-]+)\}|%([a-z_-]+)%/gi,
        (all, a, b, c) => values[(a ?? b ?? c).toLowerCase()] ?? all,
      )
      .replace(/^(Date:\s*)DATE$/, `$1${today}`),
  );
  return { ...file, lines };
}

/** The word for the status, as the template offers it among its choices. */
function fillStatus(file: FileText, { status }: DraftInput, conventions: Conventions): FileText {
  if (status === null) return file;
  const wordLike = (value: string): string => {
    const bare = value.replace(/<!--.*?-->/g, '').replace(/^["'[{<(\s]+|["'\]}>)\s]+$/g, '');
    const choices = bare.split(/\s*[|/]\s*|,\s+/);
    const own =
      choices.length > 1
        ? choices.find(
            (one) =>
              findStatusWords(conventions.vocabulary, one)[0]?.status === status && one.split(' ').length < 4,
          )
        : undefined;
    if (own !== undefined) return own.trim();
    const model = choices.length > 1 ? (choices[0] ?? '') : bare;
    const known = findStatusWords(conventions.vocabulary, model).length > 0 && !/^[A-Z]+$/.test(model);
    const casing = known
      ? readManner(model)
      : { ...readManner('Accepted'), sign: model === '' && conventions.signs[status] !== undefined };
    return say(
      wordFor(conventions, status),
      { ...casing, tail: '' },
      { sign: signOfStatus(conventions, status) },
    );
  };
  const [field] = findFields(file.lines, 'status', conventions.vocabulary);
  if (field !== undefined) return editLines(file, [field.put(wordLike(field.value))]);
  const at = file.lines.findIndex(
    (line) =>
      /^#{2,6}\s/.test(line) &&
      findHeadingFact(conventions.vocabulary, line.replace(/^#+\s*/, '')) === 'status',
  );
  if (at < 0) return file;
  let end = at + 1;
  while (end < file.lines.length && !/^#{1,6}\s/.test(file.lines[end] ?? '')) end++;
  const old = file.lines
    .slice(at + 1, end)
    .join(' ')
    .trim();
  if (findDates(old).length > 0) return file;
  const rule = file.lines.slice(at + 1, end).some((line) => /^---+\s*$/.test(line)) ? ['---', ''] : [];
  return editLines(file, [
    { at: at + 1, remove: end - at - 1, insert: ['', wordLike(old.replace(/-{3,}$/, '')), '', ...rule] },
  ]);
}

function fillField(file: FileText, fact: FactName, value: string, { vocabulary }: Conventions): FileText {
  const [field] = findFields(file.lines, fact, vocabulary);
  if (field === undefined) return file;
  const isList =
    /^\[(?!\s*[A-Z<{])/.test(field.value) &&
    (fact === 'tags' || fact === 'deciders' || fact === 'authors') &&
    field.location === 'front matter';
  const edit = field.put(isList ? `[${value}]` : value);
  const insert = isList ? edit.insert.map((line) => line.replace(/"(\[.*\])"/, '$1')) : edit.insert;
  return editLines(file, [{ ...edit, insert }]);
}

/** What somebody asked for by an option. */
export interface Wanted {
  fact: 'deciders' | 'tags' | 'tickets';
  values: readonly string[];
}

/**
 * Adds the fields that a template has no place for, each in a way that reads as meant.
 *
 * @returns what could not be added as well
 */
export function addFields(
  file: FileText,
  wanted: readonly Wanted[],
  conventions: Conventions,
  reread: (file: FileText) => ReadRecord | null,
): { file: FileText; lost: Wanted[] } {
  const lost: Wanted[] = [];
  let filled = file;
  for (const one of wanted) {
    const before = reread(filled);
    if (before !== null && holds(before, one)) continue;
    const way = [...waysToAddField(filled, one, conventions)].find((next) => {
      const read = reread(next);
      return read !== null && holds(read, one) && before !== null && isSameBeside(read, before);
    });
    if (way === undefined) lost.push(one);
    else filled = way;
  }
  return { file: filled, lost };
}

function holds(read: ReadRecord, { fact, values }: Wanted): boolean {
  const people = fact === 'deciders' ? getValues(read.authors) : [];
  const stated = [...getValues<unknown>(read[fact]), ...people].map((one) =>
    JSON.stringify(one).toLowerCase(),
  );
  return values.every((value) => stated.some((one) => one.includes(value.toLowerCase())));
}

function isSameBeside(read: ReadRecord, before: ReadRecord): boolean {
  const facts = ({ title, number, status, date, outline }: ReadRecord): string =>
    JSON.stringify([title.value, number?.value, status?.value, date?.value, outline.length]);
  return facts(read) === facts(before);
}

/** In the front matter, below the other fields of the head in their form, or below the title. */
function* waysToAddField(
  file: FileText,
  { fact, values }: Wanted,
  conventions: Conventions,
): Generator<FileText> {
  const { lines } = file;
  const value = values.join(', ');
  const add = (at: number, ...insert: string[]): FileText => editLines(file, [{ at, remove: 0, insert }]);
  if (frontEnd(lines) > 0) {
    const key = conventions.label(fact, 'key');
    const list = fact === 'tags' && values.length > 1 && !/^\ufeff?\+\+\+/.test(lines[0] ?? '');
    yield add(keyEnd(lines), list ? `${key}: [${value}]` : keyLine(lines, key, value));
  }
  const label = setCase(conventions.label(fact, 'label'), 'capital');
  const front = frontEnd(lines);
  const at = lines.findLastIndex(
    (line, index) =>
      (index > front || front === 0) &&
      index < headEnd(lines) &&
      labelsIn(line, conventions.vocabulary).some((one) => one.fact !== null),
  );
  if (at >= 0) {
    const line = labelLike(lines[at] ?? '', label, value, conventions);
    const isAlone = [at - 1, at + 1].every((beside) => (lines[beside] ?? '').trim() === '');
    yield add(at + 1, ...(isAlone ? ['', line] : [line]));
    for (const edits of addRow(lines, at, label, value)) yield editLines(file, edits);
  }
  const row = lines.findIndex(
    (line, index) => index < headEnd(lines) && /^\s*\|/.test(line) && !/^[\s|:-]+$/.test(line),
  );
  if (row >= 0) for (const edits of addRow(lines, row, label, value)) yield editLines(file, edits);
  yield add(titleEnd(lines), '', `${label}: ${value}`);
}

/** The last lines, `*Last Updated: [Date]*` and `*Author: [Name]*`. */
function fillFoot(file: FileText, day: string, person: string, { vocabulary }: Conventions): FileText {
  const from = Math.max(headEnd(file.lines), file.lines.length - 4);
  const lines = file.lines.map((line, at) => {
    const found =
      at < from ? undefined : /^([*_]*)([^:*_]{3,30}):\s*[[{<][^\]}>]*[\]}>]([*_]*\s*)$/.exec(line);
    const fact = found === undefined || found === null ? null : findLabelFact(vocabulary, found[2] ?? '');
    const value =
      fact === 'updated' || fact === 'date' || fact === 'created'
        ? day
        : fact === 'authors' || fact === 'deciders'
          ? person
          : '';
    return value === '' || !found ? line : `${found[1]}${found[2]}: ${value}${found[3]}`;
  });
  return { ...file, lines };
}

/** What still has to be filled in, in the head and as marks: the words in the brackets. */
function placesLeft({ lines }: FileText): string[] {
  const front = frontEnd(lines);
  const head = lines.slice(0, headEnd(lines)).flatMap((line, at) => {
    if (at < front && /^#|:\s*\[/.test(line)) return [];
    const place =
      /(?:^|[:=|]\s*["'*_]*)(?:\[([^\]]{3,})\](?!\()|\{([^}]{3,})\}|<([^>!/]{3,})>|(YYYY-MM-DD))/.exec(line);
    return place === null ? [] : (place.slice(1).find((words) => words !== undefined) ?? '');
  });
  const marks = lines.flatMap((line) =>
    [...line.matchAll(/\{\{\s*([^}]+?)\s*\}\}|\$\{([\w-]+)\}/g)].map(([, a, b]) => a ?? b ?? ''),
  );
  return [...new Set([...head, ...marks].map((words) => words.trim()))];
}
