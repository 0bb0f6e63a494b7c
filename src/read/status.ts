import type { Carrier, Fact, Status } from '../model/record.ts';
import { choice, holdsOne, isGuidance, isListOfChoices } from './choices.ts';
import { findDates, withoutDates } from './dates.ts';
import { isUnfilled } from './placeholders.ts';
import { findWordings } from './relations.ts';
import type { Rich } from './rich.ts';
import { STATUS_SIGNS } from './tables/statuses.ts';
import { blanked } from './text.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

/** What one carrier says of the status. */
export interface StatusReading {
  /** `unknown` where the words are none of the vocabulary's. */
  status: Status;
  raw: string;
  line: number;
  /** The date that stands with the deciding words. */
  date: string | null;
  ambiguousDate: boolean;
  /** The record stands, though a part of it was superseded. */
  partly: boolean;
}

/** How far a decision has come; of several states without dates the furthest counts. */
const RANK: Record<Status, number> = {
  unknown: -1,
  draft: 0,
  proposed: 1,
  accepted: 2,
  rejected: 3,
  deprecated: 4,
  superseded: 5,
};

interface Clause {
  status: Status;
  /** A whole supersession stated with its words ("superseded by"). */
  final: boolean;
  /** Only follows from "partly superseded" or "amended". */
  weak: boolean;
  /** A part of the record was superseded. */
  part: boolean;
  /** Speaks of something else than the record: "the retry rule was superseded by". */
  foreign: boolean;
  date: string | null;
  item: Rich;
  /** Which statement the clause belongs to, and whether it opens it. */
  statement: number;
  opens: boolean;
}

/**
 * Reads the parts of a status value. Null where nothing is stated: no words, a template's untouched choices,
 * or a guide's sentence about what could stand here.
 *
 * Of what is stated: a whole supersession counts whatever else is said; else the state with the latest date;
 * else the last of a row of arrows; else the furthest of the states that open a line; else the first word.
 */
export function interpret(items: Rich[], vocabulary: Vocabulary): StatusReading | null {
  const filled = items.filter(
    (item) => (!isUnfilled(item.text) || holdsOne(item.text, vocabulary)) && !isGuidance(item, vocabulary),
  );
  if (filled.length === 0) return null;
  if (isListOfChoices(filled, vocabulary)) return null;
  const chosen = filled.map((item) => choice(item, vocabulary));
  if (chosen.every((item) => item === null)) return null;
  const stated = chosen.filter((item) => item !== null);
  const first = stated[0];
  if (first === undefined) return null;
  const clauses = stated.flatMap((item, index) => clausesOf(item, index, vocabulary));
  const decisive = decide(clauses);
  if (decisive === null) {
    // nothing but a relation: "supersedes ADR-3"
    if (stated.every((item) => !/\p{L}/u.test(blank(item.text, findWordings(item))))) {
      if (stated.every((item) => signOf(item.text) === null && /\p{L}/u.test(item.text))) return null;
    }
    const sign = stated.map((item) => signOf(item.text)).find((status) => status !== null) ?? 'unknown';
    return {
      status: sign,
      raw: brief(first.text),
      line: first.line,
      date: dateOf(first.text),
      ambiguousDate: ambiguous(first.text),
      partly: false,
    };
  }
  const date = decisive.date ?? lastDate(stated);
  return {
    status: decisive.status,
    raw: brief(decisive.item.text),
    line: decisive.item.line,
    date,
    ambiguousDate: date === null && ambiguous(decisive.item.text),
    partly: decisive.status === 'accepted' && clauses.some((clause) => clause.part || clause.foreign),
  };
}

function decide(clauses: Clause[]): Clause | null {
  const known = clauses.filter((clause) => clause.status !== 'unknown');
  // what a value says first of the record is not undone by what it says of a part of it
  const stands = known.some((clause) => clause.opens && clause.status === 'accepted');
  const final = known.find((clause) => clause.final && !(clause.foreign && stands));
  if (final !== undefined) return final;
  const firm = known.filter((clause) => !clause.weak && !clause.final);
  const dated = firm.filter((clause) => clause.date !== null);
  if (dated.length >= 2 && dated.length * 2 >= firm.length) {
    return dated.reduce((best, clause) => (later(clause, best) ? clause : best));
  }
  const opening = firm.filter((clause) => clause.opens);
  if (opening.length > 0)
    return opening.reduce((best, clause) => (RANK[clause.status] > RANK[best.status] ? clause : best));
  return known.find((clause) => clause.weak && clause.opens) ?? firm[0] ?? known[0] ?? null;
}

