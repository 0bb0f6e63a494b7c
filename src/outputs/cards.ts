/**
 * A picture for link previews: one for each record, `/adr/12/card.png`, and one for the site, `/card.png`. Previews ask
 * for whole addresses, so there are none where the site URL is not known.
 */
import type { RecordEntry, SiteInfo, SiteLog } from '../site/types.ts';
import { formatDate } from '../site/view/dates.ts';
import { CARD_FILE } from '../site/view/metadata.ts';
import { plainTitle, recordLabel, statusSentence } from '../site/view/record-name.ts';
import { toldCollection, wholeSuccessors } from '../site/view/relations.ts';
import { counted, dateWord } from '../site/view/statuses.ts';
import { type Card, drawCard } from './card-drawing.ts';
import type { Output, OutputInput } from './types.ts';

export function cards({ log, site }: OutputInput): Output[] {
  if (!site.cards) return [];
  return [
    { path: `/${CARD_FILE}`, make: () => drawCard(siteCard(log, site)) },
    ...log.records.map((record) => ({
      path: record.permalink + CARD_FILE,
      make: () => drawCard(recordCard(record, log, site)),
    })),
  ];
}

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
  const inForce = records.filter((record) => record.standing === 'in force').length;
  return {
    above: counted(records.length, 'architecture decision'),
    label: null,
    title: site.title,
    status: null,
    words: `${inForce} in force`,
    date: null,
    more: null,
  };
}
