/**
 * What sentences say of a record's relations to others: verbs, what they are said of and by, whether that is denied,
 * may only come to be, or is meant of a part. The words are those of `vocabulary/`.
 */
import type { RelationType } from '../model/record.ts';
import { isUnspaced } from '../shared/scripts.ts';
import { fold } from './fold.ts';
import type { Role, VerbName } from './languages.ts';
import { findReferences, type Reference } from './references.ts';
import type { Rich } from './rich.ts';
import { blanked } from './text.ts';
import {
  has,
  isAgent,
  type Mark,
  MONTHS,
  marksOf,
  POSTPOSED,
  VERB_STEMS,
  type Vocabulary,
} from './vocabulary.ts';

interface Span {
  from: number;
  to: number;
}

/** What it takes to understand a text: its words, and the word that names in this record's own series begin with. */
export interface Grammar {
  vocabulary: Vocabulary;
  prefix: string | null;
}

/** What a verb is said of: this record, what it decides, a record that is named, nothing (`Superseded by`), or else. */
type Subject = 'record' | 'work' | 'name' | 'none' | 'other';

/** One verb of a relation in a text. */
export interface Wording {
  type: RelationType;
  /** Only a part is meant. */
  partial: boolean;
  negated: boolean;
  hypothetical: boolean;
  subject: Subject;
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
  zone: Span;
  /** Parts of the zone that speak of something else: relative clauses, what is denied, reasons. */
  holes: Span[];
  /** Where the clause begins. */
  clause: number;
}

interface Verb extends Wording {
  /** In a relative clause about a record that is named: "ADR-3, which replaced ADR-2". */
  relative: boolean;
}

/** A text as its verbs are read. */
interface Text {
  /** Links and file names are blanked out: their words are names. */
  text: string;
  marks: Mark[];
  names: Reference[];
  brackets: Span[];
}

const known = new WeakMap<Rich, Wording[]>();

/** Every verb of a relation in a text, in its order. */
export function findWordings(rich: Rich, grammar: Grammar): Wording[] {
  const done = known.get(rich);
  if (done !== undefined) return done;
  const found = VERB_STEMS.test(rich.text) ? readWordings(rich, grammar) : [];
  known.set(rich, found);
  return found;
}

function readWordings(rich: Rich, { vocabulary, prefix }: Grammar): Wording[] {
  const text = masked(rich);
  const marks = marksOf(vocabulary, text);
  if (!marks.some(isVerb)) return [];
  const names = findReferences(rich, { from: 0, to: text.length, prefix, anyLink: true });
  const whole: Text = {
    text,
    marks: marks.filter((mark) => !names.some(({ from, to }) => mark.from < to && mark.to > from)),
    names,
    brackets: bracketsIn(text),
  };
  const found: Wording[] = [];
  let last: Verb | null = null;
  for (const [at, mark] of whole.marks.entries()) {
    const verb: Verb | null = isVerb(mark) ? readVerb(whole, at, last) : null;
    if (verb === null) continue;
    last = verb;
    if (verb.relative) continue;
    const before = found.at(-1);
    if (before !== undefined && before.zone.from <= verb.from && before.zone.to > verb.from)
      before.zone.to = verb.from;
    found.push(verb);
  }
  return keepsRest(marks) ? found.map((wording) => ({ ...wording, partial: true })) : found;
}

/** "The rest stands": what is said of a supersession elsewhere holds for a part only. */
function keepsRest(marks: readonly Mark[]): boolean {
  return marks.some(
    (mark, at) => has(mark, 'rest') && marks.slice(at + 1, at + 5).some((next) => has(next, 'holds')),
  );
}

function isVerb({ phrase }: Mark): boolean {
  return (phrase?.verbs.length ?? 0) > 0;
}

/** Link texts and abbreviations hold full stops that end no sentence; file names hold words that say nothing. */
function masked({ text, links }: Rich): string {
  return blanked(text, links)
    .replace(/\b(?:no|nr|vs|e\.g|i\.e|cf|z\.B|ca)\.(?=\s)/gi, (hit) => `${hit.slice(0, -1)} `)
    .replace(/[\w./-]*\w\.(?:md|mdx|markdown|adoc|html)\b/g, (hit) => ' '.repeat(hit.length));
}

