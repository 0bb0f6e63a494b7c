/** The names of sections, and the few words that say what a section's text means, as the languages' files have them. */
import { escapeRegExp } from '../shared/text.ts';
import { LANGUAGES } from './languages.ts';

export const WORD_KEYS = [
  // headings that hold only the reasons of a decision
  'rationale',
  // headings of a later change
  'amendment',
  // sections that are no part of a decision, and so no title either
  'other',
  // what kind of document a file is: no title
  'document',
  // what goes with a record and decides nothing itself
  'companion',
  // the name of a file that introduces the others, or of a template
  'introduction',
  'template',
  // the word "title" itself, and other labels in front of one
  'title',
  // "Option 2"
  'option',
  // "Chosen option: …"
  'chosen',
  // "…, because …"
  'because',
  // "we will …"
  'decides',
  // "Good, because …", "Bad, because …", "Neutral, because …"
  'good',
  'bad',
  'neither',
] as const;
export type WordKey = (typeof WORD_KEYS)[number];

/** Every key with its names, as written, in the order of the languages. */
export const SECTION_NAMES: ReadonlyMap<string, readonly string[]> = (() => {
  const names = new Map<string, string[]>();
  for (const { sections = {} } of LANGUAGES)
    for (const [key, list] of Object.entries(sections))
      names.set(key, [...(names.get(key) ?? []), ...list.split(', ')]);
  return names;
})();

/** The words of a key in all languages, each once, longest first. */
export function listWordsFor(key: WordKey | 'risks/mitigation'): string[] {
  const words = new Set(SECTION_NAMES.get(key)?.map((word) => word.toLowerCase()));
  return [...words].sort((a, b) => b.length - a.length);
}

/** The same as one alternative of a regular expression. */
export function createWordPattern(key: WordKey | 'risks/mitigation'): string {
  return listWordsFor(key)
    .map((word) => escapeRegExp(word).replace(/['’]/g, "['’]"))
    .join('|');
}
