/**
 * What of a body facts are looked for in. Readers of facts take more than linear time for a line that never ends; one
 * of so many characters states nothing. The page shows the body whole.
 */
import type { Nodes, Root } from 'mdast';
import type { Problem } from '../model/problem.ts';
import { BOUNDS } from '../shared/bounds.ts';
import { excessOf } from '../shared/excess.ts';

type Lack = Pick<Problem, 'line' | 'message' | 'hint' | 'severity'>;

export interface Legible {
  /** With as many lines as before, so that their numbers hold: what is not read is empty. */
  text: string;
  root: Root;
  lacks: Lack[];
}

export function legible(written: string, parse: (text: string) => Root): Legible {
  const lacks: Lack[] = [];
  const lines = written.split('\n');
  const excess = excessOf(written);
  if (excess !== null) {
    lines.fill('', excess.line - 1);
    lacks.push({
      line: excess.line,
      severity: 'warning',
      message: `The record is read only up to here: ${excess.reason}.`,
      hint: 'Move what is that large into a file of its own and link to it.',
    });
  }
  const long = lines.flatMap((line, index) => (line.length > BOUNDS.line ? [index] : []));
  for (const index of long) lines[index] = '';
  if (long[0] !== undefined) lacks.push(longLine(long[0] + 1));

  const text = excess === null && long.length === 0 ? written : lines.join('\n');
  const root = parse(text);
  const spans = longParagraphs(root);
  const [first] = spans;
  if (first === undefined) return { text, root, lacks };
  for (const { from, to } of spans) shorten(lines, from, to);
  const shortened = lines.join('\n');
  return { text: shortened, root: parse(shortened), lacks: [...lacks, longParagraph(first.from)] };
}

/** Empties the lines of a paragraph beyond what is read of one. Lines count from 1. */
function shorten(lines: string[], from: number, to: number): void {
  let length = 0;
  for (let line = from; line <= to; line++) {
    length += (lines[line - 1]?.length ?? 0) + 1;
    if (length > BOUNDS.paragraph) lines[line - 1] = '';
  }
}

interface Span {
  from: number;
  to: number;
}

function longParagraphs(root: Root): Span[] {
  const found: Span[] = [];
  const visit = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (node.type === 'paragraph' || node.type === 'heading') {
      const length = (end?.offset ?? 0) - (start?.offset ?? 0);
      if (length > BOUNDS.paragraph) found.push({ from: start?.line ?? 1, to: end?.line ?? 0 });
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

function longLine(line: number): Lack {
  return {
    line,
    severity: 'notice',
    message: `No facts are looked for in a line of more than ${BOUNDS.line} characters.`,
    hint: 'Nothing to do where it is data, such as a picture; else break the line.',
  };
}

function longParagraph(line: number): Lack {
  return {
    line,
    severity: 'notice',
    message: `Facts are looked for in the first ${BOUNDS.paragraph} characters of a paragraph only.`,
    hint: 'Divide it with empty lines.',
  };
}
