import type { Root, RootContent } from 'mdast';
import { markdownToMdast } from 'satteri';
import type { Outline } from '../model/outline.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import { quoteAdmonitions } from './admonitions.ts';
import { type Notes, noNotes } from './anatomy/pieces.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { legible } from './legible.ts';
import { outlineOf } from './outline.ts';
import { problem } from './problems.ts';

/** A source with its structure: what every reader of facts and parts works on. */
export interface Document {
  source: Source;
  /**
   * The Markdown body, with the front matter blanked out, so that line numbers of the tree hold for the file too;
   * its offsets are those of this text (UTF-16 units, as in `position.offset`).
   */
  text: string;
  /** Lines of `text`; line `n` of the file is `lines[n - 1]`. */
  lines: string[];
  frontMatter: FrontMatter | null;
  /** The body as a tree. */
  root: Root;
  outline: Outline;
  /** What went wrong on the way here. */
  problems: Problem[];
  /** What its readers keep of the tree for each other. */
  notes: Notes;
}

/** Parses a source. Never throws: broken front matter is a problem, and the body is read all the same. */
export function readDocument(source: Source): Document {
  const { frontMatter, problems } = readFrontMatter(source);
  const written = frontMatter === null ? source.text : blank(source.text, frontMatter);
  const lines = written.split('\n');
  const document: Document = {
    source,
    text: written,
    lines,
    frontMatter,
    root: EMPTY,
    outline: [],
    problems,
    notes: noNotes(),
  };
  try {
    const { text, root, lacks } = legible(written, (part) => parse(quoteAdmonitions(part)));
    return {
      ...document,
      text,
      lines: lacks.length === 0 ? lines : text.split('\n'),
      root,
      outline: outlineOf(root, written.endsWith('\n') ? lines.length - 1 : lines.length),
      problems: [...problems, ...lacks.map((lack) => problem(source, 'unread-text', lack))],
    };
  } catch (error) {
    return withoutBody(document, error);
  }
}

const EMPTY: Root = { type: 'root', children: [] };

/** The document as far as its front matter and its name tell, with the problem that hides the rest. */
export function withoutBody(document: Document, error: unknown): Document {
  const reason = error instanceof RangeError ? 'it is nested too deeply' : String(error);
  const unread = problem(document.source, 'unreadable-body', {
    line: document.frontMatter?.to ?? 1,
    severity: 'error',
    message: `The text cannot be read: ${reason}.`,
    hint: 'Look for lists, quotes or brackets that open and never end.',
  });
  return {
    ...document,
    root: EMPTY,
    outline: [],
    problems: [...document.problems, unread],
    notes: noNotes(),
  };
}

/** The Markdown source of a node, or of a run of sibling nodes. */
export function sourceOf(document: Document, first: RootContent | undefined, last = first): string {
  const from = first?.position?.start.offset ?? 0;
  const to = last?.position?.end.offset ?? from;
  return document.text.slice(from, to);
}

function parse(text: string): Root {
  const root = markdownToMdast(text, { features: { frontmatter: false } });
  return root.type === 'root' ? root : { type: 'root', children: [] };
}

function blank(text: string, { from, to }: FrontMatter): string {
  return text
    .split('\n')
    .map((line, index) => (index + 1 >= from && index + 1 < to ? ' '.repeat(line.length) : line))
    .join('\n');
}
