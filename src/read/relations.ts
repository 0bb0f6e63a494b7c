/** From the verbs of a text to the relations they state: in a status, in the value of a label, in a sentence. */
import type { Nodes } from 'mdast';
import {
  isChange,
  isSupersession,
  RELATION_TYPES,
  type RelationType,
  type SourceLocation,
  type StatedRelation,
} from '../model/record.ts';
import { blankDates } from './dates.ts';
import type { FactName } from './fact-names.ts';
import { findWordings, type Wording } from './grammar.ts';
import { type Grammar, isFiller } from './grammar-text.ts';
import {
  type Definitions,
  getLineAt,
  type InlineText,
  sliceInlineText,
  toInlineText,
} from './inline-text.ts';
import { isUnfilled, isUnnumbered } from './placeholders.ts';
import { findLeadingNumbers, findReferences, type Reference } from './references.ts';
import { isCounted, isRestKept, isScoped, readTargetRange } from './relation-limits.ts';
import { BELONGS, findNamedParts, findPartialReferences, LAST_OF_LIST } from './relation-scope.ts';
import { isOfRecord } from './status-clauses.ts';
import { blankRanges } from './text.ts';
import type { LabelledEntry } from './types.ts';
import { endsOnly } from './verb-structure.ts';
import {
  getMarks,
  hasAnyRole,
  hasRole,
  isAnswer,
  MASK,
  POSTPOSED,
  SUPERSESSION_STEMS,
  type Vocabulary,
} from './vocabulary.ts';

export interface RelationOptions extends Grammar {
  definitions: Definitions;
}

const RELATION_FACTS: ReadonlySet<FactName> = new Set(RELATION_TYPES);

export function isRelationFact(fact: FactName): fact is RelationType & FactName {
  return RELATION_FACTS.has(fact);
}

/** Paragraphs, list items and table rows of some blocks, code left out. */
export function listTexts(nodes: readonly Nodes[], definitions: Definitions): InlineText[] {
  const out: InlineText[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'tableRow') out.push(toInlineText(node, definitions));
    else if (
      node.type === 'root' ||
      node.type === 'list' ||
      node.type === 'listItem' ||
      node.type === 'blockquote' ||
      node.type === 'table' ||
      node.type === 'footnoteDefinition'
    )
      node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return out.filter((inline) => inline.text !== '');
}

/** What a status says of other records. */
export function readStatusRelations(
  item: InlineText,
  location: SourceLocation,
  options: RelationOptions,
): StatedRelation[] {
  return findWordings(item, options)
    .filter((wording) => isOfRecord(wording) || isSaidOfOther(wording, options))
    .flatMap((wording) => toRelations(item, wording, { ...options, location, free: true }));
}

/** Of another record this one says that it is superseded: by this one, or by nothing that is named. */
function isSaidOfOther(
  { negated, hypothetical, form, named }: Wording,
  { number }: RelationOptions,
): boolean {
  if (negated || hypothetical || (form !== 'subject' && form !== 'agentless')) return false;
  return named.every((one) => one.number === null || one.number !== number);
}

/** Opens with "superseded by", or says it of "this decision", as a fact; of all of it, or of a part. */
export function isBanner(inline: InlineText, grammar: Grammar, extent: 'whole' | 'part' = 'whole'): boolean {
  if (inline.text.length > LONGEST_BANNER[extent]) return false;
  const wording = findWordings(inline, grammar).find(({ type }) => type === 'superseded-by');
  if (wording === undefined || wording.partial !== (extent === 'part')) return false;
  if (!isOfRecord(wording) || !isOpening(inline, wording)) return false;
  if (!POSTPOSED.has(wording.language)) return true;
  // "キューに置き換える": where the agent comes before the verb, any sentence may end like this
  const range = { ...wording.targetRange, prefix: grammar.prefix, anyLink: false };
  return findReferences(inline, range).length > 0;
}

/** Characters. What happened to a part takes more words to tell. */
const LONGEST_BANNER = { whole: 300, part: 800 };

