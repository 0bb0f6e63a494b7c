/**
 * The words of pages in one language: messages by key, and numbers, dates and lists as that language writes them.
 * Runs at build and in the browser, so it knows no catalogue but the one it is given.
 */
import { lazy } from '../shared/memoize.ts';
import type en from './en.json';

export type MessageKey = keyof typeof en;

/** One text, or a text for each plural category of the language that `count` can have. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type Catalog = Readonly<Record<string, Message>>;

/** Numbers are written as the language writes them. `count` chooses the plural. */
export type Values = Readonly<Record<string, string | number>>;

/** Text, or a place that the page fills with markup: `{record}` becomes `{ slot: 'record' }`. */
export type MessagePart = { text: string } | { slot: string };

export type DateForm = 'long' | 'medium' | 'short' | 'month';

export interface Messages<Key extends string = MessageKey> {
  /** BCP 47, such as `pt-BR`. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Points onward. */
  arrow: '→' | '←';
  /** @throws {RangeError} if the message is not there or a placeholder has no value */
  t(key: Key, values?: Values): string;
  /** Placeholders without a value become slots. */
  parts(key: Key, values?: Values): MessagePart[];
  number(value: number): string;
  /** `a, b and c` */
  list(items: readonly string[]): string;
  /**
   * `YYYY-MM-DD`, `YYYY-MM` or `YYYY` as people write it; other text stays as it is.
   * `long`: 4 March 2026. `medium`: 4 Mar 2026. `short`: 4 Mar, below a heading that names the year. `month`: March.
   */
  date(iso: string, form?: DateForm): string;
  /** Orders text as the language does, numbers in it by their value. */
  compare(a: string, b: string): number;
  /** The messages whose keys start with one of the prefixes, for scripts in the browser. */
  pick(prefixes: readonly string[]): Catalog;
}

const PLACEHOLDER = /\{(\w+)\}/;
const EVERY_PLACEHOLDER = /\{(\w+)\}/g;
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** English dates have the day first, as ISO dates leave no doubt about it and `en` alone means the United States. */
const toLocale = (language: string): string => (language === 'en' ? 'en-GB' : language);

export function getDirection(language: string): Messages['direction'] {
  return /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}

export function createMessages<Key extends string = MessageKey>(
  language: string,
  catalog: Catalog,
): Messages<Key> {
  const locale = toLocale(language);
  // made when first needed: the first of them loads the data of the locale, which took 35 ms when measured
  const numbers = lazy(() => new Intl.NumberFormat(locale));
  const plurals = lazy(() => new Intl.PluralRules(locale));
  const lists = lazy(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const collator = lazy(() => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));
  const dates = new Map<string, Intl.DateTimeFormat>();
  const picked = new Map<string, Catalog>();

  const select = (key: Key, values: Values): string => {
    const message = catalog[key];
    if (message === undefined) throw new RangeError(`There is no message "${key}".`);
    if (typeof message === 'string') return message;
    return message[plurals().select(Number(values['count']))] ?? message.other;
  };
  const write = (value: string | number): string =>
    typeof value === 'number' ? numbers().format(value) : value;

  const parts = (key: Key, values: Values = {}): MessagePart[] =>
    select(key, values)
      .split(PLACEHOLDER)
      .map((piece, at) => {
        if (at % 2 === 0) return { text: piece };
        const value = values[piece];
        return value === undefined ? { slot: piece } : { text: write(value) };
      });

  const dateFormat = (form: DateForm, known: number): Intl.DateTimeFormat => {
    const id = `${form}${known}`;
    const format =
      dates.get(id) ??
      new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        month: form === 'long' || form === 'month' ? 'long' : 'short',
        ...(known === 3 && form !== 'month' ? { day: 'numeric' } : {}),
        ...(form === 'short' || form === 'month' ? {} : { year: 'numeric' }),
      });
    dates.set(id, format);
    return format;
  };

  return {
    language,
    direction: getDirection(language),
    arrow: getDirection(language) === 'rtl' ? '←' : '→',
    t: (key, values = {}) =>
      select(key, values).replace(EVERY_PLACEHOLDER, (_, name: string) => {
        const value = values[name];
        if (value === undefined) throw new RangeError(`The message "${key}" needs a value for {${name}}.`);
        return write(value);
      }),
    parts,
    number: (value) => numbers().format(value),
    list: (items) => lists().format(items),
    date: (iso, form = 'long') => {
      const [, year, month, day] = ISO.exec(iso) ?? [];
      if (year === undefined) return iso;
      if (month === undefined) return year;
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
      return dateFormat(form, day === undefined ? 2 : 3).format(date);
    },
    compare: (a, b) => collator().compare(a, b),
    pick: (prefixes) => {
      const id = prefixes.join(' ');
      // every page asks for the same ones
      const known =
        picked.get(id) ??
        Object.fromEntries(
          Object.entries(catalog).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
        );
      picked.set(id, known);
      return known;
    },
  };
}
