/** Markdown → tree. */
import { type Features, markdownToHast } from 'satteri';
import { isDeeperThan, type Root } from './html/tree.ts';
import { markDollars } from './maths-dollars.ts';
import { mended } from './mend.ts';
import type { RenderInput } from './types.ts';

/** Deeper than anything people write, and well below where recursion gives out. */
export const DEEPEST = 200;
/** A line that opens more blocks than that takes the parser quadratic time. */
const OPENERS = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){120}/m;

const FEATURES: Features = {
  gfm: { footnotes: { backLabel: 'Back to reference {reference}', clobberPrefix: 'note-' } },
  frontmatter: false,
};

/** @throws where the document nests deeper than can be shown. */
export function parse(written: string): Root {
  if (OPENERS.test(written)) throw new TooDeep();
  const source = mended(written);
  const dollars = source.includes('$') ? markDollars(source, (part) => toTree(part, FEATURES)) : null;
  const tree = dollars === null ? toTree(source, FEATURES) : toTree(dollars, { ...FEATURES, math: true });
  if (isDeeperThan(tree, DEEPEST)) throw new TooDeep();
  return tree;
}

export class TooDeep extends Error {
  constructor() {
    super(`the document nests deeper than ${DEEPEST} levels`);
  }
}

function toTree(source: string, features: Features): Root {
  return markdownToHast(source, { features }) as Root;
}

/** Blanks the lines that are not shown; what remains keeps its line numbers. */
export function bodySource(input: RenderInput): string {
  const first = input.bodyFrom ?? 1;
  const omitted = input.omitLines ?? [];
  if (first <= 1 && omitted.length === 0) return input.text;
  const lines = input.text.split('\n');
  lines.fill('', 0, Math.max(0, first - 1));
  for (const { from, to } of omitted) lines.fill('', Math.max(0, from - 1), Math.max(0, to - 1));
  return lines.join('\n');
}