function isOpening({ text }: InlineText, { subject, clause, form }: Wording): boolean {
  return (
    subject === 'record' ||
    form === 'subject' ||
    (subject === 'none' && !/\p{L}/u.test(text.slice(0, clause)))
  );
}

/** What a line of the head says of other records without a label: `Supersedes ADR-3`. */
export function readLineRelations(item: InlineText, options: RelationOptions): StatedRelation[] {
  let opens = false;
  return findWordings(item, options)
    .filter((wording) => {
      // "Supersedes ADR-3 and amends ADR-4"
      opens = isOpening(item, wording) || (opens && wording.subject === 'none');
      return opens && isOfRecord(wording);
    })
    .filter(({ type, subject }) => isChange(type) || (subject === 'none' && type !== 'relates-to'))
    .flatMap((wording) =>
      toRelations(item, wording, {
        ...options,
        location: 'text',
        free: wording.type === 'superseded-by',
      }),
    );
}

/** Clauses further on in a line or the value of another field: `Links: the plan, replaces ADR-3`. */
export function readClauseRelations(
  item: InlineText,
  location: SourceLocation,
  options: RelationOptions,
): StatedRelation[] {
  const places = [...item.text.matchAll(/(?:[,;|]\s|[，、；]|\s[·•])\s*/gu)].slice(0, MOST_CLAUSES);
  return places.flatMap(({ index, 0: sign }) => {
    const rest = sliceInlineText(item, index + sign.length);
    const [wording] = findWordings(rest, options);
    if (wording === undefined || !['supersedes', 'amends'].includes(wording.type)) return [];
    const { form, from, targetRange } = wording;
    const opens = !/\p{L}/u.test(rest.text.slice(0, Math.min(from, targetRange.from)));
    return form === 'zone' && opens && isOfRecord(wording)
      ? toRelations(rest, wording, { ...options, location, free: false })
      : [];
  });
}

const MOST_CLAUSES = 20;

/** What an entry such as `Supersedes: ADR-3, ADR-5` says. Verbs inside the value speak for the names behind them. */
export function readEntryRelations(
  entry: LabelledEntry,
  type: RelationType,
  options: RelationOptions,
): StatedRelation[] {
  const { location, label } = entry;
  return entry.items.flatMap((item) => {
    if (isUnfilled(item.text) || isAnswer(options.vocabulary, item.text, 'nothing')) return [];
    if (type.endsWith('ed-by') && isOpenStatement(item, options)) return [];
    const wordings = findWordings(item, options).filter(
      (wording) =>
        (isOfRecord(wording) || isJoined(item, wording)) &&
        (isSupersession(type) || !isRemark(item, wording)),
    );
    const to = Math.min(isSupersession(type) ? findEndOfNames(item, options) : item.text.length);
    const verbs = wordings.filter(({ from }) => from < to);
    const worded = verbs.flatMap((wording) =>
      toRelations(item, wording, { ...options, location, free: false }),
    );
    const targetRange = { from: 0, to: Math.min(to, verbs[0]?.from ?? to) };
    const anyLink = type !== 'relates-to' && type !== 'depends-on';
    const isFree =
      worded.length === 0 && isSupersession(type) && !isEnding(label, options) && !/^deprecate/i.test(label);
    const references = findTargets(item, targetRange, { ...options, anyLink, free: isFree });
    const groups = groupByScope(item, references, options);
    const isKept = isRestKept(getMarks(options.vocabulary, item.text));
    const stated = groups.flatMap((group, at) => {
      const from = groups[at - 1]?.at(-1)?.to ?? 0;
      const end = groups[at + 1] === undefined ? to : group.at(-1)?.to;
      const partial =
        isChange(type) && (isKept || isPartialStatement(label, sliceInlineText(item, from, end), options));
      const { vocabulary } = options;
      return toStatedRelations(item, group, { type, location, vocabulary, partial });
    });
    return [...stated, ...worded];
  });
}

