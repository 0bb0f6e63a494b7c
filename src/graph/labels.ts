/** Measures and breaks titles, and sets the marks of the time axis. */

import type { Messages } from '../messages/messages.ts';
import { createMeasure, type WidthTable, wrapWords } from '../shared/text-width.ts';
import type { Tick } from './types.ts';

/** To a tenth: what is drawn finer than that cannot be seen, and only makes pages larger. */
export function roundPx(px: number): number {
  return Math.round(px * 10) / 10;
}

/** Font sizes and line height in px, as `graph.css` sets them. */
export const TYPE_SIZES = { title: 15, note: 13, leading: 18 };

/** Allowance for the error of estimated widths. */
const SLACK = 1.04;

/** Lines of words that fit; the last ends with `…` where words are left out. */
export function wrapText(text: string, width: number, most: number): string[] {
  return wrapWords(text, {
    room: width / SLACK,
    lines: most,
    measureWidth: (sign) => measureLabelWidth(sign, TYPE_SIZES.title),
  });
}

// The time axis.

const DAY = 86_400_000;

/** Days since 1970; a month counts from its middle, and so does a year. Null for no date. */
export function toDays(date: string): number | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? [];
  if (year === undefined) return null;
  return Date.UTC(Number(year), Number(month ?? 7) - 1, Number(day ?? (month === undefined ? 1 : 15))) / DAY;
}

interface TimeScale {
  /** Days at its ends. */
  from: number;
  to: number;
  /** Place of a day, in px. */
  place: (days: number) => number;
}

/** What an axis may be divided by, from the finest: days up to two months, then months up to two years, then years. */
const STEPS: { unit: 'day' | 'month' | 'year'; by: number }[] = [
  ...[1, 2, 5, 10].map((by) => ({ unit: 'day' as const, by })),
  ...[1, 2, 3, 6].map((by) => ({ unit: 'month' as const, by })),
  ...[1, 2, 5, 10, 20].map((by) => ({ unit: 'year' as const, by })),
];

/** The least distance of two marks, in px. */
const APART = 68;

export function getTicks({ from, to, place }: TimeScale, { date }: Messages): Tick[] {
  const span = to - from;
  const finest = span > 730 ? 'year' : span > 62 ? 'month' : 'day';
  const steps = STEPS.slice(STEPS.findIndex(({ unit }) => unit === finest));
  const options = steps.map((step) => listMarks(step, from, to));
  const marks =
    options.find((days) => days.slice(1).every((day, at) => place(day) - place(days[at] ?? 0) >= APART)) ??
    [];
  const digits = finest === 'year' ? 4 : finest === 'month' ? 7 : 10;
  return marks.map((day) => {
    const iso = new Date(day * DAY).toISOString().slice(0, digits);
    return { text: date(iso, finest === 'day' ? 'short' : 'medium'), x: roundPx(place(day)) };
  });
}

/** Days between two others at a fixed interval of days, months or years. */
function listMarks({ unit, by }: (typeof STEPS)[number], from: number, to: number): number[] {
  const start = new Date(from * DAY);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  const marks: number[] = [];
  for (let at = 0; at < 400; at++) {
    const day =
      unit === 'year'
        ? Date.UTC((Math.floor(year / by) + at) * by, 0) / DAY
        : unit === 'month'
          ? Date.UTC(year, (Math.floor(month / by) + at) * by) / DAY
          : Math.ceil(from) + at * by;
    if (day > to) break;
    if (day >= from) marks.push(day);
  }
  return marks;
}

// How wide words are in the face of the site, without a browser.

/**
 * Advance widths in thousandths of an em, measured from
 * Atkinson Hyperlegible Next (@fontsource-variable, 5.3.0, latin) at weight 400.
 */
const WIDTHS: WidthTable = [
  [160, "'"],
  [220, ',.:;‘’'],
  [245, '|¦il`´·jíìîï'],
  [285, ' !"'],
  [330, '()[]{}tf'],
  [355, '-r¨°'],
  [395, '/\\IÍÌ*“”¹²³_'],
  [455, 'vyzsýÿ'],
  [485, 'ckxç?'],
  [530, 'aàáâãäåeèéêë125J–uùúûü'],
  [555, 'bdghnopqñòóôõöøþðßF<>^~7L4'],
  [600, '03689TBESYPVZXKRÈÉÊË$#+=€'],
  [650, 'AÀÁÂÃÄÅCDUÜÚÙÛÇ&w'],
  [710, 'GHNOQÖÓÒÔØÑ…'],
  [835, 'mMW—@©®æÆ%'],
];

const inThousandths = createMeasure(WIDTHS);

/** Width in px, at most one character too small. */
export function measureLabelWidth(text: string, size: number): number {
  return (inThousandths(text) * size) / 1000;
}
