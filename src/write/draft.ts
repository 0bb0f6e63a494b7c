/** The text of a new record: from the team's template, or in the form that most of its records have. Pure. */
import type { LogRecord } from '../model/log.ts';
import { findDates } from '../read/dates.ts';
import { toKeyWords } from '../read/front-entries.ts';
import { normalize } from '../read/normalize.ts';
import { isSectionName } from '../read/parts/headings.ts';
import { findHeadingFact, findLabelFact, findStatusWords } from '../read/vocabulary.ts';
import { escapeRegExp } from '../shared/text.ts';
import { type Conventions, signOfStatus, wordFor } from './conventions.ts';
import { editLines, type FileText, fromText, type LineEdit } from './file-text.ts';
import { frontEnd, headEnd, labelLike } from './statements.ts';
import { createCells, findPlaces, keyPlace, labelsIn } from './value-places.ts';
import { formatLike, readManner, say, setCase } from './wording.ts';

export interface DraftInput {
  title: string;
  number: { value: number; digits: string } | null;
  /** `YYYY-MM-DD` */
  today: string;
  people: readonly string[];
  tags: readonly string[];
  ticket: string | null;
  /** Left out where the template's own status is to stay. */
  status: 'proposed' | 'draft' | 'accepted' | null;
}

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
  const values: [fact: Fact, value: string][] = [
    ['date', day],
    ['created', day],
    ['deciders', person],
    ['authors', person],
    ['tickets', input.ticket ?? ''],
    ['tags', input.tags.join(', ')],
  ];
  for (const [fact, value] of values) if (value !== '') file = fillField(file, fact, value, conventions);
  if (input.number !== null) file = fillField(file, 'number', input.number.digits, conventions);
  const key = titleForm(records, (lines, record) => findTitleKey(lines, record, conventions.vocabulary));
  file = fillField(file, 'title', key === null ? input.title : fillForm(key, input), conventions);
  file = fillNumberKeys(file, input, records);
  for (const [fact, words, value] of [
    ['tickets', 'ticket', input.ticket ?? ''],
    ['tags', 'tags', input.tags.join(', ')],
  ] as const)
    if (value !== '' && !hasField(file, fact, conventions)) file = addField(file, words, value, conventions);
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

interface TitleForm {
  /** `# ADR-{#}: {title}` */
  pattern: string;
  width: number;
}

/** How most of the latest records write their titles in a place; null where they have none there. */
function titleForm(
  records: readonly LogRecord[],
  find: (lines: readonly string[], record: LogRecord) => string | undefined,
): TitleForm | null {
  const forms = records.slice(-12).flatMap((record): TitleForm[] => {
    const { read, title } = record;
    const text = find(read.source.text.split('\n'), record) ?? '';
    const at = text.indexOf(title);
    if (at < 0) return [];
    const number = read.identifiers[0]?.value;
    const before = text.slice(0, at);
    const digits =
      number === undefined ? undefined : new RegExp(`(?<!\\d)0*${number}(?!\\d)`).exec(before)?.[0];
    const pattern =
      (digits === undefined ? before : before.replace(digits, '{#}')) +
      '{title}' +
      text.slice(at + title.length).trimEnd();
    return /\d/.test(pattern) ? [] : [{ pattern, width: digits?.startsWith('0') ? digits.length : 1 }];
  });
  const groups = [...Map.groupBy(forms, ({ pattern }) => pattern).values()].sort(
    (a, b) => b.length - a.length,
  );
  const [most] = groups;
  return most?.[0] === undefined
    ? null
    : { pattern: most[0].pattern, width: Math.max(...most.map(({ width }) => width)) };
}

function fillForm({ pattern, width }: TitleForm, { title, number }: DraftInput): string {
  const own = number === null ? '' : String(number.value).padStart(width, '0');
  return pattern.replace('{#}', own).replace('{title}', () => title);
}

