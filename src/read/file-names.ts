/** Names of files that are not records. */
import { getName } from '../shared/paths.ts';
import { normalize } from './normalize.ts';
import { listWordsFor } from './section-names.ts';

const INTRODUCTIONS =
  /^(?:readme|index|_index|summary|_?toc|contents|overview|home|introduction|_sidebar|_category_|decisions?|adrs?|log|(?:architectur(?:e|al)[-_ ])?decision[-_ ]?log|adr[-_ ]?(?:index|log|list|overview))$/i;
export const GUIDES =
  /^(?:contributing|changelog|code[-_]of[-_]conduct|licen[cs]e|glossary|security|support|authors|maintainers|todo|faq|governance|style[-_ ]?guide|guidelines?|rules|(?:(?:adr|decision)[-_ ])?process|how[-_ ]?to.*|_navbar|_footer)$/i;
/** Instructions for tools: of no use to a reader. */
export const INSTRUCTIONS =
  /^(?:agents?|claude|gemini|codex|cursor|cursorrules|copilot|warp|qwen|skill|(?:copilot|ai|agent|llm)[-_ ]instructions|llms(?:[-_]full)?|pull_request_template|issue_template)(?:\.local)?$/i;

const INTRODUCING: ReadonlySet<string> = new Set(listWordsFor('introduction').map(normalize));

/** Whether a name, without its number and ending, is that of a file on the others: `README`, `index`, `目次`. */
export function isIntroduction(name: string): boolean {
  return INTRODUCTIONS.test(name) || INTRODUCING.has(normalize(name));
}

/** The name of a file without its ending. */
export function getFileStem(path: string): string {
  return getName(path).replace(/\.\w+$/, '');
}

const NAMES: ReadonlySet<string> = new Set(listWordsFor('companion').map(normalize));
/** Their first and last words: most texts have none of them there. */
const EDGES = new Set([...NAMES].flatMap((name) => [name.split(' ')[0], name.split(' ').at(-1)]));
const MOST_WORDS = Math.max(...[...NAMES].map((name) => name.split(' ').length));

/**
 * How words call a file something that goes with a record: `of` a record (`Review of ADR-12`), that alone (`only`),
 * with what it is about behind it (`whole`: `Design review: ropes`), or before it (`end`: `Ropes checklist`, but
 * `Use a checklist` too).
 */
export type CompanionWord = 'of' | 'only' | 'whole' | 'end';

/** @param text the name or the title without its number */
export function findCompanionWord(text: string): CompanionWord | null {
  const words = normalize(text).split(' ');
  if (words[0] === 'adr') words.shift();
  if (!EDGES.has(words[0] ?? '') && !EDGES.has(words.at(-1) ?? '')) return null;
  const lengths = Array.from({ length: Math.min(MOST_WORDS, words.length) }, (_, at) => at + 1).reverse();
  const begins = lengths.find((length) => NAMES.has(words.slice(0, length).join(' ')));
  if (begins !== undefined) {
    const rest = words.slice(begins).join(' ');
    if (/^(?:\p{L}{1,4} )?adr ?\d/u.test(rest)) return 'of';
    if (!/\p{L}/u.test(rest)) return 'only';
    // one word may be a verb: `Review every timetable`
    const goesOn = /^[^\s:：]+\s*(?:[:：]|\s[–—-]\s)/u.test(text.trim()) || FOR.test(rest);
    if (begins > 1 || goesOn) return 'whole';
  }
  return lengths.some((length) => NAMES.has(words.slice(-length).join(' '))) ? 'end' : null;
}

const FOR = /^(?:of|for|on|zu[rm]?|für|von|des?|du|para|per|van|voor|do|dla|для) /u;
