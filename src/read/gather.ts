import type { Document } from './document.ts';
import { readBlocks, readSection, type Tools } from './entries.ts';
import { frontEntries } from './front-entries.ts';
import { isBanner } from './relations.ts';
import { type Rich, richOf, richOfText } from './rich.ts';
import type { Entry, Structure } from './types.ts';
import { SUPERSESSION_STEMS } from './vocabulary.ts';

/** The labelled values of a document, by where they stand. */
export interface Gathered {
  /** Front matter, head, sections named after a fact. */
  entries: Entry[];
  /** Lines of the head without a label, and headings that say what replaced the record. */
  loose: Rich[];
  /** The lines at the document's end, where a last change and its author may stand. */
  foot: Entry[];
}

/** Reads the labelled values of every carrier. */
export function gather(document: Document, structure: Structure, tools: Tools): Gathered {
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
  const headings = structure.sections.flatMap(({ heading, text }) => {
    if (heading === null || heading === structure.title?.heading || !SUPERSESSION_STEMS.test(text)) return [];
    const rich = richOf(heading, tools.definitions);
    return isBanner(rich, tools) ? [rich] : [];
  });
  const foot = readBlocks(document.root.children.slice(-2), tools).entries.filter((entry) =>
    ['updated', 'authors', 'review', 'created'].includes(entry.fact),
  );
  return {
    entries: [...front, ...head.flatMap((reading) => reading.entries), ...sections],
    loose: [...head.flatMap((reading) => reading.loose), ...headings],
    foot,
  };
}
