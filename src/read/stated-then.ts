/** What an old version of a record stated, for the history: its status and its date, at a fraction of a whole reading. */
import type { StatedThen } from '../model/history.ts';
import type { Source } from '../model/record.ts';
import { readDocument } from './document.ts';
import { gather } from './gather.ts';
import { namingOf, prefixOf, surroundingsOf } from './naming.ts';
import { definitionsOf } from './rich.ts';
import { structureOf } from './sections.ts';
import { readStatus } from './stated-status.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readWhen } from './when.ts';

export const NOTHING_STATED: StatedThen = { status: null, raw: null, date: null };

/**
 * Reads status and date with the same readers as a whole record, and nothing else. Pure, and never throws: a text
 * that no reader can follow stated nothing.
 */
export function readStatedThen(source: Source, vocabulary: Vocabulary): StatedThen {
  try {
    const document = readDocument(source);
    const structure = structureOf(document.root, vocabulary, namingOf(source.path).words);
    const tools = {
      vocabulary,
      definitions: definitionsOf(document.root),
      prefix: prefixOf(surroundingsOf(source.path, [])),
    };
    const gathered = gather(document, structure, tools);
    const status = readStatus(document, { gathered, structure, tools });
    const when = readWhen(source, {
      head: gathered.entries,
      foot: gathered.foot,
      status: status.chosen,
      naming: namingOf(source.path),
      vocabulary,
    });
    return {
      status: status.fact?.value ?? null,
      raw: status.fact?.raw ?? null,
      date: when.date?.value ?? null,
    };
  } catch {
    return NOTHING_STATED;
  }
}
