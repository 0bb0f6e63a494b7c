/** A file as the readers take it: front matter, tree, sections and lines. */
import type { Heading, Nodes, Paragraph, Root, RootContent } from 'mdast';
import { markdownToMdast } from 'satteri';
import { Reason, toReason } from '../messages/issues.ts';
import type { HeadingOutline } from '../model/decision-parts.ts';
import type { Issue, Source } from '../model/record.ts';
import { detectLanguage } from '../shared/detect-language.ts';
import { findExcess, LIMITS } from '../shared/limits.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { createIssue } from './issues.ts';
import { NO_SECTIONS, type OwnSections } from './parts/headings.ts';
import type { BlockLabel, BodyPart } from './parts/types.ts';
import { quoteAdmonitions, repairHeadings } from './repairs.ts';
import { toPlainText } from './text.ts';

/** A heading with its own blocks, without those of its subsections. */
export interface Section {
  /** Null for what is before the first heading. */
  heading: Heading | null;
  nodes: RootContent[];
  /** Place of the section around it in the list of all; -1 at the top. */
  parent: number;
}

/** A source with its structure: what every reader of facts and parts works on. */
export interface Document {
  source: Source;
  /**
   * The Markdown body as it is parsed: without front matter, with repaired headings and boxes. It has the lines of the file;
   * the tree's offsets are those of this text (UTF-16 units, as in `position.offset`).
   */
  text: string;
  /** Lines of `text`; line `n` of the file is `lines[n - 1]`. */
  lines: string[];
  frontMatter: FrontMatter | null;
  /** The body as a tree. */
  root: Root;
  sections: readonly Section[];
  outline: HeadingOutline;
  /** What went wrong on the way here. */
  issues: Issue[];
  /** What its readers keep of the tree for each other. In weak maps it would outlive many others. */
  notes: { sections: readonly BodyPart[] | null; labels: Map<Paragraph, BlockLabel | null> };
  /** Headings of the team's own template. */
  ownSections: OwnSections;
}

/** Parses a source. Never throws: broken front matter is an issue, and the body is read all the same. */
export function readDocument(source: Source, ownSections: OwnSections = NO_SECTIONS): Document {
  const { frontMatter, issues } = readFrontMatter(source);
  const body = frontMatter === null ? source.text : blankFrontMatter(source.text, frontMatter);
  const written = quoteAdmonitions(repairHeadings(body));
  const lines = written.split('\n');
  const document: Document = {
    ...{ source, text: written, lines, frontMatter, issues, ownSections },
    ...createTree({ type: 'root', children: [] }, 0),
  };
  try {
    const { text, root, limits } = truncateForParsing(written, lines);
    return {
      ...document,
      ...createTree(root, written.endsWith('\n') ? lines.length - 1 : lines.length),
      text,
      lines: limits.length === 0 ? lines : text.split('\n'),
      issues: [...issues, ...limits.map(({ key, ...limit }) => createIssue(source, key, limit))],
    };
  } catch (error) {
    return createBodilessDocument(document, error);
  }
}

/** The document as far as its front matter and its name tell, with the issue that hides the rest. */
export function createBodilessDocument(document: Document, error: unknown): Document {
  const reason = toReason(error instanceof RangeError ? new Reason('issue-reason.nested-too-deeply') : error);
  const unread = createIssue(document.source, 'issue.unreadable-body', {
    line: document.frontMatter?.to ?? 1,
    severity: 'error',
    values: { reason },
  });
  const issues = [...document.issues, unread];
  return { ...document, ...createTree({ type: 'root', children: [] }, 0), issues };
}

/** @param lineCount that of the file */
function createTree(
  root: Root,
  lineCount: number,
): Pick<Document, 'root' | 'sections' | 'outline' | 'notes'> {
  const sections: Section[] = [{ heading: null, nodes: [], parent: -1 }];
  for (const node of root.children) {
    if (node.type === 'heading') {
      let parent = sections.length - 1;
      while (parent > 0 && (sections[parent]?.heading?.depth ?? 0) >= node.depth)
        parent = sections[parent]?.parent ?? -1;
      sections.push({ heading: node, nodes: [], parent: parent > 0 ? parent : -1 });
    } else sections.at(-1)?.nodes.push(node);
  }
  const outline = sections.flatMap(({ heading }, at) => {
    if (heading === null) return [];
    const { start, end } = heading.position ?? { start: { line: 1 }, end: { line: 1 } };
    const next = sections.slice(at + 1).find((other) => (other.heading?.depth ?? 0) <= heading.depth);
    const to = next?.heading?.position?.start.line ?? lineCount + 1;
    return [{ depth: heading.depth, text: toPlainText(heading), line: start.line, from: end.line + 1, to }];
  });
  return { root, sections, outline, notes: { sections: null, labels: new Map() } };
}

