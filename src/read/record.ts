/** Reads one record: each fact from where it may be stated. */
import type { HistoricalStatus } from '../model/history.ts';
import type { FileKind, ReadRecord, Source, Translates } from '../model/record.ts';
import { readAffects } from './affects.ts';
import { collectFields } from './collect-fields.ts';
import { readDatedEntries } from './dated-entries.ts';
import { type Document, readDocument, readLanguage } from './document.ts';
import { listOtherFields, listOwnFields, readAliases } from './fields.ts';
import { detectKind } from './file-kind.ts';
import { collectDefinitions } from './inline-text.ts';
import { describeSiblings, readNaming } from './naming.ts';
import { leadingIdentifier, readNumber } from './number.ts';
import { readParts } from './parts/parts.ts';
import { createSummary } from './parts/summary.ts';
import { readPeople, readTags, readTickets } from './people.ts';
import type { ReadTools } from './read-blocks.ts';
import { readRecordDates } from './record-dates.ts';
import { listAmendments, readStructure } from './sections.ts';
import { createShownCheck, findLiftedLines, type RecordFacts } from './shown-facts.ts';
import { readRelations } from './stated-relations.ts';
import { readStatus } from './stated-status.ts';
import { readTitle } from './title.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ReadContext {
  vocabulary: Vocabulary;
  /** Paths of all readable files of the collection. */
  neighbours: readonly string[];
}

/** What every other reader builds on, and all that the history of a record takes. */
function readBasics(document: Document, { vocabulary, neighbours }: ReadContext) {
  const { path } = document.source;
  const siblingFiles = describeSiblings(path, neighbours);
  const naming = readNaming(path, new Set(siblingFiles.counted));
  const definitions = collectDefinitions(document.root);
  const structure = readStructure(document, vocabulary, naming.words);
  const named = naming.identifier ?? leadingIdentifier(structure.title?.text ?? '');
  const tools: ReadTools = {
    ...{ vocabulary, definitions, number: named?.value ?? null, prefix: siblingFiles.prefix },
  };
  const fields = collectFields(document, structure, tools);
  const status = readStatus(document, { fields, structure, tools });
  const { entries: head, footer } = fields;
  const when = readRecordDates(document.source, { head, footer, status: status.chosen, naming, vocabulary });
  return { siblingFiles, naming, tools, structure, fields, status, when };
}

export const NOTHING_STATED: HistoricalStatus = { status: null, raw: null, date: null };

/** What an old version of a record stated. Never throws: a text that no reader can follow stated nothing. */
export function readHistoricalStatus(source: Source, vocabulary: Vocabulary): HistoricalStatus {
  try {
    const { status, when } = readBasics(readDocument(source), { vocabulary, neighbours: [] });
    const { value = null, raw = null } = status.fact ?? {};
    return { status: value, raw, date: when.date?.value ?? null };
  } catch {
    return NOTHING_STATED;
  }
}

/** Everything one file states. Whether it is a record at all is judged from the same facts. */
export function readRecord(
  document: Document,
  { vocabulary, neighbours }: ReadContext,
): { record: ReadRecord; kind: FileKind; translates: Translates | null } {
  const { source, frontMatter, outline } = document;
  const basics = readBasics(document, { vocabulary, neighbours });
  const { siblingFiles, naming, tools, structure, fields, status, when } = basics;
  const { entries, footer } = fields;
  const title = readTitle(document, { structure, entries, naming });
  const number = readNumber(source, { entries, naming, title });
  const parts = readParts(document);
  const relations = readRelations(document, {
    ...{ fields, structure, tools },
    number: number.fact?.value ?? null,
    partly: status.chosen?.partly ?? false,
  });
  const people = [...entries, ...footer];
  const affects = readAffects(document, entries, vocabulary);
  const facts: RecordFacts = {
    ...{ source, outline, parts },
    title: title.fact,
    number: number.fact,
    identifiers: number.identifiers,
    status: status.fact,
    date: when.date,
    updated: when.updated,
    review: when.review,
    dated: [...readDatedEntries(fields, structure, tools), ...listAmendments(structure)],
    deciders: readPeople(people, 'deciders'),
    authors: readPeople(people, 'authors'),
    consulted: readPeople(people, 'consulted'),
    informed: readPeople(people, 'informed'),
    tags: readTags(entries, { status: status.fact, vocabulary }),
    tickets: readTickets(entries),
    aliases: readAliases(frontMatter),
    affects: affects.patterns,
    fields: listOwnFields(entries, vocabulary, affects.patterns),
    language: readLanguage(document),
    summary: createSummary(document, parts),
    relations: relations.stated,
    mentions: relations.mentions,
    bodyFrom: frontMatter?.to ?? 1,
    issues: [source, document, number, status, when, relations, affects].flatMap(({ issues }) => issues),
  };
  const shown = { ...tools, isShown: createShownCheck(facts) };
  const record: ReadRecord = {
    ...facts,
    // most attributes of AsciiDoc are settings and variables of the text
    fields: [...facts.fields, ...(source.original ? [] : listOtherFields(frontMatter, shown))],
    hasTitleHeading:
      title.fact.location === 'title' ||
      (structure.title !== null && shown.isShown(null, structure.title.text)),
    factLines: findLiftedLines(structure, document.root, shown),
  };
  const kind = detectKind(document, {
    ...{ record, title, naming, siblingFiles, entries },
    isTemplateValue: status.isTemplateValue,
    definitions: tools.definitions,
  });
  return { record, kind, translates: siblingFiles.translates };
}