function bracketsIn(text: string): Span[] {
  const found: Span[] = [];
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()（）]/g)) {
    if (sign === '(' || sign === '（') open.push(index);
    else {
      const from = open.pop();
      if (from !== undefined) found.push({ from, to: index + 1 });
    }
  }
  return found;
}

/** The innermost brackets around a place; null outside of any. */
function around(brackets: readonly Span[], at: number): Span | null {
  return brackets.find(({ from, to }) => from < at && at < to - 1) ?? null;
}

const ARROW = '→|->|=>|⇒|➔|➡|⟶';
const SENTENCE_END = new RegExp(`[.!?](?=[\\s)*_"”]|$)|[;。；]|${ARROW}|\\n\\s*\\n|\\n(?=[-*•] )`, 'gu');

/** The sentence around a place, or the part of it that the same brackets hold. */
function sentenceAt({ text, brackets }: Text, at: number): Span {
  const group = around(brackets, at);
  let from = group === null ? 0 : group.from + 1;
  const to = group === null ? text.length : group.to - 1;
  for (const { 0: sign, index } of text.matchAll(SENTENCE_END)) {
    if (around(brackets, index) !== group) continue;
    if (index >= at) return { from, to: Math.min(index, to) };
    from = Math.max(from, index + sign.length);
  }
  return { from, to };
}

/** The place of each step of a row of arrows; arrows in brackets belong to a remark. */
export function stepsOf(text: string): Span[] {
  const brackets = bracketsIn(text);
  const steps: Span[] = [];
  let from = 0;
  for (const { 0: arrow, index } of text.matchAll(new RegExp(ARROW, 'gu'))) {
    if (around(brackets, index) !== null) continue;
    steps.push({ from, to: index });
    from = index + arrow.length;
  }
  return [...steps, { from, to: text.length }];
}

const INVERSE: { [type in RelationType]?: RelationType } = {
  'superseded-by': 'supersedes',
  supersedes: 'superseded-by',
  'amended-by': 'amends',
  amends: 'amended-by',
};

function readVerb(whole: Text, at: number, last: Verb | null): Verb | null {
  const { marks } = whole;
  const verb = marks[at];
  if (verb === undefined) return null;
  const sentence = sentenceAt(whole, verb.from);
  const isFirst = last === null || last.to <= sentence.from || last.to > verb.from;
  const clause = isFirst ? sentence.from : last.to;
  const structure = structureOf(whole, at, { from: clause, to: sentence.to });
  if (structure === null) return null;
  const { type, language, zone, agent } = structure;
  const passive = type === 'superseded-by' || type === 'amended-by';
  const from = Math.min(verb.from, agent?.from ?? verb.from, zone.to <= verb.from ? zone.from : verb.from);
  const { subject, named, inverse, relative } =
    !isFirst && isCoordinated(whole, at, { from: clause, to: from })
      ? { ...last, inverse: false }
      : subjectOf(whole, { from: clause, to: from }, passive);
  const isTurned = named.length > 0 && (agent !== null || !passive) && isThis(whole, zone);
  const isAgentless = passive && agent === null && named.length > 0 && isNow(marks, at);
  let form: Wording['form'] = structure.beside ? 'beside' : 'zone';
  if (inverse || isTurned) form = 'subject';
  else if (isAgentless) form = 'agentless';
  else if (form === 'zone' && passive && agent === null) return null;
  return {
    type: isTurned || isAgentless ? (INVERSE[type] ?? type) : type,
    partial:
      isPartial(whole, at, { clause, from, zone, type, subject, limited: structure.limited }) ||
      ((isTurned || isAgentless) && isPieceOf(whole, named, clause)),
    negated: isDenied(whole, at, clause) || saysNothing(whole, zone),
    hypothetical: isHypothetical(whole, at, sentence, language),
    subject,
    named,
    form,
    from,
    to: agent === null || agent.from < verb.from ? verb.to : agent.to,
    zone,
    holes: holesIn(whole, zone),
    clause,
    relative: relative && !isTurned,
  };
}

interface Structure {
  type: RelationType;
  language: number;
  agent: Mark | null;
  zone: Span;
  /** A participle without an agent, right beside a name. */
  beside: boolean;
  /** Words between the participle and its agent confine it: "superseded for reads by ADR-3". */
  limited: boolean;
}

