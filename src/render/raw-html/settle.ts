/** Goes through the raw HTML of a tree and carries out what `fate.ts` decides for each tag. */

import { BOUNDS } from '../../shared/bounds.ts';
import { escapeHtml } from '../../shared/escape.ts';
import { eachElement, type Parent, type Raw, type Root } from '../html/tree.ts';
import { tooDeep } from '../parse.ts';
import type { Report } from '../report.ts';
import { fateOf } from './fate.ts';
import { type Tag, type Token, tokensOf } from './tokens.ts';
import { KEPT, OPTIONAL_END, VOID } from './vocabulary.ts';

/**
 * Rewrites the raw nodes of the tree: what remains in them is kept tags and escaped text. True where tags remain,
 * so that the tree must be parsed again as HTML.
 *
 * @throws {TooMuch} where the tags nest deeper than can be shown.
 */
export function settleRawHtml(root: Root, report: Report): boolean {
  const parents: Parent[] = [root];
  eachElement(root, (node) => parents.push(node));
  const pieces = new Map<Raw, Token[]>();
  for (const { children } of parents) {
    for (const child of children) if (child.type === 'raw') pieces.set(child, tokensOf(child.value));
  }
  const closed = closedNames(pieces.values());
  let hasTags = false;
  for (const parent of parents) hasTags = settleChildren(parent, pieces, closed, report) || hasTags;
  return hasTags;
}

function closedNames(pieces: Iterable<Token[]>): Set<string> {
  const closed = new Set<string>();
  let depth = 0;
  for (const token of [...pieces].flat()) {
    if (token.type === 'close') closed.add(token.name);
    if (token.type !== 'open' && token.type !== 'close') continue;
    if (!KEPT.has(token.name) || VOID.has(token.name) || OPTIONAL_END.has(token.name)) continue;
    depth = Math.max(0, depth + (token.type === 'open' ? 1 : -1));
    if (depth > BOUNDS.depth) throw tooDeep();
  }
  return closed;
}

function settleChildren(
  parent: Parent,
  pieces: Map<Raw, Token[]>,
  closed: ReadonlySet<string>,
  report: Report,
): boolean {
  if (!parent.children.some((child) => child.type === 'raw')) return false;
  const ahead = closersAhead(parent, pieces);
  let hasTags = false;
  let removing: string | null = null;
  const settle = (token: Token, piece: Raw): string => {
    if (token.type === 'close') ahead.set(token.name, (ahead.get(token.name) ?? 0) - 1);
    if (removing !== null) {
      if (token.type === 'close' && token.name === removing) removing = null;
      return '';
    }
    if (token.type === 'comment') return '';
    if (token.type === 'text') return token.value.replaceAll('<', '&lt;');
    const fate = fateOf(token, { closed, closesLater: (ahead.get(token.name) ?? 0) > 0 });
    if (fate === 'text') return escapeHtml(token.value);
    if (fate === 'keep') {
      hasTags = true;
      return withLine(token, piece);
    }
    if (token.type === 'open') noteRemoval(token.name, piece.position?.start.line ?? null, report);
    if (fate === 'remove') removing = token.name;
    return '';
  };
  parent.children = parent.children.filter((child) => {
    if (child.type !== 'raw') return removing === null;
    child.value = (pieces.get(child) ?? []).map((token) => settle(token, child)).join('');
    return child.value !== '';
  });
  return hasTags;
}

/** How many tags of each name close among the children. */
function closersAhead(parent: Parent, pieces: Map<Raw, Token[]>): Map<string, number> {
  const ahead = new Map<string, number>();
  for (const child of parent.children) {
    if (child.type !== 'raw') continue;
    for (const token of pieces.get(child) ?? []) {
      if (token.type === 'close') ahead.set(token.name, (ahead.get(token.name) ?? 0) + 1);
    }
  }
  return ahead;
}

/** The second parse forgets positions, so the tags that may have problems carry their line along. */
function withLine(tag: Tag, piece: Raw): string {
  const first = piece.position?.start.line;
  if (tag.type !== 'open' || first === undefined || !['a', 'img'].includes(tag.name)) return tag.value;
  return tag.value.replace(/^<\w+/, (start) => `${start} data-line="${first + tag.linesAbove}"`);
}

function noteRemoval(name: string, line: number | null, report: Report): void {
  report({
    rule: 'raw-html',
    line,
    message: `<${name}> is not shown: HTML in a body is limited to text, tables, images and details.`,
    hint: 'Write it in Markdown, or set rawHtml to "allow" where every author is trusted.',
  });
}
