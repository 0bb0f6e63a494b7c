/** How the search cuts text into words: the same in the build and in the browser. */
import { isUnspaced } from '../shared/scripts.ts';

/** One word of a text and the place it stands at, in UTF-16 units. */
export interface Word {
  text: string;
  start: number;
}

/**
 * Letters and digits, where a script without blanks between words ends a word of another one: `AWS的服务` is two.
 * Of scripts without blanks one word is a whole run, which a reader would call several; see `formsOf`.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu;
/** The same for plain text, several times as fast. */
const PLAIN_WORD = /[A-Za-z0-9]+/g;
const PLAIN = /^[\x00-\x7f]*$/;

export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(PLAIN.test(text) ? PLAIN_WORD : WORD)) {
    words.push({ text: match[0], start: match.index });
  }
  return words;
}

/** The words alone: a build asks for the places of none. */
export function textsOfWords(text: string): string[] {
  return text.match(PLAIN.test(text) ? PLAIN_WORD : WORD) ?? [];
}

/** A word as it is compared: in lower case, Latin letters without accents, of which a language heaps up two or three. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}\p{M}{0,9})\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The parts of a compound by its capitals and digits: `JobQueue`, `HTTPServer`, `s3bucket`. */
export function partsOf(word: string): string[] {
  return word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{N}+/gu) ?? [word];
}

/**
 * The forms under which a word is found: itself, the parts of a compound, `ss` for `ß`, and for a run of a script without blanks
 * each character and each two neighbours.
 */
export function formsOf(word: string): string[] {
  if (isUnspaced(word)) return [...word, ...pairsOf(word)];
  const parts = partsOf(word).filter((part) => part.length > 1);
  const spelt = word.includes('ß') ? [word.replaceAll('ß', 'ss')] : [];
  return parts.length < 2 ? [word, ...spelt] : [word, ...parts, ...spelt];
}

/** What a run of a script without blanks is sought by: its neighbours two by two, or its only character. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((next, at) => `${characters[at]}${next}`);
}

/** Endings that a word of a query and a word of a text may differ in and still be one: `queue`, `queues`, `queued`. */
const ENDING = /(?:ies|es|ed|ing|s|e|y|d)$/;

/**
 * Whether a word of a text answers a word of a query, both folded: the same word, a longer one that begins with it,
 * another form of it, or a compound with it inside.
 */
export function isForm(inText: string, wanted: string): boolean {
  if (inText.startsWith(wanted)) return true;
  if (wanted.length < 4) return isUnspaced(wanted) && inText.includes(wanted);
  if (inText.includes(wanted)) return true;
  const stem = wanted.replace(ENDING, '');
  return stem.length >= 4 && inText.startsWith(stem) && inText.length <= wanted.length + 3;
}
