/** What every source says of a record's status, merged, with what is wrong with it. */
import type { Fact, Issue, Source, SourceLocation, Status } from '../model/record.ts';
import { readBadgeTexts } from './badges.ts';
import type { CollectedFields } from './collect-fields.ts';
import { readLoggedState } from './dated-entries.ts';
import { findDates } from './dates.ts';
import type { Document } from './document.ts';
import { findWordings } from './grammar.ts';
import type { Grammar } from './grammar-text.ts';
import { type InlineText, parseInlineText } from './inline-text.ts';
import { interpretStatus, type StatusReading } from './interpret-status.ts';
import { createIssue, describeLocation } from './issues.ts';
import { isUnfilled, isUnnumbered } from './placeholders.ts';
import { findLeadingDate, type ReadTools, readItems } from './read-blocks.ts';
import { findLeadingNumbers, findReferences } from './references.ts';
import { isBanner, isEnding, isOpenStatement, isPartialStatement } from './relations.ts';
import { findSign, findState, isExpired } from './states.ts';
import { isOfRecord } from './status-clauses.ts';
import type { LabelledEntry, Structure } from './types.ts';
import { findStatusWords, getMarks, hasRole, isAnswer, type Vocabulary } from './vocabulary.ts';

/** The order sources are believed in; see `mergeStatuses`. */
const CARRIERS = 'front matter, table, bullet, line, section, badge, title, text, folder, file name'.split(
  ', ',
) as SourceLocation[];

export interface LocatedStatus extends StatusReading {
  location: SourceLocation;
}

interface StatusReport {
  fact: Fact<Status> | null;
  chosen: LocatedStatus | null;
  /** There is a status field, but as the template has it. */
  isTemplateValue: boolean;
  issues: Issue[];
}

interface StatusPlaces {
  fields: CollectedFields;
  structure: Structure;
  tools: ReadTools;
}

/** Collects what every source says of the status, merges it (see `mergeStatuses`), and reports what is wrong with it. */
export function readStatus(document: Document, places: StatusPlaces): StatusReport {
  const { fields: gathered, structure, tools } = places;
  const { entries, unlabelled } = gathered;
  const fields = entries.filter((entry) => entry.fact === 'status');
  const inFields = fields.map((entry) => readEntryStatuses(entry, tools));
  const readings: LocatedStatus[] = inFields.flat();
  if (!readings.some((reading) => reading.partly)) readings.push(...readSuccessorStatuses(entries, tools));
  readings.push(...readAffirmedStatuses(entries, tools.vocabulary));
  readings.push(...readBannerStatuses(unlabelled, tools));
  readings.push(...readBadgeStatuses(unlabelled, tools.vocabulary));
  if (!readings.some((reading) => reading.status !== 'unknown'))
    readings.push(...readUnlabelledStatuses(document, places));
  if (readings.length === 0) readings.push(...readLoggedStatus(structure, tools));
  const { fact: stated, chosen, others } = mergeStatuses(readings);
  const fact = stated && toExpired(stated, entries, tools.vocabulary);
  // a section of nothing but "Supersedes ADR-3" was filled in
  const isTemplateValue =
    fields.some(({ items }) => items.length > 0) &&
    fields.every(
      (entry, at) =>
        inFields[at]?.length === 0 && !entry.items.some((item) => findWordings(item, tools).some(isOfRecord)),
    );
  return {
    fact,
    chosen,
    isTemplateValue,
    issues: listStatusIssues(document.source, {
      fact,
      others,
      isTemplateValue,
      line: fields[0]?.line ?? null,
    }),
  };
}

/**
 * The one rule by which sources are merged. A source that states a whole supersession wins, because people
 * who supersede a record edit one place and forget the other. Otherwise the first source whose words the
 * vocabulary knows wins, in the order front matter, table, bullet, line, section, badge, title, text, folder.
 * Words no vocabulary knows count only where nothing else is said.
 */
function mergeStatuses(readings: LocatedStatus[]): {
  fact: Fact<Status> | null;
  chosen: LocatedStatus | null;
  others: LocatedStatus[];
} {
  const ordered = [...readings].sort((a, b) => CARRIERS.indexOf(a.location) - CARRIERS.indexOf(b.location));
  const known = ordered.filter((reading) => reading.status !== 'unknown');
  const chosen = known.find((reading) => reading.status === 'superseded') ?? known[0] ?? ordered[0] ?? null;
  if (chosen === null) return { fact: null, chosen: null, others: [] };
  const { status: value, raw, location } = chosen;
  const fact = { value, raw, location, line: location === 'folder' ? null : chosen.line };
  // the same status may be dated in another place
  const dated =
    value === 'superseded'
      ? undefined
      : known.find((reading) => reading.status === value && reading.date !== null);
  return {
    fact,
    chosen: chosen.date === null && dated !== undefined ? { ...dated, partly: chosen.partly } : chosen,
    others: known.filter(({ status }) => status !== value && !isSameEnd(status, value)),
  };
}

