/** The structure of a record: head, sections, amendments. */
import type { RootContent } from 'mdast';
import type { DatedEntry } from '../model/record.ts';
import { memoizeFor } from '../shared/memoize.ts';
import { blankDates, findDates } from './dates.ts';
import type { Document } from './document.ts';
import type { FactName } from './fact-names.ts';
import { hasSharedWord, normalize } from './normalize.ts';
import {
  findMeaning,
  findOwnSection,
  isGenericTitle,
  isSectionName,
  listHeadingNames,
  type OwnSections,
  removeHeadingMarks,
} from './parts/headings.ts';
import { listWordsFor } from './section-names.ts';
import { STRUCK, toPlainText } from './text.ts';
import { isPlaceholder } from './title.ts';
import type { HeadSection, Structure } from './types.ts';
import { findHeadingFact, type Vocabulary } from './vocabulary.ts';

/** @param name the file's name, which tells a title from a section of the same depth */
export function readStructure(document: Document, vocabulary: Vocabulary, name = ''): Structure {
  const sections = document.sections.map(({ heading, nodes, parent }): HeadSection => {
    const bare = heading === null ? '' : toPlainText(heading, STRUCK);
    const text = bare === '' && heading?.depth === 1 ? toPlainText(heading) : bare;
    const label = heading === null ? { fact: null, rest: '' } : readHeadingLabel(vocabulary, text);
    return { heading, parent, text, nodes: nodes.filter((node) => !isContents(node)), ...label };
  });
  const title = findTitleSection(sections, name, vocabulary.sections);
  // `# <short noun phrase>` is a tag to Markdown, and leaves no words
  const isOpening = (section: HeadSection): boolean =>
    section === title || section.text === '' || isGenericTitle(section.text) || section.fact === 'metadata';
  const end = sections.findIndex(
    (section) => !isOpening(section) && (section.fact === null || section.fact === 'references'),
  );
  const head = sections.slice(0, end < 0 ? undefined : end).filter(isOpening);
  return { sections, title, head, named: listNamedSections(sections, title) };
}

/** A list of nothing but links into the text itself. */
function isContents(node: RootContent): boolean {
  return (
    node.type === 'list' &&
    node.children.every(({ children: [first, ...rest] }) => {
      const [link, ...more] = first?.type === 'paragraph' ? first.children : [];
      const leadsInside = link?.type === 'link' && link.url.startsWith('#') && more.length === 0;
      return leadsInside && rest.every((child) => isContents(child));
    })
  );
}

type HeadingLabel = Pick<HeadSection, 'fact' | 'rest'>;

/** `Status`, `2. Status`, `状态（Status）`, `Status: Accepted`, `Status - ACTIVE`. */
const readHeadingLabel = memoizeFor((vocabulary: Vocabulary, text: string): HeadingLabel => {
  // in Spanish "enmienda" is "amends" as well as the amendment of this record, as which it heads a section
  const fits = (name: string): FactName | null => {
    const fact = findHeadingFact(vocabulary, name);
    return fact === 'amends' && AMENDMENTS.has(normalize(name)) ? null : fact;
  };
  for (const names of listHeadingNames(text)) {
    // `Status (accepted)` has its value in brackets
    const fact = names.map(fits).includes(null) ? null : findMeaning(names, fits);
    if (fact !== null) return { fact, rest: '' };
  }
  const whole = text === removeHeadingMarks(text) ? null : fits(text);
  if (whole !== null) return { fact: whole, rest: '' };
  const split = /^(.{2,40}?)\s*(?:[:：]|\s[-–—|]+\s|[（(](?=[^)）]*[)）]$))\s*(.+)$/u.exec(
    removeHeadingMarks(text),
  );
  const fact = split === null ? null : fits(split[1] ?? '');
  const rest = split?.[2] ?? '';
  return fact === null || fact === 'title' || fact === 'number'
    ? { fact: null, rest: '' }
    : { fact, rest: /[（(]/u.test(rest) ? rest : rest.replace(/[)）]$/, '') };
});

