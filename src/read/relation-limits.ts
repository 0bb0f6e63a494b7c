/** What limits a verb or a label: denials, wishes and conditions, and words that confine it to a part. */

import { isSupersession, type RelationType, type Status } from '../model/record.ts';
import { isUnspaced } from '../shared/text.ts';
import { findDates, isComing, isMonth } from './dates.ts';
import {
  AND,
  type Grammar,
  type GrammarText,
  getBracketsAround,
  isFiller,
  isPastCondition,
  isRelative,
  isVerb,
  listWordsBehind,
  readText,
  type Span,
} from './grammar-text.ts';
import type { InlineText } from './inline-text.ts';
import type { Reference } from './references.ts';
import { findState } from './states.ts';
import { getMarks, hasAnyRole, hasRole, type Mark } from './vocabulary.ts';

/** "The rest (names, order of boats) stands": what is said of a supersession elsewhere holds for a part only. */
export function isRestKept(marks: readonly Mark[]): boolean {
  const rest = marks.findIndex((mark) => hasRole(mark, 'rest'));
  return rest >= 0 && marks.slice(rest + 1, rest + LONGEST_REST).some((mark) => hasRole(mark, 'holds'));
}

/** Words that tell what the rest is. */
const LONGEST_REST = 25;

/** "for reasons of cost", "for the sake of clarity": no limit. */
export function isReason(marks: readonly Mark[], at: number): boolean {
  const [first, ...more] = marks
    .slice(at + 1, at + 4)
    .filter((mark) => !hasRole(mark, 'aux') || hasRole(mark, 'reason'));
  return hasRole(first, 'reason') || more.some((mark) => hasRole(mark, 'reason') && !hasRole(mark, 'this'));
}

/** "superseded by none", "supersedes no record". */
export function isEmptyTarget({ marks, names, text }: GrammarText, targetRange: Span): boolean {
  const inside = marks.filter((mark) => mark.from >= targetRange.from && mark.to <= targetRange.to);
  const first = inside[0];
  if (first === undefined || /^[\s.]*\d/.test(text.slice(first.to))) return false;
  if (names.some((one) => one.from >= targetRange.from && one.to <= first.from)) return false;
  return hasAnyRole(first, 'nothing', 'not') && !inside.some((mark) => hasRole(mark, 'but'));
}

/** What may or will be, and what waits for a condition that has not come true. */
export function isHypothetical(whole: GrammarText, at: number, sentence: Span, language: number): boolean {
  const { marks, text, brackets } = whole;
  const verb = marks[at];
  const group = getBracketsAround(brackets, verb?.from ?? 0);
  const isHere = (mark: Mark): boolean =>
    mark.from >= sentence.from && mark.to <= sentence.to && getBracketsAround(brackets, mark.from) === group;
  const before = marks.slice(0, at).filter(isHere);
  const behind = marks.slice(at + 1).filter(isHere);
  // "superseded by ADR-3 from 1 January 2199"
  if (findDates(text.slice(verb?.to, sentence.to)).some(({ value }) => value !== null && isComing(value)))
    return true;
  if (hasRole(before.at(-1), 'to', language) || /^\s*[?？]/u.test(text.slice(sentence.to))) return true;
  if (listWordsBehind(whole, at).some((mark) => hasRole(mark, 'may-behind', language))) return true;
  let near = true;
  for (let place = before.length - 1; place >= 0; place--) {
    const mark = before[place];
    if (mark === undefined) break;
    near &&= !/[,;–—]/.test(text.slice(mark.to, before[place + 1]?.from ?? verb?.from));
    near &&= !isVerb(mark);
    if (near && hasRole(mark, 'may', language) && !isMonth(text, mark)) return true;
    if (hasRole(mark, 'when', language) && !isPastCondition([...before.slice(place + 1), ...behind], text))
      return true;
  }
  const when = behind.findIndex((mark) => hasRole(mark, 'when', language));
  // "superseded by ADR-7 until that was withdrawn" is over
  return when >= 0 && (hasRole(behind[when], 'until') || !isPastCondition(behind.slice(when + 1), text));
}

