/** What the value of a status says. */
import type { Status } from '../model/record.ts';
import { findDates } from './dates.ts';
import { findWordings } from './grammar.ts';
import type { Grammar } from './grammar-text.ts';
import type { InlineText } from './inline-text.ts';
import { isUnfilled } from './placeholders.ts';
import { findSign } from './states.ts';
import {
  type Clause,
  findClauseDate,
  listPastDays,
  removeLinkWords,
  removeRelations,
  splitClauses,
} from './status-clauses.ts';
import { findStatusWords, getMarks, hasRole, type Vocabulary } from './vocabulary.ts';

/** What one source says of the status. */
export interface StatusReading {
  /** `unknown` where the words are none of the vocabulary's. */
  status: Status;
  raw: string;
  line: number;
  /** The date that belongs to the deciding words. */
  date: string | null;
  ambiguousDate: boolean;
  /** The record is in force, though a part of it was superseded. */
  partly: boolean;
}

/** How far a decision has come; of several states without dates the furthest counts. */
const RANK: Status[] = ['unknown', 'draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'];

function isFurther(a: Clause, b: Clause): boolean {
  return RANK.indexOf(a.status) > RANK.indexOf(b.status);
}

/**
 * Reads the parts of a status value. Null where nothing is stated: no words, a template's untouched choices,
 * or a guide's sentence about what could stand here.
 *
 * Of what is stated: a whole supersession counts whatever else is said; else the state with the latest date;
 * else the last of a row of arrows; else the furthest of the states that open a line; else the first word.
 */
export function interpretStatus(items: InlineText[], grammar: Grammar): StatusReading | null {
  const { vocabulary } = grammar;
  const filled = items
    .map((item) => removeChoices(item, vocabulary))
    .filter(
      (item) =>
        (!isUnfilled(item.text) || hasOneState(item.text, vocabulary)) && !isGuidance(item, vocabulary),
    );
  if (filled.length === 0 || isListOfChoices(filled, vocabulary)) return null;
  const stated = filled.map((item) => findChosenText(item, vocabulary)).filter((item) => item !== null);
  const [first] = stated;
  if (first === undefined) return null;
  const clauses = stated.flatMap((item) => splitClauses(item, grammar));
  const decisive = chooseClause(clauses);
  if (decisive === null) {
    const sign = stated
      .map(({ text }) => findSign(text.replace(/(?<=\p{L}.*)[(（][^()（）]*[)）]/su, ' ')))
      .find((status) => status !== null);
    // nothing but a relation: "supersedes ADR-3"
    const isRelation = stated.every((item) => {
      const wordings = findWordings(item, grammar);
      const isOpen = wordings.some(({ type, hypothetical }) => hypothetical && type === 'superseded-by');
      return !isOpen && /\p{L}/u.test(item.text) && !/\p{L}/u.test(removeRelations(item.text, wordings));
    });
    if (isRelation && sign === undefined) return null;
    const status = sign ?? 'unknown';
    return {
      status,
      raw: shortenText(first.text),
      line: first.line,
      date: findClauseDate(first.text, { status, vocabulary }),
      ambiguousDate: isAmbiguous(first.text),
      partly: false,
    };
  }
  const partly = decisive.status === 'accepted' && clauses.some((clause) => clause.part);
  // the only day may be the one on which a part was superseded
  const date =
    decisive.date ?? (partly ? null : findOnlyDate(stated, { status: decisive.status, vocabulary }));
  return {
    status: decisive.status,
    raw: shortenText(decisive.item.text),
    line: decisive.item.line,
    date,
    ambiguousDate: date === null && isAmbiguous(decisive.item.text),
    partly,
  };
}

function chooseClause(clauses: Clause[]): Clause | null {
  const own = clauses.filter((clause) => !clause.aside);
  const known = own.length > 0 ? own : clauses;
  const final = known.find((clause) => clause.final);
  if (final !== undefined) return final;
  const turn = known.findLast((clause) => clause.turns);
  if (turn !== undefined) return turn;
  const firm = known.filter((clause) => !clause.weak);
  const days = firm.filter((clause) => clause.date !== null);
  // "accepted 2021-03-04, implemented 2021-05-06": the day it was decided counts
  const isDecided = days.some(({ status, follows }) => status === 'accepted' && !follows);
  const dated = days.filter(({ follows }) => !follows || !isDecided);
  if (dated.length >= 2 && dated.length * 2 >= firm.length)
    return dated.reduce((best, clause) => (isLater(clause, best) ? clause : best));
  const opening = firm.filter((clause) => clause.opens);
  if (opening.length > 0) return opening.reduce((best, clause) => (isFurther(clause, best) ? clause : best));
  return known.find((clause) => clause.weak && clause.opens) ?? firm[0] ?? known[0] ?? null;
}

function isLater(a: Clause, b: Clause): boolean {
  if (a.date === b.date) return isFurther(a, b);
  return (a.date ?? '') > (b.date ?? '');
}

function isAmbiguous(text: string): boolean {
  return findDates(text)[0]?.fault === 'ambiguous';
}

function findOnlyDate(items: InlineText[], state: { status: Status; vocabulary: Vocabulary }): string | null {
  const texts = items.map(removeLinkWords);
  const [text, ...more] = texts.filter((one) => listPastDays(one).length > 0);
  const isOnly = text !== undefined && more.length === 0 && listPastDays(text).length === 1;
  return isOnly ? findClauseDate(text, state) : null;
}

