import type { Kind, Problem, ReadRecord, Translates } from '../model/record.ts';
import { readAliases } from './aliases.ts';
import { readAnatomy } from './anatomy/anatomy.ts';
import { summarise } from './anatomy/summary.ts';
import { readDated } from './dated.ts';
import { type Document, readLanguage } from './document.ts';
import type { Tools } from './entries.ts';
import { otherFields } from './fields.ts';
import { gather } from './gather.ts';
import { kindOf } from './kind.ts';
import { namingOf, prefixOf, surroundingsOf } from './naming.ts';
import { readNumber } from './number.ts';
import { readPeople, readTags, readTickets } from './people.ts';
import { isBracketed } from './placeholders.ts';
import { definitionsOf } from './rich.ts';
import { amendmentsIn, structureOf } from './sections.ts';
import { liftedLines, type ReadFacts, shownFacts } from './shown-facts.ts';
import { readRelations } from './stated-relations.ts';
import { readStatus } from './stated-status.ts';
import { readTitle } from './title.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readWhen } from './when.ts';

interface Context {
  vocabulary: Vocabulary;
  neighbours: readonly string[];
}

/** Everything one file states. Whether it is a record at all is judged from the same facts. */
export function readRecord(
  document: Document,
  { vocabulary, neighbours }: Context,
): { record: ReadRecord; kind: Kind; translates: Translates | null } {
  const { source } = document;
  const surroundings = surroundingsOf(source.path, neighbours);
  const naming = namingOf(source.path, new Set(surroundings.counted));
  const tools: Tools = {
    vocabulary,
    definitions: definitionsOf(document.root),
    prefix: prefixOf(surroundings),
  };
  const structure = structureOf(document.root, vocabulary, naming.words);
  const gathered = gather(document, structure, tools);
  const { entries, foot } = gathered;
  const title = readTitle(document, { structure, entries, naming });
  const number = readNumber(source, { entries, naming, title });
  const status = readStatus(document, { gathered, structure, tools });
  const when = readWhen(source, { head: entries, foot, status: status.chosen, naming, vocabulary });
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
    ...relations.problems,
  ];
  const facts: ReadFacts = {
    title: title.fact,
    number: number.fact,
    status: status.fact,
    date: when.date,
    updated: when.updated,
    review: when.review,
    deciders: readPeople(people, 'deciders'),
    authors: readPeople(people, 'authors'),
    consulted: readPeople(people, 'consulted'),
    informed: readPeople(people, 'informed'),
    tags: readTags(entries, { status: status.fact, vocabulary }),
    tickets: readTickets(entries),
    relations: relations.stated,
  };
  const dated = [...readDated(gathered, structure, tools), ...amendmentsIn(structure)];
  const shown = { ...tools, isShown: shownFacts(facts, dated) };
  const record: ReadRecord = {
    source,
    ...facts,
    identifiers: number.identifiers,
    dated,
    summary: summarise(document, anatomy),
    mentions: relations.mentions,
    bodyFrom: document.frontMatter?.to ?? 1,
    aliases: readAliases(document.frontMatter),
    language: readLanguage(document),
    // most attributes of AsciiDoc are settings and variables of the text
    fields: source.original ? [] : otherFields(document.frontMatter, shown),
    hasTitleHeading:
      title.fact.carrier === 'title' ||
      (structure.title !== null && shown.isShown(null, structure.title.text)),
    factLines: liftedLines(structure, document.root, shown),
    outline: document.outline,
    anatomy,
    problems,
  };
  const kind = kindOf({
    path: source.path,
    naming,
    surroundings,
    anatomy,
    numberedTitle: title.number !== null && title.fact.carrier !== 'file name',
    unfilledTitle: title.unfilled,
    unnamed: title.fact.carrier === 'file name' && number.fact === null && naming.date === null,
    title: title.fact.value,
    numberField: entries.some(
      (entry) =>
        entry.fact === 'number' &&
        entry.carrier !== 'section' &&
        !/^(?:id|index|identifier|no|nr)\.?$/i.test(entry.label) &&
        /\d/.test(entry.items[0]?.text ?? ''),
    ),
    status:
      status.fact !== null && (status.fact.value !== 'unknown' || status.fact.carrier === 'front matter'),
    unknownStatus: status.fact?.value === 'unknown' && /^\p{L}+(?:\s\p{L}+)?$/u.test(status.fact.raw.trim()),
    untouched: status.untouched,
    statement: Y_STATEMENT.test(document.text.slice(0, 4000)),
    empty: document.root.children.length === 0 && document.frontMatter === null,
    placeholders: placeholdersIn(document, tools),
  });
  return { record, kind, translates: surroundings.translates };
}

const Y_STATEMENT =
  /\bin the context of\b[\s\S]{1,600}?\b(?:facing|faced with|concerned about)\b[\s\S]{1,600}?\b(?:decided|chose)\b/i;

/** Blocks of the body that are nothing but a placeholder. */
function placeholdersIn(document: Document, { definitions }: Tools): number {
  let count = 0;
  let fenced = false;
  for (const line of document.lines) {
    if ((line.includes('```') || line.includes('~~~')) && /^\s*[`~]{3}/.test(line)) fenced = !fenced;
    if (fenced || !/[[{<]/.test(line)) continue;
    const text = line.replace(/^[\s>*+\-\d.#]+|\*\*/g, '').trim();
    if (
      text.length > 2 &&
      (isBracketed(text) || /^(?:[\w ]+:\s*)?(?:\[[^\]]{3,}\]|\{[^}]{3,}\}|<[^>/!]{3,}>)\.?$/.test(text)) &&
      !/\]\(|^\[[x ]\]/i.test(text) &&
      !definitions.has(text.slice(1, -1).toLowerCase())
    )
      count++;
  }
  return count;
}
