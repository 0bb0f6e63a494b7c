/**
 * A record as the index knows it: each of its words once, with a weight. A word counts for more where it stands in
 * the title, in the sentence that says what was decided, or often. An index of every place of every word would be
 * ten times as large and answer ten times slower; passages are found in the record's own text instead.
 */

import type { BodySection, RecordEntry } from '../site/types.ts';
import { numberWord, ticketWord } from './keys.ts';
import type { Card, SearchFacet } from './types.ts';
import { foldWord, formsOf, textsOfWords } from './words.ts';

export interface SearchDocument {
  /** The record's address below the base. */
  permalink: string;
  card: Card;
  /** Slugs by filter. */
  facets: Record<SearchFacet, string[]>;
  /** Words by weight, the heaviest first; no word stands twice. */
  weighted: { weight: number; words: string[] }[];
}

export interface DocumentInput {
  entry: Pick<RecordEntry, 'title' | 'number' | 'summary' | 'collection' | 'path'> &
    Pick<RecordEntry, 'deciders' | 'authors' | 'consulted' | 'informed' | 'tags' | 'fields'>;
  card: Card;
  facets: Record<SearchFacet, string[]>;
  sections: readonly BodySection[];
  /** Keys or words of its tickets, those of its text among them. */
  tickets: readonly string[];
  /** File names it had before, as git knows them. */
  formerPaths: readonly string[];
}

/** Weights run from 0 to 10 (Pagefind's scale). */
const WEIGHT = { title: 10, decided: 5, named: 4, heading: 3, decision: 3, often: 2, body: 1 } as const;
/** So many times in a record, and a word is one of those it is about. */
const OFTEN = 5;

export function toDocument({
  entry,
  card,
  facets,
  sections,
  tickets,
  formerPaths,
}: DocumentInput): SearchDocument {
  const named = [
    ...entry.tags,
    ...entry.deciders,
    ...entry.authors,
    ...entry.consulted,
    ...entry.informed,
    ...tickets,
    entry.path,
    ...formerPaths,
  ];
  const keys = [...(entry.number === null ? [] : [numberWord(entry.number)]), ...tickets.map(ticketWord)];
  const bodies = sections.map(({ part, text }) => ({ part, terms: termsIn(text) }));
  const inBodies = bodies.flatMap(({ terms }) => terms);
  const layers: [weight: number, terms: Term[]][] = [
    [WEIGHT.title, termsIn(entry.title)],
    [WEIGHT.decided, [...keys.map(asTerm), ...termsIn(entry.summary ?? '')]],
    [WEIGHT.named, named.flatMap(termsIn)],
    [WEIGHT.heading, sections.flatMap(({ heading }) => termsIn(heading ?? ''))],
    [WEIGHT.decision, bodies.flatMap(({ part, terms }) => (part === 'decision' ? terms : []))],
    [WEIGHT.often, frequent(inBodies)],
    [WEIGHT.body, inBodies],
    [WEIGHT.body, entry.fields.flatMap(({ values }) => values.flatMap(termsIn))],
  ];
  const seen: Seen = { terms: new Set(), folded: new Set() };
  const weighted = layers.map(([weight, terms]) => ({ weight, words: unseen(terms, seen) }));
  return {
    permalink: card.permalink,
    card,
    facets,
    weighted: weighted.filter(({ words }) => words.length > 0),
  };
}

interface Seen {
  /** Whole terms, most of which come again: their forms need not be looked at. */
  terms: Set<Term>;
  folded: Set<string>;
}

/** The forms of the terms that come for the first time, each once. */
function unseen(terms: readonly Term[], seen: Seen): string[] {
  const words: string[] = [];
  for (const term of terms) {
    if (seen.terms.has(term)) continue;
    seen.terms.add(term);
    for (const { word, folded } of term.forms) {
      if (!seen.folded.has(folded)) words.push(word);
      seen.folded.add(folded);
    }
  }
  return words;
}

function frequent(terms: readonly Term[]): Term[] {
  const counts = new Map<string, { term: Term; count: number }>();
  for (const term of terms) {
    const known = counts.get(term.folded);
    if (known === undefined) counts.set(term.folded, { term, count: 1 });
    else known.count++;
  }
  return [...counts.values()].filter(({ count }) => count >= OFTEN).map(({ term }) => term);
}

interface Term {
  folded: string;
  forms: { word: string; folded: string }[];
}

/** Words of a log repeat, so what they are taken apart into is kept. */
const known = new Map<string, Term>();
const MOST_KNOWN = 200_000;

function asTerm(word: string): Term {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const forms = formsOf(word).map((form) => ({ word: form, folded: foldWord(form) }));
  const term = { folded: foldWord(word), forms };
  known.set(word, term);
  return term;
}

function termsIn(text: string): Term[] {
  return textsOfWords(text).map(asTerm);
}
