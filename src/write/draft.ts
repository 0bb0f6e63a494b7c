/** The text of a new record: from the team's template, or in the form that most of its records have. Pure. */
import type { LogRecord } from '../model/log.ts';
import { findDates } from '../read/dates.ts';
import { toKeyWords } from '../read/front-entries.ts';
import { normalize } from '../read/normalize.ts';
import { isSectionName } from '../read/parts/headings.ts';
import { findHeadingFact, findLabelFact, findStatusWords } from '../read/vocabulary.ts';
import { editLines, type FileText, fromText, type LineEdit } from './file-text.ts';
import { type Habits, signOfStatus, wordFor } from './habits.ts';
import { createCells, findPlaces, keyPlace, labelsIn } from './places.ts';
import { frontEnd, headEnd, labelLike } from './statements.ts';
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
  habits: Habits,
): Draft {
  let file = replaceMarks(uncomment(template, habits), input);
  file = fillTitle(file, input, titleForm(records));
  const date = records.toReversed().find(({ read }) => read.date?.line != null)?.read.date?.raw;
  const day = date === undefined ? input.today : formatLike(findDates(date)[0]?.raw ?? date, input.today);
  const person = input.people.join(', ');
  file = fillStatus(file, input, habits);
  const values: [fact: Fact, value: string][] = [
    ['date', day],
    ['created', day],
    ['deciders', person],
    ['authors', person],
    ['tickets', input.ticket ?? ''],
    ['tags', input.tags.join(', ')],
  ];
  for (const [fact, value] of values) if (value !== '') file = fillField(file, fact, value, habits);
  if (input.number !== null) file = fillField(file, 'number', input.number.digits, habits);
  file = fillField(file, 'title', input.title, habits);
  for (const [fact, words, value] of [
    ['tickets', 'ticket', input.ticket ?? ''],
    ['tags', 'tags', input.tags.join(', ')],
  ] as const)
    if (value !== '' && !hasField(file, fact, habits)) file = addField(file, words, value, habits);
  file = fillFoot(file, day, person, habits);
  return { file, left: placesLeft(file) };
}