/** Characters of prose that a language is recognised by; code is none. */
const PROSE = 1500;

/** As its front matter states it (`lang: de`), or as its text reads; null where that cannot be told. */
export function readLanguage({ frontMatter, root }: Document): string | null {
  const stated = frontMatter?.data['lang'];
  if (typeof stated === 'string' && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(stated))
    return Intl.getCanonicalLocales(stated)[0] ?? null;
  let prose = '';
  for (const node of root.children) {
    if (prose.length > PROSE) break;
    if (node.type !== 'code' && node.type !== 'html') prose += `${toPlainText(node)}\n`;
  }
  return detectLanguage(prose.replace(/\bhttps?:\S+/g, ''));
}

/** The Markdown source of a node, or of a run of sibling nodes. */
export function getNodeSource(document: Document, first: RootContent | undefined, last = first): string {
  const from = first?.position?.start.offset ?? 0;
  const to = last?.position?.end.offset ?? from;
  return document.text.slice(from, to);
}

function parseMarkdown(text: string): Root {
  const root = markdownToMdast(text, { features: { frontmatter: false } });
  return root.type === 'root' ? root : { type: 'root', children: [] };
}

function blankFrontMatter(text: string, { from, to }: FrontMatter): string {
  return text
    .split('\n')
    .map((line, index) => (index + 1 >= from && index + 1 < to ? ' '.repeat(line.length) : line))
    .join('\n');
}

/** A limit of the reader that a text exceeds. */
type ReadLimit = Pick<Issue, 'key' | 'values' | 'line' | 'severity'>;

/**
 * What of a body facts are looked for in. Readers of facts take more than linear time for a line that never ends; one
 * of so many characters states nothing. The page shows the body whole. The text has as many lines as before, so that
 * their numbers hold: what is not read is empty.
 */
function truncateForParsing(
  written: string,
  all: readonly string[],
): { text: string; root: Root; limits: ReadLimit[] } {
  const limits: ReadLimit[] = [];
  const lines = [...all];
  const excess = findExcess(written);
  if (excess !== null) {
    lines.fill('', excess.line - 1);
    limits.push({
      key: 'issue.unread-text',
      line: excess.line,
      severity: 'warning',
      values: { reason: new Reason(`issue-reason.limit.${excess.limit}`, { count: excess.count }).text },
    });
  }
  const long = lines.flatMap((line, index) => (line.length > LIMITS.line ? [index] : []));
  for (const index of long) lines[index] = '';
  const [line] = long;
  const toLimit = (place: 'line' | 'paragraph', at: number): ReadLimit => ({
    ...{ key: `issue.unread-text.${place}`, line: at, severity: 'notice', values: { count: LIMITS[place] } },
  });
  if (line !== undefined) limits.push(toLimit('line', line + 1));

  const text = excess === null && long.length === 0 ? written : lines.join('\n');
  const root = parseMarkdown(text);
  const spans = findLongParagraphs(root);
  const [first] = spans;
  if (first === undefined) return { text, root, limits };
  for (const { from, to } of spans) shortenLines(lines, from, to);
  limits.push(toLimit('paragraph', first.from));
  const shortened = lines.join('\n');
  return { text: shortened, root: parseMarkdown(shortened), limits };
}

/** Empties the lines of a paragraph beyond what is read of one. Lines count from 1. */
function shortenLines(lines: string[], from: number, to: number): void {
  let length = 0;
  for (let line = from; line <= to; line++) {
    length += (lines[line - 1]?.length ?? 0) + 1;
    if (length > LIMITS.paragraph) lines[line - 1] = '';
  }
}

function findLongParagraphs(root: Root): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (node.type === 'paragraph' || node.type === 'heading') {
      const length = (end?.offset ?? 0) - (start?.offset ?? 0);
      if (length > LIMITS.paragraph) found.push({ from: start?.line ?? 1, to: end?.line ?? 0 });
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}
