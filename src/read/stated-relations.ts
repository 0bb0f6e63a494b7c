/** The relations of a record from every place that may state one, and its mentions. */
import {
  type Issue,
  isSupersession,
  type Mention,
  type ReadRecord,
  type StatedRelation,
} from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { LIMITS } from '../shared/limits.ts';
import { getSentenceAround } from '../shared/text.ts';
import type { CollectedFields } from './collect-fields.ts';
import type { Document } from './document.ts';
import { getLineAt, type InlineText, sliceInlineText, toInlineText } from './inline-text.ts';
import { createIssue } from './issues.ts';
import { readListedRelations, readReasonRelations } from './listed-relations.ts';
import { getRole } from './parts/headings.ts';
import { isAboutAlternatives } from './parts/parts.ts';
import { getBodySections } from './parts/section-roles.ts';
import { isBracketed } from './placeholders.ts';
import type { ReadTools } from './read-blocks.ts';
import { findReferences, findSeries, isSameTarget } from './references.ts';
import {
  isRelationFact,
  listTexts,
  type RelationOptions,
  readClauseRelations,
  readEntryRelations,
  readLineRelations,
  readProseRelations,
  readStatusRelations,
} from './relations.ts';
import type { Structure } from './types.ts';

/** Relations from every place that may state one, and the mentions that state none. */
export function readRelations(
  document: Document,
  {
    fields,
    structure,
    tools,
    number,
    partly,
  }: {
    fields: CollectedFields;
    structure: Structure;
    tools: ReadTools;
    number: number | null;
    partly: boolean;
  },
): { stated: StatedRelation[]; mentions: ReadRecord['mentions']; issues: Issue[] } {
  const options: RelationOptions = { ...tools, number };
  const found: StatedRelation[] = [];
  for (const entry of fields.entries) {
    const { fact, location } = entry;
    if (fact === 'status') {
      for (const item of entry.items)
        if (!isGuidanceLike(item)) found.push(...readStatusRelations(item, location, options));
    } else if (fact === 'reason') found.push(...readReasonRelations(entry.items, { ...options, location }));
    else if (isRelationFact(fact) && location !== 'section')
      found.push(...readEntryRelations(entry, fact, options));
    // `Updated: [ADR-5]` names what amends this record, `Updated: 2024-05-01` a day
    else if (fact === 'updated')
      found.push(
        ...readEntryRelations(entry, 'amended-by', options).filter(({ targetText }) => /\D/.test(targetText)),
      );
  }
  found.push(...fields.unlabelled.flatMap((line) => readLineRelations(line, options)));
  for (const { fact, location, items } of [
    ...fields.entries,
    ...fields.unlabelled.map((line) => ({ fact: null, location: 'text' as const, items: [line] })),
  ])
    if (
      fact !== 'status' &&
      location !== 'section' &&
      !(fact !== null && isRelationFact(fact) && isSupersession(fact))
    )
      found.push(...items.flatMap((item) => readClauseRelations(item, location, options)));
  if (partly)
    found.forEach((relation, at) => {
      if (relation.type === 'superseded-by') found[at] = { ...relation, partial: true };
    });
  for (const section of structure.sections) {
    const { fact } = section;
    if (fact === 'references') found.push(...readListedRelations(section, { ...options, type: null }));
    else if (fact !== null && isRelationFact(fact)) {
      const items = readListedRelations(section, { ...options, type: fact });
      found.push(...items.map((item) => (item.type === 'relates-to' ? { ...item, type: fact } : item)));
    }
  }
  if (structure.title?.heading != null) {
    const title = toInlineText(structure.title.heading, tools.definitions);
    found.push(...listBrackets(title).flatMap((words) => readLineRelations(words, options)));
  }
  const parts = new Map(getBodySections(document).map((part) => [part.heading?.line ?? null, part]));
  const texts = structure.sections.flatMap((section) => {
    const blocks = section.nodes.map((node) => ({ node, texts: listTexts([node], tools.definitions) }));
    // a row of a table speaks of what the row is about
    const prose = blocks.filter(({ node }) => node.type !== 'table').flatMap((block) => block.texts);
    const part = parts.get(section.heading?.position?.start.line ?? null);
    found.push(
      ...readProseRelations(prose, options, {
        decides: getRole(section.text, null, tools.vocabulary.sections) === 'decision',
        isOption: part !== undefined && isAboutAlternatives(part),
      }),
    );
    return blocks.flatMap((block) => block.texts);
  });
  const [beyond] = found.splice(LIMITS.relations);
  const stated = uniqueRelations(
    found.filter(
      (relation) =>
        relation.href !== null ||
        relation.number === null ||
        relation.number !== number ||
        findSeries(relation.targetText) !== '',
    ),
  );
  // the words of a relation are no mention; what the text says of the same record elsewhere is one
  const mentions = findMentions(texts, options).filter(
    (mention) =>
      !found.some(
        (relation) =>
          relation.line === mention.line &&
          ((relation.href !== null && relation.href === mention.href) ||
            (relation.number !== null && relation.number === mention.number)),
      ),
  );
  return {
    stated,
    mentions,
    issues: beyond === undefined ? [] : [createTooManyIssue(document, beyond.line)],
  };
}

