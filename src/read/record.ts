/** Reads one record: each fact from where it may be stated. */
import type { HistoricalStatus } from '../model/history.ts';
import type { FileKind, Issue, ReadRecord, Source, Translates } from '../model/record.ts';
import { readAffects } from './affects.ts';
import { collectFields } from './collect-fields.ts';
import { readDatedEntries } from './dated-entries.ts';
import { type Document, readDocument, readLanguage } from './document.ts';
import { listOtherFields, listOwnFields, readAliases } from './fields.ts';
import { detectKind } from './file-kind.ts';
import { collectDefinitions } from './inline-text.ts';
import { describeSiblings, getPrefixPattern, readNaming } from './naming.ts';
import { leadingIdentifier, readNumber } from './number.ts';
import { readParts } from './parts/parts.ts';
import { createSummary } from './parts/summary.ts';
import { readPeople, readTags, readTickets } from './people.ts';
import { isBracketed } from './placeholders.ts';
import type { ReadTools } from './read-blocks.ts';
import { readRecordDates } from './record-dates.ts';
import { listAmendments, readStructure } from './sections.ts';
import { createShownCheck, findLiftedLines, type ReadFacts } from './shown-facts.ts';
import { readRelations } from './stated-relations.ts';
import { readStatus } from './stated-status.ts';
import { readTitle } from './title.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Context {
  vocabulary: Vocabulary;
  neighbours: readonly string[];
}

/** What every other reader builds on, and all that the history of a record takes. */
function readBasics(document: Document, { vocabulary, neighbours }: Context) {
  const { path } = document.source;
  const siblingFiles = describeSiblings(path, neighbours);
  const naming = readNaming(path, new Set(siblingFiles.counted));
  const definitions = collectDefinitions(document.root);
  const structure = readStructure(document, vocabulary, naming.words);
  const named = naming.identifier ?? leadingIdentifier(structure.title?.text ?? '');
  const tools: ReadTools = {
    ...{ vocabulary, definitions, number: named?.value ?? null },
    prefix: getPrefixPattern(siblingFiles),
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
  { vocabulary, neighbours }: Context,
): { record: ReadRecord; kind: FileKind; translates: Translates | null } {
  const { source } = document;
  const basics = readBasics(document, { vocabulary, neighbours });
  const { siblingFiles, naming, tools, structure, fields, status, when } = basics;
  const { entries, footer } = fields;
  const title = readTitle(document, { structure, entries, naming });
  const number = readNumber(source, { entries, naming, title });
  const parts = readParts(document);
  const relations = readRelations(document, {
    fields,
    structure,
    tools,
    number: number.fact?.value ?? null,
    partly: status.chosen?.partly ?? false,
  });
  const people = [...entries, ...footer];
  const affects = readAffects(document, entries, vocabulary);
  const issues: Issue[] = [
    ...source.issues,
    ...document.issues,
    ...number.issues,
    ...status.issues,
    ...when.issues,
    ...relations.issues,
    ...affects.issues,
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
    affects: affects.patterns,
    fields: listOwnFields(entries, vocabulary, affects.patterns),
    relations: relations.stated,
  };
  const dated = [...readDatedEntries(fields, structure, tools), ...listAmendments(structure)];
  const shown = { ...tools, isShown: createShownCheck(facts, dated) };
  const record: ReadRecord = {
    source,
    ...facts,
    identifiers: number.identifiers,
    dated,
    summary: createSummary(document, parts),
    mentions: relations.mentions,
    bodyFrom: document.frontMatter?.to ?? 1,
    aliases: readAliases(document.frontMatter),
    language: readLanguage(document),
    // most attributes of AsciiDoc are settings and variables of the text
    fields: [...facts.fields, ...(source.original ? [] : listOtherFields(document.frontMatter, shown))],
    hasTitleHeading:
      title.fact.location === 'title' ||
      (structure.title !== null && shown.isShown(null, structure.title.text)),
    factLines: findLiftedLines(structure, document.root, shown),
    outline: document.outline,
    parts,
    issues,
  };
  const kind = detectKind({
    path: source.path,
    naming,
    siblingFiles,
    parts,
    numberedTitle: title.number !== null && title.fact.location !== 'file name',
    unfilledTitle: title.unfilled,
    unnamed: title.fact.location === 'file name' && number.fact === null && naming.date === null,
    title: title.fact.value,
    numberField: entries.some(
      (entry) =>
        entry.fact === 'number' &&
        entry.location !== 'section' &&
        !/^(?:id|index|identifier|no|nr)\.?$/i.test(entry.label) &&
        /\d/.test(entry.items[0]?.text ?? ''),
    ),
    status:
      status.fact !== null && (status.fact.value !== 'unknown' || status.fact.location === 'front matter'),
    unknownStatus: status.fact?.value === 'unknown' && /^\p{L}+(?:\s\p{L}+)?$/u.test(status.fact.raw.trim()),
    isTemplateValue: status.isTemplateValue,
    statement: Y_STATEMENT.test(document.text.slice(0, 4000)),
    empty: document.root.children.length === 0 && document.frontMatter === null,
    placeholders: countPlaceholders(document, tools),
  });
  return { record, kind, translates: siblingFiles.translates };
}

const Y_STATEMENT =
  /\bin the context of\b[\s\S]{1,600}?\b(?:facing|faced with|concerned about)\b[\s\S]{1,600}?\b(?:decided|chose)\b/i;

/** Blocks of the body that are nothing but a placeholder. */
function countPlaceholders(document: Document, { definitions }: ReadTools): number {
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
