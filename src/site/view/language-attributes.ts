/** The `lang` and `dir` attributes of parts of a page. */
import { getDirection, type Messages } from '../../messages/messages.ts';
import { memoize } from '../../shared/memoize.ts';
import type { RecordEntry } from '../types.ts';

export interface LanguageAttributes {
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

/** Of what a record says; none if its language is unknown. */
export function createLanguageAttributes(language: string | null): LanguageAttributes {
  return language === null ? {} : { lang: language, dir: getDirection(language) };
}

/** Of the site's words inside a record in another language; none if it is the same. */
export function getOwnLanguage(language: string | null, messages: Messages): LanguageAttributes {
  if (language === null || getBase(language) === getBase(messages.language)) return {};
  return { lang: messages.language, dir: messages.direction };
}

/** `pt_BR`, `zh_CN`: a language with the country that has most of its speakers, as Open Graph asks for. */
export const toOpenGraphLocale = memoize((language) => {
  const { language: base, region } = new Intl.Locale(language).maximize();
  return `${base}_${region}`;
});

/** A record in one language. */
export interface Version {
  /** Null if that of the record itself is unknown. */
  language: string | null;
  permalink: string;
}

/** The record first, then its translations; empty if there are none. */
export function listVersions({
  language,
  permalink,
  translations,
}: Pick<RecordEntry, 'language' | 'permalink' | 'translations'>): Version[] {
  return translations.length === 0 ? [] : [{ language, permalink }, ...translations];
}

/** What people call their language: `Deutsch`, `Français`. */
export function getLanguageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(language) + rest.join('');
}

const getBase = (language: string): string => language.split('-')[0] ?? '';
