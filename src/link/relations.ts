/** Resolves the relations that records state, and adds the reverse ones. */
import type { Relation } from '../model/log.ts';
import { isSupersession, type ReadRecord, type RelationType, type StatedRelation } from '../model/record.ts';
import { toWords } from '../shared/text.ts';
import type { Resolver } from './record-resolver.ts';

const REVERSE: Record<RelationType, RelationType> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
  'depends-on': 'required-by',
  'required-by': 'depends-on',
  'relates-to': 'relates-to',
};

/**
 * Relations of every record: stated ones in the order of the text, then those derived from other records.
 * A relation that both sides state is stated on both; relations of a record to itself are left out.
 */
export function createRelations(
  records: { id: string; read: ReadRecord }[],
  resolver: Resolver,
): Map<string, Relation[]> {
  const titles = new Map(records.map(({ id, read }) => [id, read.title.value]));
  const relations = new Map<string, Relation[]>(records.map((record) => [record.id, []]));
  for (const { id, read } of records) {
    for (const stated of read.relations) {
      const found = resolver.reference(read.source, stated);
      const target = found !== null && titles.has(found) ? found : null;
      // a glossary or guide beside the records is linked where it is mentioned, but no decision to relate to
      if (found !== null && target === null && stated.type === 'relates-to') continue;
      if (target === id) continue;
      const { type, targetText, line } = stated;
      const title = target === null ? undefined : titles.get(target);
      const part = isTitle(stated.part, title) ? null : stated.part;
      const partial = stated.partial && !(title !== undefined && isPartialByTitle(read, stated, title));
      addRelation(relations, id, { type, target, targetText, partial, part, stated: true, line });
    }
  }
  for (const { id, read } of records) {
    for (const relation of relations.get(id)?.filter((other) => other.stated) ?? []) {
      if (relation.target === null) continue;
      addRelation(relations, relation.target, {
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
function addRelation(relations: Map<string, Relation[]>, id: string, relation: Relation): void {
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
  if (!same.partial && isSupersession(same.type)) same.part = null;
}

/** "amended by ADR-7: Limit the size of files" repeats the other record's title and names no part of this one. */
function isTitle(part: string | null, title: string | undefined): boolean {
  if (part === null || title === undefined) return false;
  const [words, whole] = [part, title].map((text) => toWords(text).join(' ')) as [string, string];
  const opens = words.split(' ').length > 2 && whole.startsWith(words);
  return words === whole || opens || words.startsWith(whole);
}

const PART =
  /\b(?:part(?:s|ly|ial|ially)?|only|just|sections?|clauses?|paragraphs?|rules?|teil\w*|nur|partiel\w*|parcial\w*|parzial\w*|solo|seulement|apenas|alleen)\b|§|部分|一部|のみ|仅/iu;

/** "Supersedes ADR-1 (self-service tills only)": if that is the other record's title, the line does not name a part. */
function isPartialByTitle({ source }: ReadRecord, { line }: StatedRelation, title: string): boolean {
  const words = toWords(title);
  const text = line === null || !PART.test(title) ? '' : (source.text.split('\n')[line - 1] ?? '');
  if (text === '' || words.length < 2) return false;
  const rest = text.replace(new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'giu'), '');
  return rest !== text && !PART.test(rest);
}
