/** The fields of a record, from its front matter, head and sections. */
import type { Document } from './document.ts';
import type { FactName } from './fact-names.ts';
import { readFrontEntries } from './front-entries.ts';
import { type InlineText, parseInlineText, toInlineText } from './inline-text.ts';
import { type ReadTools, readBlocks, readSection } from './read-blocks.ts';
import { isBanner } from './relations.ts';
import type { LabelledEntry, Structure } from './types.ts';
import { SUPERSESSION_STEMS } from './vocabulary.ts';

/** The labelled values of a document, by where they stand. */
export interface CollectedFields {
  /** Front matter, head, sections named after a fact. */
  entries: LabelledEntry[];
  /** Lines of the head without a label, and headings that say what replaced the record. */
  unlabelled: InlineText[];
  /** The lines at the document's end, where a last change and its author may stand. */
  footer: LabelledEntry[];
}

/** Reads the labelled values of every source. */
export function collectFields(document: Document, structure: Structure, tools: ReadTools): CollectedFields {
  const { frontMatter } = document;
  const front = frontMatter === null ? [] : readFrontEntries(frontMatter, tools.vocabulary);
  const head = structure.head.map((section) => readBlocks(section.nodes, tools));
  const sections = structure.named.flatMap((section): LabelledEntry[] => {
    const line = section.heading?.position?.start.line ?? 1;
    if (section.fact === null || section.fact === 'metadata' || section.fact === 'changelog') return [];
    const rest = section.rest === '' ? null : parseInlineText(section.rest, line);
    const reading = readSection(section.nodes, section.fact, rest, tools);
    return [
      { fact: section.fact, label: section.text, items: reading.unlabelled, location: 'section', line },
      ...reading.entries,
    ];
  });
  const headings = structure.sections.flatMap(({ heading, text }) => {
    if (heading === null || heading === structure.title?.heading || !SUPERSESSION_STEMS.test(text)) return [];
    const inline = toInlineText(heading, tools.definitions);
    return isBanner(inline, tools) ? [inline] : [];
  });
  const last = document.root.children.slice(-2);
  const inFooter: FactName[] = ['updated', 'authors', 'review', 'created'];
  // below a rule a date is the record's, and no example in the text
  if (last[0]?.type === 'thematicBreak') inFooter.push('date');
  const footer = readBlocks(last, tools).entries.filter(({ fact }) => inFooter.includes(fact));
  return {
    entries: [...front, ...head.flatMap((reading) => reading.entries), ...sections],
    unlabelled: [...head.flatMap((reading) => reading.unlabelled), ...headings],
    footer,
  };
}