/** "ADR-17, parts of ADR-18, and ADR-19": what a word behind a comma confines to a part leaves the others whole. */
function groupByScope(
  { text }: InlineText,
  references: readonly Reference[],
  { vocabulary }: Grammar,
): Reference[][] {
  const groups: Reference[][] = [];
  let isConfined = false;
  references.forEach((one, index) => {
    const gap = text.slice(references[index - 1]?.to ?? one.from, one.from);
    const begins =
      /^\s*[,，、;]/u.test(gap) && getMarks(vocabulary, gap).some((mark) => hasAnyRole(mark, 'part', 'unit'));
    const ends = isConfined && !begins && LAST_OF_LIST.test(gap);
    if (index === 0 || begins || ends) groups.push([one]);
    else groups.at(-1)?.push(one);
    isConfined = begins || (isConfined && !ends);
  });
  return groups;
}

/** "ADR-3 (superseded by ADR-4)" in another field: said of the record in front of it. */
function isRemark({ text }: InlineText, { type, subject, from }: Wording): boolean {
  return type === 'superseded-by' && subject === 'none' && /\p{L}/u.test(text.slice(0, from));
}

/** "ADR-3 (files), supersedes ADR-4": behind a comma a verb speaks of what the label speaks of. */
function isJoined({ text }: InlineText, { negated, hypothetical, form, named, from }: Wording): boolean {
  const name = form === 'zone' && !negated && !hypothetical ? named.at(-1) : undefined;
  return name !== undefined && /^\s*(?:[(（][^()（）]*[)）])?\s*[,，、]/u.test(text.slice(name.to, from));
}

