/** A file with a heading for each decision, as several sources: `DECISIONS.md#2-keep-two-ladders`. */
import type { Source } from '../model/record.ts';
import { getName } from '../shared/paths.ts';
import { toHeadingId } from '../shared/text.ts';
import { findDates } from './dates.ts';
import { getFileStem } from './file-names.ts';
import { splitTitleNumber } from './number.ts';
import { isSectionName } from './parts/headings.ts';
import { repairHeadings } from './repairs.ts';
import { tidySpaces } from './text.ts';

interface FileHeading {
  /** Counts from 0. */
  line: number;
  depth: number;
  words: string;
  slug: string;
  /** The line of the next heading that is not below this one. */
  to: number;
  /** A part that only decisions have is below it. */
  states: boolean;
  /** It has a number or a date in front, or a name of its own above a status. */
  isDecision: boolean;
}

const NAMES =
  /^(?:(?:architectur(?:e|al)|design|technical|project)[-_ ])?(?:decisions?|adrs?|decision[-_ ](?:log|records?|history)|entscheidung(?:en|slog)|d[ée]cisions|decisiones|decis[õo]es|decisioni|besluiten|beslut(?:ninger)?|decyzje|решения|决策|決定)$/iu;

/**
 * The decisions of a file that is called after them, and what is left of it. Each has the lines of its file, so that what
 * is said about them points there, and its heading as the title. There are none if fewer than two headings name one.
 */
export function splitDecisions(source: Source): { rest: Source; decisions: Source[] } {
  const none = { rest: source, decisions: [] };
  if (!NAMES.test(getFileStem(source.path))) return none;
  const lines = repairHeadings(source.text).split('\n');
  const headings = listHeadings(lines);
  // two and more, at least half of the headings of that depth, and half of them with a part that only decisions have
  const depth = [1, 2, 3].find((one) => {
    const all = headings.filter((heading) => heading.depth === one);
    const decisions = all.filter(({ isDecision }) => isDecision);
    const stating = decisions.filter(({ states }) => states);
    return (
      decisions.length > 1 && decisions.length * 2 >= all.length && stating.length * 2 >= decisions.length
    );
  });
  if (depth === undefined) return none;

  const parts = headings.filter((heading) => heading.depth === depth && heading.isDecision);
  const names = new Set(parts.map(({ slug }) => slug));
  // a link to another decision of the file leads out of the part
  const written = lines.map((line) =>
    line.replace(/(\]\(|\]:\s*)(#([^\s)]+))/g, (whole, before, address, slug) =>
      names.has(slug) ? `${before}${getName(source.path)}${address}` : whole,
    ),
  );
  const left = [...written];
  const decisions = parts.map(({ line: from, to, slug }) => {
    const own = written.map((line, index) => (index < from || index >= to ? '' : line));
    for (const { line } of headings.filter(({ line }) => line >= from && line < to))
      own[line] = (own[line] ?? '').slice(depth - 1);
    left.fill('', from, to);
    return {
      ...source,
      path: `${source.path}#${slug}`,
      text: `${own.join('\n').trimEnd()}\n`,
      issues: [],
    };
  });
  return { rest: { ...source, text: left.join('\n') }, decisions };
}

const STATES =
  /^\W*(?:status|state|date|decided|decision|datum|entscheidung|statut|date|décision|estado|fecha|decisión|data|decisão|stato|decisione|besluit|beslutning|статус|дата|решение|状态|日期|决策|状態|日付|決定)\W*[:：|]/iu;

function listHeadings(lines: readonly string[]): FileHeading[] {
  let fence = '';
  const found = lines.flatMap((text, line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (mark !== '') fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
    const [, signs = '', words = ''] = /^(#{1,6})[ \t]+(\S.*?)[ \t#]*$/.exec(text) ?? [];
    return fence !== '' || signs === '' ? [] : { line, depth: signs.length, words: removeMarks(words) };
  });
  const times = new Map<string, number>();
  return found.map(({ line, depth, words }, at) => {
    const behind = found.slice(at + 1);
    const to = behind.find((other) => other.depth <= depth)?.line ?? lines.length;
    const states =
      behind.some((other) => other.line < to && isSectionName(other.words)) ||
      lines.slice(line + 1, to).some((one) => STATES.test(one));
    const named = splitTitleNumber(words, null).identifier !== null || findDates(words)[0]?.from === 0;
    // as on GitHub: a counter behind what was there before
    const id = toHeadingId(words);
    const before = times.get(id) ?? 0;
    times.set(id, before + 1);
    const slug = before === 0 ? id : `${id}-${before}`;
    return { line, depth, words, slug, to, states, isDecision: named || (!isSectionName(words) && states) };
  });
}

/** As a heading is read, `[Two](x.md)` as `Two`. */
function removeMarks(words: string): string {
  return tidySpaces(words.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`~]|(?<!\w)_|_(?!\w)/g, ''));
}
