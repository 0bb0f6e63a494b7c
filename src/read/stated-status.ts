/** What every source says of a record's status, merged, with what is wrong with it. */
import type { Carrier, Fact, Problem, Source, Status } from '../model/record.ts';
import { badgeTexts } from './badges.ts';
import { loggedState } from './dated.ts';
import { findDates } from './dates.ts';
import type { Document } from './document.ts';
import { dateFrom, itemsOf, type Tools } from './entries.ts';
import type { Gathered } from './gather.ts';
import { isUnfilled, isUnnumbered } from './placeholders.ts';
import { placeText, problem } from './problems.ts';
import { findReferences } from './references.ts';
import { isBanner, saysPart } from './relations.ts';
import { type Rich, richOfText } from './rich.ts';
import type { Grammar } from './sentences.ts';
import { signOf, stateIn } from './states.ts';
import { interpret, type StatusReading } from './status.ts';
import type { Entry, Structure } from './types.ts';
import { has, isAnswer, marksOf, statusWords, type Vocabulary } from './vocabulary.ts';

/** The order sources are believed in; see `mergeStatuses`. */
const CARRIERS: Carrier[] = [
  'front matter',
  'table',
  'bullet',
  'line',
  'section',
  'badge',
  'title',
  'text',
  'folder',
  'file name',
];

export interface CarriedStatus extends StatusReading {
  carrier: Carrier;
}

interface Stated {
  fact: Fact<Status> | null;
  chosen: CarriedStatus | null;
  /** There is a status field, but as the template has it. */
  untouched: boolean;
  problems: Problem[];
}

interface Places {
  gathered: Gathered;
  structure: Structure;
  tools: Tools;
}

/** Collects what every source says of the status, merges it (see `mergeStatuses`), and reports what is wrong with it. */
export function readStatus(document: Document, places: Places): Stated {
  const { gathered, structure, tools } = places;
  const { entries, loose } = gathered;
  const fields = entries.filter((entry) => entry.fact === 'status');
  const readings: CarriedStatus[] = fields.flatMap((entry) => carried(entry, tools));
  if (!readings.some((reading) => reading.partly)) readings.push(...successors(entries, tools));
  readings.push(...affirmed(entries, tools.vocabulary));
  readings.push(...banners(loose, tools));
  readings.push(...badges(loose, tools.vocabulary));
  if (!readings.some((reading) => reading.status !== 'unknown'))
    readings.push(...unlabelledStatuses(document, places));
  if (readings.length === 0) readings.push(...loggedStatus(structure, tools));
  const { fact, chosen, others } = mergeStatuses(readings);
  const untouched =
    fields.some(({ items }) => items.length > 0) &&
    fields.every((entry) => carried(entry, tools).length === 0);
  return {
    fact,
    chosen,
    untouched,
    problems: problemsOf(document.source, { fact, others, untouched, line: fields[0]?.line ?? null }),
  };
}

/**
 * The one rule by which sources are merged. A source that states a whole supersession wins, because people
 * who supersede a record edit one place and forget the other. Otherwise the first source whose words the
 * vocabulary knows wins, in the order front matter, table, bullet, line, section, badge, title, text, folder.
 * Words no vocabulary knows count only where nothing else is said.
 */
function mergeStatuses(readings: CarriedStatus[]): {
  fact: Fact<Status> | null;
  chosen: CarriedStatus | null;
  others: CarriedStatus[];
} {
  const ordered = [...readings].sort((a, b) => CARRIERS.indexOf(a.carrier) - CARRIERS.indexOf(b.carrier));
  const known = ordered.filter((reading) => reading.status !== 'unknown');
  const chosen = known.find((reading) => reading.status === 'superseded') ?? known[0] ?? ordered[0] ?? null;
  if (chosen === null) return { fact: null, chosen: null, others: [] };
  const { status: value, raw, carrier } = chosen;
  const fact = { value, raw, carrier, line: carrier === 'folder' ? null : chosen.line };
  return {
    fact,
    chosen,
    others: known.filter(({ status }) => status !== value && !isSameEnd(status, value)),
  };
}

