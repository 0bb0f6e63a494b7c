/** What verbs say of a record's relations to others, and what they are said of and by. */
import type { RelationType } from '../model/record.ts';
import {
  findName,
  findSentence,
  type Grammar,
  type GrammarText,
  getBracketsAround,
  isFiller,
  isRelative,
  isVerb,
  listWordsBefore,
  listWordsBehind,
  readText,
  type Span,
} from './grammar-text.ts';
import type { InlineText } from './inline-text.ts';
import { normalize } from './normalize.ts';
import type { Reference } from './references.ts';
import {
  findHoles,
  isEmptyTarget,
  isHypothetical,
  isOpenTarget,
  isPartial,
  isRestKept,
} from './relation-limits.ts';
import { findMeans, findPointers, findVerbStructure, isThis } from './verb-structure.ts';
import { getMarks, hasAnyRole, hasRole, type Mark, POSTPOSED, VERB_STEMS } from './vocabulary.ts';

/** What a verb is said of: this record, what it decides, a record that is named, nothing (`Superseded by`), or else. */
type VerbSubject = 'record' | 'work' | 'name' | 'none' | 'other';

/** One verb of a relation in a text. */
export interface Wording {
  type: RelationType;
  /** Only a part is meant. */
  partial: boolean;
  negated: boolean;
  hypothetical: boolean;
  subject: VerbSubject;
  /** Records named as the subject. */
  named: Reference[];
  /**
   * Where the other record is named: in the zone; right beside a participle ("superseded, see ADR-3"); as the subject
   * ("ADR-3 is superseded by this record", "ADR-3, which this record supersedes", "ADR-3 supersedes this record"); or
   * as the subject, and by nothing.
   */
  form: 'zone' | 'beside' | 'subject' | 'agentless';
  /** Place of the words, and the place their target may be in. */
  from: number;
  to: number;
  targetRange: Span;
  /** Parts of the zone that speak of something else: relative clauses, what is denied, reasons. */
  holes: Span[];
  /** Where the clause begins. */
  clause: number;
  /** Place of the verb's language in the list of all. */
  language: number;
}

interface ReadVerb extends Wording {
  /** In a relative clause about a record that is named: "ADR-3, which replaced ADR-2". */
  relative: boolean;
}

const known = new WeakMap<InlineText, Wording[]>();

/** Every verb of a relation in a text, in its order. */
export function findWordings(inline: InlineText, grammar: Grammar): readonly Wording[] {
  const done = known.get(inline);
  if (done !== undefined) return done;
  const text = VOWEL_SIGNS.test(inline.text) ? normalize(inline.text) : inline.text;
  if (!VERB_STEMS.test(text)) return [];
  const found = readWordings(inline, grammar);
  known.set(inline, found);
  return found;
}

/** Signs of Hebrew and Arabic, which are left out of most texts. */
const VOWEL_SIGNS = /[\u05b0-\u05c7\u064b-\u0652]/;

/** A paragraph of more verbs than this is data, not prose. */
const MOST_VERBS = 60;

function readWordings(inline: InlineText, grammar: Grammar): Wording[] {
  if (!getMarks(grammar.vocabulary, inline.text).some(isVerb)) return [];
  const whole = readText(inline, grammar);
  const found: Wording[] = [];
  let last: ReadVerb | null = null;
  let read = 0;
  for (const [at, mark] of whole.marks.entries()) {
    if (!isVerb(mark)) continue;
    if (++read > MOST_VERBS) break;
    const verb: ReadVerb | null = readVerb(whole, at, last);
    if (verb === null) continue;
    last = verb;
    if (verb.relative) continue;
    const before = found.at(-1);
    if (before !== undefined && before.targetRange.from <= verb.from && before.targetRange.to > verb.from)
      before.targetRange.to = verb.from;
    found.push(verb);
  }
  return isRestKept(whole.marks) ? found.map((wording) => ({ ...wording, partial: true })) : found;
}

const INVERSE: { [type in RelationType]?: RelationType } = {
  'superseded-by': 'supersedes',
  supersedes: 'superseded-by',
  'amended-by': 'amends',
  amends: 'amended-by',
};