function later(a: Clause, b: Clause): boolean {
  if (a.date === b.date) return RANK[a.status] > RANK[b.status];
  return (a.date ?? '') > (b.date ?? '');
}

/** Statements of an item (lines, steps of a row of arrows), each cut into clauses. */
function clausesOf(item: Rich, index: number, vocabulary: Vocabulary): Clause[] {
  const wordings = findWordings(item);
  const blanked = blank(item.text, wordings);
  const out: Clause[] = [];
  for (const wording of wordings) {
    if (wording.type === 'amended-by' && !wording.negated && !wording.hypothetical) {
      out.push({
        status: 'accepted',
        final: false,
        weak: true,
        part: false,
        foreign: false,
        date: null,
        item,
        statement: index,
        opens: false,
      });
    }
    if (wording.type !== 'superseded-by' || wording.negated || wording.hypothetical) continue;
    const date = dateOf(unlinked(item).slice(wording.clause)) ?? null;
    const subject = item.text.slice(wording.clause, wording.from);
    out.push({
      status: wording.partial ? 'accepted' : 'superseded',
      final: !wording.partial,
      weak: wording.partial,
      part: wording.partial,
      foreign: hasOtherSubject(subject, vocabulary),
      date,
      item,
      statement: index,
      opens: wording.partial && wording.clause === 0 && subject.trim().split(/\s+/).length <= 3,
    });
  }
  const steps = blanked.split(/→|->|=>|⇒|➔|➡|⟶/u);
  const last =
    steps.length > 1 ? steps.findLast((step) => statusWords(vocabulary, step).length > 0) : undefined;
  const lines = last !== undefined ? [last] : statementsOf(blanked, vocabulary);
  lines.forEach((line, at) => {
    out.push(...lineClauses(line, item, index + at / 100, vocabulary));
  });
  return out;
}

/** "the retry rule was": the words before a passive name something, and it is not the record. */
function hasOtherSubject(before: string, vocabulary: Vocabulary): boolean {
  const subject =
    /^\W*(.*?)\s*\b(?:is|are|was|were|has|have)(?:\s+(?:been|now|since|later|also|only|already|then))*\W*$/isu.exec(
      before,
    )?.[1] ?? '';
  if (subject.trim() === '' || statusWords(vocabulary, subject)[0]?.index === 0) return false;
  return !/\b(?:this|that|it|which|adrs?|decision|record|document|proposal|rfc|approach)\b/i.test(subject);
}

/** A wrapped line goes on; a line that begins with a state of its own is a new statement. */
function statementsOf(text: string, vocabulary: Vocabulary): string[] {
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const opens =
      !/^\s*\p{Ll}/u.test(line) &&
      ((statusWords(vocabulary, line)[0]?.index ?? 9) < 1 ||
        signOf(line) !== null ||
        /^\W*\d{4}-\d\d/.test(line));
    if (out.length === 0 || opens) out.push(line);
    else out[out.length - 1] += ` ${line}`;
  }
  return out;
}

function lineClauses(line: string, item: Rich, statement: number, vocabulary: Vocabulary): Clause[] {
  const outside = line.replace(/[（(][^()（）]*[)）]/gu, (hit) =>
    findDates(hit).length > 0 ? ` ${findDates(hit)[0]?.raw ?? ''} ` : ' ',
  );
  const pieces = cut(outside);
  const clauses = pieces.flatMap((piece, at) => clauseOf(piece, at, { item, statement, vocabulary }));
  if (clauses.length > 0 || outside === line) return clauses;
  return cut(line).flatMap((piece, at) => clauseOf(piece, at, { item, statement, vocabulary }));
}

function cut(line: string): string[] {
  const out: string[] = [];
  for (const piece of line.split(/[.;。；](?=\s|$)|[,，、|/](?=\s*\p{L})|\s[-–—]\s|\s\/\s/u)) {
    if (piece.trim() === '') continue;
    // a date behind a dash belongs to the words before it
    const dated = out.length > 0 && !/\p{L}{3}/u.test(piece) && findDates(piece).length > 0;
    if (dated) out[out.length - 1] += ` ${piece.trim()}`;
    else out.push(piece);
  }
  return out;
}

const HISTORY =
  /^\W*(?:previously|formerly|originally|initially|was|were|once|before|old|vorher|früher|ursprünglich|zuvor|anciennement|antes|prima|voorheen|wcześniej|ранее)\b/iu;
