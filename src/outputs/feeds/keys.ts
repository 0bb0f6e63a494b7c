/** Names for the events of a record that stay: not the date, which may be corrected, nor the place among the others. */
import type { HistoryEvent } from '../../model/history.ts';

/**
 * @param addressOf address of a record by id, for what an event names
 * @returns a fragment for each event, `accepted` or `superseded-by-adr-31`; the second of a kind is `accepted-2`
 */
export function eventKeys(
  events: readonly HistoryEvent[],
  addressOf: (id: string) => string | null,
): (event: HistoryEvent) => string {
  const byRecord = Map.groupBy(events, ({ record }) => record);
  const known = new Map<HistoryEvent, string>();
  return (event) => {
    if (!known.has(event)) nameAll(byRecord.get(event.record) ?? [event], { addressOf, known });
    return known.get(event) ?? event.kind;
  };
}

interface Naming {
  addressOf: (id: string) => string | null;
  known: Map<HistoryEvent, string>;
}

function nameAll(events: readonly HistoryEvent[], { addressOf, known }: Naming): void {
  const counts = new Map<string, number>();
  for (const event of [...events].sort((a, b) => a.step - b.step)) {
    const address = event.other === null ? null : addressOf(event.other);
    const by = address === null ? '' : `-by${address.replaceAll('/', '-').replace(/-$/, '')}`;
    const name = encodeURIComponent(`${event.kind}${by}`);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    known.set(event, count === 1 ? name : `${name}-${count}`);
  }
}
