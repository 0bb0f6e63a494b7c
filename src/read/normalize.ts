/** Words as they are compared: without case, accents and signs. */
import { memoize } from '../shared/memoize.ts';

/**
 * A wording as it is compared: without case, accents, vowel signs of Hebrew and Arabic, emoji and punctuation, words apart by one blank.
 * `**In-Review**` and `in review` are the same.
 */
export const normalize: (text: string) => string = memoize(normalizeText);

function normalizeText(text: string): string {
  if (PLAIN.test(text))
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\ufe0f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[ßæøłđı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** Letters with a stroke and the like, which come apart into no accent. */
const PLAIN_LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

const PLAIN = /^[\x00-\x7f]*$/;

/**
 * A text in lower case with every character in its place, for patterns that would otherwise have to ignore case:
 * letter classes that ignore case take the engine tens of milliseconds each to compile.
 */
export function toLowerCaseInPlace(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('');
}

/** `supersededBy`, `superseded_by`, `superseded-by`. */
export function toKeyWords(key: string): string {
  return key.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_-]+/g, ' ');
}

/** Whether two texts have a word of more than three letters in common. */
export function hasSharedWord(one: string, other: string): boolean {
  const words = normalize(one).split(' ');
  return normalize(other)
    .split(' ')
    .some((word) => word.length > 3 && words.includes(word));
}