/** A record that was replaced is deprecated as well. */
function isSameEnd(...statuses: Status[]): boolean {
  return statuses.every((status) => status === 'superseded' || status === 'deprecated');
}

function carried(entry: Entry, grammar: Grammar): CarriedStatus[] {
  const badge = entry.items.flatMap((item) => badgeTexts(item)).map((text) => richOfText(text, entry.line));
  const reading = interpret([...entry.items.filter((item) => item.text !== ''), ...badge], grammar);
  return reading === null ? [] : [{ ...reading, carrier: entry.carrier }];
}

function plain(
  status: Status,
  raw: string,
  { line, carrier, date = null }: { line: number; carrier: Carrier; date?: string | null },
): CarriedStatus {
  const short = raw.replace(/\s+/g, ' ').slice(0, 200);
  return { status, raw: short, line, date, ambiguousDate: false, partly: false, carrier };
}

/** A field `Superseded by` that names something supersedes the record, whatever its status field says. */
function successors(entries: Entry[], { vocabulary, prefix }: Grammar): CarriedStatus[] {
  return entries.flatMap((entry): CarriedStatus[] => {
    const { fact, carrier, label, line } = entry;
    if (fact !== 'superseded-by') return [];
    const value = entry.items.find(
      ({ text }) => !isUnfilled(text) && !isUnnumbered(text) && !isAnswer(vocabulary, text, 'nothing'),
    );
    if (value === undefined || saysPart(label, value, { vocabulary, prefix })) return [];
    if (carrier === 'section' && !namesRecord(value)) return [];
    const date = findDates(value.text)[0]?.value ?? null;
    return [plain('superseded', `${label}: ${value.text}`, { line, carrier, date })];
  });
}

function namesRecord(value: Rich): boolean {
  return findReferences(value, { from: 0, to: value.text.length, prefix: null, anyLink: false }).length > 0;
}

/** `deprecated: true`. */
function affirmed(entries: Entry[], vocabulary: Vocabulary): CarriedStatus[] {
  return entries.flatMap(({ fact, label, items, line, carrier }): CarriedStatus[] => {
    if (fact !== 'date' && fact !== 'created') return [];
    const word = statusWords(vocabulary, label)[0];
    const isTrue = items.some((item) => isAnswer(vocabulary, item.text, 'yes'));
    return word?.index === 0 && isTrue ? [plain(word.status, label, { line, carrier })] : [];
  });
}

/** A line or heading that says of the record that another one supersedes it, beside whatever its fields say. */
function banners(loose: Rich[], grammar: Grammar): CarriedStatus[] {
  return loose
    .filter((rich) => isBanner(rich, grammar))
    .flatMap((rich): CarriedStatus[] => {
      const reading = interpret([rich], grammar);
      return reading?.status === 'superseded' ? [{ ...reading, carrier: 'text' }] : [];
    });
}

/** Images alone in the head: the words in their alternative text, or in the badge's address. */
function badges(loose: Rich[], vocabulary: Vocabulary): CarriedStatus[] {
  return loose.flatMap((rich): CarriedStatus[] => {
    const texts = rich.text === '' ? badgeTexts(rich) : [];
    const text = texts.find(
      (words) => words.split(/\s+/).length <= 6 && statusWords(vocabulary, words).length > 0,
    );
    const word = text === undefined ? undefined : statusWords(vocabulary, text)[0];
    return word === undefined || text === undefined
      ? []
      : [plain(word.status, text, { line: rich.line, carrier: 'badge' })];
  });
}

/**
 * Where no field states a status: dated labels, approvals, a line of nothing but a status, the title's brackets,
 * tags, the folder.
 */