const AUXILIARY =
  /(?:^| )(?:is|are|was|were|has been|have been|had been|been|be|being|now|marked as|marked|considered|currently|as|status|been partially|fully|already|partially|partly|largely|mostly|got|ist|wurde|wurden|est|a ete|esta|ha sido|foi|e stato|is|jest|zostal) *$/;

interface Where {
  item: Rich;
  statement: number;
  vocabulary: Vocabulary;
}

function clauseOf(piece: string, at: number, { item, statement, vocabulary }: Where): Clause[] {
  if (HISTORY.test(piece)) return [];
  const words = statusWords(vocabulary, withoutDates(piece));
  const folded = withoutDates(piece)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const hit = words.find(
    (word) => word.index < 4 || AUXILIARY.test(`${folded.slice(0, Math.floor(word.index)).join(' ')} `),
  );
  if (hit === undefined) return [];
  // "partly superseded", without saying by what: the record stands
  const partly =
    hit.status === 'superseded' &&
    /\b(?:part(?:ly|ially|s)?|in part|teilweise|partiellement|parcialmente|parzialmente|gedeeltelijk|częściowo)\b|частично|部分|一部|일부/iu.test(
      piece,
    );
  const opens = hit.index < 1 && (at === 0 || folded.length <= 6);
  return [
    {
      status: partly ? 'accepted' : hit.status,
      final: false,
      weak: partly,
      part: partly,
      foreign: false,
      date: dateOf(piece),
      item,
      statement,
      opens,
    },
  ];
}

/** Words of a relation and their targets say nothing of the state: "supersedes the accepted ADR-3". */
function blank(text: string, wordings: ReturnType<typeof findWordings>): string {
  let out = text;
  for (const { from, to, zone } of wordings) {
    const [start, end] = zone.to <= from ? [zone.from, to] : [from, Math.max(to, zone.to)];
    out = out.slice(0, start) + out.slice(start, end).replace(/[^\n]/g, ' ') + out.slice(end);
  }
  return out;
}

/** The state a sign alone gives: `✅`. */
export function signOf(text: string): Status | null {
  for (const character of text.replace(/\ufe0f/g, '')) {
    const status = STATUS_SIGNS[character];
    if (status !== undefined) return status;
  }
  return null;
}

function dateOf(text: string): string | null {
  return findDates(text).find((date) => date.value !== null)?.value ?? null;
}

/** The text without the words of links, whose dates are those of what they lead to; a link that is a date stays. */
function unlinked({ text, links }: Rich): string {
  return blanked(
    text,
    links.filter(({ from, to }) => /\p{L}{3}/u.test(text.slice(from, to))),
  );
}

function ambiguous(text: string): boolean {
  return findDates(text)[0]?.fault === 'ambiguous';
}

function lastDate(items: Rich[]): string | null {
  const dates = items
    .flatMap((item) => findDates(unlinked(item)))
    .flatMap((date) => (date.value === null ? [] : [date.value]));
  return dates.length === 1 ? (dates[0] ?? null) : null;
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^[\s|/→]+|[\s|/→]+$/gu, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** The order carriers are believed in; see `mergeStatuses`. */
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

/**
 * The one rule by which carriers are merged. A carrier that states a whole supersession wins, because people
 * who supersede a record edit one place and forget the other. Otherwise the first carrier whose words the
 * vocabulary knows wins, in the order front matter, table, bullet, line, section, badge, title, text, folder.
 * Words no vocabulary knows count only where nothing else is said.
 */
export function mergeStatuses(readings: CarriedStatus[]): {
  fact: Fact<Status> | null;
  chosen: CarriedStatus | null;
  others: CarriedStatus[];
} {
  const ordered = [...readings].sort((a, b) => CARRIERS.indexOf(a.carrier) - CARRIERS.indexOf(b.carrier));
  const known = ordered.filter((reading) => reading.status !== 'unknown');
  const chosen = known.find((reading) => reading.status === 'superseded') ?? known[0] ?? ordered[0] ?? null;
  if (chosen === null) return { fact: null, chosen: null, others: [] };
  const fact = {
    value: chosen.status,
    raw: chosen.raw,
    carrier: chosen.carrier,
    line: chosen.carrier === 'folder' ? null : chosen.line,
  };
  return { fact, chosen, others: known.filter((reading) => reading.status !== chosen.status) };
}
