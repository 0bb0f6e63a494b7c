/** Links in the text of a Markdown file, and parts of it that are replaced. Pure. */
import type { FileText } from './file-text.ts';

/** A part of a text and what replaces it. */
export interface Span {
  from: number;
  to: number;
  insert: string;
}

export interface LinkInText {
  href: string;
  /** Place of the address. */
  from: number;
  to: number;
  /** Place of the words in the brackets; null for a definition or an attribute. */
  label: { from: number; to: number } | null;
}

/** `[label](href`, `[label](<href`, `[label]: href` at a line's start, `href="…"` */
const LINK =
  /\[(?<label>(?:[^[\]]|\[[^[\]]*\])*)\]\(\s*(?:<(?<angled>[^<>\n]*)|(?<plain>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))|^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?<defined>[^\s<>]+)|\bhref\s*=\s*(?:"(?<double>[^"\n]*)|'(?<single>[^'\n]*))/dgm;

/** Links outside of code and comments. */
export function findLinks(text: string): LinkInText[] {
  const plain = blankCode(text).replace(CODE_SPAN, blank);
  return [...plain.matchAll(LINK)].flatMap(({ indices }) => {
    const { label, angled, plain, defined, double, single } = indices?.groups ?? {};
    const place = angled ?? plain ?? defined ?? double ?? single;
    if (place === undefined) return [];
    const [from, to] = place;
    const words = label === undefined ? null : { from: label[0], to: label[1] };
    return [{ href: text.slice(from, to), from, to, label: words }];
  });
}

const CODE_SPAN = /(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;
const COMMENT = /<!--[\s\S]*?-->/g;

/** The text with blanks in place of fenced code and comments. */
export function blankCode(text: string): string {
  let fence = '';
  const lines = text.split('\n').map((line) => {
    const mark = /^[\s>]*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const isInside = fence !== '';
    if (mark !== '') fence = !isInside ? mark : mark.startsWith(fence) ? '' : fence;
    return isInside || mark !== '' ? blank(line) : line;
  });
  return lines.join('\n').replace(COMMENT, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

export function joinLines({ lines }: FileText): string {
  return lines.join('\n');
}

/** Replaces parts that hold no line ends; of parts that overlap, the first one. */
export function replaceSpans(file: FileText, spans: readonly Span[]): FileText {
  const text = joinLines(file);
  let at = 0;
  let out = '';
  for (const { from, to, insert } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    out += text.slice(at, from) + insert;
    at = to;
  }
  return at === 0 ? file : { ...file, lines: (out + text.slice(at)).split('\n') };
}
