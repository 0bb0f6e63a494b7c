/** The words of each language, one file a language: `vocabulary/en.json` and so on. */
import type { RelationType } from '../model/record.ts';
import type { KnownFact } from './fact-names.ts';
import ar from './vocabulary/ar.json' with { type: 'json' };
import cs from './vocabulary/cs.json' with { type: 'json' };
import da from './vocabulary/da.json' with { type: 'json' };
import de from './vocabulary/de.json' with { type: 'json' };
import el from './vocabulary/el.json' with { type: 'json' };
import en from './vocabulary/en.json' with { type: 'json' };
import es from './vocabulary/es.json' with { type: 'json' };
import fi from './vocabulary/fi.json' with { type: 'json' };
import fr from './vocabulary/fr.json' with { type: 'json' };
import he from './vocabulary/he.json' with { type: 'json' };
import hi from './vocabulary/hi.json' with { type: 'json' };
import hu from './vocabulary/hu.json' with { type: 'json' };
import id from './vocabulary/id.json' with { type: 'json' };
import it from './vocabulary/it.json' with { type: 'json' };
import ja from './vocabulary/ja.json' with { type: 'json' };
import ko from './vocabulary/ko.json' with { type: 'json' };
import nl from './vocabulary/nl.json' with { type: 'json' };
import no from './vocabulary/no.json' with { type: 'json' };
import pl from './vocabulary/pl.json' with { type: 'json' };
import pt from './vocabulary/pt.json' with { type: 'json' };
import ro from './vocabulary/ro.json' with { type: 'json' };
import ru from './vocabulary/ru.json' with { type: 'json' };
import sk from './vocabulary/sk.json' with { type: 'json' };
import sv from './vocabulary/sv.json' with { type: 'json' };
import th from './vocabulary/th.json' with { type: 'json' };
import tr from './vocabulary/tr.json' with { type: 'json' };
import uk from './vocabulary/uk.json' with { type: 'json' };
import vi from './vocabulary/vi.json' with { type: 'json' };
import zh from './vocabulary/zh.json' with { type: 'json' };

/**
 * What a status word says, finer than the status itself, because a denial turns each round in its own way: "not
 * accepted" is rejected, "not final" is still open, "not implemented" says nothing of the decision. `lasting` words
 * state something only where they are "no longer" true, and `none` marks phrases that hold a status word and state none.
 */
export type Sense =
  | 'draft'
  | 'proposed'
  | 'accepted'
  | 'approval'
  | 'settled'
  | 'valid'
  | 'done'
  | 'rejected'
  | 'deprecated'
  | 'superseded'
  | 'lasting'
  | 'none';

/** Verbs: `superseded` is said of this record and needs an agent ("by X"), `supersedes` of the other one. */
export type VerbName =
  | Exclude<RelationType, 'superseded-by' | 'amended-by'>
  | 'superseded'
  | 'joined'
  | 'amended';

/** What other words do in a sentence. */
export type WordRole =
  /** Before the agent of a passive, which follows or precedes; behind it, as in Japanese; before what takes a record in. */
  | 'by'
  | 'with'
  | 'by-before'
  | 'by-behind'
  | 'into'
  /** Denials before and behind what they deny; "any more"; "yet"; "is missing". */
  | 'not'
  | 'not-behind'
  | 'longer'
  | 'yet'
  | 'lacking'
  /** What may be or will be, before and behind its verb; on a condition; what came next, and what was before. */
  | 'may'
  /** Makes a decision less than one, before or behind it: "tentatively", "subject to". */
  | 'hedge'
  | 'may-behind'
  | 'to'
  | 'when'
  | 'until'
  | 'then'
  | 'formerly'
  /** Nouns for the end of a decision: what became of it is said by the words around them. */
  | 'ending'
  /** Tells whether a condition has come true. */
  | 'past'
  | 'present'
  /** What limits a relation to a part, and what does not. */
  | 'part'
  | 'unit'
  | 'only'
  | 'for'
  | 'reason'
  | 'whole'
  | 'rest'
  | 'holds'
  /** Values that state nothing, or just that the label is true. */
  | 'nothing'
  | 'yes'
  /** Pronouns and nouns for this record and for what it decides; words that make a noun another one. */
  | 'this'
  | 'it'
  | 'other'
  | 'record'
  | 'work'
  | 'which'
  /** An article that is a pronoun behind a comma: "ADR-3, die ADR-2 ersetzt". */
  | 'that'
  | 'and'
  | 'or'
  | 'but'
  | 'cut'
  | 'see'
  /** Words that change nothing. */
  | 'aux'
  /** Words around a label of a date: "date of", "on". */
  | 'date';

export interface LanguageVocabulary {
  statuses: { [sense in Sense]?: string[] };
  labels?: { [fact in KnownFact]?: string[] };
  relations?: { [verb in VerbName]?: string[] };
  words?: { [role in WordRole]?: string[] };
  /** Twelve entries, January first, each with every form of the name. */
  months?: string[];
  /**
   * Names of sections, apart by commas. A key is a part of a decision, `part/part` a name that means something only
   * inside that part; the others are the words of `section-names.ts`.
   */
  sections?: Record<string, string>;
}

/** English first: where two languages disagree about a label or a heading, the earlier one wins. */
export const LANGUAGES: readonly LanguageVocabulary[] = [
  ...[en, de, fr, es, pt, it, nl, pl, ru, zh, ja, ko, uk, cs, sk],
  ...[no, da, sv, fi, tr, hu, ro, vi, id, th, el, ar, he, hi],
];
