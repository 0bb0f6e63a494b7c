/** What an old version of a record stated, for the history: its status and its date, at a fraction of a whole reading. */
import type { HistoricalStatus } from '../model/history.ts';
import type { Source } from '../model/record.ts';
import { collectFields } from './collect-fields.ts';
import { readDocument } from './document.ts';
import { collectDefinitions } from './inline-text.ts';
import { describeSiblings, getPrefixPattern, readNaming } from './naming.ts';
import { readRecordDates } from './record-dates.ts';
import { readStructure } from './sections.ts';
import { readStatus } from './stated-status.ts';
import type { Vocabulary } from './vocabulary.ts';

export const NOTHING_STATED: HistoricalStatus = { status: null, raw: null, date: null };

/**
 * Reads status and date with the same readers as a whole record, and nothing else. Pure, and never throws: a text
 * that no reader can follow stated nothing.
 */
export function readHistoricalStatus(source: Source, vocabulary: Vocabulary): HistoricalStatus {
  try {
    const document = readDocument(source);
    const structure = readStructure(document.root, vocabulary, readNaming(source.path).words);
    const tools = {
      vocabulary,
      definitions: collectDefinitions(document.root),
      prefix: getPrefixPattern(describeSiblings(source.path, [])),
    };
    const fields = collectFields(document, structure, tools);
    const status = readStatus(document, { fields, structure, tools });
    const when = readRecordDates(source, {
      head: fields.entries,
      footer: fields.footer,
      status: status.chosen,
      naming: readNaming(source.path),
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