function readVerb(whole: GrammarText, at: number, last: ReadVerb | null): ReadVerb | null {
  const { marks } = whole;
  const verb = marks[at];
  if (verb === undefined) return null;
  const sentence = findSentence(whole, verb.from);
  const isFirst = last === null || last.to <= sentence.from || last.to > verb.from;
  const clause = isFirst ? sentence.from : last.to;
  const structure = findVerbStructure(whole, at, { from: clause, to: sentence.to });
  if (structure === null) return null;
  const { type, language, targetRange, agent } = structure;
  if (POSTPOSED.has(language) && ATTRIBUTIVE.test(whole.text.slice(verb.to))) return null;
  if (isGerundSubject(whole, at, sentence.to)) return null;
  const passive = type === 'superseded-by' || type === 'amended-by';
  const from = Math.min(
    verb.from,
    agent?.from ?? verb.from,
    targetRange.to <= verb.from ? (findName(whole, targetRange)?.from ?? targetRange.from) : verb.from,
  );
  const remarked = findRemarkedName(whole, { from: clause, to: from }, { targetRange, passive });
  const { subject, named, inverse, relative } =
    remarked !== null
      ? { subject: 'name' as const, named: [remarked], inverse: !passive, relative: false }
      : !isFirst && isCoordinated(whole, at, { from: clause, to: from })
        ? { ...last, inverse: false }
        : findSubject(whole, { from: clause, to: from }, passive);
  const isTurned =
    named.length > 0 &&
    (agent !== null || !passive) &&
    (isThis(whole, targetRange) ||
      (!passive && isOwnPart(whole, named, { from: clause, to: targetRange.to })));
  // "ADR-3 replaced this record"
  const isActive = passive && agent === null && named.length > 0 && isThis(whole, targetRange);
  const isAgentless =
    passive && agent === null && named.length > 0 && !isActive && isNow(whole, at, named.at(-1)?.to ?? 0);
  let form: Wording['form'] = structure.beside ? 'beside' : 'zone';
  if (inverse || isTurned || isActive) form = 'subject';
  else if (isAgentless) form = 'agentless';
  else if (form === 'zone' && passive && agent === null) return null;
  return {
    type: isTurned || isAgentless ? (INVERSE[type] ?? type) : type,
    partial:
      isPartial(whole, at, {
        clause,
        from,
        targetRange,
        type,
        ofOther: subject === 'other',
        limited: structure.limited,
      }) ||
      ((isTurned || isAgentless) && isPartOfNamed(whole, named, clause)) ||
      (isTurned && holdsPart(whole, targetRange)),
    negated:
      listWordsBefore(whole, at, clause).some((mark) => hasRole(mark, 'not')) ||
      isDeniedBehind(whole, at, sentence.to, language) ||
      isEmptyTarget(whole, targetRange),
    hypothetical:
      isHypothetical(whole, at, sentence, language) || (passive && isOpenTarget(whole, targetRange)),
    subject,
    named,
    form,
    from,
    to: agent === null || agent.from < verb.from ? verb.to : agent.to,
    targetRange,
    holes: [
      ...findHoles(whole, targetRange),
      ...(passive ? [] : [...findMeans(whole, targetRange, language), ...findPointers(whole, targetRange)]),
    ],
    clause,
    language,
    relative: relative && !isTurned && !isActive,
  };
}

/** "Superseding ADR-3 was discussed": what another verb is said of. */
function isGerundSubject({ marks, text }: GrammarText, at: number, to: number): boolean {
  const verb = marks[at];
  if (verb === undefined || !/ing$/i.test(text.slice(verb.from, verb.to))) return false;
  const next = marks.slice(at + 1).find((mark) => hasAnyRole(mark, 'present', 'past', 'may'));
  return next !== undefined && next.to <= to && !/[,;:–—]/.test(text.slice(verb.to, next.from));
}

/** "ADR-3 を廃止する決定": behind its object the verb describes a noun. */
const ATTRIBUTIVE = /^\p{Script=Hiragana}{0,6}(?!済)[\p{Script=Han}\p{Script=Katakana}]/u;

/** "置き換えられていない", "ersetzt ADR-3 nicht": a denial behind the verb, or as the last word of its sentence. */
function isDeniedBehind(whole: GrammarText, at: number, to: number, language: number): boolean {
  if (listWordsBehind(whole, at).some((mark) => hasRole(mark, 'not-behind', language))) return true;
  const { marks, names } = whole;
  const last = marks.slice(at + 1).findLast((mark) => mark.from < to);
  return (
    last !== undefined &&
    hasRole(last, 'not', language) &&
    !names.some(({ from }) => from >= last.to && from < to)
  );
}

