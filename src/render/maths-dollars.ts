/**
 * Which dollars are maths. `$5 and $10`, `$HOME` and `${x}` are not; `$O(n)$`, `$x_i$` and `$\alpha$` are.
 * The parser takes any pair of dollars, so dollars that are not maths get a backslash before they reach it.
 */
import type { Node, Parent, Root } from './html/tree.ts';

const PROSE = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'summary']);
const INLINE = /(?<![\\$\w])\$(?![\s$])((?:\\.|[^$\\\n]){1,240}?)(?<!\s)\$(?![\w$])/g;
const DISPLAY = /\$\$([^$]*)\$\$/g;
/** The fences of a block of maths: the block's lines may have been taken for a list, so they pair by themselves. */
const FENCE = /^[ \t>]*\$\$|\$\$[ \t]*$/gm;
const SIGNS = /\\[A-Za-z]+|[\^_=<>≤≥+*/|{}]|\d[A-Za-z]|[A-Za-z]\(/;

/** True if what is between two dollars reads as a formula. */
export function isLikelyMaths(content: string): boolean {
  if (/^[A-Za-z](?:')?$/.test(content)) return true;
  if (!SIGNS.test(content)) return false;
  const words = content.replace(/\\(?:text|mathrm|operatorname|mathit|mbox)\{[^}]*\}|\\[A-Za-z]+/g, ' ');
  return !/[A-Za-z]{3,}[\s,.;:]+[A-Za-z]{2,}/.test(words) && !/^[\d.,]+\s*[A-Za-z]{2,}/.test(words);
}

/**
 * The source with every dollar escaped that is not maths; null if nothing in it is maths. `parse` reads the
 * source without maths: code and HTML are known from that tree, and their dollars are left alone.
 */
export function markDollars(source: string, parse: (source: string) => Root): string | null {
  if (!/\$\$|\$[^\s$][^\n]*\$/.test(source)) return null;
  const escapes: number[] = [];
  let found = false;
  for (const { from, to, holes } of collectProse(parse(source))) {
    const run = blankHoles(source.slice(from, to), from, holes);
    const keep = findMaths(run);
    found ||= keep.size > 0;
    for (let at = run.indexOf('$'); at >= 0; at = run.indexOf('$', at + 1)) {
      if (!keep.has(at) && run[at - 1] !== '\\') escapes.push(from + at);
    }
  }
  return found ? insertBackslashes(source, escapes) : null;
}

function findMaths(run: string): Set<number> {
  const keep = new Set<number>();
  for (const match of run.matchAll(FENCE)) {
    const at = match.index + match[0].indexOf('$');
    keep.add(at).add(at + 1);
  }
  for (const match of run.matchAll(DISPLAY)) {
    if (!isLikelyMaths((match[1] ?? '').trim())) continue;
    const last = match.index + match[0].length - 1;
    keep.add(match.index).add(match.index + 1);
    keep.add(last - 1).add(last);
  }
  for (const match of run.matchAll(INLINE)) {
    const last = match.index + match[0].length - 1;
    if (keep.has(match.index) || !isLikelyMaths(match[1] ?? '')) continue;
    keep.add(match.index).add(last);
  }
  return keep;
}

interface ProseRun {
  from: number;
  to: number;
  /** Offsets of code and HTML inside the run. */
  holes: [number, number][];
}

function collectProse(root: Root): ProseRun[] {
  const runs: ProseRun[] = [];
  const visit = (parent: Parent, run: ProseRun | null): void => {
    for (const child of parent.children) {
      const from = child.position?.start.offset;
      const to = child.position?.end.offset;
      if (from === undefined || to === undefined) {
        if (child.type === 'element') visit(child, run);
      } else if (isOpaque(child)) {
        run?.holes.push([from, to]);
      } else if (child.type === 'element') {
        const opened = run === null && PROSE.has(child.tagName) ? { from, to, holes: [] } : null;
        if (opened) runs.push(opened);
        visit(child, opened ?? run);
      }
    }
  };
  visit(root, null);
  return runs;
}

function isOpaque(node: Node): boolean {
  return (
    node.type === 'raw' || (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre'))
  );
}

function blankHoles(run: string, from: number, holes: [number, number][]): string {
  let result = '';
  for (const [start, end] of holes) {
    result += run.slice(result.length, start - from);
    result += ' '.repeat(Math.max(0, end - from - result.length));
  }
  return result + run.slice(result.length);
}

function insertBackslashes(source: string, offsets: number[]): string {
  let result = '';
  let at = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    result += `${source.slice(at, offset)}\\`;
    at = offset;
  }
  return result + source.slice(at);
}
