/**
 * A second look at a Markdown file that knows no Markdown parser: what is plainly no text is cut out by patterns, and
 * the words of the rest are counted. It finds what the parser itself swallows, which Cadre's renderer shares with
 * `source.ts`.
 */
import { bare, FORMULA, type PageText } from './page.ts';
import { splitWords } from './words.ts';

/** Cut in this order. Each leaves a gap. */
const NO_TEXT: RegExp[] = [
  // front matter
  /^\s*(?:<!--[\s\S]*?-->\s*)?---[ \t]*\n[\s\S]*?\n---[ \t]*\n/,
  // comments, and elements that hold no text
  /<!--[\s\S]*?-->/g,
  /<(script|style|svg)\b[\s\S]*?<\/\1>/gi,
  // formulas
  /^[ \t]*```math[\s\S]*?```/gm,
  /\$\$[\s\S]*?\$\$/g,
  // the language of a fence
  /^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*(?:`{3,}|~{3,})[^\n`]*$/gm,
  // definitions of links, labels of footnotes
  /^[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*\S+.*$/gm,
  /\[\^[^\]\n]+\]/g,
  // addresses of links and images, names of link references
  /(?<=\])\((?:<[^>\n]*>|(?:[^()\s]|\([^()\n]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/g,
  /(?<=\])\[[^\]\n]*\]/g,
  // numbers of list items
  /^[ \t>]*\d{1,9}[.)][ \t]/gm,
  // tags and entities
  /<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>/gi,
  /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/gi,
];

/** Sums of money look the same, so only where the page shows a formula. */
const INLINE_FORMULA = /\$(?=\S)[^$\n]+\$/g;

/** Labels of facts, and what every title of a log may begin with: the page says these in words of its own. */
const OWN_TERMS = new Set(
  'adr architecture decision record date status updated revised deciders decision makers technical story last author by'.split(
    ' ',
  ),
);

/** Words of the file that the page shows nowhere, not even inside of a longer word (`init`**ialize**). */
export function findRoughlyMissing(file: string, { body, title, facts }: PageText): string[] {
  const cuts = body.includes(FORMULA) ? [...NO_TEXT, INLINE_FORMULA] : NO_TEXT;
  const text = cuts.reduce((rest, pattern) => rest.replace(pattern, ' '), file);
  const shown = body.join(' ');
  return [...new Set(splitWords(text).map(bare))].filter(
    (word) => !shown.includes(word) && !title.has(word) && !facts.has(word) && !OWN_TERMS.has(word),
  );
}
