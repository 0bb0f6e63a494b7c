/** Reads front matter, and says what is wrong with it. */
import matter from 'gray-matter';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { Reason, toReason } from '../messages/issues.ts';
import type { Issue, Source } from '../model/record.ts';
import { LIMITS } from '../shared/limits.ts';
import { createIssue } from './issues.ts';

export interface FrontMatter {
  /** Every scalar is a string as written: no dates, no numbers, `0010` stays `0010`. */
  data: Record<string, unknown>;
  /** Line of each top-level key, counting from 1 in the file. */
  lines: Record<string, number>;
  /** The text between the fences. */
  raw: string;
  /** First line of the block, its fence included, and the line after its last. */
  from: number;
  to: number;
}

interface Block {
  language: string;
  raw: string;
  from: number;
  to: number;
}

/**
 * Reads the block at the top of a file. A block that is no valid YAML is reported and read line by line
 * instead, as far as it holds `key: value` lines. Nothing in it is ever run.
 */
export function readFrontMatter(source: Source): { frontMatter: FrontMatter | null; issues: Issue[] } {
  const attributes = source.original?.attributes;
  const { frontMatter, issues } = readBlock(source);
  if (!attributes) return { frontMatter, issues };
  const found = frontMatter ?? { data: {}, lines: {}, raw: '', from: 1, to: 1 };
  const data = { ...attributes.data, ...found.data };
  return { frontMatter: { ...found, data, lines: { ...attributes.lines, ...found.lines } }, issues };
}

function readBlock(source: Source): { frontMatter: FrontMatter | null; issues: Issue[] } {
  const block = findFencedBlock(source.text) ?? findUnopenedBlock(source.text);
  if (block === null) return { frontMatter: null, issues: [] };
  const rows = block.raw.split('\n');
  const first = block.to - 1 - rows.length;
  const span = { raw: block.raw, from: block.from, to: block.to, lines: findKeyLines(rows, first) };
  const isLong = block.raw.length > LIMITS.frontMatter;
  try {
    if (isLong) throw new Reason('issue-reason.front-matter-too-long', { count: LIMITS.frontMatter / 1024 });
    return { frontMatter: { data: parseBlock(block), ...span }, issues: [] };
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number } };
    const line = block.from + (mark?.line ?? 0);
    const values = { reason: toReason(reason ?? error) };
    return {
      frontMatter: { data: isLong ? {} : readLines(rows), ...span },
      issues: [createIssue(source, 'issue.broken-front-matter', { line, values })],
    };
  }
}

const FENCES: Record<string, string> = { toml: '+++' };

function refuseProgram(): never {
  throw new Reason('issue-reason.program');
}

/** Languages whose text would be run are refused; all others keep what was written as strings. */
const ENGINES = {
  yaml: parseYaml,
  json: (text: string) => JSON.parse(text) as object,
  toml: (text: string) => readLines(text.split('\n'), '='),
  ...Object.fromEntries(
    ['javascript', 'js', 'coffee', 'coffeescript', 'cson'].map((name) => [name, refuseProgram]),
  ),
};

function parseBlock({ language, raw }: Block): Record<string, unknown> {
  const delimiters = FENCES[language] ?? '---';
  const text = `${delimiters}\n${raw}\n${delimiters}\n`;
  const { data } = matter(text, { language, delimiters, engines: ENGINES });
  return isMap(data) ? data : {};
}

function parseYaml(text: string): object {
  const aliases = text.match(/(?<=[\s,[{])\*[\w-]+/g)?.length ?? 0;
  if (aliases > LIMITS.aliases) throw new Reason('issue-reason.repetitions', { count: aliases });
  return (load(text, { schema: FAILSAFE_SCHEMA, json: true }) ?? {}) as object;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `--- … ---` or `+++ … +++` at the top; blank lines (`&nbsp;`) or a comment may be before it, then a key must follow. */
function findFencedBlock(text: string): Block | null {
  const before =
    /^(?:(?:[ \t\u00a0]|&nbsp;)*\n|<!--(?:(?!-->)[\s\S]){0,2000}-->[ \t]*\n)*/.exec(text)?.[0] ?? '';
  const opening = /^(---|\+\+\+)([ \t]*[\w-]*)[ \t]*\n/.exec(text.slice(before.length));
  if (opening === null) return null;
  const fence = opening[1] ?? '---';
  const rows = text.split('\n');
  const skipped = before.split('\n').length - 1;
  if (skipped > 0 && !/^[a-z][\w-]*\s*[:=](\s|$)/i.test(rows[skipped + 1] ?? '')) return null;
  const ends = fence === '---' ? ['---', '...'] : [fence];
  const close = rows.findIndex((row, index) => index > skipped && ends.includes(row.trimEnd()));
  if (close < 0) return null;
  const raw = rows.slice(skipped + 1, close).join('\n');
  const language = (opening[2] ?? '').trim().toLowerCase() || (fence === '+++' ? 'toml' : 'yaml');
  // a rule, a paragraph and another rule are no front matter
  if (
    language === 'yaml' &&
    !/^\s*["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?\s*:(\s|$)/mu.test(raw) &&
    raw.trim() !== ''
  )
    return null;
  return { language, raw, from: skipped + 1, to: close + 2 };
}

/** `key: value` lines from the top that end with a `---`, though nothing opened them. */
function findUnopenedBlock(text: string): Block | null {
  const rows = text.split('\n', 60);
  const from = rows.findIndex((row) => row.trim() !== '');
  if (from < 0) return null;
  const close = rows.findIndex((row, index) => index >= from && /^---\s*$/.test(row));
  if (close <= from) return null;
  const block = rows.slice(from, close);
  const keys = block.filter((row) => /^[a-z][a-z_-]*:(\s|$)/.test(row)).length;
  const fits = block.every((row) => /^([a-z][a-z_-]*:(\s|$)|\s+\S|-\s|#|\s*$)/.test(row));
  // one line and a rule below it is a heading in Markdown
  if (!fits || keys < 2) return null;
  return { language: 'yaml', raw: block.join('\n'), from: from + 1, to: close + 2 };
}

function findKeyLines(rows: string[], first: number): Record<string, number> {
  const lines: Record<string, number> = {};
  rows.forEach((row, index) => {
    const key = /^["']?([\p{L}_][\p{L}\p{N}_ .-]*?)["']?\s*[:=]/u.exec(row)?.[1];
    if (key !== undefined && !Object.hasOwn(lines, key)) lines[key] = first + index;
  });
  return lines;
}

/** `key: value` lines without any further syntax, for blocks no parser takes. */
function readLines(rows: string[], sign = ':'): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  let open: string | null = null;
  for (const row of rows) {
    const item = /^\s*-\s+(.*)$/.exec(row)?.[1];
    if (item !== undefined && open !== null) {
      const list = data[open];
      data[open] = [...(Array.isArray(list) ? list : []), unquote(item)];
      continue;
    }
    const at = row.indexOf(sign);
    const key = unquote(row.slice(0, Math.max(0, at)));
    if (!/^[\p{L}_][\p{L}\p{N}_ .-]*$/u.test(key) || /^\s/.test(row)) continue;
    open = key;
    const list = /^\s*\[(.*)\]\s*$/
      .exec(row.slice(at + 1))?.[1]
      ?.split(',')
      .map(unquote);
    data[key] = list?.filter((one) => one !== '') ?? unquote(row.slice(at + 1));
  }
  return data;
}

function unquote(text: string): string {
  const trimmed = text.trim();
  return /^(["'])(.*)\1\s*(#.*)?$/.exec(trimmed)?.[2] ?? trimmed.replace(/\s+#.*$/, '');
}
