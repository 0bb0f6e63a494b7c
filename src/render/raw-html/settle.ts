/**
 * Decides for every tag an author wrote: kept, unwrapped, removed, or shown as text. Text hostile to HTML
 * (`List<T>`, `<AdrLink>`, a `<script>` that is only talked about) stays visible; nothing an author wrote is lost
 * without a problem that says so.
 */
import { eachElement, escapeHtml, type Parent, type Raw, type Root } from '../html/tree.ts';
import type { Report } from '../report.ts';
import { type Token, tokensOf } from './tokens.ts';
import { KEPT, REMOVED, UNWRAPPED, VOID } from './vocabulary.ts';

export interface Settled {
  /** True where tags remain, so that the tree must be parsed again as HTML. */
  hasTags: boolean;
}

/** Rewrites the raw nodes of the tree: what remains in them is kept tags and escaped text. */
export function settleRawHtml(root: Root, report: Report): Settled {
  const closed = new Set<string>();
  const parents: Parent[] = [root];
  eachElement(root, (node) => parents.push(node));
  const withRaw = parents.filter((parent) => parent.children.some((child) => child.type === 'raw'));
  const pieces = new Map<Raw, Token[]>();
  for (const parent of withRaw) {
    for (const child of parent.children) {
      if (child.type !== 'raw') continue;
      const tokens = tokensOf(child.value);
      pieces.set(child, tokens);
      for (const token of tokens) if (token.type === 'close') closed.add(token.name);
    }
  }
  let hasTags = false;
  for (const parent of withRaw) hasTags = settleChildren(parent, pieces, closed, report) || hasTags;
  return { hasTags };
}

function settleChildren(
  parent: Parent,
  pieces: Map<Raw, Token[]>,
  closed: Set<string>,
  report: Report,
): boolean {
  const lastClose = lastClosers(parent, pieces);
  let hasTags = false;
  let removing: string | null = null;
  parent.children = parent.children.filter((child, index) => {
    if (child.type !== 'raw') return removing === null;
    let kept = '';
    const tokens = pieces.get(child) ?? [];
    for (const [place, token] of tokens.entries()) {
      if (removing !== null) {
        if (token.type === 'close' && token.name === removing) removing = null;
        continue;
      }
      const fate = fateOf(token, closed, lastClose, index, place);
      if (fate === 'text')
        kept += token.type === 'text' ? token.value.replaceAll('<', '&lt;') : escapeHtml(token.value);
      if (fate === 'keep') {
        hasTags = true;
        kept += withLine(token, child);
      }
      if ((fate === 'unwrap' || fate === 'remove') && token.type === 'open') {
        noteRemoval(token.name, child.position?.start.line ?? null, report);
        if (fate === 'remove') removing = token.name;
      }
    }
    child.value = kept;
    return kept !== '';
  });
  return hasTags;
}

type Fate = 'text' | 'keep' | 'unwrap' | 'remove' | 'drop';

function fateOf(
  token: Token,
  closed: Set<string>,
  lastClose: Map<string, [number, number]>,
  index: number,
  place: number,
): Fate {
  if (token.type === 'text') return 'text';
  if (token.type === 'comment') return 'drop';
  const { name } = token;
  if (REMOVED.has(name)) {
    const [node, at] = lastClose.get(name) ?? [-1, -1];
    if (token.type === 'open') return node > index || (node === index && at > place) ? 'remove' : 'text';
    return 'text';
  }
  if (UNWRAPPED.has(name)) return token.bare && !token.selfClosed && !closed.has(name) ? 'text' : 'unwrap';
  if (!KEPT.has(name)) return 'text';
  const looksLikeType = /^[A-Z]/.test(token.written) && token.bare && !closed.has(name) && !VOID.has(name);
  return looksLikeType ? 'text' : 'keep';
}

/** The second parse forgets positions, so the tags that may have problems carry their line along. */
function withLine(token: Token, piece: Raw): string {
  const first = piece.position?.start.line;
  if (token.type !== 'open' || first === undefined || !['a', 'img'].includes(token.name)) return token.value;
  return token.value.replace(/^<\w+/, (start) => `${start} data-line="${first + token.linesAbove}"`);
}

function lastClosers(parent: Parent, pieces: Map<Raw, Token[]>): Map<string, [number, number]> {
  const last = new Map<string, [number, number]>();
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'raw') continue;
    for (const [place, token] of (pieces.get(child) ?? []).entries()) {
      if (token.type === 'close' && REMOVED.has(token.name)) last.set(token.name, [index, place]);
    }
  }
  return last;
}

function noteRemoval(name: string, line: number | null, report: Report): void {
  report({
    rule: 'raw-html',
    line,
    message: `<${name}> is not shown: HTML in a body is limited to text, tables, images and details.`,
    hint: 'Write it in Markdown, or set rawHtml to "allow" where every author is trusted.',
  });
}