const PASSIVE: ReadonlySet<VerbName> = new Set<VerbName>(['superseded', 'joined', 'amended']);

/** How a verb is used: as a passive with its agent behind or before it, as an active, or as a participle alone. */
function structureOf(whole: Text, at: number, { from, to }: Span): Structure | null {
  const { marks, names } = whole;
  const verb = marks[at];
  const verbs = verb?.phrase?.verbs ?? [];
  if (verb === undefined) return null;
  const none = { agent: null, beside: false, limited: false };
  const isNamed = (zone: Span): boolean => names.some((one) => one.from >= zone.from && one.to <= zone.to);
  for (const { name, type, language } of verbs) {
    if (!PASSIVE.has(name) || (name === 'joined' && !isNamed({ from: verb.to, to }))) continue;
    const behind = agentBehind(whole, at, { name, language, to });
    if (behind !== null) return { ...none, ...behind, type, language, zone: { from: behind.agent.to, to } };
    const before = agentBefore(whole, at, { name, language, from });
    if (before !== null) return { ...none, ...before, type, language };
  }
  for (const { name, type, language } of verbs) {
    if (PASSIVE.has(name)) continue;
    const isBehind = POSTPOSED.has(language) && isNamed({ from, to: verb.from });
    return { ...none, type, language, zone: isBehind ? { from, to: verb.from } : { from: verb.to, to } };
  }
  const [{ type, language } = { type: null, language: 0 }] = verbs;
  if (type === null || verbs.every(({ name }) => name === 'joined')) return null;
  const next = names.find((name) => name.from >= verb.to);
  const beside =
    type === 'superseded-by' &&
    verb.phrase?.sense === 'superseded' &&
    next !== undefined &&
    isBeside(whole, { from: verb.to, to: next.from });
  return { ...none, type, language, beside, zone: { from: verb.to, to: beside ? whole.text.length : to } };
}

/** "superseded in May by", "superseded (as never built) for reads by": the agent, behind words that change little. */
function agentBehind(
  { marks, names, brackets, text }: Text,
  at: number,
  { name, language, to }: { name: VerbName; language: number; to: number },
): { agent: Mark; limited: boolean } | null {
  const verb = marks[at];
  const start = verb?.to ?? 0;
  const group = around(brackets, start - 1);
  const first = names.find((one) => one.from >= start && around(brackets, one.from) === group)?.from ?? to;
  let limited = false;
  let free = false;
  for (let next = at + 1; next < at + 16; next++) {
    const mark = marks[next];
    if (mark === undefined || mark.from >= Math.min(first, to)) return null;
    if (around(brackets, mark.from) !== group) continue;
    if (isAgent(mark, name, language) && !has(mark, 'by-before', language)) return { agent: mark, limited };
    if (isAgent(mark, name, language) && mark.from >= start) return { agent: mark, limited };
    if (isVerb(mark) || has(mark, 'which') || has(mark, 'when', language)) return null;
    if (has(mark, 'for', language)) {
      free = true;
      limited ||= !isReason(marks, next);
    } else if (has(mark, 'part') || has(mark, 'unit')) limited = true;
    else if (!free && !isFiller(mark, text)) return null;
  }
  return null;
}

/** "durch ADR-3 ersetzt", "被 ADR-3 取代", "ADR-3 に置き換え": the agent before the verb, with the zone it opens or ends. */
function agentBefore(
  { marks, names, brackets, text }: Text,
  at: number,
  { name, language, from }: { name: VerbName; language: number; from: number },
): { agent: Mark; limited: boolean; zone: Span } | null {
  const verb = marks[at];
  if (verb === undefined || name === 'joined') return null;
  const group = around(brackets, verb.from);
  let limited = false;
  for (let before = at - 1; before >= Math.max(0, at - 24); before--) {
    const mark = marks[before];
    if (mark === undefined || mark.from < from || isVerb(mark)) return null;
    if (around(brackets, mark.from) !== group) continue;
    limited ||= has(mark, 'part');
    if (has(mark, 'by-behind', language)) return { agent: mark, limited, zone: { from, to: mark.from } };
    if (POSTPOSED.has(language) && !has(mark, 'part') && !has(mark, 'whole')) return null;
    if (!has(mark, 'by-before', language)) continue;
    const zone = { from: mark.to, to: verb.from };
    const isNamed = names.some((one) => one.from >= zone.from && one.to <= zone.to);
    return isNamed || (isUnspaced(text.slice(verb.from, verb.to)) && mark.to < verb.from)
      ? { agent: mark, limited, zone }
      : null;
  }
  return null;
}