/** Where the sentence ends that names the records of a value; what follows it is about them. */
function findEndOfNames(item: InlineText, { prefix }: Grammar): number {
  const { text } = item;
  const [first] = findReferences(item, { from: 0, to: text.length, prefix, anyLink: false });
  if (first === undefined) return text.length;
  // "the tide book. How to read it is told in ADR-7" names the book
  const from = text.slice(0, first.from).trim().split(/\s+/).length > 2 ? 0 : first.to;
  // a full stop in the words of a link ends no sentence
  const end = /(?<=[\p{L}\p{N})"”`])\.\s+(?=\p{Lu})/u.exec(blankRanges(text, item.links, MASK).slice(from));
  return end === null ? text.length : from + end.index;
}

/** Whether a label or its value confines what it says to a part: "in part", "(the retry rule only)", "for reads". */
export function isPartialStatement(label: string, value: InlineText, grammar: Grammar): boolean {
  const marks = getMarks(grammar.vocabulary, label);
  const remark = { from: Math.max(0, label.search(/[(（]/u)), to: label.length };
  return (
    marks.some((mark) => hasRole(mark, 'part')) ||
    isScoped(label, marks, remark) ||
    readTargetRange(value, { from: 0, to: value.text.length }, grammar).partial
  );
}

/** `Revoked by`: a label that names what ended a record, which may be nobody's record. */
export function isEnding(label: string, { vocabulary }: Grammar): boolean {
  return getMarks(vocabulary, label).some(endsOnly);
}

/** Whether the value of a label such as `Superseded by` leaves open what it says. */
export function isOpenStatement(value: InlineText, grammar: Grammar): boolean {
  return readTargetRange(value, { from: 0, to: value.text.length }, grammar).open;
}

interface WordingOptions extends RelationOptions {
  location: SourceLocation;
  /** Accept words that name no record by their form ("superseded by Architecture v3"). */
  free: boolean;
}

/** The relations one verb states; none where nothing is named. */
export function toRelations(item: InlineText, wording: Wording, options: WordingOptions): StatedRelation[] {
  const { type, partial, clause, from, targetRange, holes, form, named } = wording;
  if (wording.negated) return [];
  const { location, free } = options;
  const references =
    form === 'subject' || form === 'agentless'
      ? named
      : findTargets(item, targetRange, {
          ...options,
          anyLink: free,
          free: free && type === 'superseded-by',
          ...{ holes, isAhead: targetRange.from <= from },
        });
  const other = references.findIndex(
    (reference, index) =>
      index > 0 && OTHER_VERB.test(item.text.slice(references[index - 1]?.to, reference.from)),
  );
  return toStatedRelations(item, other > 0 ? references.slice(0, other) : references, {
    ...{ type, partial, location, vocabulary: options.vocabulary },
    from,
    clause,
    verb: form === 'zone' || form === 'beside' ? wording : null,
  });
}

/** "supersedes ADR-3, and leaves ADR-4": a verb of its own, which the grammar does not know. */
const OTHER_VERB = /\band\s+(?:also\s+)?(?!adrs|decisions|records|documents)\p{Ll}{3,}s\s+$/u;

interface TargetOptions extends Grammar {
  anyLink: boolean;
  free: boolean;
  holes?: readonly { from: number; to: number }[];
  /** The records stand before their verb. */
  isAhead?: boolean;
}

/** The records named in a part of a text: by form, else by numbers it begins with, else by whatever words it has. */
function findTargets(
  item: InlineText,
  targetRange: { from: number; to: number },
  { anyLink, free, holes, isAhead, ...grammar }: TargetOptions,
): Reference[] {
  const { prefix } = grammar;
  const { start, holes: found } = readTargetRange(item, targetRange, grammar);
  const isSaid = ({ from }: Reference): boolean =>
    !(holes ?? found).some((hole) => from >= hole.from && from < hole.to);
  const named = findReferences(item, { ...targetRange, prefix, anyLink });
  if (named.length > 0) return named.filter(isSaid);
  // remarks behind the verb: "(supersedes 12)" is none
  const withoutRemarks = item.text.replace(/\([^()\d][^()]*\)/g, (remark, at: number) =>
    at < start ? remark : ' '.repeat(remark.length),
  );
  const numbers = findLeadingNumbers(withoutRemarks, start, targetRange.to);
  // "决策 5 的进度条被废止": the verb is not said of the number
  const isApart = isAhead && /\p{L}/u.test(item.text.slice(numbers.at(-1)?.to, targetRange.to));
  if (numbers.length > 0 && isApart) return [];
  if (numbers.length > 0)
    return isCounted(item, numbers[0], grammar)
      ? []
      : numbers.filter((one) => isSaid(one) && !isCounted(item, one, grammar));
  return free ? findFreeTarget(item, targetRange) : [];
}

/** Words that are no reference, up to the next comma or bracket. */
function findFreeTarget(item: InlineText, { from, to }: { from: number; to: number }): Reference[] {
  const targetRange = blankDates(item.text.slice(from, to));
  const words =
    /^[\s:]*([^,;()\n|]{2,80})/
      .exec(targetRange)?.[1]
      ?.trim()
      .replace(/[.*_"“”\s]+$/, '') ?? '';
  // a page elsewhere, whatever its words are
  const link = item.links.find(
    (one) => one.from >= from && one.to <= to && words.startsWith(one.text.slice(0, 9)),
  );
  const href = link?.href ?? (/^https?:\/\//i.test(words) ? words : null);
  const isNone = words === '' || isUnfilled(words) || isUnnumbered(words) || !/\p{L}/u.test(words);
  return isNone || /^(?:on|am|le|el|em|il|op|by|yes|true|ja|oui|sí|si|sim)$/i.test(words)
    ? []
    : [{ text: words, href, number: null, from, to }];
}

interface StatedOptions {
  type: RelationType;
  partial: boolean;
  location: SourceLocation;
  vocabulary: Vocabulary;
  /** Where in the item the words of the relation and their clause begin; its beginning where not given. */
  from?: number;
  clause?: number;
  /** The words of the relation, where the item has any. */
  verb?: Wording | null;
}

/** Records that an item names for one relation, each with the piece or part of it that is meant. */
export function toStatedRelations(
  item: InlineText,
  references: readonly Reference[],
  { type, partial, location, vocabulary, from = 0, clause = 0, verb = null }: StatedOptions,
): StatedRelation[] {
  const begin = verb !== null && verb.to <= (references[0]?.from ?? 0) ? verb.to : from;
  const pieces =
    type === 'supersedes'
      ? findPartialReferences(item.text, references, { from: begin, vocabulary })
      : new Set();
  const parts = findNamedParts(item.text, references, { type, clause, verb });
  return references.map((reference, at) => ({
    type,
    targetText: reference.text,
    href: reference.href,
    number: reference.number,
    partial: partial || pieces.has(reference),
    part: parts[at] ?? null,
    location,
    line: location === 'front matter' ? item.line : getLineAt(item, reference.from),
  }));
}

/**
 * Relations a record's sentences state of the record itself: "this decision supersedes ADR-3", "ADR-4 is superseded by
 * this record", and what begins with the verb and goes on with records, "Supersedes ADR-3". Sentences about other records,
 * denials and plans state none; that another record "is superseded", by nothing, is a decision only where decisions are
 * told, and what an option would supersede is none.
 */
export function readProseRelations(
  texts: readonly InlineText[],
  options: RelationOptions,
  { decides, isOption }: { decides: boolean; isOption: boolean },
): StatedRelation[] {
  return texts.flatMap((inline) => {
    if (
      (!/\d|\]|\.md/.test(inline.text) && inline.links.length === 0) ||
      !SUPERSESSION_STEMS.test(inline.text)
    )
      return [];
    return findWordings(inline, options).flatMap((wording) => {
      const own =
        !isOption && isClaim(inline, wording, options)
          ? wording
          : toOwnWording(inline, wording, { ...options, decides });
      if (own === null) return [];
      return toRelations(inline, own, { ...options, location: 'text', free: false });
    });
  });
}

/** "Replaces ADR-3 and ADR-4.", "- 取代 ADR-3": a text that begins with an active, which acts on records at once. */
function isClaim(inline: InlineText, wording: Wording, { vocabulary, prefix }: Grammar): boolean {
  const { type, subject, form, negated, hypothetical, from, to, clause, targetRange } = wording;
  const { text } = inline;
  if (type !== 'supersedes' || subject !== 'none' || form !== 'zone' || negated || hypothetical) return false;
  // "Replace ADR-3" is something to do
  const isTold = wording.language > 0 || /s$/i.test(text.slice(from, to));
  const [name] = findReferences(inline, { ...targetRange, prefix, anyLink: false });
  if (!isTold || name === undefined || /\p{L}/u.test(text.slice(0, clause))) return false;
  const between = name.from < from ? text.slice(name.to, to) : text.slice(to, name.from);
  if (between.length > LONGEST_OBJECT || /[(（,;:：]/u.test(between)) return false;
  return (
    BELONGS.test(between) ||
    getMarks(vocabulary, between).every(
      (mark) => isFiller(mark, between) || hasAnyRole(mark, 'record', 'whole', 'this'),
    )
  );
}

/** Characters between a verb and the record that it acts on. */
const LONGEST_OBJECT = 100;

/** "ADR-3 is superseded", not "since ADR-3 is superseded" or "ADR-3 is superseded, as ADR-4 says". */
function isMainClause(
  inline: InlineText,
  { named, clause, targetRange }: Wording,
  { prefix }: Grammar,
): boolean {
  const others = findReferences(inline, { ...targetRange, prefix, anyLink: false });
  return others.length === 0 && !SUBORDINATE.test(inline.text.slice(clause, named.at(-1)?.from));
}

const SUBORDINATE = /\b(?:since|that|which|although|though|because|while|says?|in|at)\b/i;

/** The verb of a sentence as this record's own; null where it is not the record that speaks or is spoken of. */
function toOwnWording(
  inline: InlineText,
  wording: Wording,
  { decides, ...options }: RelationOptions & { decides: boolean },
): Wording | null {
  const { type, subject, named, form, negated, hypothetical } = wording;
  if (negated || hypothetical || !isChange(type)) return null;
  if (form === 'subject') return isSaidOfOther(wording, options) ? wording : null;
  if (form === 'agentless')
    return decides && isMainClause(inline, wording, options) && isSaidOfOther(wording, options)
      ? wording
      : null;
  const isSelf =
    subject === 'name' && named.every(({ number }) => number !== null && number === options.number);
  // "this record superseded ADR-3": only in English a participle is the past of the verb as well
  if (form === 'beside')
    return wording.language === 0 && (subject === 'record' || isSelf)
      ? { ...wording, type: 'supersedes', form: 'zone' }
      : null;
  if (subject === 'record' || isSelf) return wording;
  return subject === 'work' && !type.endsWith('-by') ? wording : null;
}
