/** From the verbs of a text to the relations they state: in a status, in the value of a label, in a sentence. */
import type { Nodes } from 'mdast';
import { type Carrier, RELATION_TYPES, type RelationType, type StatedRelation } from '../model/record.ts';
import { withoutDates } from './dates.ts';
import { findWordings, type Wording } from './grammar.ts';
import { isCounted, readZone } from './limits.ts';
import { isUnfilled, isUnnumbered } from './placeholders.ts';
import { findReferences, leadingNumbers, type Reference } from './references.ts';
import { type Definitions, lineAt, type Rich, richOf } from './rich.ts';
import { namedParts, piecesAmong, replacesSeveral } from './scope.ts';
import type { Grammar } from './sentences.ts';
import { isOfRecord } from './states.ts';
import type { FactName } from './tables/labels.ts';
import type { Entry } from './types.ts';
import { has, isAnswer, marksOf, SUPERSESSION_STEMS } from './vocabulary.ts';

export interface Options extends Grammar {
  definitions: Definitions;
  /** The record's own number: what it says of itself refers to nothing else. */
  number: number | null;
}

const RELATION_FACTS: ReadonlySet<FactName> = new Set(RELATION_TYPES);

export function isRelationFact(fact: FactName): fact is RelationType & FactName {
  return RELATION_FACTS.has(fact);
}

export function isSupersession(type: RelationType): boolean {
  return type === 'supersedes' || type === 'superseded-by';
}

/** Paragraphs, list items and table rows of some blocks, code left out. */
export function textsOf(nodes: readonly Nodes[], definitions: Definitions): Rich[] {
  const out: Rich[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'tableRow') out.push(richOf(node, definitions));
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
  return out.filter((rich) => rich.text !== '');
}

/** What a status says of other records. */
export function statusRelations(item: Rich, carrier: Carrier, options: Options): StatedRelation[] {
  return findWordings(item, options)
    .filter((wording) => isOfRecord(wording) || isOfOther(wording, options))
    .flatMap((wording) => wordingRelations(item, wording, { ...options, carrier, free: true }));
}

/** Of another record this one says that it is superseded: by this one, or by nothing that is named. */
function isOfOther({ negated, hypothetical, form, named }: Wording, { number }: Options): boolean {
  if (negated || hypothetical || (form !== 'subject' && form !== 'agentless')) return false;
  return named.every((one) => one.number === null || one.number !== number);
}

/** Opens with "superseded by", or says it of "this decision"; wholly, and as a fact. */
export function isBanner(rich: Rich, grammar: Grammar): boolean {
  if (rich.text.length > 300) return false;
  const wording = findWordings(rich, grammar).find(({ type }) => type === 'superseded-by');
  return wording !== undefined && !wording.partial && isOfRecord(wording) && opens(rich, wording);
}

function opens({ text }: Rich, { subject, clause, form }: Wording): boolean {
  return (
    subject === 'record' ||
    form === 'subject' ||
    (subject === 'none' && !/\p{L}/u.test(text.slice(0, clause)))
  );
}

/** What a line of the head says of other records without a label: `Supersedes ADR-3`. */
export function lineRelations(item: Rich, options: Options): StatedRelation[] {
  return findWordings(item, options)
    .filter((wording) => isOfRecord(wording) && opens(item, wording))
    .filter(
      ({ type, subject }) =>
        isSupersession(type) || type.startsWith('amend') || (subject === 'none' && type !== 'relates-to'),
    )
    .flatMap((wording) =>
      wordingRelations(item, wording, {
        ...options,
        carrier: 'text',
        free: wording.type === 'superseded-by',
      }),
    );
}

