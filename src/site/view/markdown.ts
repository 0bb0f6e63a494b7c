/** Words of records inside Markdown that we write. */

/** Words as the text of one line: signs that Markdown would take for its own are escaped, code marks stay. */
export function markdownWords(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]<>*_]/g, '\\$&')
    .replace(/^(?:#+|[-+]|\d+[.)])(?= )/, '\\$&');
}

/** `[words](address)`. Brackets and blanks in addresses are escaped already, parentheses are not. */
export function markdownLink(words: string, address: string): string {
  return `[${markdownWords(words)}](${address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
}
