/** How a verb of a relation is used: as a passive with its agent, as an active with its object, or as a participle alone. */
import type { RelationType } from '../model/record.ts';
import { isUnspaced } from '../shared/text.ts';
import {
  findName,
  type GrammarText,
  getBracketsAround,
  isFiller,
  isVerb,
  type Span,
} from './grammar-text.ts';
import type { VerbName } from './languages.ts';
import { isReason } from './relation-limits.ts';
import { hasAnyRole, hasRole, isAgent, type Mark, POSTPOSED, toSpokenLanguage } from './vocabulary.ts';

export interface VerbStructure {
  type: RelationType;
  language: number;
  agent: Mark | null;
  targetRange: Span;
  /** A participle without an agent, right beside a name. */
  beside: boolean;
  /** Words between the participle and its agent confine it: "superseded for reads by ADR-3". */
  limited: boolean;
}

const PASSIVE: ReadonlySet<VerbName> = new Set<VerbName>(['superseded', 'joined', 'amended']);

/** How a verb is used: as a passive with its agent behind or before it, as an active, or as a participle alone. */
export function findVerbStructure(whole: GrammarText, at: number, { from, to }: Span): VerbStructure | null {
  const { marks, names } = whole;
  const verb = marks[at];
  const verbs = verb?.phrase?.verbs ?? [];
  if (verb === undefined) return null;
  const none = { agent: null, beside: false, limited: false };
  for (const { name, type, language } of verbs) {
    if (!PASSIVE.has(name) || (name === 'joined' && findName(whole, { from: verb.to, to }) === undefined))
      continue;
    const behind = findAgentBehind(whole, at, { name, language, to });
    if (behind !== null)
      return { ...none, ...behind, type, language, targetRange: { from: behind.agent.to, to } };
    const before = findAgentBefore(whole, at, { name, language, from });
    if (before !== null) return { ...none, ...before, type, language };
  }
  for (const { name, type, language } of verbs) {
    if (PASSIVE.has(name)) continue;
    const isBehind = POSTPOSED.has(language) && findName(whole, { from, to: verb.from }) !== undefined;
    // "ersetzt", "remplacé (voir ADR-3)": a word that is a state as well acts only on what follows it directly
    if (verb.phrase?.sense != null && !isBehind && !hasObject(whole, verb, to)) continue;
    return {
      ...none,
      type,
      language,
      targetRange: isBehind
        ? { from: findObject(whole, from, verb.from), to: verb.from }
        : { from: verb.to, to },
    };
  }
  const [{ type, language } = { type: null, language: 0 }] = verbs;
  if (type === null || verbs.every(({ name }) => name === 'joined')) return null;
  const next = names.find((name) => name.from >= verb.to);
  if (type === 'superseded-by' && next !== undefined && isActivePast(whole, at))
    return { ...none, type: 'supersedes', language, targetRange: { from: verb.to, to } };
  const beside =
    type === 'superseded-by' &&
    verb.phrase?.sense === 'superseded' &&
    next !== undefined &&
    isBeside(whole, { from: verb.to, to: next.from });
  return {
    ...none,
    type,
    language,
    beside,
    targetRange: { from: verb.to, to: beside ? whole.text.length : to },
  };
}

/** "it has replaced ADR-3", "having replaced ADR-3": in English the participle is a tense as well. */
function isActivePast({ marks, text }: GrammarText, at: number): boolean {
  const before = marks[at - 1];
  const word = text.slice(before?.from, before?.to).toLowerCase();
  return (
    /^(?:has|have|had|having|it|we|they)$/.test(word) && /^\s*$/.test(text.slice(before?.to, marks[at]?.from))
  );
}

/** Where the object begins of a verb that comes after it: "承認済み、ADR-3 を置き換える". */
function findObject({ text, names }: GrammarText, from: number, to: number): number {
  const name = names.findLast((one) => one.from >= from && one.to <= to);
  return from + Math.max(0, text.slice(from, name?.from).search(/[^,，、]*$/u));
}

/** "replaces the lamp with ADR-3": what an active puts in the place of its object; "replaces ADR-2, revised by ADR-3". */
export function findMeans({ marks }: GrammarText, { from, to }: Span, language: number): Span[] {
  const isMeans = (mark: Mark): boolean => hasRole(mark, 'with', language) || hasRole(mark, 'by', language);
  const means = marks.find((mark) => mark.from >= from && mark.to <= to && isMeans(mark));
  return means === undefined ? [] : [{ from: means.from, to }];
}

/** "replaces the old pump (see ADR-3)": where the thing that is replaced is described. */
export function findPointers({ marks, text, brackets }: GrammarText, { from, to }: Span): Span[] {
  const see = marks.find((mark) => mark.from >= from && mark.to <= to && hasRole(mark, 'see'));
  const group = see === undefined ? null : getBracketsAround(brackets, see.from);
  if (group === null || group.from < from || see === undefined) return [];
  const isOpening = !/\p{L}/u.test(text.slice(group.from, see.from));
  const things = marks.filter((mark) => mark.from >= from && mark.to <= group.from && !isFiller(mark, text));
  return isOpening && things.length > 0 ? [group] : [];
}

/** Whether a word other than "see", or a name, follows a verb outside of brackets. */
function hasObject({ marks, names, brackets }: GrammarText, verb: Mark, to: number): boolean {
  const group = getBracketsAround(brackets, verb.from);
  const isBehind = ({ from }: Span): boolean =>
    from >= verb.to && from < to && getBracketsAround(brackets, from) === group;
  const word = marks.find(isBehind);
  const name = names.find(isBehind);
  if (word === undefined || (name !== undefined && name.from < word.from)) return name !== undefined;
  return !hasRole(word, 'see');
}

