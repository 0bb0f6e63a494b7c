/** A search document as the HTML that Pagefind reads. */
import { escapeHtml } from '../../shared/escape.ts';
import type { SearchDocument } from '../document.ts';
import { SEARCH_FACETS } from '../types.ts';

/**
 * The words of filters are not searched, and come back with a result: so the card travels as the value of one.
 * The title is named once more as metadata, which Pagefind weighs by how much of it a query covers.
 */
export function documentHtml({ card, facets, weighted }: SearchDocument): string {
  const filters = SEARCH_FACETS.flatMap((key) => facets[key].map((value) => filter(key, value)));
  const words = weighted.map(
    ({ weight, words }) => `<p data-pagefind-weight="${weight}">${escapeHtml(words.join(' '))}</p>`,
  );
  return (
    [
      '<!doctype html><html lang="en"><head>',
      `<meta data-pagefind-meta="title[content]" content="${escapeHtml(card.title)}">`,
      filter('card', JSON.stringify(card)),
      ...filters,
      `<meta data-pagefind-sort="date[content]" content="${escapeHtml(card.date ?? '0000')}">`,
      '</head><body data-pagefind-body>',
      ...words,
      '</body></html>',
    ]
      .join('')
      // half of a pair of surrogates is no text, and Pagefind would give up over it
      .toWellFormed()
  );
}

function filter(name: string, value: string): string {
  return `<meta data-pagefind-filter="${name}[content]" content="${escapeHtml(value)}">`;
}
