/** Markdown that would take its parser, or those who work on its tree, too long. Found without a parser, in one pass. */
import { BOUNDS } from './bounds.ts';

export interface Excess {
  /** The line at which it gets too much, from 1. */
  line: number;
  /** What is too much, as a clause. */
  reason: string;
}

const OPENERS = new RegExp(`^(?:[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])){${BOUNDS.openers}}`);
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)|^ {0,3}(?:=+|-+)[ \t]*$/;
/** What may begin a node of the tree: a sign, and the number of a record or a ticket, which becomes a link. */
const MARKS = /[*_`$&<~[@|]|[-#]\d/g;
/** The second line of a table, also inside quotes and lists. */
const DELIMITER = /^[-:|>*+ \t]*$/;

/** The first line of a text at which something gets too much; null for what people write. */
export function excessOf(text: string): Excess | null {
  let weight = 0;
  let whole = 0;
  let headings = 0;
  let footnotes = 0;
  let entities = 0;
  const table = openTables();
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    whole += line.length + 1;
    weight += weightOf(line);
    if (HEADING.test(line)) headings++;
    footnotes += count(line, '[^');
    entities += count(line, '&');
    const reason =
      (weight > BOUNDS.body && `it has more than ${shown(BOUNDS.body)} characters`) ||
      (whole > BOUNDS.wholeBody && `it has more than ${shown(BOUNDS.wholeBody)} characters`) ||
      (OPENERS.test(line) && `it nests deeper than ${BOUNDS.depth} levels`) ||
      (headings > BOUNDS.headings && `it has more than ${shown(BOUNDS.headings)} headings`) ||
      (footnotes > BOUNDS.footnotes && `it has more than ${shown(BOUNDS.footnotes)} footnotes`) ||
      (entities > BOUNDS.entities &&
        `it writes more than ${shown(BOUNDS.entities)} signs as entities (\`&…;\`)`) ||
      (table(line) > BOUNDS.filledCells &&
        'it has a table of many rows, one of which is far wider than the others');
    if (reason) return { line: number, reason };
  }
  return null;
}

/** What a line adds to the work: a long one that is only words, or a picture as data, adds little. */
function weightOf(line: string): number {
  if (line.length <= BOUNDS.weighed) return line.length + 1;
  return BOUNDS.weighed + BOUNDS.markWeight * (line.match(MARKS)?.length ?? 0);
}

/** Fed with line by line; says how many cells of the table at hand were written by nobody. */
function openTables(): (line: string) => number {
  let columns = 0;
  let rows = 0;
  let written = 0;
  return (line) => {
    const bars = count(line, '|');
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

function count(line: string, part: string): number {
  let found = 0;
  for (let at = line.indexOf(part); at >= 0; at = line.indexOf(part, at + part.length)) found++;
  return found;
}

function shown(count: number): string {
  return count.toLocaleString('en');
}