/** "supersedes ADR-3 and amends ADR-4", "superseded by ADR-3, amended by ADR-4": both are said of the same. */
function isCoordinated(
  { marks, names, text, brackets }: GrammarText,
  at: number,
  { from, to }: Span,
): boolean {
  const group = getBracketsAround(brackets, to);
  const name = names.findLast(
    (one) => one.from >= from && one.to <= to && getBracketsAround(brackets, one.from) === group,
  );
  for (let before = at - 1; before >= 0; before--) {
    const mark = marks[before];
    if (mark === undefined || mark.from < (name?.to ?? from)) break;
    if (mark.from >= to || getBracketsAround(brackets, mark.from) !== group) continue;
    if (hasRole(mark, 'and') || hasRole(mark, 'or')) return true;
    if (!isFiller(mark, text) || isVerb(mark)) return false;
  }
  // behind a comma, or on a line of its own
  return (
    name !== undefined &&
    /^[\s*_]*(?:[(（][^()（）]*[)）])?\s*(?:[,，、]|\n\s*$)/u.test(text.slice(name.to, marks[at]?.from ?? to))
  );
}

/** "ADR-3 (replaced by this record)", "ADR-3 – this record replaces it": the name that a remark is on which names no other. */
function findRemarkedName(
  whole: GrammarText,
  range: Span,
  { targetRange, passive }: { targetRange: Span; passive: boolean },
): Reference | null {
  const { marks, names, text } = whole;
  const name = names.findLast(({ to }) => to <= range.to);
  if (name === undefined) return null;
  const words = marks.filter((mark) => mark.from >= name.to && mark.to <= range.to);
  const start = words[0]?.from ?? range.to;
  if (!/^[\s\])*_"”]*(?:[(（]|[–—]|-)\s*$/u.test(text.slice(name.to, start))) return null;
  // "ADR-3 (files, replaced by this record)", but not "ADR-3 – only its name is replaced by this record"
  const cut = text.slice(0, range.to).search(/[,;–—][^,;–—]*$/u);
  const isOfName = words.every((mark) => mark.from < cut || isFiller(mark, text));
  if (passive) return isOfName && isThis(whole, targetRange) ? name : null;
  const isSelf =
    detectSpeaker(words, passive, text) === 'record' && words.some((mark) => hasRole(mark, 'this'));
  const rest = marks.filter(
    (mark) => mark.from >= Math.max(range.to, targetRange.from) && mark.to <= targetRange.to,
  );
  const isAlone =
    findName(whole, { from: range.to, to: targetRange.to }) === undefined &&
    rest.every((mark) => isVerb(mark) || hasRole(mark, 'it') || isFiller(mark, text));
  return isSelf && isAlone ? name : null;
}

/** What the words before a verb say it is said of. */
function findSubject(
  { marks, names, brackets, text }: GrammarText,
  range: Span,
  passive: boolean,
): { subject: VerbSubject; named: Reference[]; inverse: boolean; relative: boolean } {
  const plain = { inverse: false, relative: false };
  const group = getBracketsAround(brackets, range.to);
  const isHere = ({ from, to }: Span): boolean =>
    from >= range.from && to <= range.to && getBracketsAround(brackets, from) === group;
  const before = marks.filter(isHere);
  const [first] = before;
  const opening = detectSpeaker(
    before.filter(({ to }) => to <= (names.find(isHere)?.from ?? 0)),
    passive,
    text,
  );
  // "by ADR-4 (now superseded by ADR-5)": a bracket on a name
  const remarked = names.findLast(({ to }) => to <= (group?.from ?? -1));
  if (
    passive &&
    remarked !== undefined &&
    /^[\s\]*_"”]*$/u.test(text.slice(remarked.to, group?.from)) &&
    before.every((mark) => isFiller(mark, text))
  )
    return { subject: 'name', named: [remarked], ...plain };
  // "this record, together with ADR-4, supersedes ADR-3"
  const named = !passive && hasRole(first, 'this') && opening === 'record' ? [] : names.filter(isHere);
  const at = before.findLastIndex((mark) => isRelative(mark, text));
  const which = before[at];
  if (which === undefined)
    return { subject: named.length > 0 ? 'name' : detectSpeaker(before, passive, text), named, ...plain };
  const inner = before.slice(at + 1).filter((mark) => !hasRole(mark, 'which'));
  const antecedent = names.findLast(
    (one) =>
      one.to <= which.from && /^[\s,()\]}*_"”]*(?:\([^()]*\)[\s,]*)?$/.test(text.slice(one.to, which.from)),
  );
  const ofItself = ['record', 'work'].includes(detectSpeaker(inner, passive, text));
  if (antecedent !== undefined) {
    const inverse = ofItself && !passive;
    return { subject: 'name', named: [antecedent], inverse, relative: !inverse };
  }
  const outer = before.slice(0, at);
  // "write a record that supersedes it", but "this is a record that supersedes ADR-3"
  const another = outer.findLastIndex((mark) => hasRole(mark, 'other'));
  const isAnother = another > 0 && another >= at - 4 && !hasRole(outer[another - 1], 'present');
  if (ofItself || isAnother) return { subject: 'other', named: [], ...plain };
  // "whose cache was superseded by ADR-3": with nothing before it, what follows is spoken of
  const spokenOf = outer.length > 0 ? outer : inner;
  return { subject: named.length > 0 ? 'name' : detectSpeaker(spokenOf, passive, text), named, ...plain };
}

