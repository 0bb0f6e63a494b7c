/** How the records of a collection write their titles, and the title of a new one. Pure. */
import type { LogRecord } from '../model/log.ts';
import { toKeyWords } from '../read/normalize.ts';
import { findLabelFact } from '../read/vocabulary.ts';
import type { Conventions } from './conventions.ts';
import { editLines, type FileText } from './file-text.ts';
import { findTitleLine, frontEnd } from './head.ts';
import type { DraftInput } from './types.ts';
import { keyPlace } from './value-places.ts';

interface TitleForm {
  /** `# ADR-{#}: {title}` */
  pattern: string;
  width: number;
}

/** How most of the latest records write their titles in a place; null where they have none there. */
export function titleForm(
  records: readonly LogRecord[],
  find: (lines: readonly string[], record: LogRecord) => string | undefined,
): TitleForm | null {
  const forms = records.slice(-12).flatMap((record): TitleForm[] => {
    const { read, title } = record;
    const text = find(read.source.text.split('\n'), record) ?? '';
    const at = text.indexOf(title);
    if (at < 0) return [];
    const number = read.identifiers[0]?.value;
    const before = text.slice(0, at);
    const digits =
      number === undefined ? undefined : new RegExp(`(?<!\\d)0*${number}(?!\\d)`).exec(before)?.[0];
    const pattern =
      (digits === undefined ? before : before.replace(digits, '{#}')) +
      '{title}' +
      text.slice(at + title.length).trimEnd();
    return /\d/.test(pattern) ? [] : [{ pattern, width: digits?.startsWith('0') ? digits.length : 1 }];
  });
  const groups = [...Map.groupBy(forms, ({ pattern }) => pattern).values()].sort(
    (a, b) => b.length - a.length,
  );
  const [most] = groups;
  return most?.[0] === undefined
    ? null
    : { pattern: most[0].pattern, width: Math.max(...most.map(({ width }) => width)) };
}

export function fillForm({ pattern, width }: TitleForm, { title, number }: DraftInput): string {
  const own = number === null ? '' : String(number.value).padStart(width, '0');
  return pattern.replace('{#}', own).replace('{title}', () => title);
}

/** The value of its title in the front matter. */
export function findTitleKey(
  lines: readonly string[],
  vocabulary: Conventions['vocabulary'],
): string | undefined {
  for (let at = 1; at < frontEnd(lines); at++) {
    const place = keyPlace(lines, at);
    if (place !== null && findLabelFact(vocabulary, toKeyWords(place.key)) === 'title')
      return place.value.trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return undefined;
}

const NUMBER_MARK =
  /\b(?:NUMBER|N{2,}|X{2,}|n{3,}|x{3,}|Y{3,}|0+[NX]+|000\d?|\d{4})\b|\{(?:#|n+|number|id)\}|<(?:n+|number|id)>|\[(?:n+|number|id)\]|#{2,}/i;

export function fillTitle(file: FileText, input: DraftInput, form: TitleForm | null): FileText {
  const { title, number } = input;
  const at = findTitleLine(file.lines);
  const line = file.lines[at];
  if (line === undefined) return file;
  const digits = number?.digits ?? '';
  let heading: string;
  if (form !== null) {
    heading = fillForm(form, input);
  } else {
    const mark = NUMBER_MARK.exec(line);
    const plain = digits !== '' && mark !== null && /^NUMBER$/.test(mark[0]) ? String(number?.value) : digits;
    const joint =
      mark === null ? null : /^(\s*[.:)\]–—-]+\s*|\s+)/.exec(line.slice(mark.index + mark[0].length))?.[0];
    const end = mark === null ? 0 : mark.index + mark[0].length + (joint?.length ?? 0);
    heading =
      mark === null || number === null
        ? `# ${title}`
        : `${line.slice(0, mark.index)}${plain}${joint ?? ' '}${title}`;
    if (end === 0) heading = `# ${title}`;
  }
  return editLines(file, [{ at, remove: 1, insert: [heading] }]);
}
