/** A file as the readers take it: front matter, tree, lines and notes. */
import type { Heading as HeadingNode, Nodes, Root, RootContent } from 'mdast';
import { markdownToMdast } from 'satteri';
import { Reason, toReason } from '../messages/issues.ts';
import type { Heading, HeadingOutline } from '../model/decision-parts.ts';
import type { Issue, Source } from '../model/record.ts';
import { detectLanguage } from '../shared/detect-language.ts';
import { findExcess, LIMITS } from '../shared/limits.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { createIssue } from './issues.ts';
import { NO_SECTIONS, type OwnSections } from './parts/headings.ts';
import { createNotes, type Notes } from './parts/types.ts';
import { quoteAdmonitions, repairHeadings } from './repairs.ts';
import { toPlainText } from './text.ts';

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
  outline: HeadingOutline;
  /** What went wrong on the way here. */
  issues: Issue[];
  /** What its readers keep of the tree for each other. */
  notes: Notes;
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
    source,
    text: written,
    lines,
    frontMatter,
    root: EMPTY,
    outline: [],
    issues,
    notes: createNotes(),
    ownSections,
  };
  try {
    const { text, root, limits } = truncateForParsing(written, lines);
    return {
      ...document,
      text,
      lines: limits.length === 0 ? lines : text.split('\n'),
      root,
      outline: createOutline(root, written.endsWith('\n') ? lines.length - 1 : lines.length),
      issues: [...issues, ...limits.map(({ key, ...limit }) => createIssue(source, key, limit))],
    };
  } catch (error) {
    return createBodilessDocument(document, error);
  }
}

const EMPTY: Root = { type: 'root', children: [] };

/** The document as far as its front matter and its name tell, with the issue that hides the rest. */
export function createBodilessDocument(document: Document, error: unknown): Document {
  const reason = toReason(error instanceof RangeError ? new Reason('issue-reason.nested-too-deeply') : error);
  const unread = createIssue(document.source, 'issue.unreadable-body', {
    line: document.frontMatter?.to ?? 1,
    severity: 'error',
    values: { reason },
  });
  return {
    ...document,
    root: EMPTY,
    outline: [],
    issues: [...document.issues, unread],
    notes: createNotes(),
  };
}

/** Characters of prose that a language is recognised by; code is none. */
const PROSE = 3000;

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

/** The headings of a body with the lines their sections cover. `lineCount` is the file's. */
function createOutline(root: Root, lineCount: number): HeadingOutline {
  const nodes = root.children.filter((node): node is HeadingNode => node.type === 'heading');
  const outline: Heading[] = nodes.map((node) => {
    const line = node.position?.start.line ?? 1;
    const from = (node.position?.end.line ?? line) + 1;
    return { depth: node.depth, text: toPlainText(node), line, from, to: lineCount + 1 };
  });
  const open: Heading[] = [];
  for (const heading of outline) {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) {
      const closed = open.pop();
      if (closed !== undefined) closed.to = heading.line;
    }
    open.push(heading);
  }
  return outline;
}

/** A limit of the reader that a text exceeds. */
type ReadLimit = Pick<Issue, 'key' | 'values' | 'line' | 'severity'>;

interface ParsedBody {
  /** With as many lines as before, so that their numbers hold: what is not read is empty. */
  text: string;
  root: Root;
  limits: ReadLimit[];
}

/**
 * What of a body facts are looked for in. Readers of facts take more than linear time for a line that never ends; one
 * of so many characters states nothing. The page shows the body whole.
 */
function truncateForParsing(written: string, all: readonly string[]): ParsedBody {
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
  if (long[0] !== undefined) limits.push(createLongLineLimit(long[0] + 1));

  const text = excess === null && long.length === 0 ? written : lines.join('\n');
  const root = parseMarkdown(text);
  const spans = findLongParagraphs(root);
  const [first] = spans;
  if (first === undefined) return { text, root, limits };
  for (const { from, to } of spans) shortenLines(lines, from, to);
  const shortened = lines.join('\n');
  return {
    text: shortened,
    root: parseMarkdown(shortened),
    limits: [...limits, createLongParagraphLimit(first.from)],
  };
}

/** Empties the lines of a paragraph beyond what is read of one. Lines count from 1. */
function shortenLines(lines: string[], from: number, to: number): void {
  let length = 0;
  for (let line = from; line <= to; line++) {
    length += (lines[line - 1]?.length ?? 0) + 1;
    if (length > LIMITS.paragraph) lines[line - 1] = '';
  }
}

interface Span {
  from: number;
  to: number;
}

function findLongParagraphs(root: Root): Span[] {
  const found: Span[] = [];
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

function createLongLineLimit(line: number): ReadLimit {
  return {
    key: 'issue.unread-text.line',
    line,
    severity: 'notice',
    values: { count: LIMITS.line },
  };
}

function createLongParagraphLimit(line: number): ReadLimit {
  return {
    key: 'issue.unread-text.paragraph',
    line,
    severity: 'notice',
    values: { count: LIMITS.paragraph },
  };
}
