/** Words of records inside Markdown that we write. */
import { encodedSign } from '../../shared/addresses.ts';
import { titleParts } from './title.ts';

/** Words as the text of one line: signs that Markdown would take for its own are escaped, words marked as code stay so. */
export function markdownWords(text: string): string {
  return titleParts(text.replace(/\s+/g, ' ').trim())
    .map(({ text: words, code }) => (code ? `\`${words}\`` : words.replace(/[\\[\]<>*_`]/g, '\\$&')))
    .join('')
    .replace(/^(\d*)([#+.)-]+)(?= )/, '$1\\$2');
}

/** `[words](address)`. Brackets and blanks in addresses are escaped already, parentheses are not. */
export function markdownLink(words: string, address: string): string {
  return `[${markdownWords(words)}](${address.replace(/[()]/g, encodedSign)})`;
}