/** `Valid until: 2019-05-01` behind a status: whether the decision still holds is not said. */
function toExpired(stated: Fact<Status>, entries: LabelledEntry[], vocabulary: Vocabulary): Fact<Status> {
  if (stated.value !== 'accepted') return stated;
  for (const { fact, label, items } of entries) {
    const text = `${label} ${items[0]?.text}`;
    if (fact === 'review' && isExpired(getMarks(vocabulary, text), text))
      return { ...stated, value: 'unknown', raw: `${stated.raw}, ${text}` };
  }
  return stated;
}

/** A record that was replaced is deprecated as well. */
function isSameEnd(...statuses: Status[]): boolean {
  return statuses.every((status) => status === 'superseded' || status === 'deprecated');
}

function readEntryStatuses(entry: LabelledEntry, grammar: Grammar): LocatedStatus[] {
  const badge = entry.items
    .flatMap((item) => readBadgeTexts(item))
    .map((text) => parseInlineText(text, entry.line));
  const reading = interpretStatus([...entry.items.filter((item) => item.text !== ''), ...badge], grammar);
  return reading === null ? [] : [{ ...reading, location: entry.location }];
}

function createStatus(
  status: Status,
  raw: string,
  { line, location, date = null }: { line: number; location: SourceLocation; date?: string | null },
): LocatedStatus {
  const short = raw.replace(/\s+/g, ' ').slice(0, 200);
  return { status, raw: short, line, date, ambiguousDate: false, partly: false, location };
}

/** A field `Superseded by` that names something supersedes the record, whatever its status field says. */
function readSuccessorStatuses(entries: LabelledEntry[], grammar: Grammar): LocatedStatus[] {
  return entries.flatMap((entry): LocatedStatus[] => {
    const { fact, location, label, line } = entry;
    if (fact !== 'superseded-by') return [];
    const value = entry.items.find(
      ({ text }) =>
        !isUnfilled(text) && !isUnnumbered(text) && !isAnswer(grammar.vocabulary, text, 'nothing'),
    );
    if (value === undefined || isPartialStatement(label, value, grammar)) return [];
    if (isOpenStatement(value, grammar)) return [];
    if ((location === 'section' || isEnding(label, grammar)) && !isRecordNamed(value, grammar)) return [];
    const date = findDates(value.text)[0]?.value ?? null;
    return [createStatus('superseded', `${label}: ${value.text}`, { line, location, date })];
  });
}

function isRecordNamed(value: InlineText, { prefix }: Grammar): boolean {
  const range = { from: 0, to: value.text.length };
  return (
    findReferences(value, { ...range, prefix, anyLink: false }).length > 0 ||
    findLeadingNumbers(value.text, range.from, range.to).length > 0
  );
}

/** `deprecated: true`. */
function readAffirmedStatuses(entries: LabelledEntry[], vocabulary: Vocabulary): LocatedStatus[] {
  return entries.flatMap(({ fact, label, items, line, location }): LocatedStatus[] => {
    if (fact !== 'date' && fact !== 'created') return [];
    const word = findStatusWords(vocabulary, label)[0];
    const isTrue = items.some((item) => isAnswer(vocabulary, item.text, 'yes'));
    return word?.index === 0 && isTrue ? [createStatus(word.status, label, { line, location })] : [];
  });
}

/** A line or heading that says of the record that another one supersedes it, beside whatever its fields say. */
function readBannerStatuses(loose: InlineText[], grammar: Grammar): LocatedStatus[] {
  return loose
    .filter((inline) => isBanner(inline, grammar))
    .flatMap((inline): LocatedStatus[] => {
      const reading = interpretStatus([inline], grammar);
      return reading?.status === 'superseded' ? [{ ...reading, location: 'text' }] : [];
    });
}

/** "Partially superseded by ADR-3": what a part of was replaced stands. */
function readPartStatuses(loose: InlineText[], grammar: Grammar): LocatedStatus[] {
  const inline = loose.find((one) => isBanner(one, grammar, 'part'));
  return inline === undefined
    ? []
    : [{ ...createStatus('accepted', inline.text, { line: inline.line, location: 'text' }), partly: true }];
}