/** "by ADR-3 (proposed)", "by ADR-3 (?)": the record that is named is not decided itself, or not for sure. */
export function isOpenTarget({ marks, names, text, brackets }: GrammarText, targetRange: Span): boolean {
  return names.some(({ from, to }) => {
    if (from < targetRange.from || to > targetRange.to) return false;
    const opening = /^[\s\]*_"”]*[(（]/u.exec(text.slice(to))?.[0].length;
    const group = opening === undefined ? null : getBracketsAround(brackets, to + opening);
    if (group === null) return false;
    if (/[?？]\s*.$/u.test(text.slice(group.from, group.to))) return true;
    const inside = marks.filter((mark) => mark.from > group.from && mark.to < group.to);
    const cut = text.slice(0, group.to).lastIndexOf(',');
    const last = inside.filter((mark) => mark.from > cut);
    const state = findState(last, text) ?? findState(inside, text);
    // "(the proposed cache)"
    const thing = inside[inside.findLastIndex(({ phrase }) => phrase?.sense != null) + 1];
    if (state !== null)
      return NEVER_DECIDED.has(state.status) && (thing === undefined || thing.phrase !== null);
    return (
      inside.some((mark) => hasAnyRole(mark, 'may', 'yet')) && inside.every((mark) => isFiller(mark, text))
    );
  });
}

const NEVER_DECIDED: ReadonlySet<Status> = new Set(['draft', 'proposed', 'rejected']);

/** Relative clauses, reasons, conditions and denials in the place where a verb's records are named. */
export function findHoles(whole: GrammarText, targetRange: Span): Span[] {
  const { marks, names, text, brackets } = whole;
  const inside = names.filter(({ from, to }) => from >= targetRange.from && to <= targetRange.to);
  const holes: Span[] = [];
  marks.forEach((mark, at) => {
    if (mark.from < targetRange.from || mark.to > targetRange.to || holes.some(({ to }) => mark.from < to))
      return;
    const end = Math.min(getBracketsAround(brackets, mark.from)?.to ?? targetRange.to, targetRange.to);
    const last = inside.findLast(({ to }) => to <= mark.from);
    const next = inside.find(({ from }) => from >= mark.to);
    if (hasRole(mark, 'not') && !/^(?:[\s.]*\d|-)/.test(text.slice(mark.to))) {
      const but = marks.slice(at + 1).find((one) => hasRole(one, 'but') && one.from < end);
      holes.push({ from: mark.from, to: but?.from ?? end });
    } else if (last === undefined) return;
    else if (isRelative(mark, text)) {
      const isIt = (one: Mark): boolean => isFiller(one, text) && !isVerb(one);
      // "which is ADR-3", but not "die ADR-3 ersetzt"
      if (next !== undefined && marks.every((one) => one.from < mark.to || one.to > next.from || isIt(one))) {
        const comma = text.slice(next.to, end).search(/[,，]/u);
        const rest = comma < 0 ? end : next.to + comma;
        if (marks.every((one) => one.from < next.to || one.from >= rest || isIt(one))) return;
      }
      if (!/^[\s,()\]}*_"”]*(?:\([^()]*\)[\s,]*)?$/.test(text.slice(last.to, mark.from))) return;
      const goesOn = inside.find(({ from }) => from > mark.to && GOES_ON.test(text.slice(0, from)));
      holes.push({ from: mark.from, to: goesOn?.from ?? end });
    } else if (hasRole(mark, 'cut') || hasRole(mark, 'when')) holes.push({ from: mark.from, to: end });
  });
  return [...holes, ...findReasons(whole, inside, targetRange)];
}

/** "ADR-3, which replaced ADR-2, and by ADR-4": behind the clause the list goes on. */
const GOES_ON = new RegExp(`[,，]\\s*(?:${AND}|и|和)\\s+(?:by\\s+)?$`, 'iu');

/**
 * "by ADR-3 – the crane was sold (ADR-7)", "the plan (as the mate asked in ADR-3)": what is explained behind a dash, and names
 * in a remark that speaks of something else.
 */
