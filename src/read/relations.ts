import { type Carrier, RELATION_TYPES, type RelationType, type StatedRelation } from '../model/record.ts';
import { withoutDates } from './dates.ts';
import type { Entry } from './entries.ts';
import { lowered } from './fold.ts';
import { namedParts } from './named-part.ts';
import { piecesAmong } from './pieces.ts';
import { isUnfilled } from './placeholders.ts';
import { findReferences, leadingNumbers, type Reference } from './references.ts';
import { lineAt, type Rich } from './rich.ts';
import type { FactName } from './tables/labels.ts';
import { HYPOTHETICAL, NEGATED, PARTIAL, RELATION_STEMS, RELATION_VERBS } from './tables/verbs.ts';
import { blanked } from './text.ts';

/** One wording of a relation in a text. */
export interface Wording {
  type: RelationType;
  partial: boolean;
  negated: boolean;
  hypothetical: boolean;
  /** Place of the words, and the place their target may stand in. */
  from: number;
  to: number;
  zone: { from: number; to: number };
  /** Where the clause begins. */
  clause: number;
}

/** Every wording of a relation in a text, in its order. */
export function findWordings(rich: Rich): Wording[] {
  if (!RELATION_STEMS.test(rich.text)) return [];
  const text = lowered(masked(rich));
  const hits: { type: RelationType; from: number; to: number; before: boolean }[] = [];
  for (const { type, target, pattern } of RELATION_VERBS) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      if (!hits.some((hit) => match.index < hit.to && to > hit.from))
        hits.push({ type, from: match.index, to, before: target === 'before' });
    }
  }
  hits.sort((a, b) => a.from - b.from);
  return hits.map((hit, index) => {
    const clause = Math.max(clauseStart(text, hit.from), hits[index - 1]?.to ?? 0);
    const end = Math.min(clauseEnd(text, hit.to), hits[index + 1]?.from ?? text.length);
    const before = text.slice(clause, hit.from);
    const near = text.slice(hit.from, Math.min(end, hit.to + 40));
    const zone = hit.before ? { from: clause, to: hit.from } : { from: hit.to, to: end };
    return {
      type: hit.type,
      partial: PARTIAL.test(before) || PARTIAL.test(near),
      negated: NEGATED.test(before),
      hypothetical: HYPOTHETICAL.test(before),
      from: hit.from,
      to: hit.to,
      zone,
      clause,
    };
  });
}

/** Link texts and brackets may hold full stops that end no sentence. */
function masked({ text, links }: Rich): string {
  return blanked(text, links, 'x').replace(
    /\b(?:no|nr|vs|e\.g|i\.e|cf|z\.B|ca)\.(?=\s)/gi,
    (hit) => `${hit.slice(0, -1)}x`,
  );
}