/** Images alone in the head: the words in their alternative text, or in the badge's address. */
function readBadgeStatuses(loose: InlineText[], vocabulary: Vocabulary): LocatedStatus[] {
  return loose.flatMap((inline): LocatedStatus[] => {
    const texts = inline.text === '' ? readBadgeTexts(inline) : [];
    const text = texts.find(
      (words) => words.split(/\s+/).length <= 6 && findStatusWords(vocabulary, words).length > 0,
    );
    const word = text === undefined ? undefined : findStatusWords(vocabulary, text)[0];
    return word === undefined || text === undefined
      ? []
      : [createStatus(word.status, text, { line: inline.line, location: 'badge' })];
  });
}

/**
 * Where no field states a status: dated labels, approvals, a line of nothing but a status, the title's brackets,
 * tags, the folder.
 */
function readUnlabelledStatuses(
  document: Document,
  { fields, structure, tools }: StatusPlaces,
): LocatedStatus[] {
  const { entries, unlabelled } = fields;
  const { vocabulary } = tools;
  return [
    ...findLatestDatedLabel(entries, vocabulary),
    ...readApprovals(entries, vocabulary),
    ...unlabelled.flatMap((inline) => readLineStatuses(inline, tools)),
    ...readPartStatuses(unlabelled, tools),
    ...readTitleStatuses(structure, tools),
    ...readTagStatuses(entries, vocabulary),
    ...readFolderStatus(document.source.path, vocabulary),
  ];
}

/** `Accepted: 2021-03-04`, and of several such labels the latest. Its date is read as that of a label. */
function findLatestDatedLabel(entries: LabelledEntry[], vocabulary: Vocabulary): LocatedStatus[] {
  const dated = entries.flatMap(({ fact, label, items, line, location }) => {
    if ((fact !== 'date' && fact !== 'created') || location === 'front matter') return [];
    const word = findStatusWords(vocabulary, label)[0];
    const date = items.map((item) => findLeadingDate(item)).find((found) => found !== null) ?? null;
    return word?.index === 0 && date !== null
      ? [{ date, reading: createStatus(word.status, label, { line, location }) }]
      : [];
  });
  const [latest] = dated.sort((a, b) => b.date.localeCompare(a.date));
  return latest === undefined ? [] : [latest.reading];
}

/** `Approved by: Ann Example`, `Approved: Ann Example`. */
function readApprovals(entries: LabelledEntry[], vocabulary: Vocabulary): LocatedStatus[] {
  return entries.flatMap(({ fact, label, items, line, location }): LocatedStatus[] => {
    const [word] = findStatusWords(vocabulary, label);
    const [first] = items;
    const isApproval = (fact === 'deciders' || fact === 'date') && location !== 'front matter';
    if (!isApproval || word?.index !== 0 || word.sense !== 'accepted' || first === undefined) return [];
    const isOpen =
      isUnfilled(first.text) ||
      !/^\W*\p{Lu}/u.test(first.text) ||
      findStatusWords(vocabulary, first.text).length > 0;
    return isOpen || isAnswer(vocabulary, first.text, 'nothing')
      ? []
      : [createStatus(word.status, `${label}: ${first.text}`, { line, location })];
  });
}

/** A line of the head that is a status, a sign that means one, or a sentence about "this decision". */
function readLineStatuses(inline: InlineText, grammar: Grammar): LocatedStatus[] {
  const { text, line } = inline;
  const marks = getMarks(grammar.vocabulary, text);
  const state = findState(marks, text);
  const length = text.split(/\s+/).length;
  const short = length <= 8 && !/[?:]$/.test(text);
  const emphasised = length <= 3 || inline.strong.some(({ from, to }) => from <= 2 && to - from > 2);
  const reading =
    short && state !== null && !state.aside && emphasised ? interpretStatus([inline], grammar) : null;
  if (reading !== null && reading.status !== 'unknown') return [{ ...reading, location: 'text' }];
  const sign = state === null && short && text.length <= 4 ? findSign(text) : null;
  if (sign !== null) return [createStatus(sign, text, { line, location: 'text' })];
  if (!marks.slice(0, 4).some((mark) => hasRole(mark, 'this'))) return [];
  const subject = marks.slice(0, 6).find((mark) => hasRole(mark, 'record'));
  // in "this proposal is accepted" the second word is what the sentence speaks of
  const others = marks.map((mark) =>
    mark === subject && mark.phrase ? { ...mark, phrase: { ...mark.phrase, sense: null } } : mark,
  );
  const said = subject && findState(others, text);
  return said && !said.aside && said.index <= 7 && text.length < 200
    ? [createStatus(said.status, text, { line, location: 'text' })]
    : [];
}

