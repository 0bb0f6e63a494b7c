/** In which language, and which way, the parts of a page are written. */
import { directionOf, type Messages } from '../../messages/messages.ts';

export interface LanguageAttributes {
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

/** Of what a record says; none where its language is unknown. */
export function languageAttributes(language: string | null): LanguageAttributes {
  return language === null ? {} : { lang: language, dir: directionOf(language) };
}

/** Of the site's words inside a record in another language; none where it is the same. */
export function ownLanguage(language: string | null, messages: Messages): LanguageAttributes {
  if (language === null || baseOf(language) === baseOf(messages.language)) return {};
  return { lang: messages.language, dir: messages.direction };
}

/** `pt_BR`, `zh_CN`: a language with the country that has most of its speakers, as Open Graph asks for. */
export function openGraphLocale(language: string): string {
  const { language: base, region } = new Intl.Locale(language).maximize();
  return `${base}_${region}`;
}

const baseOf = (language: string): string => language.split('-')[0] ?? '';
