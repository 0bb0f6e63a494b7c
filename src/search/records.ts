/** Records of a log as the search knows them: what results show, and what filters them. */
import type { BodySection, RecordEntry } from '../site/types.ts';
import { yearOf } from '../site/view/dates.ts';
import { peopleOf, type Row } from '../site/view/list.ts';
import { standingSlug } from '../site/view/statuses.ts';
import { type SearchDocument, toDocument } from './document.ts';
import type { Card } from './types.ts';

export interface RecordParts {
  entry: RecordEntry;
  row: Row;
  /** Keys of the tickets that its text names. */
  mentionedTickets: readonly string[];
  /** File names it had before, as git knows them. */
  formerPaths: readonly string[];
  sections: readonly BodySection[];
}

export function toSearchDocument(parts: RecordParts): SearchDocument {
  const { entry, row, mentionedTickets, formerPaths, sections } = parts;
  const stated = entry.tickets.map(({ text, href }) => text || (href ?? ''));
  const tickets = [...new Set([...stated, ...mentionedTickets])].filter((ticket) => ticket !== '');
  return toDocument({ entry, card: cardOf(row), facets: facetsOf(row), tickets, formerPaths, sections });
}

export function cardOf({ tags, people, ...card }: Row): Card {
  return card;
}

function facetsOf(row: Row): SearchDocument['facets'] {
  const year = yearOf(row.date);
  return {
    standing: [standingSlug(row.standing)],
    status: [row.status],
    collection: [row.collection],
    tag: row.tags,
    person: row.people,
    year: year === null ? [] : [year],
  };
}

/** Texts with the words that a misspelt query may have meant. */
export function wordsToKnow(entry: RecordEntry): string[] {
  return [entry.title, entry.summary ?? '', ...entry.tags, ...peopleOf(entry)];
}
