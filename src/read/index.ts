/** Reading: a file becomes a record or another kind of file. */
import type { Page, ReadRecord, Source } from '../model/record.ts';
import { createBodilessDocument, type Document, readDocument } from './document.ts';
import { type ReadContext, readRecord } from './record.ts';

export type { ReadContext } from './record.ts';
export type { Vocabulary } from './vocabulary.ts';
export { createVocabulary } from './vocabulary.ts';

export type ReadResult = { kind: 'record'; record: ReadRecord } | { kind: 'page'; page: Page };

/** Reads one file by itself. Pure, and never throws, whatever the text. */
export function readSource(source: Source, context: ReadContext): ReadResult {
  const { record, kind, translates } = readWithinLimits(
    readDocument(source, context.vocabulary.sections),
    context,
  );
  if (kind.kind === 'record') return { kind: 'record', record };
  const { title, bodyFrom, aliases, language } = record;
  return {
    kind: 'page',
    page: {
      source,
      kind: kind.kind,
      reason: kind.reason,
      title: title.value,
      hasTitleHeading: title.location === 'title',
      aliases,
      bodyFrom,
      language: translates?.language ?? language,
      translates,
    },
  };
}

/** Text nested deeper than any reader can follow is read without its body, which is an issue to report. */
function readWithinLimits(document: Document, context: ReadContext): ReturnType<typeof readRecord> {
  try {
    return readRecord(document, context);
  } catch (error) {
    return readRecord(createBodilessDocument(document, error), context);
  }
}
