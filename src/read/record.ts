import type { Problem } from '../model/problem.ts';
import type { Kind, ReadRecord, StatedRelation } from '../model/record.ts';
import { hasScheme } from '../shared/addresses.ts';
import { readAnatomy } from './anatomy/anatomy.ts';
import { summarise } from './anatomy/summary.ts';
import type { Document } from './document.ts';
import { type Entry, readBlocks, readSection, type Tools } from './entries.ts';
import { frontEntries } from './front-entries.ts';
import { headLines } from './head-lines.ts';
import { kindOf } from './kind.ts';
import { mentionsOf } from './mentions.ts';
import { namingOf } from './naming.ts';
import { readNumber } from './number.ts';
import { readList, readTickets } from './people.ts';
import { isBracketed } from './placeholders.ts';
import { listRelations, proseRelations, reasonRelations } from './prose.ts';
import { ownPrefix } from './references.ts';
import { entryRelations, findWordings, isRelationFact, wordingRelations } from './relations.ts';
import { definitionsOf, type Rich, richOfText } from './rich.ts';
import { type Structure, structureOf } from './sections.ts';
import { isBanner, readStatus } from './stated-status.ts';
import { readTags } from './tags.ts';
import { readTitle } from './title.ts';
import { factOf, type Vocabulary } from './vocabulary.ts';
import { readWhen } from './when.ts';

interface Context {
  vocabulary: Vocabulary;
  neighbours: string[];
}

/** The labelled values of a document, by where they stand. */
export interface Gathered {
  /** Front matter, head, sections named after a fact. */
  entries: Entry[];
  /** Lines of the head without a label. */
  loose: Rich[];
  /** The lines at the document's end, where a last change and its author may stand. */
  foot: Entry[];
}

/** Everything one file states. Whether it is a record at all is judged from the same facts. */
export function readRecord(
  document: Document,
  { vocabulary, neighbours }: Context,
): { record: ReadRecord; kind: Kind } {
  const { source } = document;
  const naming = namingOf(source.path);
  const tools: Tools = { vocabulary, definitions: definitionsOf(document.root) };
  const structure = structureOf(document.root, vocabulary);
  const gathered = gather(document, structure, tools);
  const { entries, foot } = gathered;
  const title = readTitle(document, { structure, entries, naming });
  const number = readNumber(source, { entries, naming, title });
  const status = readStatus(document, { gathered, structure, vocabulary });
  const when = readWhen(source, { head: entries, foot, status: status.chosen, naming });
  const anatomy = readAnatomy(document);
  const relations = readRelations(document, {
    gathered,
    structure,
    tools,
    number: number.fact?.value ?? null,
    partly: status.chosen?.partly ?? false,
  });
  const people = [...entries, ...foot];
  const problems: Problem[] = [
    ...source.problems,
    ...document.problems,
    ...number.problems,
    ...status.problems,
    ...when.problems,
  ];
  const record: ReadRecord = {
    source,
    title: title.fact,
    number: number.fact,
    status: status.fact,
    date: when.date,
    updated: when.updated,
    review: when.review,
    deciders: readList(people, 'deciders'),
    authors: readList(people, 'authors'),
    consulted: readList(people, 'consulted'),
    informed: readList(people, 'informed'),
    tags: readTags(entries, { status: status.fact, vocabulary }),
    tickets: readTickets(entries),
    summary: summarise(document, anatomy),
    relations: relations.stated,
    mentions: relations.mentions,
    bodyFrom: document.frontMatter?.to ?? 1,
    headLines: headLines(structure, tools),
    outline: document.outline,
    anatomy,
    problems,
  };
  const kind = kindOf({
    path: source.path,
    naming,
    neighbours,
    anatomy,
    numberedTitle: title.number !== null && title.fact.carrier !== 'file name',
    unfilledTitle: title.unfilled,
    numberField: entries.some(
      (entry) =>
        entry.fact === 'number' &&
        entry.carrier === 'front matter' &&
        /^(?:adr|number|adr.number)$/i.test(entry.label) &&
        /\d/.test(entry.items[0]?.text ?? ''),
    ),
    status: status.fact !== null && status.fact.value !== 'unknown',
    untouched: status.untouched,
    statement: Y_STATEMENT.test(document.text.slice(0, 4000)),
    empty: document.root.children.length === 0 && document.frontMatter === null,
    placeholders: placeholdersIn(document),
  });
  return { record, kind };
}

function gather(document: Document, structure: Structure, tools: Tools): Gathered {
  const { frontMatter } = document;
  const front = frontMatter === null ? [] : frontEntries(frontMatter, tools.vocabulary);
  const head = structure.head.map((section) => readBlocks(section.nodes, tools));
  const sections = structure.named.flatMap((section): Entry[] => {
    const line = section.heading?.position?.start.line ?? 1;
    if (section.fact === null || section.fact === 'metadata' || section.fact === 'changelog') return [];
    const rest = section.rest === '' ? null : richOfText(section.rest, line);
    const reading = readSection(section.nodes, section.fact, rest, tools);
    return [
      { fact: section.fact, label: section.text, items: reading.loose, carrier: 'section', line },
      ...reading.entries,
    ];
  });
  const foot = readBlocks(document.root.children.slice(-2), tools).entries.filter((entry) =>
    ['updated', 'authors', 'review', 'created'].includes(entry.fact),
  );
  return {
    entries: [...front, ...head.flatMap((reading) => reading.entries), ...sections],
    loose: head.flatMap((reading) => reading.loose),
    foot,
  };
}

