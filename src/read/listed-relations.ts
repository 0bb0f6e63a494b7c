/** Relations that sections of links and of reasons state, item by item. */
import {
  isSupersession,
  type RelationType,
  type SourceLocation,
  type StatedRelation,
} from '../model/record.ts';
import { findWordings, type Wording } from './grammar.ts';
import { type InlineText, sliceInlineText } from './inline-text.ts';
import { isUnfilled } from './placeholders.ts';
import { findReferences, type Reference } from './references.ts';
import {
  isPartialStatement,
  listTexts,
  type RelationOptions,
  toRelations,
  toStatedRelations,
} from './relations.ts';
import { isOfRecord } from './status-clauses.ts';
import type { HeadSection } from './types.ts';
import { getMarks, hasRole, type Vocabulary } from './vocabulary.ts';

/** A section on why the record is deprecated: what replaced it may be named sentences later ("See ADR-291"). */
export function readReasonRelations(
  items: InlineText[],
  options: RelationOptions & { location: StatedRelation['location'] },
): StatedRelation[] {
  const { location, prefix, vocabulary } = options;
  return items.flatMap((item) => {
    const wording = findWordings(item, options).find(
      (found) => found.type === 'superseded-by' && !found.negated && !found.hypothetical,
    );
    if (wording === undefined) return [];
    const direct = toRelations(item, wording, { ...options, free: false }).filter(
      (relation) => relation.href !== null || /\D/.test(relation.targetText),
    );
    if (direct.length > 0) return direct;
    // "Its use is described in ADR-7" points at something else
    const see = getMarks(vocabulary, item.text).find(
      (mark) =>
        hasRole(mark, 'see') &&
        mark.from >= wording.to &&
        !/\p{L}[^.!?;()]*$/u.test(item.text.slice(0, mark.from)),
    );
    if (see === undefined) return [];
    const references = findReferences(item, { from: see.to, to: item.text.length, prefix, anyLink: false });
    const partial = wording.partial && wording.subject !== 'other';
    const stated = toStatedRelations(item, references, {
      type: 'superseded-by',
      ...{ partial, location, vocabulary },
    });
    return stated.map((relation) => ({ ...relation, part: null }));
  });
}

/**
 * A section of links to other records: each item by its own words ("Refined by [ADR-5]"), else as its heading says. Its
 * first reference is the one the item is about. `type` is what the section's heading says of its items; without
 * one (references) they relate only by words.
 */
export function readListedRelations(
  section: HeadSection,
  { type, ...options }: RelationOptions & { type: RelationType | null },
): StatedRelation[] {
  const location: SourceLocation = 'section';
  return listTexts(section.nodes, options.definitions).flatMap((item) => {
    if (isUnfilled(item.text)) return [];
    const references = findReferences(item, {
      from: 0,
      to: item.text.length,
      prefix: options.prefix,
      anyLink: false,
    });
    const [first] = references;
    const wordings = findWordings(item, options).filter(
      (wording) => !wording.hypothetical && !wording.negated,
    );
    const worded = wordings
      .filter(({ from, clause }) => from <= 40 || /^\W*$/.test(item.text.slice(clause, from)))
      .filter(
        (wording) => isOfRecord(wording) && (first === undefined || wording.targetRange.from < first.to),
      )
      .filter(({ from, targetRange }) => targetRange.from < from || first === undefined || first.from >= from)
      .flatMap((wording) => toRelations(item, wording, { ...options, location, free: false }));
    if (worded.length > 0) return worded;
    const behind = wordings.flatMap((wording) => readRelationBehind(item, first, { ...options, wording }));
    if (behind.length > 0 || type === null) return behind;
    const named = listLeadingReferences(
      item.text,
      references,
      isSupersession(type) ? GOES_ON : GOES_ON_OR_BEGINS,
    );
    const partial =
      isSupersession(type) && isPartialStatement(section.text, getOpening(item, named), options);
    return toStatedRelations(item, named, { ...{ type, partial, location }, vocabulary: options.vocabulary });
  });
}

/** The words up to the end of the sentence that names the records. */
function getOpening(item: InlineText, named: readonly Reference[]): InlineText {
  const from = named.at(-1)?.to ?? 0;
  const length = item.text.slice(from).search(/[.;](?:\s|$)/);
  return sliceInlineText(item, 0, length < 0 ? item.text.length : from + length);
}

/** `ADR-3 (supersedes)`; `[ADR-3](x.md) - superseded by this decision` and `ADR-3, which this decision supersedes`. */
function readRelationBehind(
  item: InlineText,
  first: Reference | undefined,
  { wording, vocabulary }: { wording: Wording; vocabulary: Vocabulary },
): StatedRelation[] {
  if (first === undefined || first.from > 3) return [];
  const { type, partial, from, to, targetRange, form } = wording;
  const options = { type, partial, vocabulary, location: 'section' as const };
  if (form === 'subject') {
    const end = /^[^(（:：]*/.exec(item.text.slice(to, targetRange.to))?.[0].length ?? 0;
    return toStatedRelations(item, [{ ...first, to: to + end }], options);
  }
  // `[ADR-3](x.md) – the plan this record supersedes`
  const isEnd = !/[\p{L}\p{N}]/u.test(
    item.text.slice(to, targetRange.to).replace(/[(（][^()（）]*[)）]/gu, ''),
  );
  const [self, noun] = getMarks(vocabulary, item.text.slice(first.to, from)).slice(-2);
  if (type === 'supersedes' && form === 'zone' && isEnd && hasRole(self, 'this') && hasRole(noun, 'record'))
    return toStatedRelations(item, [{ ...first, to }], options);
  const isBeside = /^\W*[([–—:-]+\s*(?:part(?:ial)?ly )?$/i.test(item.text.slice(first.to, from));
  if (!isBeside || /[\p{L}\p{N}]/u.test(item.text.slice(to, targetRange.to))) return [];
  return toStatedRelations(item, [{ ...first, to }], options);
}

/** A bracket on the first record, and a joint: "ADR-3 (files), ADR-4 (tape)". */
const GOES_ON = /^\s*[(（][^()（）]*[)）]\s*(?:[,;/&]|and|und|et|y|e|en|、|和|と)\s*$/iu;

/** Each record opens a statement or a line of its own: "ADR-3: files; ADR-4: tape". */
const GOES_ON_OR_BEGINS = new RegExp(`${GOES_ON.source}|;\\s+$|\\n$`, 'iu');

/** The references an item opens with; what its description names later is a mention. */
function listLeadingReferences(text: string, references: Reference[], goesOn: RegExp): Reference[] {
  const first = references[0];
  if (first === undefined) return [];
  const out = [first];
  for (const next of references.slice(1)) {
    const last = out.at(-1) ?? first;
    const gap = text.slice(last.to, next.from);
    // a label and its link side by side, `**ADR-3**: [Title](0003-x.md)`, are one reference
    if (
      gap.length <= 3 &&
      last.href === null &&
      next.href !== null &&
      (next.number === null || next.number === last.number)
    )
      out[out.length - 1] = { ...last, href: next.href };
    else if (gap.length <= 6 || goesOn.test(gap)) out.push(next);
    else break;
  }
  return out;
}
