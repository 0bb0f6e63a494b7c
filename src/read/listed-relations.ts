/** Relations that sections of links and of reasons state, item by item. */
import type { RelationType, StatedRelation } from '../model/record.ts';
import { namedParts } from './named-part.ts';
import { isUnfilled } from './placeholders.ts';
import { type Options, textsOf } from './prose.ts';
import { findReferences, type Reference } from './references.ts';
import { findWordings, saysPart, stated, statedEach, wordingRelations } from './relations.ts';
import type { Rich } from './rich.ts';
import type { Section } from './sections.ts';
import { blanked } from './text.ts';

/** A section on why the record is deprecated: what replaced it may stand sentences later ("See ADR-291"). */
export function reasonRelations(
  items: Rich[],
  options: Options & { carrier: StatedRelation['carrier'] },
): StatedRelation[] {
  return items.flatMap((item) => {
    const wording = findWordings(item).find(
      (found) => found.type === 'superseded-by' && !found.negated && !found.hypothetical,
    );
    if (wording === undefined) return [];
    const direct = wordingRelations(item, wording, {
      carrier: options.carrier,
      prefix: options.prefix,
      free: false,
    }).filter((relation) => relation.href !== null || /\D/.test(relation.targetText));
    if (direct.length > 0) return direct;
    const pointer = /\b(?:see|refer to|described in|documented in|siehe|voir|ver|vedi|zie)\b/giu;
    pointer.lastIndex = wording.to;
    const at = pointer.exec(item.text)?.index;
    if (at === undefined) return [];
    return findReferences(item, {
      from: at,
      to: item.text.length,
      prefix: options.prefix,
      anyLink: false,
    }).map((reference) =>
      stated(item, reference, { type: 'superseded-by', partial: wording.partial, carrier: options.carrier }),
    );
  });
}

/**
 * A section of links to other records: each item by its own words ("Refined by [ADR-5]"), else as its heading says. Its
 * first reference is the one the item is about. `type` is what the section's heading says of its items; without
 * one (references) they relate only by words.
 */
export function listRelations(
  section: Section,
  { type, ...options }: Options & { type: RelationType | null },
): StatedRelation[] {
  const under = textsOf(section.nodes, options.definitions);
  return under.flatMap((item) => {
    if (isUnfilled(item.text)) return [];
    const wordings = findWordings(item).filter((wording) => !wording.hypothetical);
    const worded = wordings
      .filter((wording) => wording.from <= 40 || /^\W*$/.test(item.text.slice(wording.clause, wording.from)))
      .flatMap((wording) => {
        const others = findReferences(item, {
          from: 0,
          to: wording.from,
          prefix: options.prefix,
          anyLink: false,
        });
        return others.length > 0
          ? []
          : wordingRelations(item, wording, { carrier: 'section', prefix: options.prefix, free: false });
      });
    if (worded.length > 0) return worded;
    const references = findReferences(item, {
      from: 0,
      to: item.text.length,
      prefix: options.prefix,
      anyLink: false,
    });
    const trailing = trailingVerb(item, references);
    if (trailing.length > 0) return trailing;
    if (type === null) return [];
    const named = leading(item.text, references, isSupersession(type) ? GOES_ON : GOES_ON_OR_BEGINS);
    const partial = isSupersession(type) && saysPart(opening(item, named));
    return statedEach(item, named, { type, partial, carrier: 'section' });
  });
}

function isSupersession(type: RelationType): boolean {
  return type === 'supersedes' || type === 'superseded-by';
}

/** The words up to the end of the sentence that names the records, links left out. */
function opening({ text, links }: Rich, named: readonly Reference[]): string {
  const from = named.at(-1)?.to ?? 0;
  const length = text.slice(from).search(/[.;](?:\s|$)/);
  return blanked(text, links).slice(0, length < 0 ? text.length : from + length);
}

/** `ADR-3 (supersedes)`, `[ADR-3](x.md) - superseded by this decision`. */
function trailingVerb(item: Rich, references: Reference[]): StatedRelation[] {
  const first = references[0];
  if (first === undefined || first.from > 3) return [];
  const rest = item.text.slice(first.to);
  const by =
    /^\W*(?:is |was |has been )?(partially |partly )?(super[sc]eded|replaced|amended|extended|refined) by (?:this|the present|the current)\b(?: (?:adr|decision|record)\b)?/iu.exec(
      rest,
    );
  const bare =
    /^\W*[([–—:-]+\s*(partially |partly )?(supersedes|superseded by|superseded-by|amends|amended by|depends on|required by|extends|refines|replaces|replaced by)(?: this)?\s*[)\].]*$/iu.exec(
      rest,
    );
  const words =
    by === null
      ? bare?.[2]?.toLowerCase()
      : /amend|extend|refin/i.test(by[2] ?? '')
        ? 'amends'
        : 'supersedes';
  if (words === undefined) return [];
  const type = TRAILING[words];
  if (type === undefined) return [];
  const [part] = namedParts(item.text, [{ ...first, to: first.to + ((by ?? bare)?.[0].length ?? 0) }], {
    type,
    clause: 0,
    verb: null,
  });
  return [stated(item, first, { type, partial: (by ?? bare)?.[1] !== undefined, part, carrier: 'section' })];
}

const TRAILING: Record<string, StatedRelation['type']> = {
  supersedes: 'supersedes',
  replaces: 'supersedes',
  'superseded by': 'superseded-by',
  'superseded-by': 'superseded-by',
  'replaced by': 'superseded-by',
  amends: 'amends',
  extends: 'amends',
  refines: 'amends',
  'amended by': 'amended-by',
  'depends on': 'depends-on',
  'required by': 'required-by',
};

/** A bracket on the first record, and a joint: "ADR-3 (files), ADR-4 (tape)". */
const GOES_ON = /^\s*[(（][^()（）]*[)）]\s*(?:[,;/&]|and|und|et|y|e|en|、|和|と)\s*$/iu;

/** Each record opens a statement or a line of its own: "ADR-3: files; ADR-4: tape". */
const GOES_ON_OR_BEGINS = new RegExp(`${GOES_ON.source}|;\\s+$|\\n$`, 'iu');

/** The references an item opens with; what its description names later is a mention. */
function leading(text: string, references: Reference[], goesOn: RegExp): Reference[] {
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