function readRelations(
  document: Document,
  {
    gathered,
    structure,
    tools,
    number,
    partly,
  }: { gathered: Gathered; structure: Structure; tools: Tools; number: number | null; partly: boolean },
): { stated: StatedRelation[]; mentions: ReadRecord['mentions'] } {
  const prefix = ownPrefix(document.source.path);
  const options = { definitions: tools.definitions, prefix, number };
  const found: StatedRelation[] = [];
  for (const entry of gathered.entries) {
    const { fact, carrier } = entry;
    if (fact === 'status') {
      for (const item of entry.items)
        for (const wording of findWordings(item))
          if (!wording.hypothetical && !isGuidanceLike(item))
            found.push(...wordingRelations(item, wording, { carrier, prefix, free: true }));
    } else if (fact === 'reason') found.push(...reasonRelations(entry.items, { ...options, carrier }));
    else if (isRelationFact(fact) && carrier !== 'section')
      found.push(...entryRelations(entry, fact, prefix));
  }
  for (const line of gathered.loose.filter(isBanner)) {
    const [wording] = findWordings(line).filter(({ type }) => type === 'superseded-by');
    if (wording !== undefined)
      found.push(...wordingRelations(line, wording, { carrier: 'text', prefix, free: true }));
  }
  if (partly)
    found.forEach((relation, at) => {
      if (relation.type === 'superseded-by') found[at] = { ...relation, partial: true };
    });
  for (const section of structure.sections) {
    const fact = section.fact ?? factOf(tools.vocabulary, section.text);
    if (fact === 'references') found.push(...listRelations(section, { ...options, bare: true }));
    else if (fact !== null && isRelationFact(fact)) {
      const items = listRelations(section, { ...options, bare: false });
      found.push(...items.map((item) => (item.type === 'relates-to' ? { ...item, type: fact } : item)));
    }
  }
  found.push(...proseRelations(document.root, options));
  const stated = unique(
    found.filter(
      (relation) => relation.number === null || relation.href !== null || relation.number !== number,
    ),
  );
  const mentions = mentionsOf(document.root, options).filter(
    (mention) =>
      !stated.some(
        (relation) =>
          (relation.href !== null && relation.href === mention.href) ||
          (relation.number !== null && relation.number === mention.number),
      ),
  );
  return { stated, mentions };
}

/** The same relation stated twice counts once; a whole one beats a partial one, a link beats bare words. */
function unique(relations: StatedRelation[]): StatedRelation[] {
  const out: StatedRelation[] = [];
  for (const relation of relations) {
    const same = out.findIndex((other) => other.type === relation.type && sameTarget(other, relation));
    const other = out[same];
    const weaker = out.some(
      (known) =>
        known.type !== relation.type && relation.type === 'relates-to' && sameTarget(known, relation),
    );
    if (weaker) continue;
    if (other === undefined) out.push(relation);
    else
      out[same] = {
        ...(prefers(relation, other) ? { ...relation, carrier: other.carrier, line: other.line } : other),
        partial: other.partial && relation.partial,
      };
  }
  return out.filter(
    (relation) =>
      relation.type !== 'relates-to' ||
      !out.some((other) => other.type !== 'relates-to' && sameTarget(other, relation)),
  );
}

/** A path names a record surer than a number, and a number surer than an address elsewhere on the web. */
function prefers(relation: StatedRelation, other: StatedRelation): boolean {
  const sureness = ({ href }: StatedRelation): number => (href === null ? 1 : hasScheme(href) ? 0 : 2);
  return sureness(relation) > sureness(other);
}

function sameTarget(a: StatedRelation, b: StatedRelation): boolean {
  if (a.href !== null && a.href === b.href) return true;
  if (a.number !== null && a.number === b.number) return true;
  return a.targetText.toLowerCase() === b.targetText.toLowerCase();
}

function isGuidanceLike(item: Rich): boolean {
  return isBracketed(item.text) || item.text.includes('|');
}

const Y_STATEMENT =
  /\bin the context of\b[\s\S]{1,600}?\b(?:facing|faced with|concerned about)\b[\s\S]{1,600}?\b(?:decided|chose)\b/i;

/** Blocks of the body that are nothing but a placeholder. */
function placeholdersIn(document: Document): number {
  let count = 0;
  for (const line of document.lines) {
    const text = line.replace(/^[\s>*+\-\d.#]+|\*\*/g, '').trim();
    if (
      text.length > 2 &&
      (isBracketed(text) || /^(?:[\w ]+:\s*)?(?:\[[^\]]{3,}\]|\{[^}]{3,}\}|<[^>/!]{3,}>)\.?$/.test(text)) &&
      !/\]\(|^\[[x ]\]/i.test(text)
    )
      count++;
  }
  return count;
}
