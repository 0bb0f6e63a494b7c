/** Logs for tests of the graph, made by rule, and what is measured on their pictures. */

import type { GraphRecord } from '../../../src/graph/types.ts';
import type { RelationType, Status } from '../../../src/model/record.ts';

export interface Link {
  from: number;
  to: number;
  type?: RelationType;
  partial?: boolean;
}

export interface LogOptions {
  count: number;
  links: Link[];
  /** Date of the record with this number; a month after the one before it if left out. */
  date?: (number: number) => string | null;
}

const STATUSES: Status[] = [
  'accepted',
  'superseded',
  'proposed',
  'draft',
  'rejected',
  'deprecated',
  'unknown',
];
const WORDS = 'keep files of one customer in the region where their contract says they stay'.split(' ');

/** Records numbered from 1; links name them by number. */
export function makeLog({ count, links, date = createMonthly }: LogOptions): GraphRecord[] {
  const records = Array.from({ length: count }, (_, index): GraphRecord => {
    const number = index + 1;
    return {
      id: toId(number),
      collection: 'adr',
      number,
      title: WORDS.slice(number % 5, 5 + (number % 9)).join(' '),
      status: STATUSES[number % STATUSES.length] as Status,
      effectiveStatus: 'in force',
      date: date(number),
      position: index,
      relations: [],
    };
  });
  for (const { from, to, type = 'relates-to', partial = false } of links) {
    records[from - 1]?.relations.push({ type, target: toId(to), partial });
  }
  return records;
}

export function toId(number: number): string {
  return `adr/${String(number).padStart(4, '0')}.md`;
}

function createMonthly(number: number): string {
  const month = (number - 1) % 12;
  return `${2015 + Math.floor((number - 1) / 12)}-${String(month + 1).padStart(2, '0')}-07`;
}

/** Numbers from 0 to below 1, always the same for one seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES: RelationType[] = [
  'supersedes',
  'superseded-by',
  'amends',
  'depends-on',
  'relates-to',
  'relates-to',
];

/** `links` relations between any two records at most `reach` apart. */
export function randomLog(
  seed: number,
  { count, links, reach = count }: { count: number; links: number; reach?: number },
) {
  const random = createRandom(seed);
  const made: Link[] = [];
  for (let link = 0; link < links; link++) {
    const from = 1 + Math.floor(random() * count);
    const to = Math.max(1, from - Math.ceil(random() * reach));
    const type = TYPES[Math.floor(random() * TYPES.length)] as RelationType;
    if (to !== from) made.push({ from, to, type, partial: random() < 0.2 });
  }
  return makeLog({ count, links: made, date: (number) => (random() < 0.1 ? null : createMonthly(number)) });
}
