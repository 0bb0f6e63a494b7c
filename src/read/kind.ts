import type { Anatomy } from '../model/anatomy.ts';
import type { Kind, OtherKind } from '../model/record.ts';
import { folderOf, nameOf } from '../shared/paths.ts';
import { type Companion, companionIn, GUIDES, INSTRUCTIONS, isIntroduction, stemOf } from './file-names.ts';
import { fold } from './fold.ts';
import type { Surroundings } from './naming.ts';
import type { Naming } from './types.ts';
import { wordsFor } from './vocabulary/sections/index.ts';

export interface Evidence {
  path: string;
  naming: Naming;
  surroundings: Surroundings;
  anatomy: Anatomy;
  /** The title stands in the text and carries the record's number, as in `ADR 12: X`. */
  numberedTitle: boolean;
  unfilledTitle: boolean;
  /** Neither a title nor a number or date in the file's name tells which decision it is. */
  unnamed: boolean;
  title: string;
  /** A field gives the record's number. */
  numberField: boolean;
  /** A status is stated, with a word the vocabulary knows. */
  status: boolean;
  /** A status is stated in one or two words that the vocabulary does not know. */
  unknownStatus: boolean;
  /** Status choices or dates left as the template has them. */
  untouched: boolean;
  /** The text is one sentence of the form "in the context of …, facing …, we decided …". */
  statement: boolean;
  /** No text at all. */
  empty: boolean;
  /** Placeholders in the body, and paragraphs altogether. */
  placeholders: number;
}

