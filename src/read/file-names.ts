/** Files that are called as no record is. */
import { nameOf } from '../shared/paths.ts';
import { isWord } from './anatomy/headings.ts';
import { wordPattern } from './vocabulary/sections/index.ts';

export const INTRODUCTIONS =
  /^(?:readme|index|_index|summary|_?toc|contents|overview|home|introduction|_sidebar|_category_|decisions?|adrs?|log|(?:architectur(?:e|al)[-_ ])?decision[-_ ]?log|adr[-_ ]?(?:index|log|list|overview))$/i;
export const GUIDES =
  /^(?:contributing|changelog|code[-_]of[-_]conduct|licen[cs]e|glossary|security|support|authors|maintainers|todo|faq|governance|style[-_ ]?guide|guidelines?|rules|(?:(?:adr|decision)[-_ ])?process|how[-_ ]?to.*|_navbar|_footer)$/i;
/** What tools are told: of no use to a reader. */
export const INSTRUCTIONS =
  /^(?:agents?|claude|gemini|codex|cursor|cursorrules|copilot|warp|qwen|skill|(?:copilot|ai|agent|llm)[-_ ]instructions|llms(?:[-_]full)?|pull_request_template|issue_template)(?:\.local)?$/i;

/** The name of a file without its ending. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/\.\w+$/, '');
}

const COMPANION = wordPattern('companion').replace(/[- ]/g, '[- ]');
const BEGINS = new RegExp(`^(${COMPANION})(?![\\p{L}\\p{N}])(.*)$`, 'iu');
const ENDS = new RegExp(`(?:^|[\\s:–—-])(?:${COMPANION})$`, 'iu');

/**
 * Whether words call a file something that goes with a record: `whole` where they begin so (`Design review: ropes`,
 * `Tasks for ADR-12`), `end` where they only end so (`Ropes checklist`, but `Use a checklist` too).
 *
 * @param words the name or the title without its number
 */
export function companionIn(words: string): 'whole' | 'end' | null {
  const [, name, rest = ''] = BEGINS.exec(words.trim()) ?? [];
  // one word may be a verb: `Review every timetable`
  const goesOn =
    /^\s*(?:$|[:：–—-]|\d|(?:of|for|on|adr|zu[rm]?|für|von|des?|du|para|per|van|voor|do|dla|для)(?![\p{L}]))/iu;
  if (name !== undefined && (/[\s-]/.test(name) || goesOn.test(rest))) return 'whole';
  return ENDS.test(words.trim()) || isWord(words, 'companion') ? 'end' : null;
}
