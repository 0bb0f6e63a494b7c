/** Finds dates in texts, in the languages of the vocabulary. */
import { memoize } from '../shared/memoize.ts';
import { normalize, toLowerCaseInPlace } from './normalize.ts';
import { blankRanges } from './text.ts';
import { MONTHS } from './vocabulary.ts';

export interface FoundDate {
  /** `YYYY-MM-DD`, or `YYYY-MM` where only a month is given; null where the words cannot be one date. */
  value: string | null;
  /** Why it is null. `ambiguous`: day or month may come first. `impossible`: no such day. */
  fault: 'ambiguous' | 'impossible' | null;
  raw: string;
  from: number;
  to: number;
}

type Reading = { year: number; month: number; day: number | null } | 'ambiguous' | null;

const NAME = '(?<name>\\p{L}[\\p{L}\\p{M}]{2,12})\\.?';

/** The ways a date is written, surest first: what an earlier form took, a later one does not read again. */
const FORMS: RegExp[] = [
  // 2021-08-04, 2021/8/4, 2021.08.04, 2021年8月4日, 2021년 8월 4일, with or without a time behind it
  /(?<![\d-])(?<year>\d{4})\s?[/.年년‐-―-]\s?(?<month>\d{1,2})\s?[/.月월‐-―-]\s?(?<day>\d{1,2})(?!\d)(?:[t ]\d{1,2}:\d{2}[\d:.]*(?:z|[+-]\d{2}:?\d{2})?|日|일)?/gu,
  // 20210804
  /(?<![\d\w-])(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?![\d\w-])/gu,
  // 30.07.2024: with dots the day comes first everywhere
  /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})(?!\d|\.\d)/gu,
  // 05/02/2018, 5-2-18
  /(?<![\d/-])(?<first>\d{1,2})(?<sign>[/-])(?<second>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})(?![\d/-])/gu,
  // 30th March 2021, 5 de marzo de 2021, 1er janvier 2020, 5. März 2021, 01-Feb-2020
  new RegExp(
    `(?<![\\d\\p{L}])(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª|e)?[\\s-]*(?:of\\s+|de\\s+|d[’'])?${NAME},?[\\s-]*(?:de\\s+|del\\s+)?(?<year>\\d{4})(?!\\d)`,
    'gu',
  ),
  // December 11, 2025, Dec 11th 2025
  new RegExp(`(?<!\\p{L})${NAME}[\\s-]+(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+(?<year>\\d{4})(?!\\d)`, 'gu'),
  // 2021 March 5
  new RegExp(`(?<!\\d)(?<year>\\d{4})[.\\s-]+${NAME}[\\s-]+(?<day>\\d{1,2})(?!\\d)`, 'gu'),
  // January 2026, de enero de 2026
  new RegExp(`(?<!\\p{L})${NAME}[\\s,-]+(?:de\\s+|del\\s+)?(?<year>\\d{4})(?!\\d)`, 'gu'),
  // 5 tháng 3 năm 2024
  /(?<!\d)(?<day>\d{1,2}) tháng (?<month>\d{1,2})(?: năm|,)? (?<year>\d{4})(?!\d)/gu,
  // 2021-08, 2021年8月
  /(?<![\d/.-])(?<year>(?:19|20)\d{2})\s?[-/年년]\s?(?<month>\d{1,2})(?:月|월)?(?![\d/.-])/gu,
  // 08/2021
  /(?<![\d/.-])(?<month>\d{1,2})\/(?<year>(?:19|20)\d{2})(?![\d/.-])/gu,
];

/** Every date of a text, in the order of the text. */
export function findDates(text: string): readonly FoundDate[] {
  return MAY_BE_DATE.test(text) ? searchKnown(text) : [];
}

/** No form does without a year of four digits, or two digits behind two more numbers. */
const MAY_BE_DATE = /19[7-9]\d|2[01]\d\d|\d([/.-])\s?\d{1,2}\1\s?\d\d|[٠-٩۰-۹०-९]/;

const searchKnown = memoize(searchDates);

/** Digits of Arabic, Persian and Hindi, each in the place of a Latin one. */
const DIGITS = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९';

function searchDates(written: string): FoundDate[] {
  const text = written.replace(/[٠-٩۰-۹०-९]/g, (digit) => String(DIGITS.indexOf(digit) % 10));
  const lower = toLowerCaseInPlace(text);
  const found: FoundDate[] = [];
  for (const pattern of FORMS) {
    for (const match of lower.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((other) => from < other.to && to > other.from)) continue;
      const date = readMatch(match.groups ?? {});
      if (date !== null) found.push({ ...toDateValue(date), raw: written.slice(from, to).trim(), from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether a day or month has not come yet. */
export function isComing(date: string): boolean {
  return date > getToday(date.length);
}

/** Whether a day or month is over. */
export function isPast(date: string): boolean {
  return date < getToday(date.length);
}

/** Today, as many characters of `YYYY-MM-DD` as are asked for. */
function getToday(length: number): string {
  return new Date().toISOString().slice(0, length);
}

/** The text with its dates blanked out, so that no number in them is taken for something else. */
export function blankDates(text: string): string {
  return blankRanges(text, findDates(text));
}

function toDateValue(date: Exclude<Reading, null>): Pick<FoundDate, 'value' | 'fault'> {
  if (date === 'ambiguous') return { value: null, fault: 'ambiguous' };
  const { year } = date;
  // 2021-27-02: where the middle number is no month the order is clear
  const swapped = date.day !== null && date.month > 12 && date.day >= 1 && date.day <= 12;
  const [month, day] = swapped ? [date.day ?? 0, date.month] : [date.month, date.day];
  if (
    month < 1 ||
    month > 12 ||
    (day !== null && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()))
  ) {
    return { value: null, fault: 'impossible' };
  }
  const parts = [String(year).padStart(4, '0'), String(month).padStart(2, '0')];
  if (day !== null) parts.push(String(day).padStart(2, '0'));
  return { value: parts.join('-'), fault: null };
}

function readMatch({ name, first, second, ...groups }: Record<string, string | undefined>): Reading {
  const digits = groups['year'] ?? '';
  const year = Number(digits.length === 2 ? `20${digits}` : digits);
  if (year < 1970 || year > 2199) return null;
  const toNumber = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  if (first !== undefined) {
    const [a, b] = [Number(first), Number(second)];
    if (a <= 12 && b <= 12 && a !== b) return 'ambiguous';
    return a > 12 || a === b ? { year, month: b, day: a } : { year, month: a, day: b };
  }
  const month = name === undefined ? toNumber(groups['month']) : MONTHS.get(normalize(name));
  return month == null ? null : { year, month, day: toNumber(groups['day']) };
}

/** "May" beside a number: alone it is a verb. */
export function isMonth(text: string, { from, to }: { from: number; to: number }): boolean {
  return (
    text.slice(from, to) === 'May' &&
    (/\d[.,]?\s*$/.test(text.slice(0, from)) || /^\s*\d/.test(text.slice(to)))
  );
}