function findReasons(
  { text, marks, brackets }: GrammarText,
  names: readonly Reference[],
  { from, to }: Span,
): Span[] {
  const own = getBracketsAround(brackets, from);
  return names.flatMap((name, at): Span[] => {
    const before = names[at - 1]?.to ?? from;
    const gap = text.slice(before, name.from);
    const group = getBracketsAround(brackets, name.from);
    const unknown = marks.filter(
      (mark) => mark.phrase === null && group !== null && mark.from > group.from && mark.to <= name.from,
    );
    if (group !== own && unknown.length > MOST_UNKNOWN)
      return [{ from: group?.from ?? from, to: group?.to ?? to }];
    if (at === 0) return [];
    const isOutside =
      group !== own && names.some((one) => one.to <= before && getBracketsAround(brackets, one.from) === own);
    const remarked = group === null ? '' : text.slice(before, group.from);
    if (isOutside && /\p{L}/u.test(remarked)) return [{ from: name.from, to: group?.to ?? to }];
    return /^[\s\]*_"”]*(?:[(（][^()（）]*[)）])?\s+[—–-]\s/u.test(gap) && !LISTED.test(gap)
      ? [{ from: before, to }]
      : [];
  });
}

/** Unknown words before a name in brackets: "(described in ADR-3)". */
const MOST_UNKNOWN = 2;

/** The next record of a list is named: "ADR-3 – files, ADR-4 – tape". */
const LISTED = new RegExp(`(?:[,，、;；/&+\\n]|(?<!\\p{L})(?:${AND}|и|和|と))[\\s[*_]*$`, 'iu');

interface PartialClause {
  clause: number;
  from: number;
  targetRange: Span;
  type: RelationType;
  /** Said of something else than the record: "the retry rule was superseded by". */
  ofOther: boolean;
  limited: boolean;
}

/** Whether a part is meant, of this record ("parts were superseded by") or of the other one ("supersedes parts of"). */
export function isPartial(
  whole: GrammarText,
  at: number,
  { clause, from, targetRange, type, ofOther, limited }: PartialClause,
): boolean {
  const { marks, names, brackets } = whole;
  if (limited) return true;
  const before = marks.filter((mark) => mark.from >= clause && mark.to <= from);
  const state = before.findLastIndex(
    ({ phrase }, place) => phrase?.sense != null && !isNumberedPart(whole, before, place),
  );
  const own = before.slice(state + 1);
  if (
    own.some(
      (mark, place) =>
        hasRole(mark, 'part') ||
        isNumberedPart(whole, own, place) ||
        // "the rule for retries was superseded by ADR-9", which "this rule" is not
        (type === 'superseded-by' &&
          hasRole(mark, 'unit') &&
          !own.slice(0, place).some((one) => hasRole(one, 'this'))),
    )
  )
    return true;
  const supersession = isSupersession(type);
  const spoken =
    hasRole(marks[at - 1], 'aux') ||
    getBracketsAround(brackets, from) !== null ||
    // "accepted; its retry rule superseded by ADR-9"
    marks.some(({ to, phrase }) => to <= clause && phrase?.status === 'accepted') ||
    (state >= 0 && /[–—;]/.test(whole.text.slice(before[state]?.to, from))) ||
    isUnspaced(whole.text.slice(marks[at]?.from, marks[at]?.to));
  if (supersession && type === 'superseded-by' && ofOther && spoken) return true;
  const verb = marks[at];
  const first = names.find((one) => one.from >= targetRange.from)?.from ?? targetRange.to;
  if (
    supersession &&
    isScoped(whole.text, marks, { from: Math.max(verb?.to ?? 0, targetRange.from), to: first })
  )
    return true;
  // "一部は ADR-9 に置き換え", "決定 4 を廃止": the zone stands before the verb
  const ahead = marks.filter(
    (mark) =>
      targetRange.from <= from &&
      mark.from >= targetRange.from &&
      mark.to <= Math.min(first, verb?.from ?? 0),
  );
  if (
    ahead.some(
      (mark, place) =>
        hasRole(mark, 'part') ||
        (type === 'supersedes' && (hasRole(mark, 'unit') || isNumberedPart(whole, ahead, place))),
    )
  )
    return true;
  const end = findNextStatement(whole, at, { from: first, to: targetRange.to });
  const near = marks.filter(
    (mark) =>
      !isPointer(whole, mark) &&
      mark.from >= (verb?.to ?? 0) &&
      mark.to <= Math.min(end, (verb?.to ?? 0) + 60) &&
      mark.to <= first + 40,
  );
  if (
    near.some(
      (mark, place) =>
        // "partly because coal got dear"
        (hasRole(mark, 'part') && !hasAnyRole(near[place + 1], 'cut', 'reason')) ||
        (type === 'supersedes' &&
          mark.to <= first &&
          (hasRole(mark, 'unit') || (first < targetRange.to && isNumberedPart(whole, near, place)))),
    )
  )
    return true;
  // "superseded by 2 new rules" tells what acts on the record, not which part of it
  const isNamed = type === 'supersedes' || first < targetRange.to;
  return supersession && isNamed && isConfined(whole, { ...targetRange, to: end });
}