function findHeading(lines: readonly string[], { title }: LogRecord): string | undefined {
  return lines.find((line) => /^#\s/.test(line) && line.includes(title));
}

/** The value of its title in the front matter. */
function findTitleKey(
  lines: readonly string[],
  _: LogRecord,
  vocabulary: Conventions['vocabulary'],
): string | undefined {
  for (let at = 1; at < frontEnd(lines); at++) {
    const place = keyPlace(lines, at);
    if (place !== null && findLabelFact(vocabulary, toKeyWords(place.key)) === 'title')
      return place.value.trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return undefined;
}

const NUMBER_MARK =
  /\b(?:NUMBER|N{2,}|X{2,}|n{3,}|x{3,}|Y{3,}|0+[NX]+|000\d?|\d{4})\b|\{(?:#|n+|number|id)\}|<(?:n+|number|id)>|\[(?:n+|number|id)\]|#{2,}/i;

function fillTitle(file: FileText, input: DraftInput, form: TitleForm | null): FileText {
  const { title, number } = input;
  const at = file.lines.findIndex((line, index) => index >= frontEnd(file.lines) && /^\ufeff?#\s/.test(line));
  const line = file.lines[at];
  if (line === undefined) return file;
  const digits = number?.digits ?? '';
  let heading: string;
  if (form !== null) {
    heading = fillForm(form, input);
  } else {
    const mark = NUMBER_MARK.exec(line);
    const plain = digits !== '' && mark !== null && /^NUMBER$/.test(mark[0]) ? String(number?.value) : digits;
    const joint =
      mark === null ? null : /^(\s*[.:)\]–—-]+\s*|\s+)/.exec(line.slice(mark.index + mark[0].length))?.[0];
    const end = mark === null ? 0 : mark.index + mark[0].length + (joint?.length ?? 0);
    heading =
      mark === null || number === null
        ? `# ${title}`
        : `${line.slice(0, mark.index)}${plain}${joint ?? ' '}${title}`;
    if (end === 0) heading = `# ${title}`;
  }
  return editLines(file, [{ at, remove: 1, insert: [heading] }]);
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
  const field = fieldIn(file, 'status', conventions);
  if (field !== null) return editLines(file, [field.put(wordLike(field.value))]);
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

type Field = { value: string; put(value: string): LineEdit };
type Fact = NonNullable<ReturnType<typeof findLabelFact>>;

/** The place of the head that holds a fact. */
function fieldIn({ lines }: FileText, fact: Fact, { vocabulary }: Conventions): Field | null {
  const front = frontEnd(lines);
  for (let at = 0; at < headEnd(lines); at++) {
    const line = lines[at] ?? '';
    const isFront = at > 0 && at < front;
    if (isFront && findLabelFact(vocabulary, toKeyWords(keyPlace(lines, at)?.key ?? '')) !== fact) continue;
    const location = isFront
      ? 'front matter'
      : createCells(line).length > 1 && /^\s*\|/.test(line)
        ? 'table'
        : 'line';
    if (location === 'line' && !labelsIn(line, vocabulary).some((label) => label.fact === fact)) continue;
    const [place] = findPlaces({ lines, vocabulary }, { location, line: at + 1 }, fact);
    if (place !== undefined) return place;
  }
  return null;
}

function hasField(file: FileText, fact: Fact, conventions: Conventions): boolean {
  return fieldIn(file, fact, conventions) !== null;
}

function fillField(file: FileText, fact: Fact, value: string, conventions: Conventions): FileText {
  const field = fieldIn(file, fact, conventions);
  if (field === null) return file;
  const isList =
    /^\[(?!\s*[A-Z<{])/.test(field.value) &&
    (fact === 'tags' || fact === 'deciders' || fact === 'authors') &&
    file.lines.some((line) => line.includes(`: ${field.value}`)) &&
    frontEnd(file.lines) > 0;
  return editLines(
    file,
    [field.put(isList ? `[${value}]` : value)].map((edit) =>
      isList ? { ...edit, insert: edit.insert.map((line) => line.replace(/"(\[.*\])"/, '$1')) } : edit,
    ),
  );
}

/** A field that the template lacks, below the others of the head. */
function addField(file: FileText, words: string, value: string, conventions: Conventions): FileText {
  const { lines } = file;
  const front = frontEnd(lines);
  if (front > 0) {
    const list = words === 'tags' ? `[${value}]` : value;
    return editLines(file, [{ at: front, remove: 0, insert: [`${words}: ${list}`] }]);
  }
  const head = lines.slice(0, headEnd(lines));
  const at = head.findLastIndex((line) =>
    labelsIn(line, conventions.vocabulary).some(({ fact }) => fact !== null),
  );
  if (at < 0) {
    const title = lines.findIndex((line) => /^\ufeff?#\s/.test(line));
    return editLines(file, [
      { at: title + 1, remove: 0, insert: ['', `${setCase(words, 'capital')}: ${value}`] },
    ]);
  }
  const line = labelLike(lines[at] ?? '', setCase(words, 'capital'), value, conventions);
  const isAlone = [at - 1, at + 1].every((beside) => (lines[beside] ?? '').trim() === '');
  return editLines(file, [{ at: at + 1, remove: 0, insert: isAlone ? ['', line] : [line] }]);
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

/** The records of the most common form, in their order: those whose status and date are in the same kind of place. */
export function findCommonForm(records: readonly LogRecord[]): LogRecord[] {
  const groups = Map.groupBy(
    records,
    ({ read }) => `${read.status?.location} ${read.date?.location} ${read.title.location}`,
  );
  const bySize = [...groups.values()].sort((a, b) => b.length - a.length);
  // where few state a status, the others show how a record looks
  const known = bySize.find((group) => group[0]?.read.status != null && group.length * 4 > records.length);
  return known ?? bySize[0] ?? [];
}

/** A template made of what the records of a form have in common; null without records. */
export function createTemplate(
  group: readonly LogRecord[],
  conventions: Conventions,
  { today, people }: Pick<DraftInput, 'today' | 'people'>,
): FileText | null {
  const { vocabulary } = conventions;
  const counts = new Map<string, number>();
  for (const { read } of group)
    for (const name of new Set(read.outline.map(({ text }) => normalize(text))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShared = (text: string): boolean =>
    group.length > 2
      ? (counts.get(normalize(text)) ?? 0) * 2 >= group.length
      : isSectionName(text) || findHeadingFact(vocabulary, text) !== null;
  const countShared = ({ read }: LogRecord): number =>
    read.outline.filter(({ text }) => isShared(text)).length;
  const current = group.filter(({ status }) => status !== 'superseded');
  const model = (current.length > 0 ? current : group).reduce<LogRecord | undefined>(
    (best, one) => (best !== undefined && countShared(best) > countShared(one) ? best : one),
    undefined,
  );
  if (model === undefined) return null;
  const { read, title } = model;
  const lines = read.source.text.split('\n');
  const renew = (line: string): string =>
    findDates(line).reduceRight(
      (text, { from, to, raw }) => text.slice(0, from) + formatLike(raw, today) + text.slice(to),
      line,
    );
  const keep = new Set<Fact | null>(['status', 'date', 'created', 'title', 'number', 'tags']);
  if (people.length > 0) for (const fact of ['deciders', 'authors'] as const) keep.add(fact);
  const front = frontEnd(lines);
  const head = headEnd(lines);
  const out = [...createFront(lines.slice(0, front), group, { keep, vocabulary })];
  if (front > 0) out.push(lines[front] ?? '---');
  for (let at = front > 0 ? front + 1 : 0; at < head; at++) {
    const line = lines[at] ?? '';
    const kept =
      line === findHeading(lines, model) || at === (read.status?.line ?? 0) - 1
        ? line
        : keepFacts(lines, at, { keep, vocabulary });
    const isBlank = line.trim() === '' && out.at(-1)?.trim() !== '';
    if (kept !== null) out.push(dropLabels(renew(kept), keep, vocabulary));
    else if (isBlank || (/^---+\s*$/.test(line) && out.at(-1)?.trim() === '')) out.push(line);
  }
  if (out.at(-1)?.trim() !== '') out.push('');
  const rules = lines.slice(head).filter((line) => /^---+\s*$/.test(line)).length;
  const shared = read.outline.filter(({ line, text }) => line > head && isShared(text) && text !== title);
  shared.forEach(({ line, depth, to, text }, index) => {
    if (rules > 2 && index > 0 && depth === 2) out.push('---', '');
    const status = read.status?.line ?? 0;
    const words =
      status > line && status < to
        ? [renew(lines[status - 1] ?? '')]
        : findHeadingFact(vocabulary, text) === 'status'
          ? [conventions.words.accepted ?? 'Accepted']
          : [];
    out.push(lines[line - 1] ?? '', '', ...words, ...(words.length > 0 ? [''] : []));
  });
  while (out.at(-1)?.trim() === '') out.pop();
  return fromText(`${out.join('\n')}\n`);
}

interface Kept extends Pick<Conventions, 'vocabulary'> {
  /** Facts that a new record has as well. */
  keep: ReadonlySet<Fact | null>;
}

/** Keys of the front matter that a new record has too: those of kept facts, without their values, and those of most. */
function createFront(
  lines: readonly string[],
  group: readonly LogRecord[],
  { keep, vocabulary }: Kept,
): string[] {
  const isCommon = (text: string): boolean =>
    group.length > 2 &&
    group.filter(({ read }) => read.source.text.includes(`\n${text}\n`)).length * 2 > group.length;
  const isNumber = (key: string): boolean =>
    group.filter(({ read, number }) =>
      new RegExp(`^${escapeRegExp(key)}\\s*[:=]\\s*0*${number}\\s*$`, 'm').test(read.source.text),
    ).length *
      2 >
    group.length;
  return lines.flatMap((line, at): string[] => {
    const place = at > 0 && /^[\w"']/.test(line) ? keyPlace(lines, at) : null;
    if (place === null) return at === 0 ? [line] : [];
    const { key, value } = place;
    const start = line.slice(0, line.search(/[:=]/) + 1);
    if (!keep.has(findLabelFact(vocabulary, toKeyWords(key))))
      return isCommon(line) || isNumber(key) ? [line] : [];
    const item = /^\s*-\s+/.exec(value)?.[0];
    if (item !== undefined) return [start, item];
    const block = /[:=]\s*([|>][+-]?)\s*$/.exec(line)?.[1];
    if (block !== undefined) return [`${start} ${block}`, `${/^\s*/.exec(value)?.[0]}…`];
    return [`${start} ${/^\[.*\]$/.test(value) ? '[]' : ''}`];
  });
}

/** A line of the head that holds kept facts, or a row of the table that does; null for any other. */
function keepFacts(lines: readonly string[], at: number, { keep, vocabulary }: Kept): string | null {
  const line = lines[at] ?? '';
  const cells = createCells(line);
  const isRule = (text = ''): boolean => /^\s*\|?[\s|:-]*-[\s|:-]*$/.test(text) && text.includes('|');
  if (cells.length > 1 && /^\s*\|/.test(line)) {
    const fact = findLabelFact(vocabulary, (cells[0]?.text ?? '').replace(/[*_`:]/g, '').trim());
    const isBelow = isRule(lines[at - 1]) && !isRule(lines[at + 1]);
    const isRow = isBelow && createCells(lines[at - 2] ?? '').some(({ text }) => hasFact(text));
    return isRule(line) || isRule(lines[at + 1]) || isRow || keep.has(fact) ? line : null;
  }
  return labelsIn(line, vocabulary).some(({ fact }) => fact !== null && keep.has(fact)) ? line : null;

  function hasFact(text: string): boolean {
    const fact = findLabelFact(vocabulary, text.replace(/[*_`:]/g, '').trim());
    return fact !== null && keep.has(fact);
  }
}

/** A line without its labels of other facts: `**Status:** x | **Review:** y` → `**Status:** x`. */
function dropLabels(
  line: string,
  keep: ReadonlySet<Fact | null>,
  vocabulary: Conventions['vocabulary'],
): string {
  if (/^\s*\|/.test(line)) return line;
  const labels = labelsIn(line, vocabulary);
  if (labels.length < 2) return line;
  const parts = labels.map(({ from }, at) => ({
    fact: labels[at]?.fact ?? null,
    text: line.slice(from, labels[at + 1]?.from),
  }));
  const kept = parts.filter(({ fact }) => fact !== null && keep.has(fact)).map(({ text }) => text);
  return (
    line.slice(0, labels[0]?.from) +
    kept
      .join('')
      .replace(/^\s*[|·•‖]\s*/u, '')
      .trimEnd()
  );
}
