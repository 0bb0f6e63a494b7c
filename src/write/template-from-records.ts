/** A template made of what the records of a collection have in common. Pure. */
import type { LogRecord } from '../model/log.ts';
import { findDates } from '../read/dates.ts';
import type { FactName } from '../read/fact-names.ts';
import { normalize, toKeyWords } from '../read/normalize.ts';
import { isSectionName } from '../read/parts/headings.ts';
import { findHeadingFact, findLabelFact } from '../read/vocabulary.ts';
import { escapeRegExp } from '../shared/text.ts';
import type { Conventions } from './conventions.ts';
import { type FileText, fromText } from './file-text.ts';
import { findHeading, frontEnd, headEnd } from './head.ts';
import type { DraftInput } from './types.ts';
import { createCells, keyPlace, labelsIn } from './value-places.ts';
import { formatLike } from './wording.ts';

/** The records of the most common form, in their order: those whose status and date are in the same kind of place. */
export function findCommonForm(records: readonly LogRecord[]): LogRecord[] {
  const groups = Map.groupBy(
    records,
    ({ read }) => `${read.status?.location} ${read.date?.location} ${read.title.location}`,
  );
  const bySize = [...groups.values()].sort((a, b) => b.length - a.length);
  // where few state a status, the others show how a record looks
  const known = bySize.find((group) => group[0]?.read.status != null && group.length * 4 > records.length);
  return known ?? bySize[0] ?? [];
}