/** "(see section 3 there)": words of a bracket that opens with a pointer. */
function isPointer({ marks, brackets }: GrammarText, { from }: Mark): boolean {
  const group = getBracketsAround(brackets, from);
  return (
    group !== null &&
    hasAnyRole(
      marks.find((mark) => mark.from > group.from),
      'see',
      'cut',
    )
  );
}

/** Where the words of the next verb begin: "supersedes ADR-3, partly supersedes ADR-4". */
function findNextStatement({ marks, text }: GrammarText, at: number, { from, to }: Span): number {
  const next = marks.slice(at + 1).find((mark) => isVerb(mark) && mark.from > from && mark.to <= to);
  const joint = next && /[,，、;；](?=[^,，、;；]*$)/u.exec(text.slice(from, next.from));
  return joint == null ? to : from + joint.index;
}

/** `Supersedes (wire format): ADR-3`: a remark between a verb and its records, unless it is known to mean nothing. */
export function isScoped(text: string, marks: readonly Mark[], { from, to }: Span): boolean {
  const [, before = '', words = ''] =
    /^([\s*_]*[(（])([^()（）]*)[)）][\s*_:：[]*$/u.exec(text.slice(from, to)) ?? [];
  const start = from + before.length;
  const inside = marks.filter((mark) => mark.from >= start && mark.to <= start + words.length);
  if (NO_SCOPE.test(words) || hasRole(inside[0], 'see')) return false;
  return inside.some(
    (mark) => !isFiller(mark, text) && !isVerb(mark) && !hasAnyRole(mark, 'record', 'when', 'this'),
  );
}

const NO_SCOPE =
  /^(?:s|if (?:any|applicable|known|needed)|optional|(?:adrs?\W*)?(?:numbers?|ids?|links?|nos?|titles?|names?)\W*)$/i;

/** "(section 3)", "only for reads", "for guests who book", "where mail is concerned" behind the name of a record. */
function isConfined(whole: GrammarText, targetRange: Span): boolean {
  const { marks, names, text, brackets } = whole;
  const start = names.find((one) => one.from >= targetRange.from)?.to ?? targetRange.from;
  if (/§\s?\d/.test(text.slice(start, targetRange.to))) return true;
  const behind = marks.filter((mark) => mark.from >= start && mark.to <= targetRange.to);
  /** Brackets, or none, in which a reason or a pointer goes before. */
  const told = new Set<Span | null>();
  return behind.some((mark, at) => {
    const group = getBracketsAround(brackets, mark.from);
    if (hasAnyRole(mark, 'cut', 'see')) told.add(group);
    if (told.has(group)) return false;
    if (hasRole(mark, 'only') || isNumberedPart(whole, behind, at)) return true;
    if (hasRole(mark, 'part')) return group !== null;
    if (!hasRole(mark, 'for') || isReason(behind, at)) return false;
    const opensBracket = group !== null && text.slice(group.from + 1, mark.from).trim() === '';
    const name = names.findLast(({ to }) => to <= mark.from);
    const gap = name === undefined ? null : text.slice(name.to, mark.from);
    return opensBracket || (gap !== null && /^\s*(?:[(（][^()（）]*[)）])?,?\s*$/u.test(gap));
  });
}

/** "section 3", "第 2 节"; "decision 3" where that names no record. */
function isNumberedPart({ text, names }: GrammarText, marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark === undefined || !hasAnyRole(mark, 'unit', 'part', 'record')) return false;
  const isOther = (one: Mark): boolean => names.some(({ from, to }) => one.from < to && one.to > from);
  if (hasRole(mark, 'record') && (names.length === 0 || isOther(mark) || hasRole(marks[at - 1], 'and')))
    return false;
  const sides = hasRole(mark, 'record') ? [marks[at + 1]] : [marks[at - 1], marks[at + 1]];
  return sides.some(
    (one) =>
      one !== undefined &&
      !isOther(one) &&
      /^\d/.test(text.slice(one.from)) &&
      Math.max(mark.from, one.from) - Math.min(mark.to, one.to) < 4,
  );
}

