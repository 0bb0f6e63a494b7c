/** A status value cut into clauses, each with the state it names and what it names it of. */
import type { Status } from '../model/record.ts';
import { blankDates, type FoundDate, findDates, isComing } from './dates.ts';
import { findWordings, type Wording } from './grammar.ts';
import { findSteps, type Grammar, isFiller, isPastCondition, isVerb } from './grammar-text.ts';
import type { InlineText } from './inline-text.ts';
import { findReferences } from './references.ts';
import { findSign, findState, isExpired, isUnknownTurn } from './states.ts';
import { blankRanges } from './text.ts';
import {
  findStatusWords,
  getMarks,
  hasAnyRole,
  hasRole,
  hasVerb,
  MASK,
  type Mark,
  type Vocabulary,
} from './vocabulary.ts';

export interface Clause {
  status: Status;
  /** A whole supersession stated with its words ("superseded by"). */
  final: boolean;
  /** Only follows from "partly superseded" or "amended". */
  weak: boolean;
  /** A part of the record was superseded. */
  part: boolean;
  /** Said of something else than the record: "figures below are outdated". */
  aside: boolean;
  date: string | null;
  item: InlineText;
  /** Whether it opens its statement. */
  opens: boolean;
  /** It ends what the clauses before it state: "then reverted". */
  turns: boolean;
  /** Something that came after the decision and leaves it as it is: "implemented", "amended". */
  follows: boolean;
}

/** Statements of an item (lines, steps of a row of arrows), each cut into clauses. */
export function splitClauses(item: InlineText, grammar: Grammar): Clause[] {
  const { vocabulary, prefix, number } = grammar;
  const wordings = findWordings(item, grammar);
  const plain = {
    ...{ final: false, weak: false, part: false, aside: false },
    ...{ date: null, item, opens: false, turns: false, follows: false },
  };
  const out = wordings.flatMap((wording): Clause[] => {
    if (!isOfRecord(wording)) return [];
    if (wording.type === 'amended-by') return [{ ...plain, status: 'accepted', weak: true }];
    if (wording.type !== 'superseded-by') return [];
    const { partial, clause, from } = wording;
    return [
      {
        ...plain,
        status: partial ? 'accepted' : 'superseded',
        final: !partial,
        weak: partial,
        part: partial,
        // the day a part was superseded is not the day it was decided
        date: partial
          ? null
          : findClauseDate(removeLinkWords(item).slice(clause), { status: 'superseded', vocabulary }),
        opens: partial && clause === 0 && item.text.slice(0, from).trim().split(/\s+/).length <= 3,
      },
    ];
  });
  const others = findReferences(item, { from: 0, to: item.text.length, prefix, anyLink: false }).filter(
    (one) => one.number !== number || number === null,
  );
  const text = removeRelations(blankRanges(item.text, others, MASK), wordings);
  const steps = findSteps(text).map(({ from, to }) => text.slice(from, to));
  // "Proposed. The way proposed → accepted is described below": the row is no history
  const isRow = steps.length > 1 && !/[.;。]\s+(?=.*\p{L}{3})/su.test(steps[0] ?? '');
  const last = isRow && steps.findLast((step) => findStatusWords(vocabulary, step).length > 0);
  const lines = last ? [last] : splitStatements(text, vocabulary);
  return [...out, ...lines.flatMap((line) => readLineClauses(line, item, vocabulary))];
}

/** Whether a verb says of this record, as a fact, what it says. */
export function isOfRecord({ negated, hypothetical, subject, form, type }: Wording): boolean {
  if (negated || hypothetical || form === 'agentless') return false;
  if (form === 'subject') return type.endsWith('-by');
  return subject !== 'name' && (subject !== 'other' || type.endsWith('-by'));
}

/** Words of a relation and their targets say nothing of the state: "supersedes the accepted ADR-3". */
export function removeRelations(text: string, wordings: readonly Wording[]): string {
  const places = wordings.map(({ from, to, targetRange }) => ({
    from: Math.min(from, targetRange.from),
    to: Math.max(to, targetRange.to),
  }));
  return places.reduce(
    (out, { from, to }) => out.slice(0, from) + out.slice(from, to).replace(/[^\n]/g, ' ') + out.slice(to),
    text,
  );
}

/** A wrapped line goes on; a line that begins with a state of its own is a new statement. */
function splitStatements(text: string, vocabulary: Vocabulary): string[] {
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const opens =
      !/^\s*[\p{Ll}(（]/u.test(line) &&
      ((findStatusWords(vocabulary, line)[0]?.index ?? 9) < 1 ||
        findSign(line) !== null ||
        /^\W*\d{4}-\d\d/.test(line));
    if (out.length === 0 || opens) out.push(line);
    else out[out.length - 1] += ` ${line}`;
  }
  return out;
}