/** The first heading, unless it is plainly a section's; a generic one (`Architecture Decision Record`) hands over to the next. */
function findTitleSection(sections: HeadSection[], name: string, own: OwnSections): HeadSection | null {
  const isPart = (section: HeadSection): boolean => isPartSection(section, own);
  const headed = sections.filter((section) => section.heading !== null && section.text !== '');
  const highest = headed.filter((section) => section.heading?.depth === 1);
  const first = highest[0] ?? headed[0];
  if (first === undefined || isPart(first)) return null;
  // where headings of the first depth are sections and text stands above them all, none is the title
  const isOneOfMany = highest.slice(1).some(isPart) && (sections[0]?.nodes.length ?? 0) > 0;
  if (isOneOfMany && !hasSharedWord(first.text, name)) return null;
  if (!isGenericTitle(first.text)) return first;
  const next = headed[headed.indexOf(first) + 1];
  return next !== undefined && !isPart(next) && !isGenericTitle(next.text) ? next : first;
}

function isPartSection(section: HeadSection, own: OwnSections): boolean {
  if (isPlaceholder(section.text)) return false;
  return (
    (section.fact !== null && section.fact !== 'title') ||
    isSectionName(section.text) ||
    // a title may well be the name of a section
    ((section.heading?.depth ?? 1) > 1 && findOwnSection(section.text, own) !== null)
  );
}

/** Headings that only gather the record's own parts. */
const WRAPPER =
  /^\W*(?:summary|overview|general|at a glance|zusammenfassung|überblick|résumé|resumen|resumo|sommario|samenvatting)\W*$/iu;

/** Leaves out sections below a part of the argument: an audit's or an interface's own status is not the record's. */
function listNamedSections(sections: HeadSection[], title: HeadSection | null): HeadSection[] {
  const isOwn = (section: HeadSection | undefined): boolean =>
    section === undefined ||
    ((section === title ||
      section.heading?.depth === 1 ||
      section.fact === 'metadata' ||
      section.fact === 'status' ||
      WRAPPER.test(section.text) ||
      isGenericTitle(section.text)) &&
      isOwn(sections[section.parent]));
  return sections.filter(
    (section) => section.fact !== null && section !== title && isOwn(sections[section.parent]),
  );
}

const AMENDMENTS: ReadonlySet<string> = new Set(listWordsFor('amendment').map(normalize));
/** `Amendment`, `Amendment 2: by night`, `Nachtrag vom …`; not `Update the list`. */
const AMENDMENT =
  /^[^\p{L}]*([\p{L}\p{M}]+)\s*#?\d*\s*(?:$|[,:：–—-]|(?:of|on|from|vom|du|del|dal|de|da|van|från|fra|от|od)[\s:–—-]*$)/u;

/**
 * Later changes that have a section of their own: `## Amendment (#12, 2024-08-20): also by night`, or below one
 * heading `### 2024-08-20` each. The day may be the first word of the text.
 */
export function listAmendments({ sections, title }: Structure): DatedEntry[] {
  const isWithin = (section: HeadSection | undefined): boolean =>
    section !== undefined &&
    section !== title &&
    (isAmendment(section.text) || isWithin(sections[section.parent]));
  return sections.flatMap((section): DatedEntry[] => {
    const { heading, text, nodes } = section;
    if (heading === null || !isWithin(section)) return [];
    const opening = nodes[0]?.type === 'paragraph' ? toPlainText(nodes[0]).slice(0, 60) : '';
    const [found] = [...findDates(text), ...findDates(opening).filter(({ from }) => from < 20)];
    const line = heading.position?.start.line ?? 1;
    return found?.value
      ? [{ status: null, date: found.value, raw: text.slice(0, 200), line, kind: 'amendment' }]
      : [];
  });
}

function isAmendment(text: string): boolean {
  const folded = normalize(text).split(' ');
  if (!folded.some((word) => AMENDMENTS.has(word))) return false;
  const words = removeHeadingMarks(blankDates(text).replace(/[（(]([^()（）]*)[)）]/gu, ' '));
  return AMENDMENTS.has(normalize(AMENDMENT.exec(words)?.[1] ?? ''));
}
