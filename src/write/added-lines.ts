/** Lines that are added to a record in the form of those beside them. Pure. */
import type { Conventions } from './conventions.ts';
import type { LineEdit } from './file-text.ts';
import { keyEnd } from './head.ts';
import { createCells, labelsIn, quoteLike } from './value-places.ts';
import { setCase } from './wording.ts';

export function keyLine(lines: readonly string[], key: string, value: string): string {
  const isToml = /^\ufeff?\+\+\+/.test(lines[0] ?? '');
  return `${key}${isToml ? ' = ' : ': '}${quoteLike('', value, isToml ? '=' : ':')}`;
}

/** A line with the marks of another one and its own label and value: `* **Status:** x` → `* **Supersedes:** y`. */
export function labelLike(
  line: string,
  label: string,
  value: string,
  { vocabulary }: Pick<Conventions, 'vocabulary'>,
): string {
  const [found] = labelsIn(line, vocabulary);
  if (found === undefined) return `${label}: ${value}`;
  const head = line.slice(found.from, found.to);
  const at = head.lastIndexOf(found.label);
  const before = head.slice(0, at);
  const after = head.slice(at + found.label.length);
  const isLower = found.label === found.label.toLowerCase() && /\p{L}/u.test(found.label);
  const end = /(?:\s{2,}|\\)$/.exec(line)?.[0] ?? '';
  return `${before}${setCase(label, isLower ? 'lower' : 'capital')}${after.trimEnd() === after && !after.endsWith(' ') ? `${after} ` : after}${value}${end}`;
}

export function* addKey(
  lines: readonly string[],
  conventions: Conventions,
  phrase: string,
  ref: string,
): Generator<LineEdit[]> {
  yield [{ at: keyEnd(lines), remove: 0, insert: [keyLine(lines, conventions.key(phrase), ref)] }];
}

/** A row below the last one of the table, as wide as the others. */
export function* addRow(
  lines: readonly string[],
  at: number,
  label: string,
  ref: string,
): Generator<LineEdit[]> {
  const cells = createCells(lines[at] ?? '');
  let last = at;
  while (createCells(lines[last + 1] ?? '').length > 0) last++;
  const [left, right] = cells;
  if (left === undefined || right === undefined || cells.length > 2) return;
  const line = lines[at] ?? '';
  const marks = /^\s*([*_`]*)/.exec(left.text)?.[1] ?? '';
  const close = [...marks].reverse().join('');
  const cell = (words: string, like: string): string => ` ${words} `.padEnd(like.length);
  yield [
    {
      at: last + 1,
      remove: 0,
      insert: [
        line.slice(0, left.from) +
          cell(`${marks}${setCase(label, 'capital')}${close}`, left.text) +
          line.slice(left.to, right.from) +
          cell(ref.replaceAll('|', '\\|'), right.text) +
          line.slice(right.to),
      ],
    },
  ];
}

/** A labelled line below those of the head, in the form of one of them; behind them where they share a line. */
export function* addLabel(
  lines: readonly string[],
  at: number,
  conventions: Conventions,
  label: string,
  ref: string,
): Generator<LineEdit[]> {
  const line = lines[at] ?? '';
  const [first, second] = labelsIn(line, conventions.vocabulary);
  if (first !== undefined && second !== undefined) {
    const joint = /\s*([|·•‖])\s*/u.exec(line.slice(first.to))?.[0] ?? ' | ';
    const own = labelLike(line.slice(0, second.from), label, ref, conventions).replace(
      /^\s*(?:[-*+]\s+)?(?:>\s*)*/,
      '',
    );
    yield [{ at, remove: 1, insert: [`${line.trimEnd()}${joint}${own}`] }];
  }
  let last = at;
  while (
    /\S/.test(lines[last + 1] ?? '') &&
    !/^\s*(?:#{1,6}\s|---|\*\*\*|```|\|)/.test(lines[last + 1] ?? '')
  )
    last++;
  const isSpaced =
    last === at &&
    labelsIn(lines[at + 2] ?? '', conventions.vocabulary).length > 0 &&
    (lines[at + 1] ?? 'x').trim() === '';
  const own = labelLike(line, label, ref, conventions);
  // a line that ends without a break is broken by its neighbours' rule
  yield [{ at: last + 1, remove: 0, insert: isSpaced ? ['', own] : [own] }];
  yield [{ at: last + 1, remove: 0, insert: ['', own] }];
}

/** A paragraph, or an item of the list, at the end of the section that holds a line. */
export function* addToSection(lines: readonly string[], at: number, words: string): Generator<LineEdit[]> {
  let end = /^#{1,6}\s/.test(lines[at] ?? '') ? at + 1 : at;
  while (end < lines.length && !/^#{1,6}\s/.test(lines[end] ?? '')) end++;
  while (end > 0 && /^\s*(?:---+|\*\*\*+)?\s*$/.test(lines[end - 1] ?? '')) end--;
  const last = lines[end - 1] ?? '';
  const isItem = /^\s*[-*+]\s+/.exec(last)?.[0];
  const isOwn = /^\s*[-*+]\s/.test(words);
  if (isItem !== undefined)
    yield [{ at: end, remove: 0, insert: [isItem + words.replace(/^\s*[-*+]\s+/, '')] }];
  yield [{ at: end, remove: 0, insert: isOwn && isItem !== undefined ? [words] : ['', words] }];
}
