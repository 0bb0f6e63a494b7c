import type { Carrier, Fact, Status } from '../model/record.ts';
import type { StatusReading } from './status.ts';

/** The order carriers are believed in; see `mergeStatuses`. */
const CARRIERS: Carrier[] = [
  'front matter',
  'table',
  'bullet',
  'line',
  'section',
  'badge',
  'title',
  'text',
  'folder',
  'file name',
];

export interface CarriedStatus extends StatusReading {
  carrier: Carrier;
}

/**
 * The one rule by which carriers are merged. A carrier that states a whole supersession wins, because people
 * who supersede a record edit one place and forget the other. Otherwise the first carrier whose words the
 * vocabulary knows wins, in the order front matter, table, bullet, line, section, badge, title, text, folder.
 * Words no vocabulary knows count only where nothing else is said.
 */
export function mergeStatuses(readings: CarriedStatus[]): {
  fact: Fact<Status> | null;
  chosen: CarriedStatus | null;
  others: CarriedStatus[];
} {
  const ordered = [...readings].sort((a, b) => CARRIERS.indexOf(a.carrier) - CARRIERS.indexOf(b.carrier));
  const known = ordered.filter((reading) => reading.status !== 'unknown');
  const chosen = known.find((reading) => reading.status === 'superseded') ?? known[0] ?? ordered[0] ?? null;
  if (chosen === null) return { fact: null, chosen: null, others: [] };
  const fact = {
    value: chosen.status,
    raw: chosen.raw,
    carrier: chosen.carrier,
    line: chosen.carrier === 'folder' ? null : chosen.line,
  };
  return { fact, chosen, others: known.filter((reading) => reading.status !== chosen.status) };
}
