/** What the files of each record are made of. */
import type { HistoryEvent } from '../model/history.ts';
import type { OutputInput } from '../outputs/types.ts';
import { underBase } from '../shared/addresses.ts';
import type { RecordEntry } from '../site/types.ts';
import { focusPath, graphOf, graphPages } from '../site/view/graph-pages.ts';
import { logView } from '../site/view/log-view.ts';
import { ticketsOfRecord } from '../site/view/ticket-words.ts';
import type { TicketsOfLog } from '../site/view/tickets.ts';
import { digestOf } from './digest.ts';
import { drawnIn } from './drawn.ts';
import { type Faces, facesOf } from './faces.ts';

export interface RecordKeys {
  /** All that it says, and what git and the log know of it. */
  own: string;
  /** All of that but its text. */
  facts: string;
  /** Also what its page shows of others. */
  page: string;
}

export interface KeysOfRecords extends Faces {
  of: (id: string) => RecordKeys;
}

export interface RecordsInput {
  input: OutputInput;
  tickets: TicketsOfLog;
}

export function keysOfRecords({ input, tickets }: RecordsInput): KeysOfRecords {
  const { log, history, leadsOf, site } = input;
  const faces = facesOf(log);
  const graph = graphOf(log);
  const drawn = drawnIn(graph, faces);
  const places = graphPages(graph);
  const eventsOf = Map.groupBy(history.events, ({ record }) => record);
  const factsOf = factsIn({ input, tickets, eventsOf });
  const byAddress = new Map(log.records.map(({ id, permalink }) => [underBase(site.base, permalink), id]));

  const of = (record: RecordEntry): RecordKeys => {
    const { id, bodyKey, relations, backlinks, chain, inForceNow, previous, next } = record;
    const facts = factsOf(record);
    const own = digestOf([facts, bodyKey, input.digestOf(id), input.extractsOf(id)]);
    const { face, card, linked } = faces;
    const page = digestOf([
      own,
      relations.map(({ target }) => card(target)),
      chain.map(linked),
      [...inForceNow, previous, next].map(card),
      backlinks.map(({ from }) => card(from)),
      leadsOf(id).flatMap((address) => card(byAddress.get(address) ?? null) ?? []),
      (eventsOf.get(id) ?? []).map(({ other }) => face(other)),
      drawn(id),
      focusPath(places, record),
    ]);
    return { own, facts, page };
  };

  const known = new Map(log.records.map((record) => [record.id, of(record)]));
  return {
    ...faces,
    of(id) {
      const keys = known.get(id);
      if (keys === undefined) throw new Error(`${id} is no record of the log.`);
      return keys;
    },
  };
}

/**
 * The lines that relations and mentions stand in are shown nowhere, and would change with the text above them; the
 * place in the log changes with every record before it, and shows in what stands beside a record alone.
 */
function factsIn({
  input: { log, history },
  tickets,
  eventsOf,
}: RecordsInput & { eventsOf: ReadonlyMap<string, HistoryEvent[]> }): (record: RecordEntry) => string {
  const { slugs } = logView(log);
  return (record) => {
    const { bodyKey: _text, position: _place, relations, backlinks, ...rest } = record;
    const { deciders, authors, consulted, informed, tags } = record;
    const { first, rest: more } = ticketsOfRecord(record, tickets);
    return digestOf([
      rest,
      relations.map(({ line: _line, ...relation }) => relation),
      backlinks.map(({ line: _line, ...backlink }) => backlink),
      eventsOf.get(record.id) ?? [],
      history.files.get(record.id) ?? null,
      // each by itself: two that share an address would have one between them
      tags.map((tag) => slugs.tags([tag])),
      [deciders, authors, consulted, informed].map((names) => names.map((name) => slugs.people([name]))),
      [...first, ...more].map(({ text, address, ticket }) => [
        ...[text, address],
        ticket && [ticket.key, ticket.slug, ticket.records.length],
      ]),
    ]);
  };
}
