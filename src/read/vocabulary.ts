import type { Status } from '../model/record.ts';

/** The words a log is written in: the tables of `tables/` and what the configuration adds to them. */
export interface Vocabulary {
  /** Wording (folded) to status. */
  statuses: ReadonlyMap<string, Status>;
  /** Label (folded) to the name of the fact it labels. */
  labels: ReadonlyMap<string, string>;
}

export function createVocabulary({
  statuses,
  labels,
}: {
  statuses: Record<string, Status>;
  labels: Record<string, string>;
}): Vocabulary {
  return {
    statuses: new Map(Object.entries(statuses).map(([word, status]) => [word.toLowerCase(), status])),
    labels: new Map(Object.entries(labels).map(([label, fact]) => [label.toLowerCase(), fact])),
  };
}
