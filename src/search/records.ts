/** Records of a log as the search knows them: what results show, what filters them, and when they have to be indexed anew. */
import { createHash } from 'node:crypto';
import type { BodyFile, RecordEntry } from '../site/types.ts';
import { yearOf } from '../site/view/dates.ts';
import { peopleOf, type Row } from '../site/view/rows.ts';
import { standingSlug } from '../site/view/words.ts';
import { toDocument } from './document.ts';
import type { Indexed } from './index/store.ts';
import type { Card } from './types.ts';

export interface RecordParts {
  entry: RecordEntry;
  row: Row;
  /** Keys of the tickets that its text names. */
  mentionedTickets: readonly string[];
  /** File names it had before, as git knows them. */
  formerPaths: readonly string[];
  bodyOf(entry: RecordEntry): Promise<BodyFile>;
}

export function toIndexed({ entry, row, mentionedTickets, formerPaths, bodyOf }: RecordParts): Indexed {
  const card = cardOf(row);
  const facets = facetsOf(row);
  const stated = entry.tickets.map(({ text, href }) => text || (href ?? ''));
  const tickets = [...new Set([...stated, ...mentionedTickets])].filter((ticket) => ticket !== '');
  const { path, tags, deciders, authors, consulted, informed, fields, bodyKey } = entry;
  const shown = [card, facets, path, tags, deciders, authors, consulted, informed, fields];
  return {
    permalink: entry.permalink,
    facets,
    digest: createHash('sha256')
      .update(JSON.stringify([shown, tickets, formerPaths, bodyKey]))
      .digest('hex'),
    document: async () =>
      toDocument({ entry, card, facets, tickets, formerPaths, sections: (await bodyOf(entry)).sections }),
  };
}

export function cardOf({ tags, people, ...card }: Row): Card {
  return card;
}

function facetsOf(row: Row): Indexed['facets'] {
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
