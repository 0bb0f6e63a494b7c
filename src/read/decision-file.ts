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
  const depth = [1, 2, 3].find((one) => hasDecisions(headings, one, lines)) ?? 0;
  if (depth === 0) return none;

  const slugs = createSlugs(headings);
  const parts = headings.filter((heading) => heading.depth === depth && isDecision(heading, headings, lines));
  const names = new Set(parts.map((heading) => slugs.get(heading)));
  // a link to another decision of the file leads out of the part
  const written = lines.map((line) =>
    line.replace(/(\]\(|\]:\s*)(#([^\s)]+))/g, (whole, before, address, slug) =>
      names.has(slug) ? `${before}${getName(source.path)}${address}` : whole,
    ),
  );
  const left = [...written];
  const decisions = parts.map((heading) => {
    const to = findEnd(headings, headings.indexOf(heading), lines);
    const own = written.map((line, index) => (index < heading.line || index >= to ? '' : line));
    for (const { line } of headings.filter(({ line }) => line >= heading.line && line < to))
      own[line] = (own[line] ?? '').slice(depth - 1);
    left.fill('', heading.line, to);
    return {
      ...source,
      path: `${source.path}#${slugs.get(heading)}`,
      text: `${own.join('\n').trimEnd()}\n`,
      issues: [],
    };
  });
  return { rest: { ...source, text: left.join('\n') }, decisions };
}

/** As on GitHub: a counter behind what was there before. */
function createSlugs(headings: readonly FileHeading[]): Map<FileHeading, string> {
  const times = new Map<string, number>();
  return new Map(
    headings.map((heading) => {
      const slug = toHeadingId(heading.words);
      const before = times.get(slug) ?? 0;
      times.set(slug, before + 1);
      return [heading, before === 0 ? slug : `${slug}-${before}`];
    }),
  );
}

function listHeadings(lines: readonly string[]): FileHeading[] {
  let fence = '';
  return lines.flatMap((text, line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (mark !== '') fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
    const [, signs = '', words = ''] = /^(#{1,6})[ \t]+(\S.*?)[ \t#]*$/.exec(text) ?? [];
    return fence !== '' || signs === '' ? [] : { line, depth: signs.length, words: removeMarks(words) };
  });
}

/** As a heading is read, `[Two](x.md)` as `Two`. */
function removeMarks(words: string): string {
  return tidySpaces(words.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`~]|(?<!\w)_|_(?!\w)/g, ''));
}

/** Two and more, at least half of the headings of that depth, and some of them with a part that only decisions have. */
function hasDecisions(headings: readonly FileHeading[], depth: number, lines: readonly string[]): boolean {
  const all = headings.filter((heading) => heading.depth === depth);
  const decisions = all.filter((heading) => isDecision(heading, headings, lines));
  const stating = decisions.filter((heading) => hasStatement(heading, headings, lines));
  return decisions.length > 1 && decisions.length * 2 >= all.length && stating.length * 2 >= decisions.length;
}

/** A heading with a number or a date in front, or a name of its own above a status. */
function isDecision(
  heading: FileHeading,
  headings: readonly FileHeading[],
  lines: readonly string[],
): boolean {
  const { words } = heading;
  const named = splitTitleNumber(words, null).identifier !== null || findDates(words)[0]?.from === 0;
  return named || (!isSectionName(words) && hasStatement(heading, headings, lines));
}

const STATES =
  /^\W*(?:status|state|date|decided|decision|datum|entscheidung|statut|date|décision|estado|fecha|decisión|data|decisão|stato|decisione|besluit|beslutning|статус|дата|решение|状态|日期|决策|状態|日付|決定)\W*[:：|]/iu;

function hasStatement(
  heading: FileHeading,
  headings: readonly FileHeading[],
  lines: readonly string[],
): boolean {
  const at = headings.indexOf(heading);
  const to = findEnd(headings, at, lines);
  const parts = headings.slice(at + 1).filter(({ line }) => line < to);
  return (
    parts.some(({ words }) => isSectionName(words)) ||
    lines.slice(heading.line + 1, to).some((line) => STATES.test(line))
  );
}

/** The line of the next heading that is not below this one. */
function findEnd(headings: readonly FileHeading[], at: number, lines: readonly string[]): number {
  const depth = headings[at]?.depth ?? 0;
  return headings.slice(at + 1).find((other) => other.depth <= depth)?.line ?? lines.length;
}
