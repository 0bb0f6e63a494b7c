/** Questions about the scripts of the world that several rooms ask. */

/** Scripts written without blanks between words: there a phrase is sought inside a run of letters. */
export function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}
