/** The status in the author's words, and the lead sentence of a record. */
import type { Messages } from '../../messages/messages.ts';
import type { SourceLocation } from '../../model/record.ts';
import { LONGEST_STATUS } from '../../model/statuses.ts';
import { blankDates } from '../../read/dates.ts';
import { toWords } from '../../shared/text.ts';
import type { RecordEntry } from '../types.ts';

/** Characters of text above the decision, so that a reader sees both at once: about a screen. */
const NEAR = 1000;
/** Words that may introduce the sentence: `Chosen option: …, because …`. */
const INTRODUCTION = 8;

/** Null if the record has none, or where its text begins with a decision that says the same. */
export function getLead({ summary }: Pick<RecordEntry, 'summary'>, html: string): string | null {
  if (summary === null) return null;
  const at = html.indexOf('data-part="decision"');
  if (at < 0 || toWords(getTextIn(html.slice(0, at))).join(' ').length > NEAR) return summary;
  const words = toWords(summary.replace(/…$/, ''));
  const decision = html.slice(html.indexOf('</h', at), at + 20 * summary.length + 2000);
  const opening = toWords(getTextIn(decision))
    .slice(0, words.length + INTRODUCTION)
    .join(' ');
  return ` ${opening} `.includes(` ${words.join(' ')} `) ? null : summary;
}

function getTextIn(html: string): string {
  return html
    .replace(/<a class="anchor"[^>]*>#<\/a>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#\w+);/g, ' ');
}

/** Words of wordings such as "superseded by ADR-12", which the page says as a relation. */
const OF_RELATIONS = ['by', 'adr', 'with', 'and'];

/** Places whose words are part of the text of the page where they are many. */
const IN_TEXT: ReadonlySet<SourceLocation | null> = new Set<SourceLocation>(['section', 'table', 'text']);

/** `Approved`, `Living`, `Accepted for the web only`; null for `✅ Accepted on 3 March` and `superseded by ADR-12`. */
export function getRawStatus(entry: RecordEntry, { t }: Messages): string | null {
  const { status, statusText, statusLocation, relations, currentStatus } = entry;
  if (statusText === null || (IN_TEXT.has(statusLocation) && statusText.length > LONGEST_STATUS)) return null;
  if (status === 'unknown' || status !== currentStatus) return statusText;
  const said = new Set(
    [
      t(`status.${currentStatus}`),
      'on',
      ...(currentStatus === 'superseded' ? OF_RELATIONS : []),
      ...relations.filter(({ stated }) => stated).map(({ targetText }) => targetText),
    ].flatMap(toWords),
  );
  return toWords(blankDates(statusText)).every((word) => said.has(word)) ? null : statusText;
}
