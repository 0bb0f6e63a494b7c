/** Compares what an author wrote with what a page shows, in order. */
import { bare, FORMULA, type PageText } from './page.ts';
import type { SourceBlock, SourceText } from './source.ts';
import { splitWords, type Word } from './words.ts';

export interface Difference {
  /** Line of the file, counted from 1. */
  line: number;
  message: string;
}

export interface Comparison {
  /** Words of the author that the page shows. */
  words: number;
  differences: Difference[];
}

/** Words of context in messages. */
const CONTEXT = 10;

export function compareWords({ blocks }: SourceText, page: PageText): Comparison {
  const words = blocks.reduce((sum, block) => sum + block.words.length, 0);
  return { words, differences: align({ blocks, page, from: 0, at: 0, written: 0 }) };
}

interface Alignment {
  blocks: SourceBlock[];
  page: PageText;
  /** First block to be found. */
  from: number;
  /** Place in the page's body from which on it is looked for. */
  at: number;
  /** The same in what it shows as its author wrote it. */
  written: number;
}

function align({ blocks, page, from, at, written: writtenFrom }: Alignment): Difference[] {
  let place = at;
  let written = writtenFrom;
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index] as SourceBlock;
    const found = findMatched(block.words, page.body, place);
    const apart = findMatched(block.words, page.asWritten, written);
    if (typeof found !== 'number' && typeof apart === 'number' && block.words.length > 0) {
      written = apart;
      continue;
    }
    if (isAllowedAround(blocks, index)) {
      const inBody =
        typeof found === 'number'
          ? align({ blocks, page, from: index + 1, at: found, written })
          : [found.difference];
      if (inBody.length === 0) return [];
      const around = [
        ...findMissing(block, page),
        ...align({ blocks, page, from: index + 1, at: place, written }),
      ];
      return around.length === 0 || typeof found !== 'number' ? around : inBody;
    }
    if (typeof found !== 'number') return [found.difference];
    place = found;
  }
  if (place >= page.body.length) return [];
  const message = `the page goes on where the text has ended: ${getContext(page.body, place)}`;
  return [{ line: blocks.at(-1)?.line ?? 1, message }];
}

/** Place in the body behind the words; the first difference if they are not there. */
function findMatched(words: Word[], body: string[], from: number): number | { difference: Difference } {
  let at = from;
  for (const [index, word] of words.entries()) {
    if (body[at] === FORMULA) return isBehindFormula(words.slice(index), body, at);
    if (body[at] === word.text) at++;
    else if (word.optional === undefined) {
      const written = getContext(
        words.map(({ text }) => text),
        index,
      );
      return {
        difference: { line: word.line, message: `written: ${written}\n    shown:   ${getContext(body, at)}` },
      };
    }
  }
  return at;
}

/** A formula means any words of the block, as few as will do: its TeX names what the page draws. */
function isBehindFormula(words: Word[], body: string[], at: number): number | { difference: Difference } {
  let last: number | { difference: Difference } = at;
  for (let count = 1; count <= words.length; count++) {
    const next = words[count];
    if (next !== undefined && next.text !== body[at + 1] && body[at + 1] !== FORMULA) continue;
    last = findMatched(words.slice(count), body, at + 1);
    if (typeof last === 'number') return last;
  }
  return last;
}

/** Some words before the place, those from it on behind a mark. */
function getContext(words: string[], at: number): string {
  return `${words.slice(Math.max(0, at - 3), at).join(' ')} ▸ ${words.slice(at, at + CONTEXT).join(' ') || '(end)'}`;
}

const FACT = /^[^:：|]{1,45}(?:[:：]|\s[-–—]\s)/u;

/** The title, lines of facts below it, and those at the very end: the page may show these beside the body. */
function isAllowedAround(blocks: SourceBlock[], index: number): boolean {
  const block = blocks[index];
  const headings = blocks.slice(0, index).filter(({ type }) => type === 'heading').length;
  if (block?.type === 'heading') return headings === 0;
  const isLast = blocks.slice(index + 1).every(({ type }) => type === 'footnoteDefinition');
  if (block?.type !== 'paragraph' && block?.type !== 'list') return false;
  return (headings < 2 || isLast) && splitRows(block).every((row) => FACT.test(row));
}

/** One fact a row, or several with bars between them. */
function splitRows({ text }: SourceBlock): string[] {
  return text
    .split(/\n+|\s[|·•]\s/)
    .map((row) => row.trim())
    .filter((row) => row !== '');
}

/** What every title of a log may begin with, and no page repeats. */
const KIND = /^\W*(?:architectur\w+ decision records?|adr)\b/i;

/** Words of a title or of the values of facts that are nowhere around the body. */
function findMissing(block: SourceBlock, { title, facts }: PageText): Difference[] {
  const isTitle = block.type === 'heading';
  const texts = isTitle
    ? [block.text.replace(KIND, '')]
    : splitRows(block).map((row) => row.replace(FACT, ''));
  const shown = isTitle ? title : facts;
  const words = texts.flatMap(splitWords).filter((word) => word !== 'adr' && !shown.has(bare(word)));
  if (words.length === 0) return [];
  return [{ line: block.line, message: `not on the page: ${words.join(' ')} (of “${block.text}”)` }];
}

/** Words of a field of the front matter that the page shows nowhere. */
export function findMissingOfField(value: string, { body, title, facts }: PageText): string[] {
  const inBody = new Set(body.map(bare));
  return splitWords(value.replace(ADDRESS, ''))
    .map(bare)
    .filter((word) => word !== 'adr' && !inBody.has(word) && !title.has(word) && !facts.has(word));
}

/** The address of a Markdown link. */
const ADDRESS = /(?<=\])\([^)]*\)/g;
