/** What a reader typed, understood. Pure. */
import { foldWord, type Word, wordsIn } from './words.ts';

export interface Query {
  /** Words in the order they were typed, as typed. */
  words: Word[];
  /** Texts in quotation marks, to be found as they stand. */
  phrases: string[];
  /** The number that the whole query names: `12`, `ADR-12`, `adr 0012`, `#12`. */
  number: number | null;
  /** Letters before the number: `adr`; null for none. */
  prefix: string | null;
  /** The ticket that the whole query names, as typed: `PAY-123`. */
  ticket: string | null;
}

const PHRASE = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
const NUMBER = /^(?:(\p{L}{1,12})[\s_-]*)?(?:#|№|no\.?)?\s*0*(\d{1,7})$/iu;
const TICKET = /^(?:\p{L}[\p{L}\p{N}_]*-\d+|(?:[\w.-]+\/[\w.-]+)?[#!]\d+|AB#\d+)$/u;

export function parseSearch(typed: string): Query {
  const text = typed.normalize('NFC').trim();
  const named = NUMBER.exec(text);
  return {
    words: wordsIn(text),
    phrases: [...text.matchAll(PHRASE)].map(([, phrase = '']) => phrase.trim()).filter((one) => one !== ''),
    number: named === null ? null : Number(named[2]),
    prefix: named?.[1] === undefined ? null : foldWord(named[1]),
    ticket: TICKET.test(text) ? text : null,
  };
}