/** What an entry such as `Supersedes: ADR-3, ADR-5` says. Verbs inside the value speak for the names behind them. */
export function entryRelations(entry: Entry, type: RelationType, options: Options): StatedRelation[] {
  const { carrier, label } = entry;
  return entry.items.flatMap((item) => {
    if (isUnfilled(item.text) || isAnswer(options.vocabulary, item.text, 'nothing')) return [];
    const wordings = findWordings(item, options).filter(
      (wording) => isOfRecord(wording) || isJoined(item, wording),
    );
    const to = Math.min(isSupersession(type) ? endOfNames(item, options) : item.text.length);
    const verbs = wordings.filter(({ from }) => from < to);
    const worded = verbs.flatMap((wording) =>
      wordingRelations(item, wording, { ...options, carrier, free: false }),
    );
    const zone = { from: 0, to: Math.min(to, verbs[0]?.from ?? to) };
    const anyLink = type !== 'relates-to' && type !== 'depends-on';
    const isFree = worded.length === 0 && isSupersession(type) && !/^deprecate/i.test(label);
    const references = targetsIn(item, zone, { ...options, anyLink, free: isFree });
    const partial = saysPart(label, item, options);
    return [...statedEach(item, references, { type, partial, carrier }), ...worded];
  });
}

/** "ADR-3 (files), supersedes ADR-4": behind a comma a verb speaks of what the label speaks of. */
function isJoined({ text }: Rich, { negated, hypothetical, form, named, from }: Wording): boolean {
  const name = form === 'zone' && !negated && !hypothetical ? named.at(-1) : undefined;
  return name !== undefined && /^\s*(?:[(（][^()（）]*[)）])?\s*[,，、]/u.test(text.slice(name.to, from));
}

