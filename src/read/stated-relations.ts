import type { Problem, ReadRecord, StatedRelation } from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { BOUNDS } from '../shared/limits.ts';
import { roleOf } from './anatomy/headings.ts';
import type { Document } from './document.ts';
import type { Tools } from './entries.ts';
import type { Gathered } from './gather.ts';
import { listRelations, reasonRelations } from './listed-relations.ts';
import { mentionsOf } from './mentions.ts';
import { isBracketed } from './placeholders.ts';
import { problem } from './problems.ts';
import { isSameTarget, seriesOf } from './references.ts';
import {
  entryRelations,
  isRelationFact,
  lineRelations,
  type Options,
  proseRelations,
  statusRelations,
  textsOf,
} from './relations.ts';
import type { Rich } from './rich.ts';
import type { Structure } from './types.ts';

/** Relations from every place that may state one, and the mentions that state none. */
export function readRelations(
  document: Document,
  {
    gathered,
    structure,
    tools,
    number,
    partly,
  }: { gathered: Gathered; structure: Structure; tools: Tools; number: number | null; partly: boolean },
): { stated: StatedRelation[]; mentions: ReadRecord['mentions']; problems: Problem[] } {
  const options: Options = { ...tools, number };
  const found: StatedRelation[] = [];
  for (const entry of gathered.entries) {
    const { fact, carrier } = entry;
    if (fact === 'status') {
      for (const item of entry.items)
        if (!isGuidanceLike(item)) found.push(...statusRelations(item, carrier, options));
    } else if (fact === 'reason') found.push(...reasonRelations(entry.items, { ...options, carrier }));
    else if (isRelationFact(fact) && carrier !== 'section')
      found.push(...entryRelations(entry, fact, options));
  }
  found.push(...gathered.loose.flatMap((line) => lineRelations(line, options)));
  if (partly)
    found.forEach((relation, at) => {
      if (relation.type === 'superseded-by') found[at] = { ...relation, partial: true };
    });
  for (const section of structure.sections) {
    const { fact } = section;
    if (fact === 'references') found.push(...listRelations(section, { ...options, type: null }));
    else if (fact !== null && isRelationFact(fact)) {
      const items = listRelations(section, { ...options, type: fact });
      found.push(...items.map((item) => (item.type === 'relates-to' ? { ...item, type: fact } : item)));
    }
  }
  const texts = structure.sections.flatMap((section) => {
    const below = textsOf(section.nodes, tools.definitions);
    found.push(...proseRelations(below, options, roleOf(section.text, null) === 'decision'));
    return below;
  });
  const [beyond] = found.splice(BOUNDS.relations);
  const stated = unique(
    found.filter(
      (relation) =>
        relation.href !== null ||
        relation.number === null ||
        relation.number !== number ||
        seriesOf(relation.targetText) !== '',
    ),
  );
  // the words of a relation are no mention; what the text says of the same record elsewhere is one
  const mentions = mentionsOf(texts, options).filter(
    (mention) =>
      !found.some(
        (relation) =>
          relation.line === mention.line &&
          ((relation.href !== null && relation.href === mention.href) ||
            (relation.number !== null && relation.number === mention.number)),
      ),
  );
  return { stated, mentions, problems: beyond === undefined ? [] : [tooMany(document, beyond.line)] };
}

function tooMany({ source }: Document, line: number | null): Problem {
  return problem(source, 'issue.too-many-relations', { line, values: { count: BOUNDS.relations } });
}

/** The same relation stated twice counts once; a whole one beats a partial one, a link beats bare words. */
function unique(relations: StatedRelation[]): StatedRelation[] {
  const out: StatedRelation[] = [];
  for (const relation of relations) {
    const same = out.findIndex((other) => other.type === relation.type && isSameTarget(other, relation));
    const other = out[same];
    const weaker = out.some(
      (known) =>
        known.type !== relation.type && relation.type === 'relates-to' && isSameTarget(known, relation),
    );
    if (weaker) continue;
    if (other === undefined) out.push(relation);
    else
      out[same] = {
        ...(prefers(relation, other) ? { ...relation, carrier: other.carrier, line: other.line } : other),
        partial: other.partial && relation.partial,
        part: other.part ?? relation.part,
      };
  }
  return out
    .map(partOfPartial)
    .filter(
      (relation) =>
        relation.type !== 'relates-to' ||
        !out.some((other) => other.type !== 'relates-to' && isSameTarget(other, relation)),
    );
}

/** A record that is superseded as a whole has no part to name. */
function partOfPartial(relation: StatedRelation): StatedRelation {
  const whole = !relation.partial && relation.type.startsWith('supersede');
  return whole ? { ...relation, part: null } : relation;
}

/** A path names a record surer than a number, and a number surer than an address elsewhere on the web. */
function prefers(relation: StatedRelation, other: StatedRelation): boolean {
  const sureness = ({ href }: StatedRelation): number => (href === null ? 1 : hasScheme(href) ? 0 : 2);
  return sureness(relation) > sureness(other);
}

function isGuidanceLike(item: Rich): boolean {
  return isBracketed(item.text) || item.text.includes('|');
}
