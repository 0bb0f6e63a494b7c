/** A record gets another number: its name, its heading, and how other records refer to it. Pure. */
import type { LogRecord } from '../model/log.ts';
import { toKeyWords } from '../read/front-entries.ts';
import { findLabelFact, type Vocabulary } from '../read/vocabulary.ts';
import { getFile, getName } from '../shared/paths.ts';
import { escapeRegExp } from '../shared/text.ts';
import { editLines, type FileText, type LineEdit } from './file-text.ts';
import { frontEnd } from './statements.ts';
import { keyPlace } from './value-places.ts';

/** The path with the new number in place of the old one, as wide; null where the name does not hold it. */
export function renumberPath(record: LogRecord, number: number): string | null {
  const digits = record.read.identifiers[0]?.digits.replace(/[a-z]+$/, '');
  if (digits === undefined || record.path !== getFile(record.path)) return null;
  const at = new RegExp(`(?<!\\d)${escapeRegExp(digits)}(?![\\d])(?!.*/.*/)`).exec(record.path);
  const last = record.path.lastIndexOf('/', record.path.length - getName(record.path).length - 2);
  const from = at === null ? -1 : record.path.indexOf(digits, Math.max(0, last));
  if (from < 0) return null;
  return record.path.slice(0, from) + widen(digits, number) + record.path.slice(from + digits.length);
}

function widen(digits: string, number: number): string {
  return String(number).padStart(digits.startsWith('0') || digits.length > 1 ? digits.length : 1, '0');
}

/** The heading and the keys of front matter that hold the number. */
export function renumberOwn(
  record: LogRecord,
  file: FileText,
  number: number,
  vocabulary: Vocabulary,
): FileText {
  const old = record.number ?? 0;
  const digits = new RegExp(`(?<![\\d])0*${old}(?!\\d)`);
  const edits: LineEdit[] = [];
  const { line, location } = record.read.title;
  const heading = line === null || location !== 'title' ? undefined : file.lines[line - 1];
  if (heading !== undefined && line !== null) {
    const at = heading.indexOf(record.title);
    const before = at < 0 ? '' : heading.slice(0, at);
    const repaired = before.replace(digits, (found) => widen(found, number)) + heading.slice(before.length);
    if (repaired !== heading) edits.push({ at: line - 1, remove: 1, insert: [repaired] });
  }
  for (let at = 1; at < frontEnd(file.lines); at++) {
    const place = keyPlace(file.lines, at);
    const text = file.lines[at] ?? '';
    const fact = place === null ? null : findLabelFact(vocabulary, toKeyWords(place.key));
    if (place === null || (fact !== 'number' && fact !== 'title')) continue;
    const isLeading = fact === 'number' || /^["']?(?:\[?ADR[-_ ]*)?0*\d+\b/i.test(place.value);
    const from = text.indexOf(place.value, text.indexOf(place.sign));
    const value = place.value.replace(digits, (found) => widen(found, number));
    if (isLeading && value !== place.value && from >= 0)
      edits.push({
        at,
        remove: 1,
        insert: [text.slice(0, from) + value + text.slice(from + place.value.length)],
      });
  }
  return editLines(file, edits);
}

export interface Renumbering {
  record: LogRecord;
  number: number;
  path: string;
  /** Whether bare numbers mean this record only: no other one has the number. */
  isUnique: boolean;
}

/** Links to the file, and its number beside them or alone, in the lines of another record that refer to it. */
export function renumberReferences(
  file: FileText,
  { record, number, path, isUnique }: Renumbering,
  lines: ReadonlySet<number>,
): FileText {
  const [from, to] = [getName(record.path), getName(path)];
  const old = record.number ?? 0;
  const family = String.raw`(?:\p{L}[\p{L}_-]*[-_ #]{0,2}|#)`;
  const bare = new RegExp(`(${family})(0*${old})(?![\\p{L}\\d])(?!\\.md)`, 'gu');
  const label = new RegExp(
    `(\\[[^\\]]*?)(?<!\\d)(0*${old})(?!\\d)([^\\]]*\\]\\([^)]*${escapeRegExp(to)})`,
    'g',
  );
  const edits = file.lines.flatMap((line, at): LineEdit[] => {
    const linked = line.includes(from) ? line.replaceAll(from, to) : line;
    const named = linked.replace(
      label,
      (_, before: string, digits: string, after: string) => `${before}${widen(digits, number)}${after}`,
    );
    const said =
      isUnique && lines.has(at + 1)
        ? named.replace(bare, (all, word: string, digits: string) =>
            /^(?:ADR|#|M?ADR.*|RFC.*|Decision.*)/i.test(word) || linked !== line
              ? word + widen(digits, number)
              : all,
          )
        : linked !== line
          ? named.replace(
              new RegExp(`(\\bADR[-_ ]?)(0*${old})(?![\\p{L}\\d])`, 'giu'),
              (_, word: string, digits: string) => word + widen(digits, number),
            )
          : named;
    return said === line ? [] : [{ at, remove: 1, insert: [said] }];
  });
  return editLines(file, edits);
}
