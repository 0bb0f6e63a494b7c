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
  const { status, number, parts } = record;
  const { location, value } = title.fact;
  return {
    ...{ naming, parts, title: value, path: record.source.path },
    ...{ siblingFiles: found.siblingFiles, isTemplateValue: found.isTemplateValue },
    /** The title is in the text and carries the record's number, as in `ADR 12: X`. */
    numberedTitle: title.number !== null && location !== 'file name',
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
    /** A status is stated, with a word the vocabulary knows. */
    status: status !== null && (status.value !== 'unknown' || status.location === 'front matter'),
    /** A status is stated in one or two words that the vocabulary does not know. */
    unknownStatus: status?.value === 'unknown' && /^\p{L}+(?:\s\p{L}+)?$/u.test(status.raw.trim()),
    statement: Y_STATEMENT.test(document.text.slice(0, 4000)),
    /** No text at all. */
    empty: document.root.children.length === 0 && document.frontMatter === null,
    placeholders: countPlaceholders(document, found.definitions),
  };
}

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
  const { path, naming, siblingFiles } = evidence;
  const file = getFileStem(path);
  const values = { file: getName(path) };
  if (INSTRUCTIONS.test(file)) return toOtherKind('instructions', 'instructions', values);
  if (siblingFiles.translates !== null)
    return toOtherKind('translation', 'translation', { file: siblingFiles.translates.path });
  const template = findTemplateReason(file, evidence);
  if (template !== null) return toOtherKind('template', template, values);
  if (naming.number !== null) {
    const name = naming.words.replaceAll(' ', '-');
    const states = evidence.status && naming.number > 0;
    if ((isIntroduction(name) || GUIDES.test(name)) && !states && !hasDecision(evidence))
      return toOtherKind('guide', 'documentation', values);
  } else if (!naming.byFolder) {
    if (isIntroduction(file) && !(isArgued(evidence) && isIntroducing(evidence)))
      return toOtherKind('introduction', 'introduction', values);
    if (GUIDES.test(file) && !(isArgued(evidence) && evidence.numberedTitle))
      return toOtherKind('guide', 'documentation', values);
  }
  const about = findKindByTitle(evidence) ?? findCompanionKind(evidence);
  if (about !== null) return about;
  if (evidence.empty)
    return naming.number === null && naming.date === null
      ? toOtherKind('guide', 'empty')
      : { kind: 'record' };
  if (naming.number !== null || evidence.numberedTitle || evidence.numberField)
    return judgeNumbered(evidence);
  return judgeUnnumbered(evidence);
}

/** A checklist, a review, notes: called so, or beside the record whose number it has, and without a decision of its own. */
function findCompanionKind(evidence: Evidence): FileKind | null {
  const { naming, siblingFiles, path, title } = evidence;
  const { beside } = siblingFiles;
  const folder = naming.byFolder ? getFolder(getFolder(path)) : getFolder(path);
  const inFolder = findCompanionWord(getName(folder)) === 'only';
  const names = [
    findCompanionWord(naming.words),
    findCompanionWord(getFileStem(path)),
    findCompanionWord(title),
  ];
  const own = SUREST.find((one) => names.includes(one)) ?? null;
  // a review in a folder of reviews is one, whatever parts it has
  const called = inFolder ? (own === null || own === 'end' ? 'only' : 'of') : own;
  if (called === null && beside === null) return null;
  const continues =
    called !== null &&
    beside !== null &&
    getFileStem(path).toLowerCase().startsWith(getFileStem(beside).toLowerCase());
  if (!continues && isDecisionItself(evidence, called)) return null;
  return beside === null
    ? toOtherKind('guide', 'companion-by-name')
    : toOtherKind('guide', 'companion', { file: beside });
}

const SUREST: CompanionWord[] = ['of', 'only', 'whole', 'end'];

function isDecisionItself(evidence: Evidence, called: CompanionWord | null): boolean {
  const { naming, siblingFiles, status, numberField } = evidence;
  const isAlone = siblingFiles.beside === null;
  if (called === 'of') return false;
  if (called === null) return status || countNamedParts(evidence) > 0;
  // the one text of a folder with a number is what the number was given for
  if (naming.byFolder && isAlone && (status || evidence.numberedTitle)) return true;
  if (called === 'only' || !isAlone) return isArgued(evidence);
  // `RFC 12: Cancel earlier tasks`, in a folder whose records state nothing, is one of them
  const isNamed = naming.number !== null && evidence.numberedTitle && naming.words.includes(' ');
  if (naming.number !== null || naming.date !== null || numberField)
    return status || hasDecision(evidence) || (called === 'end' && isNamed);
  // `Use a checklist` may well be decided on
  return called === 'end' ? status && hasDecision(evidence) : isArgued(evidence);
}

/** A number in the name makes a record, unless it only orders chapters beside records that are named otherwise. */
function judgeNumbered(evidence: Evidence): FileKind {
  const says =
    evidence.status || evidence.numberedTitle || evidence.numberField || countNamedParts(evidence) > 0;
  if (says || evidence.naming.family || !evidence.siblingFiles.family) return { kind: 'record' };
  return toOtherKind('guide', 'other-names');
}

