/** Writing that a reader takes for a heading or a box and Markdown does not. Every line stays a line of its own. */
import { isGenericTitle, isSectionName } from './parts/headings.ts';

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
 * `#` a heading differs from a tag or a ticket: it has a number and a full stop, is the name of a section, or is the
 * first line of the text and has a blank line below.
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

/** `!!! info`, `??? note "More"`, `???+ tip` of MkDocs, with an indented text; `:::note`, `::: details` of others, up to `:::`. */
const INDENTED = /^(?:!!!|\?\?\?\+?)[ \t]+(\w[\w-]*)(.*)$/;
const FENCED = /^ {0,3}:{3,}[ \t]*(\w[\w-]*)(.*)$/;
const FENCED_END = /^ {0,3}:{3,}[ \t]*$/;

/**
 * The text with the boxes of site generators as GitHub writes them, `> [!NOTE]`: to Markdown an indented text would be
 * code, yet a record's head may be in one. A box that holds sections is left as it is.
 */
export function quoteAdmonitions(text: string): string {
  if (!['!!!', '???', ':::'].some((sign) => text.includes(sign))) return text;
  const lines = text.split('\n');
  let box: { from: number; depth: number; hasHeading: boolean } | null = null;
  let indented = false;
  mapLines(text, (line, index) => {
    if (FENCED_END.test(line) && box !== null) {
      box.depth--;
      if (box.depth > 0) return line;
      if (!box.hasHeading) {
        for (let at = box.from + 1; at < index; at++) lines[at] = `> ${lines[at]}`;
        lines[box.from] = matchOpening(lines[box.from] ?? '', FENCED) ?? '';
        lines[index] = '';
      }
      box = null;
    } else if (FENCED.test(line)) {
      box ??= { from: index, depth: 0, hasHeading: false };
      box.depth++;
    } else if (box !== null && /^ {0,3}#{1,6}\s/.test(line)) box.hasHeading = true;

    const opening = matchOpening(line, INDENTED);
    if (opening !== null) lines[index] = opening;
    else if (indented && line.startsWith('    ')) lines[index] = `> ${line.slice(4)}`;
    indented = opening !== null || (indented && (line.trim() === '' || line.startsWith('    ')));
    if (indented && line.trim() === '' && lines[index + 1]?.startsWith('    ')) lines[index] = '>';
    return line;
  });
  return lines.join('\n');
}

function matchOpening(line: string, pattern: RegExp): string | null {
  const [, kind, rest = ''] = pattern.exec(line) ?? [];
  return kind === undefined ? null : `> [!${kind.toUpperCase()}]${rest}`;
}
