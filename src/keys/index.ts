/**
 * Digests of what each file of the site is made from. With the same Cadre and the same settings, a file whose key is
 * the same has the same content: of two builds, the later one keeps it and does not make it again. So a key covers
 * everything that its file shows; it may cover more, which only costs the making of that file.
 */
import type { OutputInput } from '../outputs/types.ts';
import { dayOf } from '../site/view/due.ts';
import { outlookOf } from '../site/view/outlook.ts';
import { ticketsOfLog } from '../site/view/tickets.ts';
import { digestOf } from './digest.ts';
import { frameKey, groundKey } from './frame.ts';
import { keysOfPages } from './pages/index.ts';
import { type KeysOfRecords, keysOfRecords } from './records.ts';

export interface Keys {
  /** Of the site as a whole. */
  ground: string;
  records: KeysOfRecords;
  /** Of what files that tell of all records say of each and of what happened to it; not of their texts. */
  told(): string;
  /**
   * Of a page, by the path of its file (`/adr/12/index.html`) or by its address; undefined for one that is made at
   * every build.
   */
  pageKey(path: string): string | undefined;
}

const known = new WeakMap<OutputInput, Keys>();

/** Put together once for each state of the log. */
export function keysOf(input: OutputInput): Keys {
  const keys = known.get(input) ?? createKeys(input);
  known.set(input, keys);
  return keys;
}

export function createKeys(input: OutputInput): Keys {
  const { log, extractsOf } = input;
  const tickets = ticketsOfLog(log, ({ id }) => extractsOf(id));
  const outlook = outlookOf(log, ({ id }) => extractsOf(id));
  const ground = groundKey(input);
  const frame = frameKey(input, outlook);
  const records = keysOfRecords({ input, tickets });
  let told: string | null = null;
  let pages: ReadonlyMap<string, string> | null = null;
  return {
    ground,
    records,
    told() {
      told ??= digestOf([ground, log.records.map(({ id }) => records.card(id)), input.history.events]);
      return told;
    },
    pageKey(path) {
      pages ??= keysOfPages({ input, records, tickets, outlook, today: dayOf(new Date()) }, frame);
      return pages.get(path.replace(/(?<=\/)index\.html$/, ''));
    },
  };
}