const TEMPLATE: ReadonlySet<string> = new Set(wordsFor('template').map(fold));
/** `ADR template (short)`, `ADR / Decision Process`: titles that speak of records as such. */
const ABOUT_RECORDS =
  /^(?:(?:the|our)\s+)?(?:(?:M?ADRs?|(?:architectur(?:e|al)\s+)?decision(?:\s+records?)?)(?:\s*\(M?ADRs?\))?[\s/&–—-]+)+(template|explanation|process|guide(?:lines?)?|overview|index|log|checklist|life\s?cycle|format|workflow|conventions)(?=$|\s*[(:–—-])/iu;
/** `Architecture Decision Records (ADRs)`: the title of the whole log. */
const ALL_RECORDS =
  /^(?:(?:the|our)\s+)?(?:(?:architectur(?:e|al)\s+)?decision\s+records|ADRs)(?:\s*\(M?ADRs?\))?$/iu;
/** Words a template's file name is made of, so that `0039-use-velocity-as-template-engine` is none. */
const TEMPLATE_WORDS =
  /^(?:a?adr|madr|pdr|rfc|decisions?|records?|short|long|bare|minimal|full|default|simple|basic|nygard|architectur(?:e|al)|new|component|sdk|reference|example|sample|the|our|y|statement|tyree|akerman|planguage|alexandrian|business|case|edgex|templates?|v?\d+|nnnn?|xxxx?|yyyymmdd|title|en|de|fr|es)$/i;

/** Whether a file is a record, by what it says, how its neighbours are named, and its place; if not, why. */
export function kindOf(evidence: Evidence): Kind {
  const { path, naming, surroundings } = evidence;
  const file = stemOf(path);
  if (INSTRUCTIONS.test(file))
    return other('instructions', `${nameOf(path)} contains instructions for tools`);
  if (surroundings.translates !== null)
    return other('translation', `it is a translation of ${surroundings.translates.path}`);
  const template = templateReason(file, evidence);
  if (template !== null) return other('template', template);
  if (naming.number !== null) {
    const name = naming.words.replaceAll(' ', '-');
    const states = evidence.status && naming.number > 0;
    if ((isIntroduction(name) || GUIDES.test(name)) && !states && !decides(evidence))
      return other('guide', `${nameOf(path)} is documentation, not a decision`);
  } else if (!naming.byFolder) {
    if (isIntroduction(file) && !(argues(evidence) && standsAlone(evidence)))
      return other('introduction', `${nameOf(path)} introduces the ADRs and is not a decision`);
    if (GUIDES.test(file) && !(argues(evidence) && evidence.numberedTitle))
      return other('guide', `${nameOf(path)} is documentation, not a decision`);
  }
  const about = aboutRecords(evidence) ?? companion(evidence);
  if (about !== null) return about;
  if (evidence.empty)
    return naming.number === null && naming.date === null
      ? other('guide', 'it is empty')
      : { kind: 'record' };
  if (naming.number !== null || evidence.numberedTitle || evidence.numberField) return numbered(evidence);
  return unnumbered(evidence);
}

/** A checklist, a review, notes: called so, or beside the record whose number it has, and without a decision of its own. */
function companion(evidence: Evidence): Kind | null {
  const { naming, surroundings, path, title } = evidence;
  const { beside } = surroundings;
  const inFolder = companionIn(nameOf(folderOf(path))) === 'only';
  const names = [companionIn(naming.words), companionIn(stemOf(path)), companionIn(title)];
  const own = SUREST.find((one) => names.includes(one)) ?? null;
  // a review in a folder of reviews is one, whatever parts it has
  const called = inFolder ? (own === null || own === 'end' ? 'only' : 'of') : own;
  if (called === null && beside === null) return null;
  const continues =
    called !== null && beside !== null && stemOf(path).toLowerCase().startsWith(stemOf(beside).toLowerCase());
  if (!continues && decidesItself(evidence, called)) return null;
  const reason =
    beside === null ? 'its name says that it accompanies a decision' : `it accompanies ${beside}`;
  return other('guide', reason);
}

const SUREST: Companion[] = ['of', 'only', 'whole', 'end'];

function decidesItself(evidence: Evidence, called: Companion | null): boolean {
  const { naming, surroundings, status, numberField } = evidence;
  const isAlone = surroundings.beside === null;
  if (called === 'of') return false;
  if (called === null) return status || hasParts(evidence) > 0;
  if (called === 'only' || !isAlone) return argues(evidence);
  // `RFC 12: Cancel earlier tasks`, in a folder whose records state nothing, is one of them
  const isNamed = naming.number !== null && evidence.numberedTitle && naming.words.includes(' ');
  if (naming.number !== null || naming.date !== null || numberField)
    return status || decides(evidence) || (called === 'end' && isNamed);
  // `Use a checklist` may well be decided on
  return called === 'end' ? status && decides(evidence) : argues(evidence);
}

/** A number in the name makes a record, unless it only orders chapters beside records that are named otherwise. */
function numbered(evidence: Evidence): Kind {
  const says = evidence.status || evidence.numberedTitle || evidence.numberField || hasParts(evidence) > 0;
  if (says || evidence.naming.family || !evidence.surroundings.family) return { kind: 'record' };
  return other('guide', 'it has no status and no decision, and the ADRs next to it have other names');
}

function unnumbered(evidence: Evidence): Kind {
  const { naming, surroundings, status } = evidence;
  const odd = surroundings.marked;
  const parts = hasParts(evidence);
  if (naming.date !== null) {
    if (/\b(?:meeting|minutes|notes|protokoll|agenda|retro|standup)\b/i.test(naming.words) && !status)
      return other('guide', 'its name says that it contains meeting notes');
    if (status || parts > 0 || odd) return { kind: 'record' };
  }
  const stated = status || evidence.unknownStatus;
  if (odd && naming.date === null) {
    if (decides(evidence) && (parts >= 2 || stated)) return { kind: 'record' };
    return other(
      'guide',
      'its name has no number or date, unlike the ADRs next to it, and it has no section with a decision',
    );
  }
  if (status || parts >= 2 || ((naming.family || stated) && parts >= 1)) return { kind: 'record' };
  return other('guide', 'it has no status and no sections of an ADR');
}

function templateReason(file: string, evidence: Evidence): string | null {
  const { naming, path } = evidence;
  const zero = naming.number === null || naming.number === 0;
  const unfilled = evidence.unfilledTitle || evidence.placeholders >= 3;
  const words = fold(file).split(' ');
  if (words.some((word) => TEMPLATE.has(word))) {
    const isForm = isFormName(file) && (zero || !evidence.status);
    if (
      isForm ||
      (unfilled && (zero || isFormName(file))) ||
      (zero && !argues(evidence) && TEMPLATE.has(words.at(-1) ?? ''))
    )
      return `${nameOf(path)} is a template by its name`;
  }
  if (/(?:^|\/)_?templates?\//i.test(path) && zero && !evidence.numberedTitle)
    return 'it is in a folder of templates';
  // a draft waits for its number under such a name, but it is filled in
  if (
    /^(?:ADR[-_ ]?)?(?:N{2,}|X{2,}|YYYY|#{2,})(?=$|[-_ .])/i.test(file) &&
    (evidence.unfilledTitle || evidence.untouched || evidence.placeholders >= 3 || !evidence.status)
  )
    return 'its name has a placeholder for the number';
  if (
    evidence.unfilledTitle &&
    zero &&
    (evidence.untouched ||
      evidence.placeholders >= 3 ||
      (!evidence.status && !(naming.date !== null && decides(evidence))) ||
      evidence.unnamed ||
      isFormName(file))
  )
    return 'its title and sections are not filled in';
  if (zero && naming.date === null && !evidence.status && evidence.placeholders >= 5)
    return 'its status and sections are not filled in';
  return null;
}

/** A file without number or date whose title speaks of records as such: a template, or a guide unless it argues. */
function aboutRecords(evidence: Evidence): Kind | null {
  const { naming, title, numberedTitle, numberField } = evidence;
  if (naming.number !== null || naming.date !== null || numberedTitle || numberField) return null;
  const subject = ABOUT_RECORDS.exec(title)?.[1];
  if (/^template$/i.test(subject ?? '')) return other('template', 'its title says that it is a template');
  if ((subject === undefined && !ALL_RECORDS.test(title)) || argues(evidence)) return null;
  return other('guide', 'its title says that it is about ADRs');
}

/** `adr-form`, `example.adr`: a name that says nothing of a decision. */
function isFormName(file: string): boolean {
  return fold(file)
    .split(' ')
    .every((word) => TEMPLATE_WORDS.test(word) || TEMPLATE.has(word));
}

/** How many of a decision's parts the text has. */
function hasParts({ anatomy, statement }: Evidence): number {
  const parts = new Set(anatomy.roles.map(({ part }) => part));
  let count = 0;
  if (parts.has('context') || anatomy.context.length > 0) count++;
  if (parts.has('decision') || anatomy.decision.length > 0) count++;
  if (parts.has('consequences') || parts.has('positive') || parts.has('negative')) count++;
  if (parts.has('alternatives') || anatomy.alternatives.length > 1) count++;
  if (statement) count += 2;
  return count;
}

function decides({ anatomy }: Evidence): boolean {
  return anatomy.decision.length > 0 || anatomy.roles.some(({ part }) => part === 'decision');
}

/** A README that is a record itself has a status and the parts, or the parts under a numbered title. */
function argues(evidence: Evidence): boolean {
  const context = evidence.anatomy.roles.some(({ part }) => part === 'context');
  return decides(evidence) && context && (evidence.status || evidence.numberedTitle);
}

/** A README beside numbered files, or at the top of the collection, introduces them whatever its headings are. */
function standsAlone({ path, surroundings, numberedTitle }: Evidence): boolean {
  return folderOf(path) === '' ? numberedTitle : !surroundings.introduces;
}

function other(kind: OtherKind, reason: string): Kind {
  return { kind, reason };
}
