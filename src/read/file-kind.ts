/** Whether a file is a decision, and what it is instead. */
import { type SkipReason, type TextValues, toSkipReason } from '../messages/issues.ts';
import type { FileKind, OtherKind, ReadRecord } from '../model/record.ts';
import { getFolder, getName } from '../shared/paths.ts';
import type { Document } from './document.ts';
import {
  type CompanionWord,
  findCompanionWord,
  GUIDES,
  getFileStem,
  INSTRUCTIONS,
  isIntroduction,
} from './file-names.ts';
import type { Definitions } from './inline-text.ts';
import type { SiblingFiles } from './naming.ts';
import { normalize } from './normalize.ts';
import { isBracketed } from './placeholders.ts';
import { listWordsFor } from './section-names.ts';
import type { LabelledEntry, Naming, TitleReading } from './types.ts';

interface Found {
  record: ReadRecord;
  title: TitleReading;
  naming: Naming;
  siblingFiles: SiblingFiles;
  entries: readonly LabelledEntry[];
  /** Status choices or dates left as the template has them. */
  isTemplateValue: boolean;
  definitions: Definitions;
}

type Evidence = ReturnType<typeof collectEvidence>;

function collectEvidence(document: Document, { record, title, naming, entries, ...found }: Found) {
  const { parts, number, status: stated, source } = record;
  const { location, value } = title.fact;
  const file = getFileStem(source.path);
  const named = new Set(parts.roles.map(({ part }) => part));
  const hasDecision = parts.decision.length > 0 || named.has('decision');
  const hasParts = [
    named.has('context') || parts.context.length > 0,
    hasDecision,
    named.has('consequences') || named.has('positive') || named.has('negative'),
    named.has('alternatives') || parts.alternatives.length > 1,
  ];
  const isStatement = Y_STATEMENT.test(document.text.slice(0, 4000));
  /** A status is stated, with a word the vocabulary knows. */
  const status = stated !== null && (stated.value !== 'unknown' || stated.location === 'front matter');
  /** The title is in the text and carries the record's number, as in `ADR 12: X`. */
  const numberedTitle = title.number !== null && location !== 'file name';
  return {
    ...{ naming, file, hasDecision, status, numberedTitle, title: value, path: source.path },
    ...{ siblingFiles: found.siblingFiles, isTemplateValue: found.isTemplateValue },
    isNumbered: naming.number !== null && naming.number > 0,
    isMarked: naming.number !== null || naming.date !== null,
    unfilledTitle: title.unfilled,
    /** Neither a title nor a number or date in the file's name says which decision it is. */
    unnamed: location === 'file name' && number === null && naming.date === null,
    /** A field gives the record's number. */
    numberField: entries.some(
      (entry) =>
        entry.fact === 'number' &&
        entry.location !== 'section' &&
        !/^(?:id|index|identifier|no|nr)\.?$/i.test(entry.label) &&
        /\d/.test(entry.items[0]?.text ?? ''),
    ),
    /** A status is stated, if only in one or two words that the vocabulary does not know. */
    stated: status || (stated?.value === 'unknown' && /^\p{L}+(?:\s\p{L}+)?$/u.test(stated.raw.trim())),
    /** How many of a decision's parts the text has. */
    parts: hasParts.filter(Boolean).length + (isStatement ? 2 : 0),
    /** A README that is a record itself has a status and the parts, or the parts under a numbered title. */
    isArgued: hasDecision && named.has('context') && (status || numberedTitle),
    /** `adr-form`, `example.adr`: the file's name says nothing of a decision. */
    isForm: normalize(file)
      .split(' ')
      .every((word) => TEMPLATE_WORDS.test(word) || TEMPLATE.has(word)),
    /** The heading says so, as in `RFC: Sell the crane`, and goes on with the parts of one. */
    isCalledRecord: CALLED_RECORD.test(record.outline[0]?.text ?? '') && hasParts.includes(true),
    /** No text at all. */
    empty: document.root.children.length === 0 && document.frontMatter === null,
    placeholders: countPlaceholders(document, found.definitions),
  };
}

const CALLED_RECORD = /^(?:M?ADR|RFC|PDR|KEP)\s*(?:[:：–—]|-\s)\s*\S/u;

/** The text is one sentence of this form. */
const Y_STATEMENT =
  /\bin the context of\b[\s\S]{1,600}?\b(?:facing|faced with|concerned about)\b[\s\S]{1,600}?\b(?:decided|chose)\b/i;

