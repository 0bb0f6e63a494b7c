/**
 * A record as it is indexed: each of its words once, with a weight. A word counts for more in the title, in the
 * sentence that says what was decided, or when it is used often. An index of every place of every word would be ten
 * times as large and answer ten times slower; passages are found in the record's own text instead.
 */

import type { Catalog, Messages } from '../messages/messages.ts';
import type { BodySection } from '../model/decision-parts.ts';
import { STATUSES, toEffectiveStatusSlug } from '../model/statuses.ts';
import type { RecordEntry } from '../site/types.ts';
import { getYear } from '../site/view/dates.ts';
import type { LogView } from '../site/view/decision-list.ts';
import { formatFacetLabel, isFieldKey, listPeople, type Row } from '../site/view/facets.ts';
import { createSearchVocabulary, packWords } from './spelling.ts';
import { listCompounds, listForms, listWordTexts, normalizeWord, toKeyWord } from './tokenize.ts';
import {
  type FacetLabels,
  listSearchFacets,
  type ResultCard,
  type SearchFacet,
  type SearchManifest,
} from './types.ts';

export interface SearchDocument {
  /** The record's address below the base. */
  permalink: string;
  card: ResultCard;
  /** Slugs by filter. */
  facets: Partial<Record<SearchFacet, string[]>>;
  /** The words of the title, folded. */
  title: string[];
  /** Words by weight, folded, the heaviest first; no word comes twice. */
  weighted: { weight: number; words: string[] }[];
}

export interface DocumentInput {
  entry: Pick<RecordEntry, 'title' | 'number' | 'summary' | 'path' | 'tickets'> &
    Pick<RecordEntry, 'deciders' | 'authors' | 'consulted' | 'informed' | 'tags' | 'affects' | 'fields'>;
  row: Row;
  /** The name of its collection. */
  collection: string;
  sections: readonly BodySection[];
  /** The same in further languages. */
  translations: readonly { title: string; sections: readonly BodySection[] }[];
  /** Keys of the tickets that its text names. */
  mentionedTickets: readonly string[];
  /** Earlier file names, from git. */
  formerPaths: readonly string[];
}

/** Weights run from 0 to 10 (Pagefind's scale). */
const WEIGHT = { title: 10, decided: 5, named: 4, heading: 3, decision: 3, often: 2, body: 1 } as const;
/** A word that is used this often is what the record is about. */
const OFTEN = 5;

export function toSearchDocument(input: DocumentInput): SearchDocument {
  const { entry, row, collection, translations, mentionedTickets, formerPaths } = input;
  const sections = [input.sections, ...translations.map((one) => one.sections)].flat();
  const stated = entry.tickets.map(({ text, href }) => text || (href ?? ''));
  const tickets = [...new Set([...stated, ...mentionedTickets])].filter((ticket) => ticket !== '');
  const files = [entry.path, ...formerPaths];
  const named = [
    ...[entry.tags, entry.deciders, entry.authors, entry.consulted, entry.informed, tickets, files].flat(),
    ...[entry.number === null ? '' : String(entry.number), collection, row.collection],
    ...[entry.affects, ...entry.fields.map(({ own, values }) => (own ? values : []))].flat(),
  ];
  const keys = [
    ...(entry.number === null ? [] : [toKeyWord.number(entry.number)]),
    ...tickets.map(toKeyWord.ticket),
    ...files.map(toKeyWord.file),
  ];
  const bodies = sections.map(({ part, text }) => ({ part, terms: findTerms(text) }));
  const inBodies = bodies.flatMap(({ terms }) => terms);
  const title = findTerms(entry.title);
  const layers: [weight: number, terms: Term[]][] = [
    [WEIGHT.title, [...title, ...translations.flatMap((one) => findTerms(one.title))]],
    [WEIGHT.decided, [...keys.map(toTerm), ...findTerms(entry.summary ?? '')]],
    [WEIGHT.named, named.flatMap(findTerms)],
    [WEIGHT.heading, sections.flatMap(({ heading }) => findTerms(heading ?? ''))],
    [WEIGHT.decision, bodies.flatMap(({ part, terms }) => (part === 'decision' ? terms : []))],
    [WEIGHT.often, findFrequent(inBodies)],
    [WEIGHT.body, inBodies],
    [WEIGHT.body, entry.fields.flatMap(({ values }) => values.flatMap(findTerms))],
  ];
  const seen: SeenTerms = { terms: new Set(), words: new Set() };
  const weighted = layers.map(([weight, terms]) => ({ weight, words: takeUnseen(terms, seen) }));
  return {
    permalink: row.permalink,
    card: toResultCard(row),
    facets: toFacets(row),
    title: [...new Set(title.flatMap(({ forms }) => forms))],
    weighted: weighted.filter(({ words }) => words.length > 0),
  };
}

