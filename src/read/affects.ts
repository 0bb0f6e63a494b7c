/** The files a decision is about, `affects: src/billing/**`: as paths and globs from the root of its repository. */
import picomatch from 'picomatch';
import type { Issue } from '../model/record.ts';
import type { Document } from './document.ts';
import { isMap } from './front-matter.ts';
import type { InlineText } from './inline-text.ts';
import { createIssue } from './issues.ts';
import { toKeyWords } from './normalize.ts';
import type { LabelledEntry } from './types.ts';
import { findLabelFact, type Vocabulary } from './vocabulary.ts';

/** Keys of front matter that name files as long as all their values are paths. */
const OTHER_KEYS = /^(?:applies to|files|paths|scope|code)$/i;
/** More than these are not looked at. */
const MOST = 200;
const LONGEST = 500;

interface WrittenPaths {
  text: string;
  line: number;
  /** One path, as an item of a list in YAML. */
  isWhole: boolean;
}

export function readAffects(
  document: Document,
  entries: readonly LabelledEntry[],
  vocabulary: Vocabulary,
): { patterns: string[]; issues: Issue[] } {
  const { frontMatter, source } = document;
  const written = [
    ...(frontMatter === null ? [] : listFrontValues(frontMatter.data, frontMatter.lines, vocabulary)),
    ...entries
      .filter(({ fact, location }) => fact === 'affects' && location !== 'front matter')
      .flatMap((entry) =>
        entry.items.map((item) => ({
          ...{ text: getSource(document, entry, item), line: item.line, isWhole: false },
        })),
      ),
  ];
  const found = written
    .slice(0, MOST)
    .flatMap(({ text, line, isWhole }) =>
      splitPaths(text, isWhole).map((path) => ({ path, line, isGlob: isGlob(path) })),
    );
  const patterns = found.flatMap((one) => (one.isGlob ? [one.path] : []));
  return {
    patterns: [...new Set(patterns)].slice(0, MOST),
    issues: found
      .filter((one) => !one.isGlob)
      .map(({ path, line }) =>
        createIssue(source, 'issue.broken-path', { line, values: { path, example: 'src/billing/**' } }),
      ),
  };
}

/** Values as they are in YAML: as Markdown, some of their stars would be emphasis. */
function listFrontValues(
  data: Record<string, unknown>,
  lines: Readonly<Record<string, number>>,
  vocabulary: Vocabulary,
  depth = 0,
): WrittenPaths[] {
  return Object.entries(data).flatMap(([key, value]): WrittenPaths[] => {
    const line = lines[key] ?? 1;
    const words = toKeyWords(key);
    if (findLabelFact(vocabulary, words) === 'affects' || OTHER_KEYS.test(words))
      return [value]
        .flat()
        .slice(0, MOST)
        .flatMap((text) => (typeof text === 'string' ? [{ text, line, isWhole: Array.isArray(value) }] : []));
    if (!isMap(value) || depth > 1) return [];
    const below = Object.fromEntries(Object.keys(value).map((name) => [name, line]));
    return listFrontValues(value, below, vocabulary, depth + 1);
  });
}

/** A value as it is written, without what comes before and behind it on its lines. */
function getSource({ lines }: Document, entry: LabelledEntry, item: InlineText): string {
  const [first = '', ...more] = lines.slice(item.line - 1, item.line - 1 + item.text.split('\n').length);
  const at = entry.line === item.line ? first.indexOf(entry.label) : -1;
  // a row of values below a row of labels
  if (at < 0 && /^\s*\|/.test(first)) return item.text;
  const own =
    at < 0
      ? first.replace(/^[\s>]*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?/i, '')
      : first
          .slice(at + entry.label.length)
          .replace(/^[*_]*\s*[:：|]?(?:(?:\*\*|__)(?=\s))?\s*/u, '')
          .replace(/\s(?:\||(?:\*\*|__)\p{L}[^*/]*(?:[:：]|\*\*)).*$/u, '')
          .replace(/\s\|$/, '');
  return [own, ...more].join(' ');
}

