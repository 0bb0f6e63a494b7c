/** What stands on the cards of a log. */
import type { RecordEntry, SiteInfo, SiteLog } from '../../site/types.ts';
import { formatDate } from '../../site/view/dates.ts';
import { plainTitle, recordLabel, statusSentence } from '../../site/view/record-name.ts';
import { toldCollection, wholeSuccessors } from '../../site/view/relations.ts';
import { counted, dateWord } from '../../site/view/statuses.ts';
import type { Card } from './types.ts';

export function recordCard(entry: RecordEntry, log: SiteLog, site: SiteInfo): Card {
  const collection = toldCollection(entry.collection, log)?.name;
  return {
    above: collection === undefined ? site.title : `${site.title} · ${collection}`,
    label: recordLabel(entry),
    title: plainTitle(entry.title),
    status: entry.effectiveStatus,
    words: statusSentence(entry, log),
    date: entry.date === null ? null : `${dateWord(entry.standing)} ${formatDate(entry.date)}`,
    more: successorTitle(entry, log),
  };
}

/** The title of what replaced a record, where that is one record. */
function successorTitle(entry: RecordEntry, { byId }: SiteLog): string | null {
  if (entry.effectiveStatus !== 'superseded') return null;
  const titles = wholeSuccessors(entry).map(({ target }) =>
    target === null ? null : byId.get(target)?.title,
  );
  const [first, ...rest] = new Set(titles);
  return first == null || rest.length > 0 ? null : plainTitle(first);
}

export function siteCard({ records }: SiteLog, site: SiteInfo): Card {
  const standing = records.filter((record) => record.standing === 'in force').length;
  return {
    above: counted(records.length, 'architecture decision'),
    label: null,
    title: site.title,
    status: null,
    words: `${standing} in force`,
    date: null,
    more: null,
  };
}
