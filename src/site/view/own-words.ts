/** The author's own words for a status, where the page would not say them otherwise. */
import type { Carrier } from '../../model/record.ts';
import { wordsOf } from '../../shared/words.ts';
import type { RecordEntry } from '../types.ts';
import { STATUS_WORDS } from './words.ts';

/** Words of wordings such as "superseded by ADR-12", which the page says as a relation. */
const OF_RELATIONS = ['by', 'adr', 'with'];

/** Places whose words stand in the text of the page as well. */
const IN_TEXT: ReadonlySet<Carrier | null> = new Set<Carrier>(['section', 'table', 'text']);

/** `Approved`, `Living`, `Accepted for the web only`; null for `✅ Accepted` and `superseded by ADR-12`. */
export function ownStatusWords(entry: RecordEntry): string | null {
  const { status, statusText, statusCarrier, relations, effectiveStatus, date } = entry;
  if (status === 'unknown' || status !== effectiveStatus) return statusText;
  if (statusText === null || IN_TEXT.has(statusCarrier)) return null;
  const said = new Set(
    [
      STATUS_WORDS[effectiveStatus],
      ...(effectiveStatus === 'superseded' ? OF_RELATIONS : []),
      ...relations.filter(({ stated }) => stated).map(({ targetText }) => targetText),
      date ?? '',
    ].flatMap(wordsOf),
  );
  return wordsOf(statusText).every((word) => said.has(word)) ? null : statusText;
}
