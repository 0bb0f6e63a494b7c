/** How a record is named: as text, as a label with its number, and as HTML. */

import type { Messages } from '../../messages/messages.ts';
import type { EffectiveStatus, Status } from '../../model/record.ts';
import { stemOf } from '../../shared/paths.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { wholeSuccessors } from './relations.ts';

/** `12 Process files in a queue`; the title alone where there is no number. */
export function recordName({ number, title }: { number: number | null; title: string }): string {
  return number === null ? plainTitle(title) : `${number} ${plainTitle(title)}`;
}

/** What a link to a record says before it is followed: `12 Process files in a queue (Superseded)`. */
export function linkTitle(
  record: { number: number | null; title: string; currentStatus: Status },
  messages: Messages,
): string {
  return withStatus(recordName(record), record.currentStatus, messages);
}

function withStatus(record: string, status: Status, { t }: Messages): string {
  return t('record.named-with-status', { record, status: t(`status.${status}`) });
}

type Named = Pick<RecordEntry, 'number' | 'path' | 'title'>;

/** Letters before the number of a file's name: `ADR-012-x`, `rfc_0007`, `DEC12`. */
const PREFIX = /^([A-Za-z]{2,6})[-_ #.]*0*(\d+)(?!\d)/;

/** `ADR-12`; null for a record without a number. */
export function recordLabel({ number, path }: Pick<Named, 'number' | 'path'>): string | null {
  if (number === null) return null;
  const [, prefix, digits] = PREFIX.exec(stemOf(path)) ?? [];
  return `${prefix !== undefined && Number(digits) === number ? prefix.toUpperCase() : 'ADR'}-${number}`;
}

/** `ADR-12: Use a job queue`; the title alone where there is no number. */
export function labelledTitle(record: Named): string {
  const label = recordLabel(record);
  return label === null ? plainTitle(record.title) : `${label}: ${plainTitle(record.title)}`;
}

/** `ADR-12: Use a job queue (Accepted)`. */
export function titleWithStatus(record: Named & { currentStatus: Status }, messages: Messages): string {
  return withStatus(labelledTitle(record), record.currentStatus, messages);
}

/** What has wholly replaced a record, each by the shortest name it has: `ADR-31`; of another collection, with its name. */
function successorLabels(entry: RecordEntry, { byId, collections }: SiteLog): string[] {
  const labels = wholeSuccessors(entry).map(({ target, targetText }) => {
    const record = target === null ? undefined : byId.get(target);
    if (record === undefined) return targetText;
    const label = recordLabel(record) ?? plainTitle(record.title);
    const collection = collections.find(({ key }) => key === record.collection);
    return record.collection === entry.collection ? label : `${collection?.name ?? ''} ${label}`.trim();
  });
  return [...new Set(labels.filter((label) => label !== ''))];
}

/** More are counted: who follows one finds the others there. */
const NAMED = 2;

/** `Superseded by ADR-31`, `Accepted`: the status, and after a supersession by what. */
export function statusSentence(entry: RecordEntry, log: SiteLog, { t, list }: Messages): string {
  const by = entry.currentStatus === 'superseded' ? successorLabels(entry, log) : [];
  if (by.length === 0) return t(`status.${entry.currentStatus}`);
  const rest = by.length - NAMED;
  const more = rest > 0 ? [t('record.more', { count: rest })] : [];
  return t('status.superseded-by', { records: list([...by.slice(0, NAMED), ...more]) });
}

/** What a record's date is the day of: until it is decided, it is only dated. */
export function dateKey(effectiveStatus: EffectiveStatus): 'fact.decided' | 'fact.dated' {
  return effectiveStatus === 'pending' ? 'fact.dated' : 'fact.decided';
}

/** Titles are plain text that may hold words marked as code. */
interface TitlePart {
  text: string;
  code: boolean;
}

const CODE = /(`+)(.+?)\1(?!`)/g;

/** `Use \`fetch\` alone` as its parts, in order. */
export function titleParts(title: string): TitlePart[] {
  const parts: TitlePart[] = [];
  let from = 0;
  for (const match of title.matchAll(CODE)) {
    if (match.index > from) parts.push({ text: title.slice(from, match.index), code: false });
    parts.push({ text: match[2] ?? '', code: true });
    from = match.index + match[0].length;
  }
  if (from < title.length) parts.push({ text: title.slice(from), code: false });
  return parts;
}

/** The title without its marks, for places that hold text alone. */
export function plainTitle(title: string): string {
  return titleParts(title)
    .map((part) => part.text)
    .join('');
}

/** The title as safe HTML, its code marked. */
export function titleHtml(title: string): string {
  return titleParts(title)
    .map((part) => (part.code ? `<code>${escapeHtml(part.text)}</code>` : escapeHtml(part.text)))
    .join('');
}