/** The paths of a list; none where anything else is said. Blanks are a part of a path in quotes or between commas. */
function splitPaths(text: string, isWhole: boolean): string[] {
  const plain = text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\\([*_[\]{}!])/g, '$1')
    .replace(/\{[^{}]*\}/g, (choices) => choices.replace(/\s*,\s*/g, ','));
  if (isWhole) return [toPath(plain)].filter(isPathLike);
  const parts = plain.match(/`[^`]+`|"[^"]+"|(?:\{[^{}]*\}|[^,;\n`"])+/g) ?? [];
  const paths = parts.flatMap((part) => {
    if (/^[`"]/.test(part)) return [toPath(part)];
    const words = (part.match(/(?:\{[^{}]*\}|\S)+/g) ?? [])
      .filter((word) => !/^(?:and|&)$/i.test(word))
      .map(toPath);
    const isOne = isPathLike(words[0] ?? '') && isTelling(words.at(-1) ?? '') && !words.every(isTelling);
    return isOne ? [words.join(' ')] : words;
  });
  const isQuoted = parts.some((part) => /^[`"]/.test(part));
  return paths.every((path) => isPathLike(path) && (isQuoted || !isPair(path))) ? paths : [];
}

function toPath(word: string): string {
  return word
    .trim()
    .replace(/^["'`<(]+|["'`>)]+$/g, '')
    .replace(/(?<=[\w*/])[.:]$/, '')
    .replace(/^(!?)(?:\.?\/)+/, '$1');
}

/** A name alone may be that of a service: a path has a slash, a star or an ending. */
function isPathLike(word: string): boolean {
  return !word.includes('://') && !/^n\/a$/i.test(word) && (word.includes('/') || isTelling(word));
}

function isTelling(word: string): boolean {
  return /\*|\/$/.test(word) || /(?:^|\/)\.?[\w-]+(?:\.[\w-]+)*\.[a-z]\w*$/i.test(word);
}

/** `CI/CD`, `iOS/Android`, `HTTP/2`, `and/or`: words apart by a slash, which folders are not written as. */
function isPair(word: string): boolean {
  return /^[\p{L}\d]+(?:\/[\p{L}\d]+)+$/u.test(word) && (/\p{Lu}|\/\d/u.test(word) || /^and\/or$/.test(word));
}

/** Without the groups of shells, `+(a|b)`, which can take exponential time. */
const OPTIONS = { dot: true, noextglob: true };
const MOST_STARS = 3;

function isGlob(path: string): boolean {
  if (/(?:^!?|\/)\.\.(?:\/|$)/.test(path) || path.length > LONGEST) return false;
  // each star of a segment multiplies the time that a name can take
  if (path.split('/').some((segment) => (segment.match(/\*+/g)?.length ?? 0) > MOST_STARS)) return false;
  try {
    picomatch.makeRe(path, { ...OPTIONS, strictBrackets: true });
    return true;
  } catch {
    return false;
  }
}

/** Tests whether a path is one of those that patterns name: a folder is all that is in it, and `!` leaves out. */
export function createPathTest(patterns: readonly string[]): (path: string) => boolean {
  const [left, named] = [patterns.filter(isNegated), patterns.filter((pattern) => !isNegated(pattern))];
  const tests = named.map(createPatternTest);
  const out = left.map((pattern) => createPatternTest(pattern.slice(1)));
  return (path) => tests.some((test) => test(path)) && !out.some((test) => test(path));
}

function isNegated(pattern: string): boolean {
  return pattern.startsWith('!');
}

/** Also as it is written: folders of some frameworks are called `[id]`. */
function createPatternTest(pattern: string): (path: string) => boolean {
  const folder = pattern.replace(/\/$/, '');
  const matches = picomatch([folder, `${folder}/**`], OPTIONS);
  return (path) => path === folder || path.startsWith(`${folder}/`) || matches(path);
}
