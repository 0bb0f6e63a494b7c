/** Files that are called as no record is. */
import { nameOf } from '../shared/paths.ts';

export const INTRODUCTIONS =
  /^(?:readme|index|_index|summary|_?toc|contents|overview|home|introduction|_sidebar|_category_|decisions?|adrs?|log|(?:architectur(?:e|al)[-_ ])?decision[-_ ]?log|adr[-_ ]?(?:index|log|list|overview))$/i;
export const GUIDES =
  /^(?:contributing|changelog|agents?|claude|gemini|copilot-instructions|code[-_]of[-_]conduct|licen[cs]e|glossary|security|support|authors|maintainers|todo|faq|governance|style[-_ ]?guide|guidelines?|rules|(?:(?:adr|decision)[-_ ])?process|how[-_ ]?to.*|pull_request_template|issue_template|_navbar|_footer)$/i;

/** The name of a file without its ending. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/\.\w+$/, '');
}