const IN_TITLE = /^\W*[[(]([^\])]{3,40})[\])]|[[(]([^\])]{3,60})[\])]\s*$|^(\p{Lu}{3,12})\b\s*[:–—-]/u;

/** `[Superseded] Use a queue`, `Use a queue (deprecated)`, `DRAFT: Use a queue`. */
function readTitleStatuses({ title }: Structure, grammar: Grammar): LocatedStatus[] {
  const words = title === null ? undefined : IN_TITLE.exec(title.text)?.slice(1).find(Boolean);
  if (words === undefined || findStatusWords(grammar.vocabulary, words)[0]?.index !== 0) return [];
  // `RFC: Sell the crane` names the series
  if (isUnnumbered(`${words}-NNN`)) return [];
  const reading = interpretStatus(
    [parseInlineText(words, title?.heading?.position?.start.line ?? 1)],
    grammar,
  );
  return reading === null || reading.status === 'unknown' ? [] : [{ ...reading, location: 'title' }];
}

/** A tag of the front matter that is nothing but a status. */
function readTagStatuses(entries: LabelledEntry[], vocabulary: Vocabulary): LocatedStatus[] {
  const items = entries
    .filter(({ fact, location }) => fact === 'tags' && location === 'front matter')
    .flatMap((entry) => entry.items);
  return items.flatMap(({ text, line }): LocatedStatus[] => {
    const [word, ...more] = findStatusWords(vocabulary, text);
    const alone = more.length === 0 && text.trim().split(/\s+/).length === 1;
    return word !== undefined && alone ? [createStatus(word.status, text, { line, location: 'text' })] : [];
  });
}

/** Names of folders that hold a status word and mean something else. */
const NO_STATUS = new Set('review implementation archive current live discussion proposals go ok'.split(' '));

/** The nearest folder that is named after a status: `accepted/`, `2-rejected/`, `archive/`. */
function readFolderStatus(path: string, vocabulary: Vocabulary): LocatedStatus[] {
  for (const folder of path.split('/').slice(0, -1).reverse()) {
    const name = folder.replace(/^\d+[-_. ]+/, '');
    const marks = getMarks(vocabulary, name);
    const state = findState(marks, name);
    const whole = state !== null && marks.filter((mark) => !hasRole(mark, 'not')).length === 1;
    if (whole && !NO_STATUS.has(folder.toLowerCase()))
      return [createStatus(state.status, folder, { line: 1, location: 'folder' })];
    if (/^archived?$/i.test(folder))
      return [createStatus('deprecated', folder, { line: 1, location: 'folder' })];
  }
  return [];
}

/** Where nothing else states one: the latest state of a dated list of changes. A draft there is a change, not a state. */
function readLoggedStatus({ named }: Structure, tools: ReadTools): LocatedStatus[] {
  const items = named
    .filter((section) => section.fact === 'changelog')
    .flatMap((section) => section.nodes.flatMap((node) => readItems(node, tools)));
  const states = items.flatMap((item): LocatedStatus[] => {
    const date = findDates(item.text).find(({ value }) => value !== null)?.value ?? null;
    const status = readLoggedState(item.text, tools.vocabulary);
    return date === null || status === null || status === 'draft'
      ? []
      : [createStatus(status, item.text, { line: item.line, location: 'section', date })];
  });
  return states.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 1);
}

/** What is wrong with what a record states of its status. */
function listStatusIssues(
  source: Source,
  {
    fact,
    others,
    isTemplateValue,
    line,
  }: { fact: Fact<Status> | null; others: LocatedStatus[]; isTemplateValue: boolean; line: number | null },
): Issue[] {
  const issues: Issue[] = [];
  if (fact === null && isTemplateValue)
    issues.push(createIssue(source, 'issue.unfilled-status', { line, severity: 'notice' }));
  else if (fact === null)
    issues.push(createIssue(source, 'issue.missing-status', { line, severity: 'notice' }));
  else if (fact.value === 'unknown')
    issues.push(
      createIssue(source, 'issue.unknown-status', {
        line: fact.line,
        severity: 'notice',
        values: { status: fact.raw },
      }),
    );
  const [other] = others;
  if (fact !== null && other !== undefined)
    issues.push(
      createIssue(source, 'issue.status-disagrees', {
        line: other.line,
        values: {
          ...{ status: fact.raw, place: describeLocation(fact.location) },
          ...{ otherStatus: other.raw, otherPlace: describeLocation(other.location) },
        },
      }),
    );
  return issues;
}
