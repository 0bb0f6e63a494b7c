/** How a record is named: as text, as a label with its number, and as HTML. */

import type { Messages } from '../../messages/messages.ts';
import type { EffectiveStatus, Status } from '../../model/record.ts';
import { getStem } from '../../shared/paths.ts';
import { escapeHtml } from '../../shared/text.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { listWholeSuccessors } from './relations.ts';

/** `12 Process files in a queue`; the title alone where there is no number. */
export function formatRecordName({ number, title }: { number: number | null; title: string }): string {
  return number === null ? toPlainTitle(title) : `${number} ${toPlainTitle(title)}`;
}

/** What a link to a record says before it is followed: `12 Process files in a queue (Superseded)`. */
export function formatLinkTitle(
  record: { number: number | null; title: string; currentStatus: Status },
  messages: Messages,
): string {
  return addStatus(formatRecordName(record), record.currentStatus, messages);
}

function addStatus(record: string, status: Status, { t }: Messages): string {
  return t('record.named-with-status', { record, status: t(`status.${status}`) });
}

type NamedRecord = Pick<RecordEntry, 'number' | 'path' | 'title'>;

/** Letters before the number of a file's name: `ADR-012-x`, `rfc_0007`, `DEC12`. */
const PREFIX = /^([A-Za-z]{2,6})[-_ #.]*0*(\d+)(?!\d)/;

/** `ADR-12`; null for a record without a number. */
export function formatRecordLabel({ number, path }: Pick<NamedRecord, 'number' | 'path'>): string | null {
  if (number === null) return null;
  const [, prefix, digits] = PREFIX.exec(getStem(path)) ?? [];
  return `${prefix !== undefined && Number(digits) === number ? prefix.toUpperCase() : 'ADR'}-${number}`;
}

/** `ADR-12: Use a job queue`; the title alone where there is no number. */
export function formatLabelledTitle(record: NamedRecord): string {
  const label = formatRecordLabel(record);
  return label === null ? toPlainTitle(record.title) : `${label}: ${toPlainTitle(record.title)}`;
}

/** `ADR-12: Use a job queue (Accepted)`. */
export function formatTitleWithStatus(
  record: NamedRecord & { currentStatus: Status },
  messages: Messages,
): string {
  return addStatus(formatLabelledTitle(record), record.currentStatus, messages);
}

/** What has wholly replaced a record, each by the shortest name it has: `ADR-31`; of another collection, with its name. */
function listSuccessorLabels(entry: RecordEntry, { byId, collections }: SiteLog): string[] {
  const labels = listWholeSuccessors(entry).map(({ target, targetText }) => {
    const record = target === null ? undefined : byId.get(target);
    if (record === undefined) return targetText;
    const label = formatRecordLabel(record) ?? toPlainTitle(record.title);
    const collection = collections.find(({ key }) => key === record.collection);
    return record.collection === entry.collection ? label : `${collection?.name ?? ''} ${label}`.trim();
  });
  return [...new Set(labels.filter((label) => label !== ''))];
}

/** More are counted: who follows one finds the others there. */
const NAMED = 2;

/** `Superseded by ADR-31`, `Accepted`: the status, and after a supersession by what. */
export function formatStatusSentence(entry: RecordEntry, log: SiteLog, { t, list }: Messages): string {
  const by = entry.currentStatus === 'superseded' ? listSuccessorLabels(entry, log) : [];
  if (by.length === 0) return t(`status.${entry.currentStatus}`);
  const rest = by.length - NAMED;
  const more = rest > 0 ? [t('record.more', { count: rest })] : [];
  return t('status.superseded-by', { records: list([...by.slice(0, NAMED), ...more]) });
}

/** What a record's date is the day of: until it is decided, it is only dated. */
export function getDateKey(effectiveStatus: EffectiveStatus): 'fact.decided' | 'fact.dated' {
  return effectiveStatus === 'pending' ? 'fact.dated' : 'fact.decided';
}

/** Titles are plain text that may hold words marked as code. */
interface TitlePart {
  text: string;
  code: boolean;
}

const CODE = /(`+)(.+?)\1(?!`)/g;

/** `Use \`fetch\` alone` as its parts, in order. */
export function splitTitleCode(title: string): TitlePart[] {
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
export function toPlainTitle(title: string): string {
  return splitTitleCode(title)
    .map((part) => part.text)
    .join('');
}

/** The title as safe HTML, its code marked. */
export function createTitleHtml(title: string): string {
  return splitTitleCode(title)
    .map((part) => (part.code ? `<code>${escapeHtml(part.text)}</code>` : escapeHtml(part.text)))
    .join('');
}
