/** Words of a text, as a reader sees them: runs of letters and digits, regardless of case and width. */

export interface Word {
  text: string;
  /** Line of the file, counted from 1. */
  line: number;
  /** The page may show it or leave it out: a tag that could be HTML or a type (`List<Object>`). */
  optional?: true;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Marks that no one sees, inside of words: soft hyphens, joiners, variants of emoji. */
const UNSEEN = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff|[\ufe0e-\ufe0f]/g;

export function splitWords(text: string): string[] {
  return text.replace(UNSEEN, '').normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/** The words of a text that begins on a line of the file. */
export function toWordsAt(text: string, line: number): Word[] {
  return text
    .split('\n')
    .flatMap((row, index) => splitWords(row).map((word) => ({ text: word, line: line + index })));
}
