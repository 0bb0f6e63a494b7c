/** Markdown → tree. */
import { type Features, markdownToHast } from 'satteri';
import { Reason } from '../messages/issues.ts';
import type { Messages } from '../messages/messages.ts';
import { repairHeadings } from '../read/repairs.ts';
import { findExcess, LIMITS } from '../shared/limits.ts';
import { isDeeperThan, type Parent, type Root } from './html/tree.ts';
import { markDollars } from './maths-dollars.ts';
import { repairMarkdown } from './repair-markdown.ts';
import type { RenderInput } from './types.ts';

function createFeatures({ t }: Messages): Features {
  // the parser fills the place itself
  const backLabel = t('body.footnote-back', { reference: '{reference}' });
  return { gfm: { footnotes: { backLabel, clobberPrefix: 'note-' } }, frontmatter: false };
}

/** @throws {Reason} if the document holds more than can be laid out. */
export function parseBody(written: string, messages: Messages): Root {
  const excess = findExcess(written);
  if (excess !== null) throw new Reason(`issue-reason.limit.${excess.limit}`, { count: excess.count });
  const features = createFeatures(messages);
  const { text: source, lines } = repairMarkdown(repairHeadings(written));
  const dollars = source.includes('$') ? markDollars(source, (part) => toTree(part, features)) : null;
  const tree = dollars === null ? toTree(source, features) : toTree(dollars, { ...features, math: true });
  if (isDeeperThan(tree, LIMITS.depth)) throw createTooDeepReason();
  if (lines !== null) setSourceLines(tree, lines);
  return tree;
}

/** Gives nodes of a repaired source the lines they have in the file. */
function setSourceLines(parent: Parent, lines: readonly number[]): void {
  for (const child of parent.children) {
    if (child.position) {
      const { start, end } = child.position;
      const at = (line: number): number => lines[line - 1] ?? line;
      child.position = { start: { ...start, line: at(start.line) }, end: { ...end, line: at(end.line) } };
    }
    if (child.type === 'element') setSourceLines(child, lines);
  }
}

export function createTooDeepReason(): Reason {
  return new Reason('issue-reason.limit.depth', { count: LIMITS.depth });
}

function toTree(source: string, features: Features): Root {
  return markdownToHast(source, { features }) as Root;
}

/** The text without its front matter; what remains keeps its line numbers. */
export function getBodySource({ text, bodyFrom = 1 }: RenderInput): string {
  return bodyFrom <= 1
    ? text
    : '\n'.repeat(bodyFrom - 1) +
        text
          .split('\n')
          .slice(bodyFrom - 1)
          .join('\n');
}