function judgeUnnumbered(evidence: Evidence): FileKind {
  const { naming, siblingFiles, status } = evidence;
  const odd = siblingFiles.marked;
  const parts = countNamedParts(evidence);
  if (naming.date !== null) {
    if (/\b(?:meeting|minutes|notes|protokoll|agenda|retro|standup)\b/i.test(naming.words) && !status)
      return toOtherKind('guide', 'meeting-notes');
    if (status || parts > 0 || odd) return { kind: 'record' };
  }
  const stated = status || evidence.unknownStatus;
  if (odd && naming.date === null) {
    if (hasDecision(evidence) && (parts >= 2 || stated)) return { kind: 'record' };
    return toOtherKind('guide', 'unnumbered');
  }
  if (status || parts >= 2 || ((naming.family || stated) && parts >= 1)) return { kind: 'record' };
  return toOtherKind('guide', 'no-sections');
}

function findTemplateReason(file: string, evidence: Evidence): SkipReason | null {
  const { naming, path } = evidence;
  const zero = naming.number === null || naming.number === 0;
  const unfilled = evidence.unfilledTitle || evidence.placeholders >= 3;
  const words = normalize(file).split(' ');
  if (words.some((word) => TEMPLATE.has(word))) {
    const isForm = isFormName(file) && (zero || !evidence.status);
    if (
      isForm ||
      (unfilled && (zero || isFormName(file))) ||
      (zero && !isArgued(evidence) && TEMPLATE.has(words.at(-1) ?? ''))
    )
      return 'template-by-name';
  }
  if (/(?:^|\/)_?templates?\//i.test(path) && zero && !evidence.numberedTitle) return 'template-folder';
  // a draft waits for its number under such a name, but it is filled in
  if (
    /^(?:ADR[-_ ]?)?(?:N{2,}|X{2,}|YYYY|#{2,})(?=$|[-_ .])/i.test(file) &&
    (evidence.unfilledTitle || evidence.isTemplateValue || evidence.placeholders >= 3 || !evidence.status)
  )
    return 'template-number';
  if (
    evidence.unfilledTitle &&
    zero &&
    (evidence.isTemplateValue ||
      evidence.placeholders >= 3 ||
      (!evidence.status && !(naming.date !== null && hasDecision(evidence))) ||
      evidence.unnamed ||
      isFormName(file))
  )
    return 'unfilled-title';
  if (zero && naming.date === null && !evidence.status && evidence.placeholders >= 5)
    return 'unfilled-status';
  return null;
}

/** A file without number or date whose title speaks of records as such: a template, or a guide unless it argues. */
function findKindByTitle(evidence: Evidence): FileKind | null {
  const { naming, title, numberedTitle, numberField } = evidence;
  if (naming.number !== null || naming.date !== null || numberedTitle || numberField) return null;
  const subject = ABOUT_RECORDS.exec(title)?.[1];
  if (/^template$/i.test(subject ?? '')) return toOtherKind('template', 'template-by-title');
  if ((subject === undefined && !ALL_RECORDS.test(title)) || isArgued(evidence)) return null;
  return toOtherKind('guide', 'about-adrs');
}

/** `adr-form`, `example.adr`: a name that says nothing of a decision. */
function isFormName(file: string): boolean {
  return normalize(file)
    .split(' ')
    .every((word) => TEMPLATE_WORDS.test(word) || TEMPLATE.has(word));
}

/** How many of a decision's parts the text has. */
function countNamedParts({ parts, statement }: Evidence): number {
  const named = new Set(parts.roles.map(({ part }) => part));
  let count = 0;
  if (named.has('context') || parts.context.length > 0) count++;
  if (named.has('decision') || parts.decision.length > 0) count++;
  if (named.has('consequences') || named.has('positive') || named.has('negative')) count++;
  if (named.has('alternatives') || parts.alternatives.length > 1) count++;
  if (statement) count += 2;
  return count;
}

function hasDecision({ parts }: Evidence): boolean {
  return parts.decision.length > 0 || parts.roles.some(({ part }) => part === 'decision');
}

/** A README that is a record itself has a status and the parts, or the parts under a numbered title. */
function isArgued(evidence: Evidence): boolean {
  const context = evidence.parts.roles.some(({ part }) => part === 'context');
  return hasDecision(evidence) && context && (evidence.status || evidence.numberedTitle);
}

/** A README beside numbered files, or at the top of the collection, introduces them whatever its headings are. */
function isIntroducing({ path, siblingFiles, numberedTitle }: Evidence): boolean {
  return getFolder(path) === '' ? numberedTitle : !siblingFiles.introduces;
}

function toOtherKind(kind: OtherKind, reason: SkipReason, values?: TextValues): FileKind {
  return { kind, reason: toSkipReason(reason, values) };
}