/** Where the sentence ends that names the records of a value; what follows it is about them. */
function endOfNames(item: Rich, { prefix }: Grammar): number {
  const { text } = item;
  const [first] = findReferences(item, { from: 0, to: text.length, prefix, anyLink: false });
  if (first === undefined) return text.length;
  // "the tide book. How to read it is told in ADR-7" names the book
  const from = text.slice(0, first.from).trim().split(/\s+/).length > 2 ? 0 : first.to;
  const end = /(?<=[\p{L}\p{N})"”`])\.\s+(?=\p{Lu})/u.exec(text.slice(from));
  return end === null ? text.length : from + end.index;
}

/** Whether a label or its value confines what it says to a part: "in part", "(the retry rule only)", "for reads". */
export function saysPart(label: string, value: Rich, grammar: Grammar): boolean {
  return (
    marksOf(grammar.vocabulary, label).some((mark) => has(mark, 'part')) ||
    readZone(value, { from: 0, to: value.text.length }, grammar).partial
  );
}

interface WordingOptions extends Options {
  carrier: Carrier;
  /** Accept words that name no record by their form ("superseded by Architecture v3"). */
  free: boolean;
}

/** The relations one verb states; none where nothing is named. */
export function wordingRelations(item: Rich, wording: Wording, options: WordingOptions): StatedRelation[] {
  const { type, partial, clause, from, zone, holes, form, named } = wording;
  if (wording.negated) return [];
  const { carrier, free } = options;
  const references =
    form === 'subject' || form === 'agentless'
      ? named
      : targetsIn(item, zone, { ...options, anyLink: free, free: free && type === 'superseded-by', holes });
  const other = references.findIndex(
    (reference, index) =>
      index > 0 && OTHER_VERB.test(item.text.slice(references[index - 1]?.to, reference.from)),
  );
  return statedEach(item, other > 0 ? references.slice(0, other) : references, {
    type,
    partial,
    carrier,
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
}

/** The records named in a part of a text: by form, else by numbers it begins with, else by whatever words it has. */
function targetsIn(
  item: Rich,
  zone: { from: number; to: number },
  { anyLink, free, holes, ...grammar }: TargetOptions,
): Reference[] {
  const { prefix } = grammar;
  const { start, holes: found } = readZone(item, zone, grammar);
  const isSaid = ({ from }: Reference): boolean =>
    !(holes ?? found).some((hole) => from >= hole.from && from < hole.to);
  const named = findReferences(item, { ...zone, prefix, anyLink });
  if (named.length > 0) return named.filter(isSaid);
  const withoutRemarks = item.text.replace(/\([^()\d][^()]*\)/g, (remark) => ' '.repeat(remark.length));
  const numbers = leadingNumbers(withoutRemarks, start, zone.to);
  if (numbers.length > 0)
    return isCounted(item, numbers[0], grammar)
      ? []
      : numbers.filter((one) => isSaid(one) && !isCounted(item, one, grammar));
  return free ? freeTarget(item, zone) : [];
}

/** Words that are no reference, up to the next comma or bracket. */
function freeTarget(item: Rich, { from, to }: { from: number; to: number }): Reference[] {
  const zone = withoutDates(item.text.slice(from, to));
  const words =
    /^[\s:]*([^,;()\n|]{2,80})/
      .exec(zone)?.[1]
      ?.trim()
      .replace(/[.*_"“”\s]+$/, '') ?? '';
  const isNone = words === '' || isUnfilled(words) || isUnnumbered(words) || !/\p{L}/u.test(words);
  return isNone || /^(?:on|am|le|el|em|il|op|by|yes|true|ja|oui|sí|si|sim)$/i.test(words)
    ? []
    : [{ text: words, href: null, number: null, from, to }];
}

interface StatedOptions {
  type: RelationType;
  partial: boolean;
  carrier: Carrier;
  /** Where in the item the words of the relation and their clause begin; its beginning where not given. */
  from?: number;
  clause?: number;
  /** The words of the relation, where the item has any. */
  verb?: Wording | null;
}

/** Records that an item names for one relation, each with the piece or part of it that is meant. */
export function statedEach(
  item: Rich,
  references: readonly Reference[],
  { type, partial, carrier, from = 0, clause = 0, verb = null }: StatedOptions,
): StatedRelation[] {
  const pieces = type === 'supersedes' ? piecesAmong(item.text, from, references) : new Set();
  const parts = namedParts(item.text, references, { type, clause, verb });
  return references.map((reference, at) => ({
    type,
    targetText: reference.text,
    href: reference.href,
    number: reference.number,
    partial: partial || pieces.has(reference),
    part: parts[at] ?? null,
    carrier,
    line: carrier === 'front matter' ? item.line : lineAt(item, reference.from),
  }));
}

/**
 * Relations a record's sentences state of the record itself: "this decision supersedes ADR-3", "ADR-4 is superseded by
 * this record". Sentences about other records, denials and plans state none; that another record "is superseded", by
 * nothing, is a decision only where decisions are told.
 */
export function proseRelations(texts: readonly Rich[], options: Options, decides: boolean): StatedRelation[] {
  return texts.flatMap((rich) => {
    if ((!/\d|\]|\.md/.test(rich.text) && rich.links.length === 0) || !SUPERSESSION_STEMS.test(rich.text))
      return [];
    return findWordings(rich, options).flatMap((wording) => {
      const own = asOwn(wording, options, decides);
      if (own === null) return [];
      return wordingRelations(rich, own, { ...options, carrier: 'text', free: false }).map((relation) => ({
        ...relation,
        partial: relation.partial || replacesSeveral(rich, own),
      }));
    });
  });
}

/** The verb of a sentence as this record's own; null where it is not the record that speaks or is spoken of. */
function asOwn(wording: Wording, options: Options, decides: boolean): Wording | null {
  const { type, subject, named, form, negated, hypothetical } = wording;
  if (negated || hypothetical || !(isSupersession(type) || type.startsWith('amend'))) return null;
  if (form === 'subject') return isOfOther(wording, options) ? wording : null;
  if (form === 'agentless') return decides && isOfOther(wording, options) ? wording : null;
  const isSelf =
    subject === 'name' && named.every(({ number }) => number !== null && number === options.number);
  if (form === 'beside')
    return subject === 'record' || isSelf ? { ...wording, type: 'supersedes', form: 'zone' } : null;
  if (subject === 'record' || isSelf) return wording;
  return subject === 'work' && !type.endsWith('-by') ? wording : null;
}
