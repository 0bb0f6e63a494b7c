/**
 * What other pages show of a record, as digests. Its text is no part of them, nor who refers to it: a record that
 * thousands refer to must not carry a change of one of these to all the others.
 */
import type { RecordEntry, SiteLog } from '../site/types.ts';
import { wholeSuccessors } from '../site/view/relations.ts';
import { digestOf } from './digest.ts';

type Of = (id: string | null) => string | null;

export interface Faces {
  /** Name, status, dates and summary, and what its place in the log follows from. */
  face: Of;
  /** Its face and those of what replaced it: the card of a link to it, and the sentence that says it is closed. */
  card: Of;
  /** Its card and those of its relations: as a link of a line of supersession tells of it. */
  linked: Of;
}

export function facesOf({ records }: Pick<SiteLog, 'records'>): Faces {
  const face = inMap(records, faceOf);
  const card = inMap(records, (record) =>
    digestOf([
      face(record.id),
      record.inForceNow.map(face),
      wholeSuccessors(record).map(({ target, targetText }) => [face(target), targetText]),
    ]),
  );
  const linked = inMap(records, ({ id, relations }) =>
    digestOf([
      card(id),
      relations.map(({ type, partial, part, targetText, target }) => [
        ...[type, partial, part, targetText],
        card(target),
      ]),
    ]),
  );
  return { face, card, linked };
}

function faceOf(record: RecordEntry): string {
  const { id, permalink, number, title, status, effectiveStatus, standing, date, summary } = record;
  const { tags, deciders, authors } = record;
  return digestOf([
    ...[id, permalink, number, title, status, effectiveStatus, standing, date, summary],
    ...[tags, deciders, authors],
  ]);
}

function inMap(records: readonly RecordEntry[], make: (record: RecordEntry) => string): Of {
  const made = new Map(records.map((record) => [record.id, make(record)]));
  return (id) => (id === null ? null : (made.get(id) ?? null));
}