/** What a title says in brackets: "Use a queue (supersedes ADR-3)". */
function listBrackets(title: InlineText): InlineText[] {
  return [...title.text.matchAll(/(?<=[(（])[^()（）]+(?=[)）])/gu)].map(({ 0: words, index }) =>
    sliceInlineText(title, index, index + words.length),
  );
}

function createTooManyIssue({ source }: Document, line: number | null): Issue {
  return createIssue(source, 'issue.too-many-relations', { line, values: { count: LIMITS.relations } });
}

/** The same relation stated twice counts once; a whole one beats a partial one, a link beats bare words. */
function uniqueRelations(relations: StatedRelation[]): StatedRelation[] {
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
        ...(isPreferred(relation, other)
          ? { ...relation, location: other.location, line: other.line }
          : other),
        partial: other.partial && relation.partial,
        part: other.part ?? relation.part,
      };
  }
  return out
    .map(removePartOfWhole)
    .filter(
      (relation) =>
        relation.type !== 'relates-to' ||
        !out.some((other) => other.type !== 'relates-to' && isSameTarget(other, relation)),
    );
}

/** A record that is superseded as a whole has no part to name. */
function removePartOfWhole(relation: StatedRelation): StatedRelation {
  const whole = !relation.partial && isSupersession(relation.type);
  return whole ? { ...relation, part: null } : relation;
}

/** A path names a record surer than a number, and a number surer than an address elsewhere on the web. */
function isPreferred(relation: StatedRelation, other: StatedRelation): boolean {
  const sureness = ({ href }: StatedRelation): number => (href === null ? 1 : hasScheme(href) ? 0 : 2);
  return sureness(relation) > sureness(other);
}

function isGuidanceLike(item: InlineText): boolean {
  return isBracketed(item.text) || item.text.includes('|');
}

/** Records named in passing, with the sentence around the name. References that state a relation are left out by the caller. */
function findMentions(texts: readonly InlineText[], options: RelationOptions): Mention[] {
  const out: Mention[] = [];
  const seen = new Set<string>();
  for (const inline of texts) {
    const whole = { from: 0, to: inline.text.length, prefix: options.prefix, anyLink: false };
    for (const reference of findReferences(inline, whole)) {
      const { text, href, number } = reference;
      if (href === null && number !== null && number === options.number && findSeries(text) === '') continue;
      const sentence = getSentenceAround(inline.text, reference.from, reference.to);
      const key = `${href ?? (findSeries(text) === '' ? (number ?? text) : text)} ${sentence}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push({ targetText: text, href, number, sentence, line: getLineAt(inline, reference.from) });
    }
  }
  return out;
}
