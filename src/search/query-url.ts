/** Reads and writes search queries as URLs: `?q=web+socket&status=accepted&status=proposed&sort=newest`. */

import type { Messages } from '../messages/messages.ts';
import type { Status } from '../model/record.ts';
import { STATUSES } from '../model/statuses.ts';
import { splitTitleCode } from '../site/view/record-name.ts';
import {
  type ChosenFacets,
  type FacetLabels,
  listSearchFacets,
  type MarkedText,
  SEARCH_SORTS,
  type SearchFacet,
  type SearchRequest,
  type SearchResponse,
} from './types.ts';

/** Reads a query. A value no record carries is kept: it matches nothing, and the page says so. */
export function parseSearchAddress(query: string): SearchRequest {
  const params = new URLSearchParams(query);
  const chosen: ChosenFacets = {};
  for (const key of listSearchFacets(params.keys())) {
    const slugs = new Set(params.getAll(key).filter((slug) => slug !== ''));
    if (slugs.size > 0) chosen[key] = [...slugs];
  }
  const sort = SEARCH_SORTS.find((one) => one === params.get('sort')) ?? 'relevance';
  return { query: params.get('q') ?? '', chosen, sort };
}

/** The query for a request, `?` included; empty if nothing is asked. */
export function formatSearchAddress({ query, chosen, sort }: SearchRequest): string {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  for (const key of listSearchFacets(Object.keys(chosen)))
    for (const slug of chosen[key] ?? []) params.append(key, slug);
  if (sort !== 'relevance') params.set('sort', sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The request after a value was taken or given back. */
export function toggleValue(
  request: SearchRequest,
  { key, slug, on }: { key: SearchFacet; slug: string; on: boolean },
): SearchRequest {
  const others = (request.chosen[key] ?? []).filter((one) => one !== slug);
  const { [key]: _before, ...rest } = request.chosen;
  const slugs = on ? [...others, slug] : others;
  return { ...request, chosen: slugs.length === 0 ? rest : { ...rest, [key]: slugs } };
}

/** How many values are chosen, over all filters. */
export function countChosen(chosen: ChosenFacets): number {
  return Object.values(chosen).reduce((sum, slugs) => sum + (slugs?.length ?? 0), 0);
}

/** What a result links to: a section of the record, with the words to mark there. */
export interface MarkedPlace {
  permalink: string;
  marks: readonly string[];
  section?: string | null;
}

/** Name of the parameter that carries the words; the record's page takes it out of its address again. */
const MARK = 'mark';
/** A long query would make a long address; its first words are enough to find the place. */
const MARKS = 12;

/** Query and fragment for the address of a record. */
export function createMarkedSuffix({ marks, section = null }: Omit<MarkedPlace, 'permalink'>): string {
  const words = marks.slice(0, MARKS).join(' ');
  const query = words === '' ? '' : `?${new URLSearchParams({ [MARK]: words })}`;
  return `${query}${section === null || section === '' ? '' : `#${encodeURIComponent(section)}`}`;
}

/** The words to mark, and the query that is left without them. */
export function readMarks(query: string): { marks: string[]; rest: string } {
  const params = new URLSearchParams(query);
  const marks = (params.get(MARK) ?? '').split(/\s+/).filter((word) => word !== '');
  params.delete(MARK);
  const rest = params.toString();
  return { marks, rest: rest === '' ? '' : `?${rest}` };
}

/** `12 decisions`, for the head of a list and its announcement. */
export function formatResultCount(count: number, { t }: Messages): string {
  return count === 0 ? t('search.none') : t('search.count', { count });
}

/** Why nothing is shown. `query` is null if the filters are the reason. */
export function formatNoResults(query: string | null, { t }: Messages): string {
  return query === null || query.trim() === ''
    ? t('search.no-match')
    : t('search.no-results', { query: query.trim() });
}

/** What the search did beyond what was typed, one sentence each. */
export function formatResultNotes(
  { replaced, partial, total }: Pick<SearchResponse, 'replaced' | 'partial' | 'total'>,
  { t }: Messages,
  isFiltered = false,
): string[] {
  if (total === 0) return [];
  const notes = replaced.map(({ from, to }) =>
    to === null ? t('search.no-results', { query: from }) : t('search.replaced', { query: from, word: to }),
  );
  return partial ? [...notes, t(isFiltered ? 'search.partial-filtered' : 'search.partial')] : notes;
}

export function isStatus(value: unknown): value is Status {
  return STATUSES.some((status) => status === value);
}

export interface ShownValue {
  slug: string;
  label: string;
  /** Null while it is not counted yet. */
  count: number | null;
  chosen: boolean;
}

interface ShownFacet {
  values: ShownValue[];
  /** Values that would show as well if all were asked for. */
  hidden: number;
}

interface FacetState {
  chosen: readonly string[];
  /** Records by slug among those found; null while not counted. */
  counts: ReadonlyMap<string, number> | null;
  /** The reader asked for every value. */
  all: boolean;
  /** Words to find values by, where all are shown. */
  find: string;
}

/** Values of a filter while it is folded. */
const FEW = 6;
/** And at most, when unfolded: the rest is found by typing. */
const MOST = 200;

/** What is chosen always shows; beside it values that would leave something, the most used first. */
export function selectShownValues({ values }: Pick<FacetLabels, 'values'>, state: FacetState): ShownFacet {
  const { chosen, counts, all, find } = state;
  const wanted = find.trim().toLowerCase();
  const known = values.map(([slug, label]) => ({
    slug,
    label,
    count: counts === null ? null : (counts.get(slug) ?? 0),
    chosen: chosen.includes(slug),
  }));
  const strange = chosen
    .filter((slug) => !values.some(([one]) => one === slug))
    .map((slug) => ({ slug, label: slug, count: counts === null ? null : 0, chosen: true }));
  // a short list keeps its values, since moving ones are hard to click; a long one drops those without results
  const short = values.length <= FEW + 1;
  const useful = [...known.filter((value) => short || value.chosen || value.count !== 0), ...strange];
  // one more line takes no more room than the button that would show it
  let room = all ? MOST : useful.length === FEW + 1 ? FEW + 1 : FEW;
  const shown = useful.filter(
    ({ chosen: taken, label }) => taken || (label.toLowerCase().includes(all ? wanted : '') && room-- > 0),
  );
  return { values: shown, hidden: useful.length - shown.length };
}

interface TitlePiece extends MarkedText {
  code: boolean;
}

/** An excerpt that fits one line: of what is before its first mark, only the last words that fit in some characters. */
export function trimToMark(pieces: readonly MarkedText[], room: number): MarkedText[] {
  const first = pieces.findIndex(({ marked }) => marked);
  if (first <= 0) return [...pieces];
  const before = pieces
    .slice(0, first)
    .map(({ text }) => text)
    .join('');
  if (before.length <= room) return [...pieces];
  const kept = before.slice(before.length - room).replace(/^\S*\s+/, '');
  return [{ text: `… ${kept}`, marked: false }, ...pieces.slice(first)];
}

/** The pieces of a marked title without the backticks of its code. */
export function splitTitlePieces(pieces: readonly MarkedText[]): TitlePiece[] {
  const title = pieces.map(({ text }) => text).join('');
  let at = 0;
  return splitTitleCode(title).flatMap(({ text, code }) => {
    const start = title.indexOf(text, at);
    at = start + text.length;
    return slicePieces(pieces, start, at).map((piece) => ({ ...piece, code }));
  });
}

/** The part of the pieces from one place of their text to another. */
function slicePieces(pieces: readonly MarkedText[], from: number, to: number): MarkedText[] {
  let start = 0;
  return pieces.flatMap(({ text, marked }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return part === '' ? [] : [{ text: part, marked }];
  });
}
