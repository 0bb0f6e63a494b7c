/** The words of a text as they are compared: in lower case, without marks. `0012` and `12` are one number. */
export function wordsOf(text: string): string[] {
  const words = PLAIN.test(text)
    ? text.toLowerCase().match(/[a-z0-9]+/g)
    : text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu);
  return (words ?? []).map((word) => word.replace(/^0+(?=\d)/, ''));
}

const PLAIN = /^[\x00-\x7f]*$/;