export function toResultCard({ tags, people, area, fields, ...card }: Row): ResultCard {
  return card;
}

function toFacets(row: Row): SearchDocument['facets'] {
  const year = getYear(row.date);
  return {
    effectiveStatus: [toEffectiveStatusSlug(row.effectiveStatus)],
    status: [row.status],
    collection: [row.collection],
    tag: row.tags,
    person: row.people,
    year: year === null ? [] : [year],
    ...row.fields,
  };
}

interface SeenTerms {
  /** Whole terms, most of which occur again, so their forms are not needed. */
  terms: Set<Term>;
  words: Set<string>;
}

/** The forms of the terms that come for the first time, each once. */
function takeUnseen(terms: readonly Term[], seen: SeenTerms): string[] {
  const words: string[] = [];
  for (const term of terms) {
    if (seen.terms.has(term)) continue;
    seen.terms.add(term);
    for (const word of term.forms) {
      if (!seen.words.has(word)) words.push(word);
      seen.words.add(word);
    }
  }
  return words;
}

function findFrequent(terms: readonly Term[]): Term[] {
  const counts = new Map<Term, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= OFTEN).map(([term]) => term);
}

interface Term {
  forms: string[];
}

/** Words of a log repeat, so what they are taken apart into is kept; in lower case, for each case is counted. */
const known = new Map<string, Term>();
const MOST_KNOWN = 200_000;

function toTerm(word: string): Term {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const forms = listForms(word);
  const folded = normalizeWord(word);
  // `Queue` and `queue` are one term where neither is a compound
  const term = (forms.length === 1 && folded !== word ? known.get(folded) : null) ?? { forms };
  known.set(word, term);
  if (forms.length === 1) known.set(folded, term);
  return term;
}

function findTerms(text: string): Term[] {
  return [...listWordTexts(text), ...listCompounds(text)].map(toTerm);
}

/** Decisions offered before anything is typed. */
const RECENT = 5;

/** What the browser needs to know before it searches. */
export function toManifest(
  { rows, names, facets }: LogView,
  records: readonly RecordEntry[],
  messages: Catalog,
): SearchManifest {
  const fields = facets.map(({ key }) => key).filter(isFieldKey);
  return {
    collections: [...names],
    ...(fields.length === 0 ? {} : { fields }),
    recent: rows.slice(0, RECENT).map(toResultCard),
    words: packWords(createSearchVocabulary(records.map(listSpellingTerms))),
    messages,
  };
}

/** Texts with the words that a misspelt query may have meant. */
function listSpellingTerms(entry: RecordEntry): string[] {
  return [entry.title, entry.summary ?? '', ...entry.tags, ...listPeople(entry)];
}

/** The filters of the log, and the status: each value's label and how many records have it. */
export function toFacetLabels({ rows, facets }: LogView, messages: Messages): FacetLabels[] {
  const { t } = messages;
  const statuses = STATUSES.flatMap((status): FacetLabels['values'] => {
    const count = rows.filter((row) => row.status === status).length;
    return count === 0 ? [] : [[status, t(`status.${status}`), count]];
  });
  return listSearchFacets(facets.map(({ key }) => key)).flatMap((key): FacetLabels[] => {
    if (key === 'status') return [{ key, label: t('facet.status'), values: statuses }];
    const facet = facets.find((one) => one.key === key);
    if (facet === undefined) return [];
    const values = facet.values.map(({ slug, label, count }): FacetLabels['values'][number] => [
      slug,
      label,
      count,
    ]);
    return [{ key, label: formatFacetLabel(facet, messages), values }];
  });
}