function shortenText(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^[\s|/→]+|[\s|/→]+$/gu, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

const SEPARATED =
  /\s*(?:\||\/|,|;|…|\.\.\.|\bor\b|\boder\b|\bou\b|\bo\b|\bof\b|\blub\b|\bили\b|→|->|、|或)\s*/iu;

/** `Proposed | Accepted | Rejected`: the parts of a value that is nothing but states, else null. */
function listChoices(text: string, vocabulary: Vocabulary): { status: Status; text: string }[] | null {
  const inner = text.replace(/^[\s[{<(]+|[\s\]}>)]+$/g, '').replace(/\[[ x]?\]/gi, '|');
  const parts = inner
    .split(SEPARATED)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^etc\.?$/i.test(part));
  if (parts.length < 2) return null;
  const out: { status: Status; text: string }[] = [];
  // `Provisional | Implementable | Implemented`: words of one's own among those that are known
  const isBarred = parts.length > 2 && inner.split('|').length >= parts.length;
  let unknown = 0;
  for (const part of parts) {
    const [word] = findStatusWords(vocabulary, part);
    const isLong = word?.status !== 'superseded' && part.split(/\s+/).length > 3;
    const isDenied = getMarks(vocabulary, part).some((mark) => hasRole(mark, 'not'));
    if (word === undefined && isBarred && /^\p{L}+(?:[ -]\p{L}+)?$/u.test(part)) {
      unknown++;
      continue;
    }
    if (word === undefined || word.index > 1 || isLong || isDenied || findDates(part).length > 0) return null;
    out.push({ status: word.status, text: part });
  }
  return out.length > unknown && out.length > 1 ? out : null;
}

/** A state, and behind it in brackets the template's list that it was chosen from. */
const CHOSEN_FROM = /^(\s*\S[^[({]*?)\s*(?:\[([^[\]]*)\]|\(([^()]*)\)|\{([^{}]*)\})\s*$/;

function removeChoices(item: InlineText, vocabulary: Vocabulary): InlineText {
  const [, chosen, ...lists] = CHOSEN_FROM.exec(item.text) ?? [];
  const list = lists.find((words) => words !== undefined)?.replace(/^[^:]{0,30}:/, '');
  return chosen !== undefined && list !== undefined && (listChoices(list, vocabulary)?.length ?? 0) > 2
    ? { ...item, text: chosen.trim(), links: [], strong: [] }
    : item;
}

/** The one state that is meant where a value lists choices: the emphasised one; null where none is; else the value as it is. */
export function findChosenText(item: InlineText, vocabulary: Vocabulary): InlineText | null {
  const choices = listChoices(item.text, vocabulary);
  if (choices === null) return item;
  const distinct = new Set(choices.map(({ status }) => status)).size;
  const ticked = /\[x\]\s*([^[\]|]+)/i.exec(item.text)?.[1];
  if (ticked !== undefined) return { ...item, text: ticked.trim(), links: [], strong: [] };
  if (/\[ \]/.test(item.text)) return null;
  const strong = item.strong.filter(
    ({ from, to }) => findStatusWords(vocabulary, item.text.slice(from, to)).length === 1,
  );
  const [only] = strong;
  const isShort = only !== undefined && only.to - only.from < item.text.length / 1.5;
  if (strong.length === 1 && isShort && distinct > 1)
    return { ...item, text: item.text.slice(only.from, only.to), links: [], strong: [] };
  const bracketed = /^[[{<].*[\]}>]$/s.test(item.text.trim());
  const barred = /[|]|\s\/\s|…|\bor\b|\boder\b|\bou\b|或/iu.test(item.text);
  const isTemplateValue =
    (distinct >= 3 && (barred || bracketed || !/[\d→>]/.test(item.text))) ||
    (distinct >= 2 && (bracketed || /[|]|\bor\b/i.test(item.text)));
  return isTemplateValue && !item.struck ? null : item;
}

/** A list that has each state on a line of its own, and nothing more. */
function isListOfChoices(items: InlineText[], vocabulary: Vocabulary): boolean {
  if (items.length < 3) return false;
  const states = items.map((item) => findStatusWords(vocabulary, item.text)[0]);
  if (states.some((word) => word === undefined || word.index > 0)) return false;
  if (
    items.some((item) => findDates(item.text).length > 0 || item.text.split(/\s+/).length > 6 || item.struck)
  )
    return false;
  return new Set(states.map((word) => word?.status)).size >= 4;
}

/** `[accepted]`: a template's brackets around the one state that was chosen. */
function hasOneState(text: string, vocabulary: Vocabulary): boolean {
  const words = findStatusWords(vocabulary, text);
  return words.length === 1 && words[0]?.index === 0 && text.trim().split(/\s+/).length <= 3;
}

/** A template's sentence about what could stand here: several states, none of them stated. */
function isGuidance(item: InlineText, vocabulary: Vocabulary): boolean {
  const words = findStatusWords(vocabulary, item.text);
  const distinct = new Set(words.map(({ status }) => status)).size;
  if (distinct >= 4 && findDates(item.text).length === 0 && item.text.split(/\s+/).length > 6) return true;
  return (
    distinct >= 2 &&
    /\b(?:may|can|could|might|should|one of|such as|e\.g\.|pick|choose|select|what is the status)\b/i.test(
      item.text.slice(0, 80),
    ) &&
    (words[0]?.index ?? 0) > 2
  );
}