interface TargetRange {
  /** Where its names may begin, behind words that change nothing. */
  start: number;
  holes: Span[];
  /** Whether its words confine it to a part. */
  partial: boolean;
  /** Whether they leave it open: "ADR-3?", "maybe ADR-3", "ADR-3 (proposed)". */
  open: boolean;
}

/** What a value says besides the records it names, where a label is its verb. */
export function readTargetRange(inline: InlineText, targetRange: Span, grammar: Grammar): TargetRange {
  const whole = readText(inline, grammar);
  const { text, marks, names } = whole;
  const inside = marks.filter((mark) => mark.from >= targetRange.from && mark.to <= targetRange.to);
  const first = names.find((one) => one.from >= targetRange.from);
  const near = (first?.from ?? targetRange.from) + 60;
  const opening = inside.find((mark) => !hasAnyRole(mark, 'part', 'whole', 'only'));
  const isLed = opening !== undefined && opening !== inside[0];
  return {
    start: isLed
      ? opening.from
      : targetRange.from + (/^[\s:_-]*/.exec(text.slice(targetRange.from))?.[0].length ?? 0),
    holes: findHoles(whole, targetRange),
    partial:
      inside.some((mark) => hasRole(mark, 'part') && mark.to < near) ||
      isConfined(whole, targetRange) ||
      isRestKept(inside),
    open:
      isOpenTarget(whole, targetRange) ||
      /[?？]\s*$/u.test(text.slice(targetRange.from, targetRange.to)) ||
      inside.some((mark) => hasRole(mark, 'may') && mark.to <= (first?.from ?? 0)) ||
      // "ADR-3, once it is accepted"
      inside.some(
        (mark, at) =>
          hasRole(mark, 'when') &&
          mark.from >= (first?.to ?? 0) &&
          !isPastCondition(inside.slice(at + 1), text),
      ),
  };
}

/** "4 bakers": a number that counts things names no record. */
export function isCounted(
  { text }: InlineText,
  reference: Reference | undefined,
  { vocabulary }: Grammar,
): boolean {
  const behind = text.slice(reference?.to ?? text.length);
  // "2 GB", "7 %", "3台"
  if (/^\s?(?:[KMGT]i?B\b|%|x\b)|^[台个個개件次本]/u.test(behind)) return reference !== undefined;
  if (reference === undefined || !/^[\s-]+\p{L}/u.test(behind)) return false;
  // "2 Helfern", but "2 Use a queue" is a number and a title
  if (/^\s+\p{Lu}/u.test(behind)) return /^\d+$/.test(reference.text) && /^\s+\p{L}+\W*$/u.test(behind);
  const [next] = getMarks(vocabulary, behind.slice(0, 40));
  return (
    next !== undefined &&
    (!isFiller(next, behind) || next.phrase?.sense != null) &&
    !hasAnyRole(next, 'cut', 'when', 'for', 'which')
  );
}
