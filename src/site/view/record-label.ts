/** How people call a record outside of its log: `ADR-12`, by the prefix that the file itself has. */
import type { Status } from '../../model/record.ts';
import { stemOf } from '../../shared/paths.ts';
import type { RecordEntry, SiteLog } from '../types.ts';
import { wholeSuccessors } from './relations.ts';
import { plainTitle } from './title.ts';
import { STATUS_WORDS, statusWord } from './words.ts';

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

/** `ADR-12: Use a job queue (accepted)`. */
export function titleWithStatus(record: Named & { effectiveStatus: Status }): string {
  return `${labelledTitle(record)} (${statusWord(record.effectiveStatus)})`;
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
export function statusSentence(entry: RecordEntry, log: SiteLog): string {
  const word = STATUS_WORDS[entry.effectiveStatus];
  const by = entry.effectiveStatus === 'superseded' ? successorLabels(entry, log) : [];
  if (by.length === 0) return word;
  const rest = by.length - NAMED;
  const named = rest > 0 ? `${by.slice(0, NAMED).join(', ')} and ${rest} more` : by.join(' and ');
  return `${word} by ${named}`;
}