/** A template made of what the records of a form have in common; null without records. */
export function createTemplate(
  group: readonly LogRecord[],
  conventions: Conventions,
  { today, people }: Pick<DraftInput, 'today' | 'people'>,
): FileText | null {
  const { vocabulary } = conventions;
  const counts = new Map<string, number>();
  for (const { read } of group)
    for (const name of new Set(read.outline.map(({ text }) => normalize(text))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShared = (text: string): boolean =>
    group.length > 2
      ? (counts.get(normalize(text)) ?? 0) * 2 >= group.length
      : isSectionName(text) || findHeadingFact(vocabulary, text) !== null;
  const countShared = ({ read }: LogRecord): number =>
    read.outline.filter(({ text }) => isShared(text)).length;
  const current = group.filter(({ status }) => status !== 'superseded');
  const model = (current.length > 0 ? current : group).reduce<LogRecord | undefined>(
    (best, one) => (best !== undefined && countShared(best) > countShared(one) ? best : one),
    undefined,
  );
  if (model === undefined) return null;
  const { read, title } = model;
  const lines = read.source.text.split('\n');
  const renew = (line: string): string =>
    findDates(line).reduceRight(
      (text, { from, to, raw }) => text.slice(0, from) + formatLike(raw, today) + text.slice(to),
      line,
    );
  const keep = new Set<FactName | null>(['status', 'date', 'created', 'title', 'number', 'tags']);
  if (people.length > 0) for (const fact of ['deciders', 'authors'] as const) keep.add(fact);
  const front = frontEnd(lines);
  const head = headEnd(lines);
  const out = [...createFront(lines.slice(0, front), group, { keep, vocabulary })];
  if (front > 0) out.push(lines[front] ?? '---');
  for (let at = front > 0 ? front + 1 : 0; at < head; at++) {
    const line = lines[at] ?? '';
    const kept =
      line === findHeading(lines, model) || at === (read.status?.line ?? 0) - 1
        ? line
        : keepFacts(lines, at, { keep, vocabulary });
    const isBlank = line.trim() === '' && out.at(-1)?.trim() !== '';
    if (kept !== null) out.push(dropLabels(renew(kept), keep, vocabulary));
    else if (isBlank || (/^---+\s*$/.test(line) && out.at(-1)?.trim() === '')) out.push(line);
  }
  if (out.at(-1)?.trim() !== '') out.push('');
  const rules = lines.slice(head).filter((line) => /^---+\s*$/.test(line)).length;
  const shared = read.outline.filter(({ line, text }) => line > head && isShared(text) && text !== title);
  shared.forEach(({ line, depth, to, text }, index) => {
    if (rules > 2 && index > 0 && depth === 2) out.push('---', '');
    const status = read.status?.line ?? 0;
    const words =
      status > line && status < to
        ? [renew(lines[status - 1] ?? '')]
        : findHeadingFact(vocabulary, text) === 'status'
          ? [conventions.words.accepted ?? 'Accepted']
          : [];
    out.push(lines[line - 1] ?? '', '', ...words, ...(words.length > 0 ? [''] : []));
  });
  while (out.at(-1)?.trim() === '') out.pop();
  return fromText(`${out.join('\n')}\n`);
}

interface Kept extends Pick<Conventions, 'vocabulary'> {
  /** Facts that a new record has as well. */
  keep: ReadonlySet<FactName | null>;
}

/** Keys of the front matter that a new record has too: those of kept facts, without their values, and those of most. */
function createFront(
  lines: readonly string[],
  group: readonly LogRecord[],
  { keep, vocabulary }: Kept,
): string[] {
  const isCommon = (text: string): boolean =>
    group.length > 2 &&
    group.filter(({ read }) => read.source.text.includes(`\n${text}\n`)).length * 2 > group.length;
  const isNumber = (key: string): boolean =>
    group.filter(({ read, number }) =>
      new RegExp(`^${escapeRegExp(key)}\\s*[:=]\\s*0*${number}\\s*$`, 'm').test(read.source.text),
    ).length *
      2 >
    group.length;
  return lines.flatMap((line, at): string[] => {
    const place = at > 0 && /^[\w"']/.test(line) ? keyPlace(lines, at) : null;
    if (place === null) return at === 0 ? [line] : [];
    const { key, value } = place;
    const start = line.slice(0, line.search(/[:=]/) + 1);
    if (!keep.has(findLabelFact(vocabulary, toKeyWords(key))))
      return isCommon(line) || isNumber(key) ? [line] : [];
    const item = /^\s*-\s+/.exec(value)?.[0];
    if (item !== undefined) return [start, item];
    const block = /[:=]\s*([|>][+-]?)\s*$/.exec(line)?.[1];
    if (block !== undefined) return [`${start} ${block}`, `${/^\s*/.exec(value)?.[0]}…`];
    return [`${start} ${/^\[.*\]$/.test(value) ? '[]' : ''}`];
  });
}

/** A line of the head that holds kept facts, or a row of the table that does; null for any other. */
function keepFacts(lines: readonly string[], at: number, { keep, vocabulary }: Kept): string | null {
  const line = lines[at] ?? '';
  const cells = createCells(line);
  const isRule = (text = ''): boolean => /^\s*\|?[\s|:-]*-[\s|:-]*$/.test(text) && text.includes('|');
  if (cells.length > 1 && /^\s*\|/.test(line)) {
    const fact = findLabelFact(vocabulary, (cells[0]?.text ?? '').replace(/[*_`:]/g, '').trim());
    const isBelow = isRule(lines[at - 1]) && !isRule(lines[at + 1]);
    const isRow = isBelow && createCells(lines[at - 2] ?? '').some(({ text }) => hasFact(text));
    return isRule(line) || isRule(lines[at + 1]) || isRow || keep.has(fact) ? line : null;
  }
  return labelsIn(line, vocabulary).some(({ fact }) => fact !== null && keep.has(fact)) ? line : null;

  function hasFact(text: string): boolean {
    const fact = findLabelFact(vocabulary, text.replace(/[*_`:]/g, '').trim());
    return fact !== null && keep.has(fact);
  }
}

/** A line without its labels of other facts: `**Status:** x | **Review:** y` → `**Status:** x`. */
function dropLabels(
  line: string,
  keep: ReadonlySet<FactName | null>,
  vocabulary: Conventions['vocabulary'],
): string {
  if (/^\s*\|/.test(line)) return line;
  const labels = labelsIn(line, vocabulary);
  if (labels.length < 2) return line;
  const parts = labels.map(({ from }, at) => ({
    fact: labels[at]?.fact ?? null,
    text: line.slice(from, labels[at + 1]?.from),
  }));
  const kept = parts.filter(({ fact }) => fact !== null && keep.has(fact)).map(({ text }) => text);
  return (
    line.slice(0, labels[0]?.from) +
    kept
      .join('')
      .replace(/^\s*[|·•‖]\s*/u, '')
      .trimEnd()
  );
}
