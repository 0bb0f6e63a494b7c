/** Writing that a reader takes for a heading or a box and Markdown does not. Every line stays a line of its own. */
import { isGenericTitle, isSectionName } from './anatomy/headings.ts';

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** `text` with each line outside of code replaced. */
function mapLines(text: string, replace: (line: string, index: number, lines: string[]) => string): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line, index, lines) => {
      if (FENCE.test(line)) fenced = !fenced;
      return fenced ? line : replace(line, index, lines);
    })
    .join('\n');
}

const MAY_NEED_BLANK = /^#{1,6}[^#\s]|^#{1,6}[\u00a0\u2000-\u200b\u3000]/m;

/**
 * Puts a plain blank behind the signs of a heading that has none, or one that Markdown does not know. Behind a single
 * `#` a heading is told from a tag or a ticket: it has a number and a full stop, is the name of a section, or is the
 * first line of the text and stands alone.
 */
export function repairHeadings(text: string): string {
  if (!MAY_NEED_BLANK.test(text)) return text;
  const first = text.split('\n').findIndex((line) => line.trim() !== '');
  return mapLines(text, (line, index, lines) => {
    const match =
      /^(#{1,6})([\u00a0\u2000-\u200b\u3000]*)(?=[\p{L}\p{N}\p{Extended_Pictographic}[(*_`"“])(.+)$/u.exec(
        line,
      );
    if (match === null) return line;
    const [, signs = '', blank, words = ''] = match;
    const alone =
      index === first && !words.includes('#') && /\S\s\S/.test(words) && !lines[index + 1]?.trim();
    const isHeading =
      blank !== '' ||
      signs.length > 1 ||
      /^\d{1,5}[.:)]\s/.test(words) ||
      isSectionName(words) ||
      isGenericTitle(words) ||
      (alone && !/^\d/.test(words));
    return isHeading ? `${signs} ${words}` : line;
  });
}

/** `!!! info`, `??? note "More"`, `???+ tip`: the opening line of an admonition of MkDocs. */
const OPENS = /^(?:!!!|\?\?\?\+?)[ \t]+\w/;

/**
 * The text with the admonitions of MkDocs as quotes. Their indented lines would be a code block to Markdown,
 * yet a record's head may stand in one. Every line keeps its length, so that positions hold.
 */
export function quoteAdmonitions(text: string): string {
  if (!/^(?:!!!|\?\?\?)/m.test(text)) return text;
  let inside = false;
  return mapLines(text, (line) => {
    if (OPENS.test(line)) inside = true;
    else if (inside && line.startsWith('    ')) return line.replace(/^ {4}/, '>   ');
    else if (line.trim() !== '') inside = false;
    return line;
  });
}