function readLineClauses(statement: string, item: InlineText, vocabulary: Vocabulary): Clause[] {
  let line = statement;
  const [inside = ''] = /[（(][^()（）]*[)）]/u.exec(line) ?? [];
  const marks = getMarks(vocabulary, inside);
  if (isExpired(marks, inside) || hasRole(marks[0], 'hedge'))
    line = line.replace(inside, `, ${inside.slice(1, -1)}`);
  if (isDenial(marks, inside)) return [];
  const outside = line.replace(/[（(][^()（）]*[)）]/gu, (hit) =>
    findDates(hit).length > 0 ? ` ${findDates(hit)[0]?.raw ?? ''} ` : ' ',
  );
  const clauses = readPieceClauses(outside, item, vocabulary);
  // "Parked (approved in May)": a word that is not known may well be the state
  const isWord = getMarks(vocabulary, outside).every(({ phrase }) => phrase === null);
  if (clauses.length > 0 || outside === line || (isWord && LONE_WORD.test(blankDates(outside))))
    return clauses;
  return readPieceClauses(line, item, vocabulary);
}

const LONE_WORD = /^[^\p{L}\p{N}]*\p{L}{4,}[^\p{L}\p{N}]*$/u;

/** In "proposed, implementation in progress" the first word is the state of the decision. */
function isOpen({ opens, status }: Clause): boolean {
  return opens && (status === 'draft' || status === 'proposed');
}

interface LinePiece {
  text: string;
  /** Whether a new sentence begins with it. */
  begins: boolean;
}

function readPieceClauses(line: string, item: InlineText, vocabulary: Vocabulary): Clause[] {
  const out: Clause[] = [];
  let aside = false;
  let conditional = false;
  let opensWithIf = false;
  let isOfOther = false;
  let pieceBefore = '';
  splitLine(line).forEach(({ text, begins }, at) => {
    if (begins) aside = conditional = opensWithIf = isOfOther = false;
    const marks = getMarks(vocabulary, blankDates(text));
    // "if ADR-3 is accepted, this is obsolete"
    if (opensWithIf || (conditional && hasRole(marks[0], 'then'))) return;
    isOfOther ||= (begins || at === 0) && opensWithName(marks, text);
    if (isOfOther && !marks.some((mark) => hasRole(mark, 'this'))) return;
    const state = findState(marks, text);
    const isTurn = isUnknownTurn(marks, text);
    // "accepted, pending approval of the crew", "accepted by the crew, rejected by the owner"
    const isLeftOpen =
      out.at(-1)?.status === 'accepted' &&
      (hasRole(marks[0], 'hedge') ||
        (state?.status === 'rejected' && isVoiced(marks) && isVoiced(getMarks(vocabulary, pieceBefore))));
    pieceBefore = text;
    const isOver = isLeftOpen || ((state ?? out.at(-1))?.status === 'accepted' && isExpired(marks, text));
    if (isOver || (isTurn && (state !== null || out.length > 0))) {
      out.push({ ...UNKNOWN, item });
      return;
    }
    if (state === null && isDenial(marks, text)) out.pop();
    const when = marks.findIndex((mark) => hasRole(mark, 'when'));
    conditional ||= when >= 0 && !isPastCondition(marks.slice(when + 1), text);
    opensWithIf = begins && conditional && when === 0 && !hasRole(marks[0], 'until');
    aside ||= begins && state?.aside === true;
    if (state === null) return;
    const part = state.status === 'superseded' && marks.some((mark) => hasAnyRole(mark, 'part', 'only'));
    const isDoubted = isContradicted(state.status, findSign(text));
    out.push({
      status: part ? 'accepted' : isDoubted ? 'unknown' : state.status,
      final: false,
      weak: part,
      part,
      aside: aside || state.aside,
      date: part ? null : findClauseDate(text, { status: state.status, vocabulary }),
      follows: state.sense === 'done' || marks.some((mark) => hasVerb(mark, 'amended')),
      item,
      opens:
        isOpening(marks, text, state.index) &&
        (at === 0 || marks.length <= 6) &&
        !(state.sense === 'done' && out.some(isOpen)),
      turns: marks.some((mark) => mark.index < state.index && hasRole(mark, 'then')),
    });
  });
  return out;
}

/** "Accepted, but since abandoned": only words that say nothing of their own stand before the state. */
function isOpening(marks: readonly Mark[], text: string, index: number): boolean {
  const start = marks[0]?.index ?? 0;
  return marks.every((mark) => mark.index - start >= index || isFiller(mark, text));
}

/** What a clause leaves open: "later undone", "valid until 2019-05-01". */
const UNKNOWN = {
  ...{ status: 'unknown' as const, final: false, weak: false, part: false, aside: false },
  ...{ date: null, opens: true, turns: true, follows: false },
};