/** "for reasons of cost", "for the sake of clarity": no limit. */
function isReason(marks: readonly Mark[], at: number): boolean {
  return has(
    marks.slice(at + 1, at + 4).find((mark) => !has(mark, 'aux') || has(mark, 'reason')),
    'reason',
  );
}

/** Only signs, or "see", between a participle and a name. */
function isBeside({ marks, text }: Text, { from, to }: Span): boolean {
  const between = marks.filter((mark) => mark.from >= from && mark.to <= to);
  return (
    between.every((mark) => has(mark, 'see')) &&
    !/[.;\n]/.test(text.slice(from, to).replace(/\n(?!\n)/g, ' '))
  );
}

const CHANGES_NOTHING: readonly Role[] = [
  'aux',
  'not',
  'may',
  'yet',
  'longer',
  'part',
  'whole',
  'rest',
  'only',
  'formerly',
  'past',
  'present',
  'and',
  'or',
  'but',
  'then',
  'date',
  'to',
  'by',
  'see',
];

/** A word that names nothing: an auxiliary, an adverb, a day, a state. */
export function isFiller(mark: Mark, text: string): boolean {
  if (mark.phrase !== null) {
    if (mark.phrase.sense !== null || CHANGES_NOTHING.some((role) => has(mark, role))) return true;
  }
  const word = text.slice(mark.from, mark.to);
  return /^\d+$/.test(word) || /\p{L}ly$/u.test(word) || MONTHS.has(fold(word));
}

/** "supersedes ADR-3 and amends ADR-4", "superseded by ADR-3, amended by ADR-4": both are said of the same. */
function isCoordinated({ marks, names, text, brackets }: Text, at: number, { from, to }: Span): boolean {
  const group = around(brackets, to);
  const name = names.findLast(
    (one) => one.from >= from && one.to <= to && around(brackets, one.from) === group,
  );
  for (let before = at - 1; before >= 0; before--) {
    const mark = marks[before];
    if (mark === undefined || mark.from < (name?.to ?? from)) break;
    if (mark.from >= to || around(brackets, mark.from) !== group) continue;
    if (has(mark, 'and') || has(mark, 'or')) return true;
    if (!isFiller(mark, text) || isVerb(mark)) return false;
  }
  return name !== undefined && /^\s*(?:[(（][^()（）]*[)）])?\s*,/u.test(text.slice(name.to, to));
}

/** What the words before a verb say it is said of. */
function subjectOf(
  { marks, names, brackets, text }: Text,
  range: Span,
  passive: boolean,
): { subject: Subject; named: Reference[]; inverse: boolean; relative: boolean } {
  const plain = { inverse: false, relative: false };
  const group = around(brackets, range.to);
  const isHere = ({ from, to }: Span): boolean =>
    from >= range.from && to <= range.to && around(brackets, from) === group;
  const before = marks.filter(isHere);
  const [first] = before;
  const opening = speaker(
    before.filter(({ to }) => to <= (names.find(isHere)?.from ?? 0)),
    passive,
    text,
  );
  // "this record, together with ADR-4, supersedes ADR-3"
  const named = !passive && has(first, 'this') && opening === 'record' ? [] : names.filter(isHere);
  const at = before.findLastIndex((mark) => has(mark, 'which'));
  const which = before[at];
  if (which === undefined)
    return { subject: named.length > 0 ? 'name' : speaker(before, passive, text), named, ...plain };
  const inner = before.slice(at + 1).filter((mark) => !has(mark, 'which'));
  const antecedent = names.findLast(
    (one) =>
      one.to <= which.from && /^[\s,()\]}*_"”]*(?:\([^()]*\)[\s,]*)?$/.test(text.slice(one.to, which.from)),
  );
  const ofItself = ['record', 'work'].includes(speaker(inner, passive, text));
  if (antecedent !== undefined) {
    const inverse = ofItself && !passive;
    return { subject: 'name', named: [antecedent], inverse, relative: !inverse };
  }
  if (ofItself) return { subject: 'other', named: [], ...plain };
  const outer = before.slice(0, at);
  return { subject: named.length > 0 ? 'name' : speaker(outer, passive, text), named, ...plain };
}

