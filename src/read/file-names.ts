/** Files that are called as no record is. */
import { nameOf } from '../shared/paths.ts';
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
const BEGINS = new RegExp(`^(?:adr )?(${COMPANION})(?![\\p{L}\\p{N}])(.*)$`, 'iu');
const ENDS = new RegExp(`[\\s:–—-](?:${COMPANION})$`, 'iu');

/**
 * How words call a file something that goes with a record: `of` a record (`Review of ADR-12`), that alone (`only`),
 * with what it is about behind it (`whole`: `Design review: ropes`), or before it (`end`: `Ropes checklist`, but
 * `Use a checklist` too).
 */
export type Companion = 'of' | 'only' | 'whole' | 'end';

/** @param words the name or the title without its number */
export function companionIn(words: string): Companion | null {
  const text = words.replace(/[-_]+/g, ' ').trim();
  const [, name, rest = ''] = BEGINS.exec(text) ?? [];
  if (name !== undefined) {
    if (/^\W*(?:\p{L}{1,4} )?adr ?\d/iu.test(rest)) return 'of';
    if (!/\p{L}/u.test(rest)) return 'only';
    // one word may be a verb: `Review every timetable`
    if (name.includes(' ') || GOES_ON.test(rest)) return 'whole';
  }
  return ENDS.test(text) ? 'end' : null;
}

const GOES_ON =
  /^\s*(?:[:：–—]|(?:of|for|on|zu[rm]?|für|von|des?|du|para|per|van|voor|do|dla|для)(?![\p{L}]))/iu;
