/**
 * Limits for untrusted input. Anything larger is reported as an issue and shown as it is written, so one file cannot
 * slow down a whole build. Each limit is far above what people write: of all collections that Cadre is tested with, the
 * largest record has 73 KB and the longest line under 4,000 characters.
 */
export const LIMITS = {
  /** Bytes of a file. One of ten million is a data dump. */
  file: 10_000_000,
  /** Characters of a body. A line counts for at most `weighed`, plus more for each Markdown character beyond it. */
  body: 300_000,
  weighed: 2_000,
  /** What a line with anything in it counts for at least: it may be a block of its own. */
  block: 12,
  markWeight: 5,
  /** Characters of a line for which a mark weighs one more: if not all are ASCII, the parser counts up to each mark anew. */
  counted: 1_000,
  /** Characters of a body in all. */
  wholeBody: 2_000_000,
  /** Blocks that one line opens, one in the other: the parser takes quadratic time for them. */
  openers: 120,
  /** Levels of nesting; recursion fails only well above it. */
  depth: 200,
  headings: 5_000,
  footnotes: 3_000,
  /** Signs written as `&…;`, and the characters before them in their paragraphs: the parser keeps those once for each. */
  entities: 5_000,
  copied: 8_000_000,
  /** Cells of a table that nobody wrote: rows are filled up to the widest one, so they grow with its square. */
  filledCells: 50_000,
  /** Characters of a line, and of a paragraph, in which facts are looked for. */
  line: 10_000,
  paragraph: 10_000,
  /** Relations a record states: each is compared with each. */
  relations: 1_000,
  /** Issues of one body. */
  problems: 200,
  /** Characters of front matter, and uses of its anchors: a few lines can expand to billions of values. */
  frontMatter: 64 * 1024,
  aliases: 50,
  /** Characters of a block of code that is coloured: each word may be an element. */
  code: 100_000,
  /** Lines and characters of a diagram drawn at build, whose layout takes more than linear time; diagrams of a body. */
  diagramLines: 150,
  diagram: 10_000,
  diagrams: 100,
  /** Lines between its nodes. */
  diagramEdges: 150,
  /** The square of the lines of a diagram, summed over those of a body: what laying them out takes. */
  layoutWork: 60_000,
  /** Characters of a diagram that a browser draws: Mermaid's own bound. */
  shownDiagram: 50_000,
  /** Characters of a formula, formulas of a body. */
  formula: 5_000,
  formulas: 1_000,
} as const;

interface Excess {
  /** The line at which it gets too much, from 1. */
  line: number;
  /** What is too much, and how much of it is allowed. */
  limit: 'characters' | 'depth' | 'headings' | 'footnotes' | 'entities' | 'table';
  count: number;
}

const OPENERS = new RegExp(`^(?:[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])){${LIMITS.openers}}`);
const NESTED = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){3,}/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)|^ {0,3}(?:=+|-+)[ \t]*$/;
/** What can begin a node of the tree: a character of Markdown, and the number of a record or a ticket, which becomes a link. */
const MARKS = /[*_`$&<~[\]\\@|]|:\/\/|[-#]\d/g;
const ENTITY = /&(?:#|[a-z])\w*;/gi;
const ASCII = /^[\x00-\x7f]*$/;
/** What surely begins a paragraph: a blank line, also inside quotes, and an item. */
const BREAK = /^[>\s]*$|^ {0,3}[-*+] +\S/;
/** The second line of a table, also inside quotes and lists. */
const DELIMITER = /^[-:|>*+ \t]*$/;

/** The first line of a text at which something gets too much; null for what people write. */
export function findExcess(text: string): Excess | null {
  let weight = 0;
  let whole = 0;
  let headings = 0;
  let footnotes = 0;
  let entities = 0;
  let copied = 0;
  let paragraph = 0;
  const table = createCellCounter();
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    whole += line.length + 1;
    weight += weighLine(line);
    if (HEADING.test(line)) headings++;
    footnotes += countParts(line, '[^');
    const signs = line.includes('&') ? (line.match(ENTITY)?.length ?? 0) : 0;
    entities += signs;
    paragraph = (BREAK.test(line) ? 0 : paragraph) + line.length;
    copied += signs * paragraph;
    const limit =
      (weight > LIMITS.body && toExcess('characters', LIMITS.body)) ||
      (whole > LIMITS.wholeBody && toExcess('characters', LIMITS.wholeBody)) ||
      (OPENERS.test(line) && toExcess('depth', LIMITS.depth)) ||
      (headings > LIMITS.headings && toExcess('headings', LIMITS.headings)) ||
      (footnotes > LIMITS.footnotes && toExcess('footnotes', LIMITS.footnotes)) ||
      (entities > LIMITS.entities && toExcess('entities', LIMITS.entities)) ||
      (copied > LIMITS.copied && toExcess('entities', entities - signs)) ||
      (table(line) > LIMITS.filledCells && toExcess('table', LIMITS.filledCells));
    if (limit) return { line: number, ...limit };
  }
  return null;
}

/** What a line adds to the work: a long line of plain text, or an image as data, adds little. */
function weighLine(line: string): number {
  if (line.length <= LIMITS.weighed) {
    const blocks = NESTED.exec(line)?.[0].match(/\S+/g)?.length ?? 1;
    return line.trim() === '' ? 1 : Math.max(LIMITS.block * blocks, line.length + 1);
  }
  const weight = LIMITS.markWeight + (ASCII.test(line) ? 0 : line.length / LIMITS.counted);
  return LIMITS.weighed + weight * (line.match(MARKS)?.length ?? 0);
}

/** Gets a table line by line; counts its cells that were filled up. */
function createCellCounter(): (line: string) => number {
  let columns = 0;
  let rows = 0;
  let written = 0;
  return (line) => {
    const bars = countParts(line, '|');
    if (bars === 0 && columns > 0 && line.trim() === '') columns = 0;
    if (columns === 0) {
      if (bars === 0 || !line.includes('-') || !DELIMITER.test(line)) return 0;
      rows = 0;
      written = 0;
    }
    columns = Math.max(columns, bars + 1);
    rows++;
    written += bars + 1;
    return columns * rows - written;
  };
}

function countParts(line: string, part: string): number {
  let found = 0;
  for (let at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + part.length)) found++;
  return found;
}

function toExcess(limit: Excess['limit'], count: number): Omit<Excess, 'line'> {
  return { limit, count };
}