/** Keys that a template offers as comments, where something is known for them: `# status: …`. */
function uncomment(file: FileText, { vocabulary }: Habits): FileText {
  const front = frontEnd(file.lines);
  const lines = file.lines.map((line, at) => {
    const [, key = ''] = at > 0 && at < front ? (/^#\s?([a-z][\w-]*):(?:\s|$)/i.exec(line) ?? []) : [];
    const fact = key === '' ? null : findLabelFact(vocabulary, toKeyWords(key));
    return fact === 'status' || fact === 'date' || fact === 'deciders' ? line.replace(/^#\s?/, '') : line;
  });
  return { ...file, lines };
}

/** `{{ title }}`, `${date}`, `%NUMBER%`, and the words that adr-tools fills. */
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
        /\{\{\s*([a-z_ -]+?)\s*\}\}|\$\{([a-z_-]+)\}|%([a-z_-]+)%/gi,
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

/** How most of the latest records write their headings; null where they have none. */
export function titleForm(records: readonly LogRecord[]): TitleForm | null {
  const forms = records.slice(-12).flatMap(({ read, title }): TitleForm[] => {
    const { line, location } = read.title;
    const text = line === null || location !== 'title' ? '' : (read.source.text.split('\n')[line - 1] ?? '');
    const at = text.indexOf(title);
    if (!/^#\s/.test(text) || at < 0) return [];
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

const NUMBER_MARK =
  /\b(?:NUMBER|N{2,}|X{2,}|n{3,}|x{3,}|Y{3,}|0+[NX]+|000\d?|\d{4})\b|\{(?:#|n+|number|id)\}|<(?:n+|number|id)>|\[(?:n+|number|id)\]|#{2,}/i;

function fillTitle(file: FileText, { title, number }: DraftInput, form: TitleForm | null): FileText {
  const at = file.lines.findIndex((line, index) => index >= frontEnd(file.lines) && /^\ufeff?#\s/.test(line));
  const line = file.lines[at];
  if (line === undefined) return file;
  const digits = number?.digits ?? '';
  let heading: string;
  if (form !== null) {
    const own = number === null ? '' : String(number.value).padStart(form.width, '0');
    heading = form.pattern.replace('{#}', own).replace('{title}', () => title);
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
function fillStatus(file: FileText, { status }: DraftInput, habits: Habits): FileText {
  if (status === null) return file;
  const wordLike = (value: string): string => {
    const bare = value.replace(/<!--.*?-->/g, '').replace(/^["'[{<(\s]+|["'\]}>)\s]+$/g, '');
    const choices = bare.split(/\s*[|/]\s*|,\s+/);
    const own =
      choices.length > 1
        ? choices.find(
            (one) =>
              findStatusWords(habits.vocabulary, one)[0]?.status === status && one.split(' ').length < 4,
          )
        : undefined;
    if (own !== undefined) return own.trim();
    const model = choices.length > 1 ? (choices[0] ?? '') : bare;
    const known = findStatusWords(habits.vocabulary, model).length > 0 && !/^[A-Z]+$/.test(model);
    const casing = known
      ? readManner(model)
      : { ...readManner('Accepted'), sign: model === '' && habits.signs[status] !== undefined };
    return say(wordFor(habits, status), { ...casing, tail: '' }, { sign: signOfStatus(habits, status) });
  };
  const field = fieldIn(file, 'status', habits);
  if (field !== null) return editLines(file, [field.put(wordLike(field.value))]);
  const at = file.lines.findIndex(
    (line) =>
      /^#{2,6}\s/.test(line) && findHeadingFact(habits.vocabulary, line.replace(/^#+\s*/, '')) === 'status',
  );
  if (at < 0) return file;
  let end = at + 1;
  while (end < file.lines.length && !/^#{1,6}\s/.test(file.lines[end] ?? '')) end++;
  const old = file.lines
    .slice(at + 1, end)
    .join(' ')
    .trim();
  const rule = file.lines.slice(at + 1, end).some((line) => /^---+\s*$/.test(line)) ? ['---', ''] : [];
  return editLines(file, [
    { at: at + 1, remove: end - at - 1, insert: ['', wordLike(old.replace(/-{3,}$/, '')), '', ...rule] },
  ]);
}

type Field = { value: string; put(value: string): LineEdit };
type Fact = NonNullable<ReturnType<typeof findLabelFact>>;

/** The place of the head that holds a fact. */
function fieldIn({ lines }: FileText, fact: Fact, { vocabulary }: Habits): Field | null {
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

function hasField(file: FileText, fact: Fact, habits: Habits): boolean {
  return fieldIn(file, fact, habits) !== null;
}

function fillField(file: FileText, fact: Fact, value: string, habits: Habits): FileText {
  const field = fieldIn(file, fact, habits);
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
function addField(file: FileText, words: string, value: string, habits: Habits): FileText {
  const { lines } = file;
  const front = frontEnd(lines);
  if (front > 0) {
    const list = words === 'tags' ? `[${value}]` : value;
    return editLines(file, [{ at: front, remove: 0, insert: [`${words}: ${list}`] }]);
  }
  const head = lines.slice(0, headEnd(lines));
  const at = head.findLastIndex((line) =>
    labelsIn(line, habits.vocabulary).some(({ fact }) => fact !== null),
  );
  if (at < 0) return file;
  return editLines(file, [
    { at: at + 1, remove: 0, insert: [labelLike(lines[at] ?? '', setCase(words, 'capital'), value, habits)] },
  ]);
}

/** The last lines, `*Last Updated: [Date]*` and `*Author: [Name]*`. */
function fillFoot(file: FileText, day: string, person: string, { vocabulary }: Habits): FileText {
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
    const place = /(?:^|[:=|]\s*["']?)(?:\[([^\]]{3,})\](?!\()|\{([^}]{3,})\}|<([^>!/]{3,})>)/.exec(line);
    return place === null ? [] : (place[1] ?? place[2] ?? place[3] ?? '');
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
  const known = [...groups.values()].filter(([one]) => one?.read.status != null);
  return known.sort((a, b) => b.length - a.length)[0] ?? [...records];
}

/** A template made of what the records of a form have in common; null without records. */
export function createTemplate(group: readonly LogRecord[], habits: Habits): FileText | null {
  const model = group.at(-1);
  if (model === undefined) return null;
  const { vocabulary } = habits;
  const lines = model.read.source.text.split('\n');
  const others = group.map(({ read }) => read.source.text);
  const isCommon = (text: string): boolean =>
    group.length > 2 && others.filter((other) => other.includes(`\n${text}\n`)).length * 2 > group.length;
  const front = frontEnd(lines);
  const out: string[] = [];
  const keep = new Set<Fact | null>(['status', 'date', 'created', 'deciders', 'authors', 'title', 'number']);
  let isKept = false;
  for (let at = 0; at < front; at++) {
    const line = lines[at] ?? '';
    const key = /^[\w"']/.test(line) ? keyPlace(lines, at)?.key : undefined;
    if (at === 0) out.push(line);
    else if (key !== undefined) {
      const fact = findLabelFact(vocabulary, toKeyWords(key));
      isKept = keep.has(fact) || isCommon(line);
      if (isKept)
        out.push(
          fact === 'tags' || (fact !== null && keep.has(fact))
            ? `${line.slice(0, line.search(/[:=]/) + 1)} `
            : line,
        );
    }
  }
  if (front > 0) out.push(lines[front] ?? '---');
  const title = model.read.title.location === 'title' ? (model.read.title.line ?? 0) - 1 : -1;
  for (let at = front > 0 ? front + 1 : 0; at < headEnd(lines); at++) {
    const line = lines[at] ?? '';
    const cells = createCells(line);
    const facts = labelsIn(line, vocabulary).flatMap(({ fact }) => fact ?? []);
    const cell =
      cells.length > 1
        ? findLabelFact(vocabulary, (cells[0]?.text ?? '').replace(/[*_`:]/g, '').trim())
        : null;
    const isRow =
      cells.length > 1 &&
      (/^[\s|:-]+$/.test(line) || /^\s*\|[\s|:-]*-/.test(lines[at + 1] ?? '') || keep.has(cell));
    const isField = facts.length > 0 && facts.every((fact) => keep.has(fact));
    const isBlank = line.trim() === '' && out.at(-1)?.trim() !== '';
    if (at === title || isRow || isField || isBlank || (/^---+\s*$/.test(line) && out.at(-1)?.trim() === ''))
      out.push(line);
  }
  if (out.at(-1)?.trim() !== '') out.push('');
  const rules = lines.slice(headEnd(lines)).filter((line) => /^---+\s*$/.test(line)).length;
  const headings = model.read.outline.filter(({ line }) => line > headEnd(lines));
  const shared = headings.filter(({ text }) => {
    const with_ = group.filter(({ read }) =>
      read.outline.some((other) => normalize(other.text) === normalize(text)),
    );
    return group.length > 2
      ? with_.length * 2 >= group.length
      : isSectionName(text) || findHeadingFact(vocabulary, text) !== null;
  });
  shared.forEach(({ line, depth }, index) => {
    const heading = lines[line - 1] ?? '';
    if (rules > 2 && index > 0 && depth === 2) out.push('---', '');
    const isStatus = findHeadingFact(vocabulary, heading.replace(/^#+\s*/, '')) === 'status';
    out.push(heading, '', ...(isStatus ? [habits.words.accepted ?? 'Accepted', ''] : []));
  });
  while (out.at(-1)?.trim() === '') out.pop();
  return fromText(`${out.join('\n')}\n`);
}