/** Blocks of the body that are nothing but a placeholder. */
function countPlaceholders({ lines }: Document, definitions: Definitions): number {
  let count = 0;
  let fenced = false;
  for (const line of lines) {
    if (!/[[{<`~]/.test(line)) continue;
    if (/^\s*[`~]{3}/.test(line)) fenced = !fenced;
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

const TEMPLATE: ReadonlySet<string> = new Set(listWordsFor('template').map(normalize));
/** `ADR template (short)`, `ADR / Decision Process`: titles that speak of records as such. */
const ABOUT_RECORDS =
  /^(?:(?:the|our)\s+)?(?:(?:M?ADRs?|(?:architectur(?:e|al)\s+)?decision(?:\s+records?)?)(?:\s*\(M?ADRs?\))?[\s/&–—-]+)+(template|explanation|process|guide(?:lines?)?|overview|index|log|checklist|life\s?cycle|format|workflow|conventions)(?=$|\s*[(:–—-])/iu;
/** `Architecture Decision Records (ADRs)`: the title of the whole log. */
const ALL_RECORDS =
  /^(?:(?:the|our)\s+)?(?:(?:architectur(?:e|al)\s+)?decision\s+records|ADRs)(?:\s*\(M?ADRs?\))?$/iu;
/** Words a template's file name is made of, so that `0039-use-velocity-as-template-engine` is not one. */
const TEMPLATE_WORDS =
  /^(?:a?adr|madr|pdr|rfc|decisions?|records?|short|long|bare|minimal|full|default|simple|basic|nygard|architectur(?:e|al)|new|component|sdk|reference|example|sample|the|our|y|statement|tyree|akerman|planguage|alexandrian|business|case|edgex|templates?|v?\d+|nnnn?|xxxx?|yyyymmdd|title|en|de|fr|es)$/i;

/** Whether a file is a record, by what it says, how its neighbours are named, and its place; if not, why. */
export function detectKind(document: Document, found: Found): FileKind {
  const evidence = collectEvidence(document, found);
  const { path, file, naming, siblingFiles, status, isArgued, numberedTitle } = evidence;
  const values = { file: getName(path) };
  if (INSTRUCTIONS.test(file)) return toOtherKind('instructions', 'instructions', values);
  if (siblingFiles.translates !== null)
    return toOtherKind('translation', 'translation', { file: siblingFiles.translates.path });
  const template = findTemplateReason(evidence);
  if (template !== null) return toOtherKind('template', template, values);
  if (naming.number !== null) {
    const name = naming.words.replaceAll(' ', '-');
    const states = (status && evidence.isNumbered) || evidence.hasDecision;
    if ((isIntroduction(name) || GUIDES.test(name)) && !states)
      return toOtherKind('guide', 'documentation', values);
  } else if (!naming.byFolder) {
    // a README beside numbered files, or at the top of the collection, introduces them whatever its headings are
    const isIntroducing = getFolder(path) === '' ? numberedTitle : !siblingFiles.introduces;
    if (isIntroduction(file) && !(isArgued && isIntroducing))
      return toOtherKind('introduction', 'introduction', values);
    if (GUIDES.test(file) && !(isArgued && numberedTitle))
      return toOtherKind('guide', 'documentation', values);
  }
  const about = findKindByTitle(evidence) ?? findCompanionKind(evidence);
  if (about !== null) return about;
  if (evidence.empty && !evidence.isMarked) return toOtherKind('guide', 'empty');
  const reason = evidence.empty ? null : findOtherReason(evidence);
  return reason === null ? { kind: 'record' } : toOtherKind('guide', reason);
}

/** A checklist, a review, notes: called so, or beside the record whose number it has, and without a decision of its own. */
function findCompanionKind(evidence: Evidence): FileKind | null {
  const { naming, siblingFiles, path, file, title } = evidence;
  const { beside } = siblingFiles;
  const folder = naming.byFolder ? getFolder(getFolder(path)) : getFolder(path);
  const inFolder = findCompanionWord(getName(folder)) === 'only';
  const words = [naming.words, file, title].map(findCompanionWord);
  const own = SUREST.find((one) => words.includes(one)) ?? null;
  // a review in a folder of reviews is one, whatever parts it has
  const called = inFolder ? (own === null || own === 'end' ? 'only' : 'of') : own;
  if (called === null && beside === null) return null;
  const continues =
    called !== null && beside !== null && file.toLowerCase().startsWith(getFileStem(beside).toLowerCase());
  if (!continues && isDecisionItself(evidence, called)) return null;
  return beside === null
    ? toOtherKind('guide', 'companion-by-name')
    : toOtherKind('guide', 'companion', { file: beside });
}

const SUREST: CompanionWord[] = ['of', 'only', 'whole', 'end'];

function isDecisionItself(evidence: Evidence, called: CompanionWord | null): boolean {
  const { naming, siblingFiles, status, hasDecision, numberedTitle } = evidence;
  const isAlone = siblingFiles.beside === null;
  if (called === 'of') return false;
  if (called === null) return status || evidence.parts > 0;
  // the one text of a folder with a number is what the number was given for
  if (naming.byFolder && isAlone && (status || numberedTitle)) return true;
  if (called === 'only' || !isAlone) return evidence.isArgued;
  // `RFC 12: Cancel earlier tasks`, in a folder whose records state nothing, is one of them
  const isNamed = naming.number !== null && numberedTitle && naming.words.includes(' ');
  if (evidence.isMarked || evidence.numberField)
    return status || hasDecision || (called === 'end' && isNamed);
  // `Use a checklist` may well be decided on
  return called === 'end' ? status && hasDecision : evidence.isArgued;
}

/** Why a file that is called nothing else is no record; null where it is one. */
function findOtherReason(evidence: Evidence): SkipReason | null {
  const { naming, siblingFiles, status, stated, parts } = evidence;
  const isNumbered = evidence.numberedTitle || evidence.numberField;
  if (evidence.isCalledRecord) return null;
  // a number in the name may only order chapters beside records that are named otherwise
  if (naming.number !== null || isNumbered)
    return status || isNumbered || parts > 0 || naming.family || !siblingFiles.family ? null : 'other-names';
  if (naming.date !== null) {
    if (/\b(?:meeting|minutes|notes|protokoll|agenda|retro|standup)\b/i.test(naming.words) && !status)
      return 'meeting-notes';
    if (status || parts > 0 || siblingFiles.marked) return null;
  } else if (siblingFiles.marked) return evidence.hasDecision && (parts >= 2 || stated) ? null : 'unnumbered';
  return status || parts >= 2 || ((naming.family || stated) && parts >= 1) ? null : 'no-sections';
}

function findTemplateReason(evidence: Evidence): SkipReason | null {
  const { path, file, naming, status, isForm, isNumbered, isTemplateValue, unfilledTitle } = evidence;
  const unfilled = unfilledTitle || evidence.placeholders >= 3;
  const words = normalize(file).split(' ');
  if (words.some((word) => TEMPLATE.has(word))) {
    const isCalled = !isNumbered && !evidence.isArgued && TEMPLATE.has(words.at(-1) ?? '');
    if ((isForm && (!isNumbered || !status)) || (unfilled && (!isNumbered || isForm)) || isCalled)
      return 'template-by-name';
  }
  if (/(?:^|\/)_?templates?\//i.test(path) && !isNumbered && !evidence.numberedTitle)
    return 'template-folder';
  // a draft waits for its number under such a name, but it is filled in
  if (
    /^(?:ADR[-_ ]?)?(?:N{2,}|X{2,}|YYYY|#{2,})(?=$|[-_ .])/i.test(file) &&
    (unfilled || isTemplateValue || !status)
  )
    return 'template-number';
  if (isNumbered) return null;
  const isDecided = status || (naming.date !== null && evidence.hasDecision);
  if (
    unfilledTitle &&
    (isTemplateValue || evidence.placeholders >= 3 || !isDecided || evidence.unnamed || isForm)
  )
    return 'unfilled-title';
  return naming.date === null && !status && evidence.placeholders >= 5 ? 'unfilled-status' : null;
}

/** A file without number or date whose title speaks of records as such: a template, or a guide unless it argues. */
function findKindByTitle(evidence: Evidence): FileKind | null {
  const { title, isMarked, numberedTitle, numberField, isArgued } = evidence;
  if (isMarked || numberedTitle || numberField) return null;
  const subject = ABOUT_RECORDS.exec(title)?.[1];
  if (/^template$/i.test(subject ?? '')) return toOtherKind('template', 'template-by-title');
  if ((subject === undefined && !ALL_RECORDS.test(title)) || isArgued) return null;
  return toOtherKind('guide', 'about-adrs');
}

function toOtherKind(kind: OtherKind, reason: SkipReason, values?: TextValues): FileKind {
  return { kind, reason: toSkipReason(reason, values) };
}
