import type { Root, RootContent } from 'mdast';
import { markdownToMdast } from 'satteri';
import type { Outline } from '../model/outline.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/record.ts';
import { quoteAdmonitions } from './admonitions.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { outlineOf } from './outline.ts';
import { problem } from './problems.ts';

/** A source with its structure: what every reader of facts and parts works on. */
export interface Document {
  source: Source;
  /**
   * The Markdown body. As long as `source.text`, with the front matter blanked out, so that offsets
   * (UTF-16 units, as in `position.offset`) and line numbers of the tree hold for the file too.
   */
  text: string;
  /** Lines of `text`; line `n` of the file is `lines[n - 1]`. */
  lines: string[];
  frontMatter: FrontMatter | null;
  /** The body as a tree; positions are those of the file. */
  root: Root;
  outline: Outline;
  /** What went wrong on the way here. */
  problems: Problem[];
}

/** Parses a source. Never throws: broken front matter is a problem, and the body is read all the same. */
export function readDocument(source: Source): Document {
  const { frontMatter, problems } = readFrontMatter(source);
  const text = frontMatter === null ? source.text : blank(source.text, frontMatter);
  const lines = text.split('\n');
  const document: Document = { source, text, lines, frontMatter, root: EMPTY, outline: [], problems };
  try {
    const root = parse(quoteAdmonitions(text));
    return {
      ...document,
      root,
      outline: outlineOf(root, text.endsWith('\n') ? lines.length - 1 : lines.length),
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
  return { ...document, root: EMPTY, outline: [], problems: [...document.problems, unread] };
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
