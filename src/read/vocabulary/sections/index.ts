/**
 * The names of sections, and the few words that say what a section's text means, by language: one file each, names
 * apart by commas. A key is a part of a decision, `part/part` a name that means something only inside that part; the
 * other keys are the words of `WORD_KEYS`.
 */
import { escapeRegExp } from '../../../shared/text.ts';
import ar from './ar.json' with { type: 'json' };
import cs from './cs.json' with { type: 'json' };
import da from './da.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import el from './el.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import he from './he.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import hu from './hu.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import ro from './ro.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** Where a name means two things, the first language that has it wins. */
const LANGUAGES: readonly Record<string, string>[] = [
  ...[en, de, fr, es, pt, it, nl, pl, ru, uk, zh, ja, ko, sv, nb, da, cs, tr, ar, vi, id, hu, ro, el, he, hi],
];

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
  for (const language of LANGUAGES)
    for (const [key, list] of Object.entries(language))
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