const SENTENCE_END = /[.!?](?=[\s)*_"”]|$)|[;。；→]|\n\s*\n|\n(?=[-*•] )/gu;

function clauseStart(text: string, at: number): number {
  let start = 0;
  for (const match of text.slice(0, at).matchAll(SENTENCE_END)) start = match.index + match[0].length;
  return start;
}

function clauseEnd(text: string, at: number): number {
  SENTENCE_END.lastIndex = at;
  const end = SENTENCE_END.exec(text)?.index ?? text.length;
  SENTENCE_END.lastIndex = 0;
  return end;
}

const RELATION_FACTS: ReadonlySet<FactName> = new Set(RELATION_TYPES);

export function isRelationFact(fact: FactName): fact is RelationType & FactName {
  return RELATION_FACTS.has(fact);
}

/** What an entry such as `Supersedes: ADR-3, ADR-5` says. Words inside the value may sharpen the type. */
export function entryRelations(entry: Entry, type: RelationType, prefix: string | null): StatedRelation[] {
  return entry.items.flatMap((item) => {
    if (isUnfilled(item.text)) return [];
    const partial = saysPart(blanked(item.text, item.links)) || PARTIAL.test(entry.label);
    const supersession = type === 'supersedes' || type === 'superseded-by';
    const wordings = findWordings(item).filter(
      (wording) => !wording.negated && wording.type !== 'relates-to',
    );
    const end = supersession ? sentenceOfNames(item, { prefix, wordings }) : item.text.length;
    if (wordings.some(({ from }) => from < end)) {
      const stated = wordings.flatMap((wording) =>
        wordingRelations(item, wording, { carrier: entry.carrier, prefix, free: false }),
      );
      if (stated.length > 0) return stated;
    }
    const whole = { from: 0, to: end };
    let references = findReferences(item, {
      ...whole,
      prefix,
      anyLink: type !== 'relates-to' && type !== 'depends-on',
    });
    if (references.length === 0) references = leadingNumbers(item.text, whole.from, whole.to);
    if (references.length === 0 && supersession) references = freeTarget(item, whole.from, whole.to);
    return statedEach(item, references, { type, partial, carrier: entry.carrier });
  });
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
  return references.map((reference, at) =>
    stated(item, reference, { type, partial: partial || pieces.has(reference), part: parts[at], carrier }),
  );
}

/**
 * Where the words of a value end that name its records. What follows tells of them: another sentence, or
 * "ADR-2, whose status becomes replaced by ADR-9".
 */
function sentenceOfNames(
  item: Rich,
  { prefix, wordings }: { prefix: string | null; wordings: Wording[] },
): number {
  const first = findReferences(item, { from: 0, to: item.text.length, prefix, anyLink: false })[0];
  if (first === undefined) return item.text.length;
  const told = wordings.find((wording) => wording.from >= first.to && wording.zone.from >= wording.to);
  const sentence = /(?<=[\p{L}\p{N})"”`])\.\s+(?=\p{Lu})/u.exec(masked(item).slice(first.to));
  return Math.min(
    told?.from ?? item.text.length,
    sentence === null ? item.text.length : first.to + sentence.index,
  );
}

/**
 * Whether a value confines itself to a part: "in part", "(the retry rule only)" or ", only for reads" behind the
 * record's name, "where mail is concerned"; or shares it out, "ADR-4 for mail; ADR-5 for letters".
 */
export function saysPart(text: string): boolean {
  return PARTIAL.test(text) || ONLY.test(text) || CONFINED.test(text) || isSharedOut(text);
}

const CONFINED =
  /[—–,:-]\s*[*_]*(?:only|specifically|apenas|nur|seulement|uniquement|solo|alleen)\b|\bfor\b[^.;]{1,160}\bonly\b(?=\s*(?:[.;]|$))|[^\s,;:—–-]\s+where\s/iu;

function isSharedOut(text: string): boolean {
  const shares = text.split(';');
  return shares.length > 1 && shares.every((share) => /\sfor\s+\S/i.test(share));
}

const ONLY =
  /[(（][^()（）]*(?:\b(?:only|nur|seulement|uniquement|solo|apenas|alleen|tylko)\b|только|のみ|だけ|仅|僅)[^()（）]*[)）]/iu;

export interface WordingOptions {
  carrier: Carrier;
  prefix: string | null;
  /** Accept words that name no record by their form ("superseded by Architecture v3"). */
  free: boolean;
}

/** The relations one wording states; none where nothing is named. */
export function wordingRelations(
  item: Rich,
  wording: Wording,
  { carrier, prefix, free }: WordingOptions,
): StatedRelation[] {
  if (wording.negated) return [];
  const { from, to } = wording.zone;
  let references = findReferences(item, { from, to, prefix, anyLink: free });
  if (references.length === 0) references = leadingNumbers(item.text, from, to);
  if (references.length === 0 && free && wording.type === 'superseded-by')
    references = freeTarget(item, from, to);
  const other = references.findIndex(
    (reference, index) =>
      index > 0 && OTHER_VERB.test(item.text.slice(references[index - 1]?.to, reference.from)),
  );
  if (other > 0) references = references.slice(0, other);
  const { type, partial, clause } = wording;
  return statedEach(item, references, { type, partial, carrier, from, clause, verb: wording });
}

/** "supersedes ADR-3, and leaves ADR-4": a verb of its own, which none of the wordings knows. */
const OTHER_VERB = /\band\s+(?:also\s+)?(?!adrs|decisions|records|documents)\p{Ll}{3,}s\s+$/u;

export function stated(
  item: Rich,
  reference: Reference,
  {
    type,
    partial,
    part = null,
    carrier,
  }: { type: RelationType; partial: boolean; part?: string | null | undefined; carrier: Carrier },
): StatedRelation {
  const { text, href, number } = reference;
  return {
    type,
    targetText: text,
    href,
    number,
    partial,
    part,
    carrier,
    line: carrier === 'front matter' ? item.line : lineAt(item, reference.from),
  };
}

/** The words behind "superseded by" where they are no reference: up to the next comma or bracket. */
function freeTarget(item: Rich, from: number, to: number): Reference[] {
  const zone = withoutDates(item.text.slice(from, to));
  const words =
    /^[\s:]*([^,;()\n|]{2,80})/
      .exec(zone)?.[1]
      ?.trim()
      .replace(/[.*_"“”\s]+$/, '') ?? '';
  if (
    words === '' ||
    isUnfilled(words) ||
    !/\p{L}/u.test(words) ||
    /^(?:on|am|le|el|em|il|op|by)$/i.test(words)
  )
    return [];
  return [{ text: words, href: null, number: null, from, to }];
}