/** "ADR-3 is accepted", "see ADR-3, which is accepted": a sentence on another record. */
function opensWithName(marks: readonly Mark[], text: string): boolean {
  const name = text.indexOf(MASK);
  const [first, ...more] = marks.filter(({ to }) => to <= name);
  if (name < 0 || first === undefined) return name >= 0;
  return (
    hasRole(first, 'see') ||
    (more.length === 0 && hasAnyRole(first, 'aux', 'record', 'date') && !hasRole(first, 'cut'))
  );
}

/** "❌ Accepted". */
function isContradicted(status: Status, sign: Status | null): boolean {
  return sign === 'rejected'
    ? status === 'accepted' || status === 'proposed' || status === 'draft'
    : sign === 'accepted' && status === 'rejected';
}

/** "accepted by the crew": a state, and whose word it is. */
function isVoiced(marks: readonly Mark[]): boolean {
  return marks[0]?.phrase?.sense != null && hasAnyRole(marks[1], 'by', 'by-before');
}

/** "but no longer", "= no": words that take back the state before them, and say nothing else. */
function isDenial(marks: readonly Mark[], text: string): boolean {
  const isSmall = (mark: Mark): boolean =>
    mark.to - mark.from > 1 &&
    mark.phrase?.sense == null &&
    (mark.phrase?.verbs.length ?? 0) === 0 &&
    hasAnyRole(mark, 'not', 'longer', 'but', 'and', 'aux', 'yet');
  return (
    // the place of a relation that was taken out: "not superseded by ADR-9"
    !/\s{3}/.test(text) && marks.some((mark) => hasAnyRole(mark, 'not', 'longer')) && marks.every(isSmall)
  );
}

/** The parts of a line between full stops, commas, bars and dashes; a date behind a dash belongs to the words before it. */
function splitLine(line: string): LinePiece[] {
  const out: LinePiece[] = [];
  let begins = true;
  for (const part of line.split(/([.;。；](?=\s|$)|[,，、|/](?=\s*\p{L})|\s[-–—=]\s|\s\/\s)/u)) {
    if (/^[.;。；|]$/.test(part)) begins = true;
    const last = out.at(-1);
    if (!/[\p{L}\p{N}]/u.test(part)) continue;
    if (last !== undefined && !/\p{L}{3}/u.test(part) && findDates(part).length > 0)
      last.text += ` ${part.trim()}`;
    else {
      out.push({ text: part, begins });
      begins = false;
    }
  }
  return out;
}

/** The first day that a text gives for a state. */
export function findClauseDate(
  text: string,
  state: { status: Status; vocabulary: Vocabulary },
): string | null {
  return listPastDays(text).find((date) => isDayOfState(text, date, state))?.value ?? null;
}

/** The days of a text that are over, or today. */
export function listPastDays(text: string): FoundDate[] {
  return findDates(text).filter(({ value }) => value !== null && !isComing(value));
}

/**
 * Whether a day stands with words of the state, with next to none, or as that of a thing ("minutes of 4 May 2021"): "the
 * storm of 2021-05-04 broke it" and "the crane was sold (2021-05-04)" tell of something else.
 */
function isDayOfState(
  text: string,
  { from, to }: FoundDate,
  { status, vocabulary }: { status: Status; vocabulary: Vocabulary },
): boolean {
  const [before = ''] =
    PIECE_BEFORE.exec(text.slice(Math.max(0, from - LONGEST_PIECE), from).replace(/[（(]\s*$/u, ' ')) ?? [];
  const [behind = ''] = PIECE_BEHIND.exec(text.slice(to, to + LONGEST_PIECE)) ?? [];
  const marks = getMarks(vocabulary, `${before}${MASK}${behind}`);
  const isNear = marks.filter(({ from: at, to: end }) => end - at > 2).length <= MOST_BESIDE;
  const isOfThing = /\s(?:of|du|de|del|vom|da|dal|do|van|z|от)\s+(?:the\s+|dnia\s+)?$/iu.test(before);
  return (
    isNear ||
    (isOfThing && !/\p{L}/u.test(behind)) ||
    marks.some((mark) => isVerb(mark) || mark.phrase?.status === status)
  );
}

const PIECE_BEFORE = /(?:[^,;:.()（）|，；：。、\n–—-]|\S-\S|[.:]\S)*$/u;
const PIECE_BEHIND = /^(?:[^,;:.()（）|，；：。、\n–—-]|\S-\S|[.:]\S)*/u;

/** Characters beside a day that are looked at. */
const LONGEST_PIECE = 200;

/** Words beside a day that speak of nothing else: "at the meeting". */
const MOST_BESIDE = 2;

/** The text without the words of links, whose dates are those of what they link to; a link that is a date stays. */
export function removeLinkWords({ text, links }: InlineText): string {
  return blankRanges(
    text,
    links.filter(({ from, to }) => /\p{L}{3}/u.test(text.slice(from, to))),
  );
}