function unlabelledStatuses(document: Document, { gathered, structure, tools }: Places): CarriedStatus[] {
  const { entries, loose } = gathered;
  const { vocabulary } = tools;
  return [
    ...latestDatedLabel(entries, vocabulary),
    ...approvals(entries, vocabulary),
    ...loose.flatMap((rich) => lineStatus(rich, tools)),
    ...titleStatus(structure, tools),
    ...tagStatuses(entries, vocabulary),
    ...folderStatus(document.source.path, vocabulary),
  ];
}

/** `Accepted: 2021-03-04`, and of several such labels the latest. Its date is read as that of a label. */
function latestDatedLabel(entries: Entry[], vocabulary: Vocabulary): CarriedStatus[] {
  const dated = entries.flatMap(({ fact, label, items, line, carrier }) => {
    if ((fact !== 'date' && fact !== 'created') || carrier === 'front matter') return [];
    const word = statusWords(vocabulary, label)[0];
    const date = items.map((item) => dateFrom(item)).find((found) => found !== null) ?? null;
    return word?.index === 0 && date !== null
      ? [{ date, reading: plain(word.status, label, { line, carrier }) }]
      : [];
  });
  const [latest] = dated.sort((a, b) => b.date.localeCompare(a.date));
  return latest === undefined ? [] : [latest.reading];
}

/** `Approved by: Ann Example`, `Approved: Ann Example`. */
function approvals(entries: Entry[], vocabulary: Vocabulary): CarriedStatus[] {
  return entries.flatMap(({ fact, label, items, line, carrier }): CarriedStatus[] => {
    const [word] = statusWords(vocabulary, label);
    const [first] = items;
    const isApproval = (fact === 'deciders' || fact === 'date') && carrier !== 'front matter';
    if (!isApproval || word?.index !== 0 || word.sense !== 'accepted' || first === undefined) return [];
    const isOpen =
      isUnfilled(first.text) ||
      !/^\W*\p{Lu}/u.test(first.text) ||
      statusWords(vocabulary, first.text).length > 0;
    return isOpen || isAnswer(vocabulary, first.text, 'nothing')
      ? []
      : [plain(word.status, `${label}: ${first.text}`, { line, carrier })];
  });
}

/** A line of the head that is a status, a sign that means one, or a sentence about "this decision". */
function lineStatus(rich: Rich, grammar: Grammar): CarriedStatus[] {
  const { text, line } = rich;
  const marks = marksOf(grammar.vocabulary, text);
  const state = stateIn(marks, text);
  const length = text.split(/\s+/).length;
  const short = length <= 8 && !/[?:]$/.test(text);
  const emphasised = length <= 3 || rich.strong.some(({ from, to }) => from <= 2 && to - from > 2);
  const reading = short && state !== null && !state.aside && emphasised ? interpret([rich], grammar) : null;
  if (reading !== null && reading.status !== 'unknown') return [{ ...reading, carrier: 'text' }];
  const sign = state === null && short && text.length <= 4 ? signOf(text) : null;
  if (sign !== null) return [plain(sign, text, { line, carrier: 'text' })];
  if (!marks.slice(0, 4).some((mark) => has(mark, 'this'))) return [];
  const subject = marks.slice(0, 6).find((mark) => has(mark, 'record'));
  // in "this proposal is accepted" the second word is what the sentence speaks of
  const others = marks.map((mark) =>
    mark === subject && mark.phrase ? { ...mark, phrase: { ...mark.phrase, sense: null } } : mark,
  );
  const said = subject && stateIn(others, text);
  return said && !said.aside && said.index <= 7 && text.length < 200
    ? [plain(said.status, text, { line, carrier: 'text' })]
    : [];
}

const IN_TITLE = /^\W*[[(]([^\])]{3,40})[\])]|[[(]([^\])]{3,60})[\])]\s*$|^(\p{Lu}{3,12})\b\s*[:–—-]/u;