/** "superseded in May by", "superseded (as never built) for reads by": the agent, behind words that change little. */
function findAgentBehind(
  { marks, names, brackets, text }: GrammarText,
  at: number,
  { name, language, to }: { name: VerbName; language: number; to: number },
): { agent: Mark; limited: boolean } | null {
  const verb = marks[at];
  const start = verb?.to ?? 0;
  const group = getBracketsAround(brackets, start - 1);
  const first =
    names.find((one) => one.from >= start && getBracketsAround(brackets, one.from) === group)?.from ?? to;
  let limited = false;
  let hasUnit = false;
  let free = false;
  for (let next = at + 1; next < at + 16; next++) {
    const mark = marks[next];
    if (mark === undefined || mark.from >= Math.min(first, to)) return null;
    if (getBracketsAround(brackets, mark.from) !== group) {
      // "superseded (by ADR-3)"
      if (next === at + 1 && isAgent(mark, name, language)) return { agent: mark, limited };
      continue;
    }
    // "retired in May with the old trucks", "revoked by the board" name no record
    const isNone =
      endsOnly(verb) &&
      first === to &&
      !hasRole(marks[next + 1], 'this') &&
      !/^\W*\d/.test(text.slice(mark.to));
    // "ersetzt Abschnitt 3 von ADR-3": of that record, not by it
    if (limited && GENITIVE.test(text.slice(mark.from, mark.to)) && hasUnit) return null;
    if (isAgent(mark, name, language) && mark.from >= start) return isNone ? null : { agent: mark, limited };
    if (isVerb(mark) || hasRole(mark, 'which') || hasRole(mark, 'when', language)) return null;
    if (hasRole(mark, 'for', language)) {
      free = true;
      limited ||= !isReason(marks, next);
    } else if (hasRole(mark, 'part') || hasRole(mark, 'unit')) {
      limited = true;
      hasUnit ||= hasRole(mark, 'unit');
    } else if (!free && !isFiller(mark, text)) return null;
  }
  return null;
}

/** Words that say "by" as well as "of". */
const GENITIVE = /^(?:von|vom|di|de|da|do|af|av|van)$/i;

/** A verb that ends a record, and replaces it only where another record is named: "revoked", unlike "replaced". */
export function endsOnly(verb: Mark | undefined): boolean {
  const sense = verb?.phrase?.sense;
  return sense === 'deprecated' || sense === 'rejected' || sense === 'none';
}

/** "durch ADR-3 ersetzt", "被 ADR-3 取代", "ADR-3 に置き換え": the agent before the verb, with the zone it opens or ends. */
function findAgentBefore(
  whole: GrammarText,
  at: number,
  { name, language, from }: { name: VerbName; language: number; from: number },
): { agent: Mark; limited: boolean; targetRange: Span } | null {
  const { marks, brackets, text } = whole;
  const verb = marks[at];
  if (verb === undefined || name === 'joined') return null;
  const spoken = toSpokenLanguage(language);
  const group = getBracketsAround(brackets, verb.from);
  let limited = false;
  for (let before = at - 1; before >= Math.max(0, at - 24); before--) {
    const mark = marks[before];
    if (mark === undefined || mark.from < from || isVerb(mark)) return null;
    if (getBracketsAround(brackets, mark.from) !== group) continue;
    limited ||= hasRole(mark, 'part');
    if (hasRole(mark, 'by-behind', spoken))
      return { agent: mark, limited, targetRange: { from, to: mark.from } };
    if (POSTPOSED.has(language) && !hasRole(mark, 'part') && !hasRole(mark, 'whole')) return null;
    if (!hasRole(mark, 'by-before', spoken)) continue;
    const targetRange = { from: mark.to, to: verb.from };
    const isNamed = findName(whole, targetRange) !== undefined;
    const isSaid = isThis(whole, targetRange) || isUnspaced(text.slice(verb.from, verb.to));
    return isNamed || (isSaid && mark.to < verb.from) ? { agent: mark, limited, targetRange } : null;
  }
  return null;
}

/** Only signs, "see" or words that change nothing between a participle and a name. */
function isBeside({ marks, text }: GrammarText, { from, to }: Span): boolean {
  const between = marks.filter((mark) => mark.from >= from && mark.to <= to);
  return (
    between.every(
      (mark) => hasAnyRole(mark, 'see', 'aux', 'date') || /\d/.test(text.slice(mark.from, mark.to)),
    ) &&
    (between.some((mark) => hasRole(mark, 'see')) ||
      !/[.;\n]/.test(text.slice(from, to).replace(/\n(?!\n)/g, ' ')))
  );
}

/** "by this record": an agent or an object that is the record itself. */
export function isThis(whole: GrammarText, targetRange: Span): boolean {
  if (findName(whole, targetRange) !== undefined) return false;
  const words = whole.marks.filter((mark) => mark.from >= targetRange.from && mark.to <= targetRange.to);
  const at = words.slice(0, 4).findIndex((mark) => hasRole(mark, 'this') && !hasRole(mark, 'it'));
  return (
    at >= 0 &&
    (words[at + 1] === undefined || words.slice(at, at + 4).some((mark) => hasRole(mark, 'record')))
  );
}
