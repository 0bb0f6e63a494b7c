/**
 * AsciiDoc → Markdown, line for line where there is room, so that facts, sections and pages are read and rendered from one
 * language. Asciidoctor parses in its secure mode: it reads no file, and what it passes through goes to the sanitiser.
 */
import { Reason } from '../messages/issues.ts';
import type { FileAttributes } from '../model/record.ts';
import { LIMITS } from '../shared/limits.ts';
import { toHeadingId } from '../shared/text.ts';
import { type AdocNode, attribute, type InlineMarks } from './asciidoctor-types.ts';
import { blocksToLines } from './blocks.ts';
import { expandIncludes, type ReadInclude } from './includes.ts';
import { createInlineMarks, TOKEN_SIGNS } from './inline.ts';
import { chunk, join, layOut, toLines } from './markdown-lines.ts';

export type { ReadInclude } from './includes.ts';

export interface Converted {
  text: string;
  /** Line of the file for each line of the text; null if they are the same. */
  lines: number[] | null;
  attributes: FileAttributes | null;
  /** Directives that were not followed. */
  refused: { line: number; target: string }[];
}

/** Attributes that a file cannot set, or that would say when and where it was read. */
const FIXED = {
  outfilesuffix: '.adoc',
  relfilesuffix: '.adoc',
  'sectids!': '',
  experimental: '',
  ...Object.fromEntries(
    [
      'localdate',
      'localyear',
      'localtime',
      'localdatetime',
      'docdate',
      'docyear',
      'doctime',
      'docdatetime',
    ].map((name) => [name, `{${name}}`]),
  ),
};

/** @throws {Reason} if the file is too long to be parsed in a reasonable time. */
export async function toMarkdown(written: string, path: string, read: ReadInclude): Promise<Converted> {
  const { front, body } = cutFrontMatter(written.replace(TOKEN_SIGNS, ''));
  const { lines, from, refused } = expandIncludes(body, path, read);
  if (lines.reduce((sum, line) => sum + line.length + 1, 0) > LIMITS.body)
    throw new Reason('issue-reason.limit.characters', { count: LIMITS.body });
  if (isTooMuch(lines)) throw new Reason('issue-reason.too-long');
  const { load } = await import('@asciidoctor/core');
  const marks = createInlineMarks();
  const document = (await load(lines.join('\n'), {
    safe: 'secure',
    sourcemap: true,
    backend: 'html5',
    converter: marks,
    attributes: FIXED,
    logger: null,
  } as object)) as unknown as AdocNode;
  const sections = sectionsIn(document);
  for (const { id, title } of sections) {
    if (id) marks.titles.set(id, title ?? '');
    else marks.headings.set(toHeadingId(marks.plain(title ?? '')), title ?? '');
  }
  const getLine = ({ lineno }: { lineno?: number | null | undefined }): number | null =>
    lineno == null ? null : (from[lineno - 1] ?? null);
  const title = document.header ? marks.finish(document.title ?? '') : '';
  const titleAt = title === '' ? null : lines.findIndex((line) => /^[=#] \S/.test(line)) + 1;
  const converter = {
    marks,
    getLine,
    source: lines,
    hasNoSections: sections.length + (title === '' ? 0 : 1) < 2,
  };
  const blocks = await blocksToLines(document.blocks, converter);
  const head =
    title === '' ? [] : [chunk([`# ${title.replace(/\s+/g, ' ')}`], getLine({ lineno: titleAt }), false)];
  const notes = [...marks.footnotes].map(
    ([index, text]) => `[^${index}]: ${marks.finish(text).replace(/\s+/g, ' ')}`,
  );
  const all = join([...head, { lines: blocks, loose: true }, { lines: toLines(notes, null), loose: true }]);
  const laid = layOut(front === '' ? all : [...toLines(front.split('\n'), 1), ...all]);
  // attributes can expand to more text than the file has
  if (laid.text.length > LIMITS.wholeBody)
    throw new Reason('issue-reason.limit.characters', { count: LIMITS.wholeBody });
  return { ...laid, attributes: await headerAttributes(document, marks, lines, from), refused };
}

/** Any line may be an item, which takes as long as so many characters. */
const ITEM = 60;
/** What the marks of a paragraph, times its length, may add up to; people write less than a hundredth of it. */
const WORK = 120_000_000;
const MARKS = /[+^~*_`#<[]/g;

/** Asciidoctor looks for the end of each mark in the whole paragraph, and of a macro that never ends once more for each other. */
function isTooMuch(lines: readonly string[]): boolean {
  let weight = 0;
  let work = 0;
  let [length, marks, open] = [0, 0, 0];
  for (const line of lines) {
    if (line.trim() === '') [length, marks, open] = [0, 0, 0];
    else weight += Math.max(ITEM, line.length);
    const before = (marks + open ** 2 / 50) * length;
    length += line.length + 1;
    marks += line.match(MARKS)?.length ?? 0;
    const end = line.lastIndexOf(']');
    open = (end < 0 ? open : 0) + line.slice(end + 1).split('[').length - 1;
    work += (marks + open ** 2 / 50) * length - before;
  }
  return weight > LIMITS.body || work > WORK;
}

/** YAML that a site generator reads stays as it is: to AsciiDoc it would be text. */
function cutFrontMatter(text: string): { front: string; body: string } {
  const front = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/.exec(text)?.[0] ?? '';
  if (front === '' || !/^[\w-]+[ \t]*:/m.test(front)) return { front: '', body: text };
  return { front, body: front.replace(/[^\n]/g, '') + text.slice(front.length) };
}

function sectionsIn(parent: AdocNode): AdocNode[] {
  return parent.blocks.flatMap((block) =>
    block.context === 'section'
      ? [block, ...sectionsIn(block)]
      : block.context === 'floating_title'
        ? [block]
        : [],
  );
}

/** What attributes are called in front matter. */
const NAMES: Record<string, string> = { revdate: 'date', 'page-aliases': 'aliases', authors: 'author' };

/** The attributes that a file sets in its head, in its own order, with the author and the date below its title. */
async function headerAttributes(
  document: AdocNode,
  marks: InlineMarks,
  lines: readonly string[],
  from: readonly number[],
): Promise<FileAttributes | null> {
  const data: Record<string, unknown> = {};
  const at: Record<string, number> = {};
  const put = async (name: string, value: string | null, line: number): Promise<void> => {
    const key = NAMES[name] ?? name.replace(/^(?:adr|page|decision)-(?=\w)/, '');
    if (value === null || value === '' || Object.hasOwn(data, key)) return;
    const words = marks.finish(await document.applySubs(value));
    data[key] = key === 'aliases' || key === 'tags' ? words.split(/\s*,\s*/) : words;
    at[key] = from[line] ?? line + 1;
  };
  let title = -1;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('//')) continue;
    const [, name, written = ''] = /^:([\w-]+):(?:\s+(.*))?$/.exec(line) ?? [];
    if (name !== undefined)
      await put(name.toLowerCase(), attribute(document, name.toLowerCase()) ?? written, index);
    else if (title < 0 && /^[=#] \S/.test(line)) title = index;
    else if (title >= 0 && index === title + 1) await put('author', attribute(document, 'authors'), index);
    else if (title >= 0 && index === title + 2) await put('revdate', attribute(document, 'revdate'), index);
    else break;
  }
  return Object.keys(data).length === 0 ? null : { data, lines: at };
}