function detectSpeaker(marks: readonly Mark[], passive: boolean, text: string): VerbSubject {
  let pointed = false;
  let other = false;
  for (const [at, mark] of marks.entries()) {
    // "the limits in this record"
    if (other && !passive && hasRole(mark, 'this') && hasRole(marks[at + 1], 'record')) return 'work';
    if (hasRole(mark, 'other')) other = true;
    else if (hasRole(mark, 'this') && !other) pointed = true;
    else if (hasRole(mark, 'record') && !other) {
      if (!passive || !/^['’]s\b/.test(text.slice(mark.to))) return 'record';
      other = true;
    } else if (hasRole(mark, 'work') && !other) return 'work';
    else if (!isFiller(mark, text)) {
      if (!pointed) other = true;
      else if (!hasRole(mark, 'record')) other = other || passive;
    }
  }
  if (other) return pointed && !passive ? 'work' : 'other';
  return pointed ? 'record' : 'none';
}

/** "ADR-3 is superseded", "ADR-3 (queues) is hereby deprecated": said of the present, with nothing else between. */
function isNow({ marks, text, brackets }: GrammarText, at: number, from: number): boolean {
  const group = getBracketsAround(brackets, marks[at]?.from ?? 0);
  const between = marks
    .slice(0, at)
    .filter((mark) => mark.from >= from && getBracketsAround(brackets, mark.from) === group);
  return (
    between.slice(-3).some((mark) => hasRole(mark, 'present', 0) || hasRole(mark, 'this')) &&
    between.every((mark) => isFiller(mark, text) || hasAnyRole(mark, 'this', 'record'))
  );
}

/** "except section 3, which ADR-4 supersedes": a part of this record, before the record that acts on it. */
function isOwnPart(
  { marks, names }: GrammarText,
  [agent]: readonly Reference[],
  { from, to }: Span,
): boolean {
  const isOnlyName = names.filter((one) => one.from >= from && one.to <= to).length === 1;
  const before = marks.filter((mark) => mark.from >= from && mark.to <= (agent?.from ?? from));
  return (
    isOnlyName &&
    hasRole(before.at(-1), 'which') &&
    before.some((mark) => hasRole(mark, 'unit') || hasRole(mark, 'part'))
  );
}

/** "ADR-3 supersedes section 2 of this record". */
function holdsPart({ marks }: GrammarText, { from, to }: Span): boolean {
  return marks.some((mark) => mark.from >= from && mark.to <= to && hasAnyRole(mark, 'unit', 'part'));
}

/** "The cache of ADR-3 is superseded by this record". */
function isPartOfNamed({ marks, text }: GrammarText, named: readonly Reference[], clause: number): boolean {
  const [name] = named;
  if (name === undefined) return false;
  if (/^['’]s\s/.test(text.slice(name.to))) return true;
  const before = text.slice(0, name.from);
  const start = Math.max(clause, before.lastIndexOf(',') + 1);
  return marks.some(
    (mark) =>
      mark.from >= start &&
      mark.to <= name.from &&
      !isFiller(mark, text) &&
      !hasAnyRole(mark, 'this', 'record', 'work', 'which'),
  );
}
