/** A status value cut into clauses, each with the state it names and what it names it of. */
import type { Status } from '../model/record.ts';
import { findDates, withoutDates } from './dates.ts';
import { fold } from './fold.ts';
import { findWordings } from './relations.ts';
import type { Rich } from './rich.ts';
import { STATUS_SIGNS } from './tables/statuses.ts';
import { blanked } from './text.ts';
import { statusWords, type Vocabulary } from './vocabulary.ts';

export interface Clause {
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

/** Statements of an item (lines, steps of a row of arrows), each cut into clauses. */
export function clausesOf(item: Rich, index: number, vocabulary: Vocabulary): Clause[] {
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

/** "the retry rule was", "(retry rule": the words before a passive name something, and it is not the record. */
function hasOtherSubject(before: string, vocabulary: Vocabulary): boolean {
  const inside = /[(（]([^()（）]*)$/u.exec(before)?.[1]?.trim() ?? '';
  const bracketed = inside.replace(AUXILIARY, '').replace(ADVERBS, '').trim() === '' ? '' : inside;
  const subject =
    (bracketed ||
      /^\W*(.*?)\s*\b(?:is|are|was|were|has|have)(?:\s+(?:been|now|since|later|also|only|already|then))*\W*$/isu.exec(
        before,
      )?.[1]) ??
    '';
  if (subject.trim() === '' || statusWords(vocabulary, subject)[0]?.index === 0) return false;
  return !/\b(?:this|that|it|which|adrs?|decision|record|document|proposal|rfc|approach)\b/i.test(subject);
}

const ADVERBS =
  /\b(?:now|later|since|but|and|then|also|already|subsequently|eventually|fully|largely|was|is|has|been|it|in|on|\p{L}+ly|inzwischen|mittlerweile|vollständig|nun|désormais|depuis|ahora|agora|ora)\b|[\d\s,.:;–—-]/giu;

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
  const folded = fold(withoutDates(piece)).split(' ');
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
export function blank(text: string, wordings: ReturnType<typeof findWordings>): string {
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

export function dateOf(text: string): string | null {
  return findDates(text).find((date) => date.value !== null)?.value ?? null;
}

/** The text without the words of links, whose dates are those of what they lead to; a link that is a date stays. */
export function unlinked({ text, links }: Rich): string {
  return blanked(
    text,
    links.filter(({ from, to }) => /\p{L}{3}/u.test(text.slice(from, to))),
  );
}