function speaker(marks: readonly Mark[], passive: boolean, text: string): Subject {
  let pointed = false;
  let other = false;
  for (const [at, mark] of marks.entries()) {
    // "the limits in this record"
    if (other && !passive && has(mark, 'this') && has(marks[at + 1], 'record')) return 'work';
    if (has(mark, 'other')) other = true;
    else if (has(mark, 'this') && !other) pointed = true;
    else if (has(mark, 'record') && !other) {
      if (!passive || !/^['’]s\b/.test(text.slice(mark.to))) return 'record';
      other = true;
    } else if (has(mark, 'work') && !other) return 'work';
    else if (!isFiller(mark, text)) {
      if (!pointed) other = true;
      else if (!has(mark, 'record')) other = other || passive;
    }
  }
  if (other) return pointed && !passive ? 'work' : 'other';
  return pointed ? 'record' : 'none';
}

/** "is superseded", "hereby deprecated": said of the present, with nothing between. */
function isNow(marks: readonly Mark[], at: number): boolean {
  return marks.slice(Math.max(0, at - 3), at).some((mark) => has(mark, 'present', 0) || has(mark, 'this'));
}

/** "by this record": an agent or an object that is the record itself. */
function isThis({ marks, names }: Text, zone: Span): boolean {
  if (names.some((one) => one.from >= zone.from && one.to <= zone.to)) return false;
  const words = marks.filter((mark) => mark.from >= zone.from && mark.to <= zone.to);
  const at = words.slice(0, 4).findIndex((mark) => has(mark, 'this') && !has(mark, 'it'));
  return (
    at >= 0 && (words[at + 1] === undefined || words.slice(at, at + 4).some((mark) => has(mark, 'record')))
  );
}

/** "The cache of ADR-3 is superseded by this record". */
function isPieceOf({ marks, text }: Text, named: readonly Reference[], clause: number): boolean {
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
      !['this', 'record', 'work', 'which'].some((role) => has(mark, role as Role)),
  );
}

/** A denial before the verb holds up to the next comma, "and" or verb; "or" carries it on. */
function isDenied({ marks, text, brackets }: Text, at: number, clause: number): boolean {
  const group = around(brackets, marks[at]?.from ?? 0);
  let carried = false;
  for (let before = at - 1; before >= 0; before--) {
    const mark = marks[before];
    if (mark === undefined || mark.from < clause) return false;
    if (around(brackets, mark.from) !== group) continue;
    if (/[,，、;:：–—]|\s-\s/u.test(text.slice(mark.to, marks[before + 1]?.from))) return false;
    if (has(mark, 'not')) return true;
    if (has(mark, 'or')) carried = true;
    else if (has(mark, 'and') || has(mark, 'but')) return false;
    else if ((isVerb(mark) || mark.phrase?.sense) && !carried) return false;
  }
  return false;
}

/** "superseded by none", "supersedes no record". */
function saysNothing({ marks, names, text }: Text, zone: Span): boolean {
  const inside = marks.filter((mark) => mark.from >= zone.from && mark.to <= zone.to);
  const first = inside[0];
  if (first === undefined || /^[\s.]*\d/.test(text.slice(first.to))) return false;
  if (names.some((one) => one.from >= zone.from && one.to <= first.from)) return false;
  return (has(first, 'nothing') || has(first, 'not')) && !inside.some((mark) => has(mark, 'but'));
}

/** What may or will be, and what waits for a condition that has not come true. */
function isHypothetical(
  { marks, text, brackets }: Text,
  at: number,
  sentence: Span,
  language: number,
): boolean {
  const verb = marks[at];
  const group = around(brackets, verb?.from ?? 0);
  const isHere = (mark: Mark): boolean =>
    mark.from >= sentence.from && mark.to <= sentence.to && around(brackets, mark.from) === group;
  const before = marks.slice(0, at).filter(isHere);
  const behind = marks.slice(at + 1).filter(isHere);
  if (has(before.at(-1), 'to', language)) return true;
  let near = true;
  for (let place = before.length - 1; place >= 0; place--) {
    const mark = before[place];
    if (mark === undefined) break;
    near &&= !/[,;–—]/.test(text.slice(mark.to, before[place + 1]?.from ?? verb?.from));
    near &&= !isVerb(mark);
    if (near && has(mark, 'may', language) && text.slice(mark.from, mark.to) !== 'May') return true;
    if (has(mark, 'when', language) && !isPast([...before.slice(place + 1), ...behind], text)) return true;
  }
  const when = behind.findIndex((mark) => has(mark, 'when', language));
  return when >= 0 && !isPast(behind.slice(when + 1), text);
}

/** Whether a condition has come true: "when ADR-3 was accepted", not "when ADR-3 is accepted". */
export function isPast(marks: readonly Mark[], text: string): boolean {
  if (marks.some((mark) => has(mark, 'past'))) return true;
  if (marks.some((mark) => has(mark, 'present'))) return false;
  return marks.some(({ from, to }) => /\p{L}{2}ed$/u.test(text.slice(from, to)));
}

/** Relative clauses, reasons, conditions and denials in the place where a verb's records are named. */
function holesIn({ marks, names, text, brackets }: Text, zone: Span): Span[] {
  const inside = names.filter(({ from, to }) => from >= zone.from && to <= zone.to);
  const holes: Span[] = [];
  marks.forEach((mark, at) => {
    if (mark.from < zone.from || mark.to > zone.to || holes.some(({ to }) => mark.from < to)) return;
    const end = Math.min(around(brackets, mark.from)?.to ?? zone.to, zone.to);
    const last = inside.findLast(({ to }) => to <= mark.from);
    const next = inside.find(({ from }) => from >= mark.to);
    if (has(mark, 'not') && !/^(?:[\s.]*\d|-)/.test(text.slice(mark.to))) {
      const but = marks.slice(at + 1).find((one) => has(one, 'but') && one.from < end);
      holes.push({ from: mark.from, to: but?.from ?? end });
    } else if (last === undefined) return;
    else if (has(mark, 'which')) {
      if (
        next !== undefined &&
        marks.every(
          (one) => one.from < mark.to || one.to > next.from || (isFiller(one, text) && !isVerb(one)),
        )
      )
        return;
      if (!/^[\s,()\]}*_"”]*(?:\([^()]*\)[\s,]*)?$/.test(text.slice(last.to, mark.from))) return;
      const goesOn = inside.find(
        ({ from }) =>
          from > mark.to &&
          /[,，]\s*(?:and|und|et|y|e|en|i|og|och|и|和)\s+(?:by\s+)?$/iu.test(text.slice(0, from)),
      );
      holes.push({ from: mark.from, to: goesOn?.from ?? end });
    } else if (has(mark, 'cut') || has(mark, 'when')) holes.push({ from: mark.from, to: end });
  });
  return holes;
}

interface PartPlace {
  clause: number;
  from: number;
  zone: Span;
  type: RelationType;
  subject: Subject;
  limited: boolean;
}

/** Whether a part is meant, of this record ("parts were superseded by") or of the other one ("supersedes parts of"). */
function isPartial(
  whole: Text,
  at: number,
  { clause, from, zone, type, subject, limited }: PartPlace,
): boolean {
  const { marks, names, brackets } = whole;
  if (limited) return true;
  const before = marks.filter((mark) => mark.from >= clause && mark.to <= from);
  const state = before.findLastIndex(({ phrase }) => phrase?.sense != null);
  const own = before.slice(state + 1);
  if (own.some((mark, at) => has(mark, 'part') || isNumbered(whole.text, own, at))) return true;
  const supersession = type.startsWith('supersede');
  const spoken = has(marks[at - 1], 'aux') || around(brackets, from) !== null;
  if (supersession && type === 'superseded-by' && subject === 'other' && spoken) return true;
  const verb = marks[at];
  const first = names.find((one) => one.from >= zone.from)?.from ?? zone.to;
  const near = marks.filter(
    (mark) =>
      mark.from >= (verb?.to ?? 0) &&
      mark.to <= Math.min(zone.to, (verb?.to ?? 0) + 60) &&
      mark.to <= first + 40,
  );
  if (near.some((mark) => has(mark, 'part') || (supersession && has(mark, 'unit') && mark.to <= first)))
    return true;
  return supersession && isConfined(whole, zone);
}

/** "(section 3)", "only for reads", "for guests who book", "where mail is concerned" behind the name of a record. */
function isConfined({ marks, names, text, brackets }: Text, zone: Span): boolean {
  const start = names.find((one) => one.from >= zone.from)?.to ?? zone.from;
  if (/§\s?\d/.test(text.slice(start, zone.to))) return true;
  const behind = marks.filter((mark) => mark.from >= start && mark.to <= zone.to);
  return behind.some((mark, at) => {
    if (
      behind
        .slice(0, at)
        .some((one) => has(one, 'cut') && around(brackets, one.from) === around(brackets, mark.from))
    )
      return false;
    if (has(mark, 'only')) return true;
    if (isNumbered(text, behind, at)) return true;
    const opensBracket = /[(（]\s*$/.test(text.slice(0, mark.from));
    if (has(mark, 'part')) return around(brackets, mark.from) !== null || opensBracket;
    const besideName = names.some(
      (one) =>
        one.to <= mark.from && /^\s*(?:[(（][^()（）]*[)）])?,?\s*$/u.test(text.slice(one.to, mark.from)),
    );
    return has(mark, 'for') && (besideName || opensBracket) && !isReason(behind, at);
  });
}

/** "section 3", "第 2 节". */
function isNumbered(text: string, marks: readonly Mark[], at: number): boolean {
  const mark = marks[at];
  if (mark === undefined || !(has(mark, 'unit') || has(mark, 'part'))) return false;
  return [marks[at - 1], marks[at + 1]].some(
    (one) =>
      one !== undefined &&
      /^\d/.test(text.slice(one.from)) &&
      Math.max(mark.from, one.from) - Math.min(mark.to, one.to) < 4,
  );
}

interface Zone {
  /** Where its names may begin, behind words that change nothing. */
  start: number;
  holes: Span[];
  /** Whether its words confine it to a part. */
  partial: boolean;
}

/** What a value says besides the records it names, where a label is its verb. */
export function readZone(rich: Rich, zone: Span, { vocabulary, prefix }: Grammar): Zone {
  const text = masked(rich);
  const names = findReferences(rich, { from: 0, to: text.length, prefix, anyLink: true });
  const marks = marksOf(vocabulary, text).filter(
    (mark) => !names.some(({ from, to }) => mark.from < to && mark.to > from),
  );
  const whole: Text = { text, marks, names, brackets: bracketsIn(text) };
  const inside = marks.filter((mark) => mark.from >= zone.from && mark.to <= zone.to);
  const first = names.find((one) => one.from >= zone.from);
  const near = (first?.from ?? zone.from) + 60;
  const opening = inside.find((mark) => !has(mark, 'part') && !has(mark, 'whole') && !has(mark, 'only'));
  const isLed = opening !== undefined && opening !== inside[0];
  return {
    start: isLed ? opening.from : zone.from + (/^[\s:_-]*/.exec(text.slice(zone.from))?.[0].length ?? 0),
    holes: holesIn(whole, zone),
    partial:
      inside.some((mark) => has(mark, 'part') && mark.to < near) ||
      isConfined(whole, zone) ||
      keepsRest(inside),
  };
}

/** "4 bakers": a number that counts things names no record. */
export function isCounted(
  { text }: Rich,
  reference: Reference | undefined,
  { vocabulary }: Grammar,
): boolean {
  const behind = text.slice(reference?.to ?? text.length);
  if (reference === undefined || !/^[\s-]+\p{Ll}/u.test(behind)) return false;
  const [next] = marksOf(vocabulary, behind.slice(0, 40));
  return (
    next !== undefined &&
    (!isFiller(next, behind) || next.phrase?.sense != null) &&
    !has(next, 'cut') &&
    !has(next, 'when') &&
    !has(next, 'for') &&
    !has(next, 'which')
  );
}