/** `[Superseded] Use a queue`, `Use a queue (deprecated)`, `DRAFT: Use a queue`. */
function titleStatus({ title }: Structure, grammar: Grammar): CarriedStatus[] {
  const words = title === null ? undefined : IN_TITLE.exec(title.text)?.slice(1).find(Boolean);
  if (words === undefined || statusWords(grammar.vocabulary, words)[0]?.index !== 0) return [];
  const reading = interpret([richOfText(words, title?.heading?.position?.start.line ?? 1)], grammar);
  return reading === null || reading.status === 'unknown' ? [] : [{ ...reading, carrier: 'title' }];
}

/** A tag of the front matter that is nothing but a status. */
function tagStatuses(entries: Entry[], vocabulary: Vocabulary): CarriedStatus[] {
  const items = entries
    .filter(({ fact, carrier }) => fact === 'tags' && carrier === 'front matter')
    .flatMap((entry) => entry.items);
  return items.flatMap(({ text, line }): CarriedStatus[] => {
    const [word, ...more] = statusWords(vocabulary, text);
    const alone = more.length === 0 && text.trim().split(/\s+/).length === 1;
    return word !== undefined && alone ? [plain(word.status, text, { line, carrier: 'text' })] : [];
  });
}

/** Names of folders that hold a status word and mean something else. */
const NO_STATUS = new Set('review implementation archive current live discussion proposals go ok'.split(' '));

/** The nearest folder that is named after a status: `accepted/`, `2-rejected/`, `archive/`. */
function folderStatus(path: string, vocabulary: Vocabulary): CarriedStatus[] {
  for (const folder of path.split('/').slice(0, -1).reverse()) {
    const name = folder.replace(/^\d+[-_. ]+/, '');
    const marks = marksOf(vocabulary, name);
    const state = stateIn(marks, name);
    const whole = state !== null && marks.filter((mark) => !has(mark, 'not')).length === 1;
    if (whole && !NO_STATUS.has(folder.toLowerCase()))
      return [plain(state.status, folder, { line: 1, carrier: 'folder' })];
    if (/^archived?$/i.test(folder)) return [plain('deprecated', folder, { line: 1, carrier: 'folder' })];
  }
  return [];
}

/** Where nothing else states one: the latest state of a dated list of changes. A draft there is a change, not a state. */
function loggedStatus({ named }: Structure, tools: Tools): CarriedStatus[] {
  const items = named
    .filter((section) => section.fact === 'changelog')
    .flatMap((section) => section.nodes.flatMap((node) => itemsOf(node, tools)));
  const states = items.flatMap((item): CarriedStatus[] => {
    const date = findDates(item.text).find(({ value }) => value !== null)?.value ?? null;
    const status = loggedState(item.text, tools.vocabulary);
    return date === null || status === null || status === 'draft'
      ? []
      : [plain(status, item.text, { line: item.line, carrier: 'section', date })];
  });
  return states.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 1);
}

/** What is wrong with what a record states of its status. */
function problemsOf(
  source: Source,
  {
    fact,
    others,
    untouched,
    line,
  }: { fact: Fact<Status> | null; others: CarriedStatus[]; untouched: boolean; line: number | null },
): Problem[] {
  const problems: Problem[] = [];
  if (fact === null && untouched)
    problems.push(problem(source, 'issue.unfilled-status', { line, severity: 'notice' }));
  else if (fact === null)
    problems.push(problem(source, 'issue.missing-status', { line, severity: 'notice' }));
  else if (fact.value === 'unknown')
    problems.push(
      problem(source, 'issue.unknown-status', {
        line: fact.line,
        severity: 'notice',
        values: { status: fact.raw },
      }),
    );
  const [other] = others;
  if (fact !== null && other !== undefined)
    problems.push(
      problem(source, 'issue.status-disagrees', {
        line: other.line,
        values: {
          ...{ status: fact.raw, place: placeText(fact.carrier) },
          ...{ otherStatus: other.raw, otherPlace: placeText(other.carrier) },
        },
      }),
    );
  return problems;
}
