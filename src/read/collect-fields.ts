/** The fields of a record, from its front matter, head and sections. */
import type { Document } from './document.ts';
import type { FactName } from './fact-names.ts';
import { type FrontMatter, isMap } from './front-matter.ts';
import { type InlineText, parseInlineText, toInlineText } from './inline-text.ts';
import { toKeyWords } from './normalize.ts';
import { isUnfilled } from './placeholders.ts';
import { type ReadTools, readBlocks, readSection } from './read-blocks.ts';
import { isBanner, isRelationFact } from './relations.ts';
import type { LabelledEntry, Structure } from './types.ts';
import { findLabelFact, SUPERSESSION_STEMS, type Vocabulary } from './vocabulary.ts';

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
  // attributes of AsciiDoc date and describe the file; what the text shows says more of the decision
  const isAsciiDoc = document.source.original !== undefined;
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
  const shown = [...head.flatMap((reading) => reading.entries), ...sections];
  return {
    entries: isAsciiDoc
      ? [...shown, ...front.map((entry): LabelledEntry => ({ ...entry, location: 'line' }))]
      : [...front, ...shown],
    unlabelled: [...head.flatMap((reading) => reading.unlabelled), ...headings],
    footer,
  };
}

/** The front matter's keys as labelled values. Keys of a map below `adr:` or `metadata:` count too. */
function readFrontEntries(
  { data, lines }: Pick<FrontMatter, 'data' | 'lines'>,
  vocabulary: Vocabulary,
  depth = 0,
): LabelledEntry[] {
  const entries: LabelledEntry[] = [];
  for (const [key, value] of Object.entries(data)) {
    const line = lines[key] ?? 1;
    const fact = findLabelFact(vocabulary, toKeyWords(key));
    const holdsFacts =
      fact === null || fact === 'metadata' || fact === 'number' || isRelationMap(value, vocabulary);
    if (isMap(value) && depth < 2 && holdsFacts) {
      const below = Object.fromEntries(Object.keys(value).map((name) => [name, line]));
      entries.push(...readFrontEntries({ data: value, lines: below }, vocabulary, depth + 1));
    } else if (fact !== null) {
      entries.push({
        fact,
        label: key,
        items: toStrings(value).map((text) => parseInlineText(text, line)),
        location: 'front matter',
        line,
      });
      entries.push(...readTypedEntries(value, vocabulary, line));
    }
  }
  return entries;
}

/** `relations: { supersedes: ADR-3 }`. */
function isRelationMap(value: unknown, vocabulary: Vocabulary): boolean {
  const facts = isMap(value)
    ? Object.keys(value).map((key) => findLabelFact(vocabulary, toKeyWords(key)))
    : [];
  return facts.some((fact) => fact !== null && isRelationFact(fact));
}

/** Values looked at in one front matter value: aliases can make a short text an endless one. */
const MOST = 200;

/** The strings of a value as far as they are one list; of a map such as `{ accepted }` its keys. */
function toStrings(value: unknown): string[] {
  const out: string[] = [];
  let left = MOST;
  const visit = (node: unknown, depth: number): void => {
    if (left-- <= 0 || depth > 4) return;
    if (typeof node === 'string') {
      if (node.trim() !== '') out.push(node);
    } else if (Array.isArray(node)) {
      for (const item of node.slice(0, MOST)) {
        if (isMap(item)) out.push(...toMapTexts(item));
        else visit(item, depth + 1);
      }
    } else if (isMap(node)) {
      for (const [key, inner] of Object.entries(node).slice(0, MOST)) {
        if (inner === null || inner === '') out.push(key);
        else visit(inner, depth + 1);
      }
    }
  };
  visit(value, 0);
  return out;
}

const TARGET_KEYS = ['target', 'id', 'adr', 'file', 'path', 'link', 'url', 'ref'];
const NAME_KEYS = ['name', 'title'];

/** The first string that a map has by one of these keys. */
function findText(map: Record<string, unknown>, keys: readonly string[]): string | undefined {
  return keys.map((key) => map[key]).find((text) => typeof text === 'string');
}

/** What relation a map names: `{ type: supersedes, target: ADR-3 }`. */
function findType(map: Record<string, unknown>): string | undefined {
  return findText(map, ['type', 'relation', 'rel']);
}

/** `{ name: Jane, github: jane }` names a person, `{ id: ADR-3, reason: … }` a record: the telling key, else the first. */
function toMapTexts(map: Record<string, unknown>): string[] {
  if (findType(map) !== undefined) return [];
  const text = findText(map, [...NAME_KEYS, ...TARGET_KEYS, ...Object.keys(map)]);
  return text === undefined
    ? Object.keys(map)
        .slice(0, 1)
        .filter((key) => !isUnfilled(key))
    : [text];
}

/** `relations: [{ type: supersedes, target: ADR-3 }]`. */
function readTypedEntries(value: unknown, vocabulary: Vocabulary, line: number): LabelledEntry[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST).flatMap((item): LabelledEntry[] => {
    if (!isMap(item)) return [];
    const type = findType(item) ?? '';
    const fact = findLabelFact(vocabulary, toKeyWords(type));
    const target = findText(item, [...TARGET_KEYS, ...NAME_KEYS]);
    if (fact === null || target === undefined) return [];
    return [{ fact, label: type, items: [parseInlineText(target, line)], location: 'front matter', line }];
  });
}
