/** From what each record states to relations with both ends, seen from both sides. */
import type { Relation } from '../model/log.ts';
import type { ReadRecord, RelationType, StatedRelation } from '../model/record.ts';
import { decoded, hasScheme } from '../shared/addresses.ts';
import { nameOf } from '../shared/paths.ts';
import { wordsOf } from '../shared/words.ts';
import type { Origin, Resolver } from './resolve.ts';

const REVERSE: Record<RelationType, RelationType> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
  'depends-on': 'required-by',
  'required-by': 'depends-on',
  'relates-to': 'relates-to',
};

/** Id of the record that a stated relation means; null where it is no record of the log. */
export function targetOf(origin: Origin, stated: StatedRelation, resolver: Resolver): string | null {
  if (stated.href !== null) {
    const byAddress = resolver.address(origin, stated.href)?.id;
    if (byAddress) return byAddress;
    // a link that leads elsewhere on the web names no record of ours, whatever number its text holds …
    if (hasScheme(stated.href)) return publishedAt(origin, stated.href, resolver);
  }
  if (stated.number !== null) return resolver.number(origin, stated.number);
  return resolver.name(origin, stated.targetText);
}

/** … unless it ends in the very file name of one: then it leads to where the log is published already. */
function publishedAt(origin: Origin, href: string, resolver: Resolver): string | null {
  const path = (href.split(/[?#]/)[0] ?? '').replace(/(?<!\/)\/+$/, '');
  const name = decoded(nameOf(path));
  return /^\D*\d.*-\p{L}/u.test(name) ? resolver.name(origin, name) : null;
}

/**
 * Relations of every record: stated ones in the order of the text, then those derived from other records.
 * A relation that both sides state is stated on both; relations of a record to itself are left out.
 */
export function relate(
  records: { id: string; read: ReadRecord }[],
  resolver: Resolver,
): Map<string, Relation[]> {
  const titles = new Map(records.map(({ id, read }) => [id, read.title.value]));
  const relations = new Map<string, Relation[]>(records.map((record) => [record.id, []]));
  for (const { id, read } of records) {
    for (const stated of read.relations) {
      const found = targetOf(read.source, stated, resolver);
      const target = found !== null && titles.has(found) ? found : null;
      // a glossary or guide beside the records is linked where it is mentioned, but no decision to relate to
      if (found !== null && target === null && stated.type === 'relates-to') continue;
      if (target === id) continue;
      const { type, targetText, partial, line } = stated;
      const part = isTitle(stated.part, target === null ? null : titles.get(target)) ? null : stated.part;
      add(relations, id, { type, target, targetText, partial, part, stated: true, line });
    }
  }
  for (const { id, read } of records) {
    for (const relation of relations.get(id)?.filter((other) => other.stated) ?? []) {
      if (relation.target === null) continue;
      add(relations, relation.target, {
        type: REVERSE[relation.type],
        target: id,
        targetText: read.title.value,
        partial: relation.partial,
        part: relation.part,
        stated: false,
        line: null,
      });
    }
  }
  return relations;
}

/** Adds a relation unless it is there; where one place says "partly" and another "wholly", both of one record, wholly counts. */
function add(relations: Map<string, Relation[]>, id: string, relation: Relation): void {
  const list = relations.get(id);
  if (!list) return;
  const same = list.find(
    (other) =>
      other.type === relation.type &&
      other.target === relation.target &&
      (relation.target !== null || other.targetText === relation.targetText),
  );
  if (!same) {
    list.push(relation);
    return;
  }
  if (same.stated && relation.stated && !relation.partial) same.partial = false;
  if (same.partial === relation.partial) same.part ??= relation.part;
  if (!same.partial && same.type.startsWith('supersede')) same.part = null;
}

/** "amended by ADR-7: Limit the size of files" repeats the other record's title and names no part of this one. */
function isTitle(part: string | null, title: string | null | undefined): boolean {
  if (part === null || title === null || title === undefined) return false;
  const [words, whole] = [part, title].map((text) => wordsOf(text).join(' ')) as [string, string];
  const opens = words.split(' ').length > 2 && whole.startsWith(words);
  return words === whole || opens || words.startsWith(whole);
}
