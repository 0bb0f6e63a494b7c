import { decode } from '../../../src/discover/decode.ts';
import { linkLog } from '../../../src/link/index.ts';
import type { LogRecord } from '../../../src/model/log.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';
import { readFileText } from '../../../src/write/file-text.ts';
import { createWorkingCopy, type WorkingCopy } from '../../../src/write/working-copy.ts';

export type Files = Record<string, string | Uint8Array>;

export const TODAY = '2026-05-04';

/** A working copy of files that are held in memory. */
export function copyOf(files: Files): WorkingCopy {
  const vocabulary = createVocabulary({ statuses: {}, labels: {} });
  const neighbours = Object.keys(files);
  const bytes = (path: string): Uint8Array => Buffer.from(files[path] ?? '');
  const reads = neighbours.map((path) => {
    const text = decode(bytes(path)).text ?? '';
    return readSource({ collection: 'adr', path, text, digest: '', issues: [] }, { vocabulary, neighbours });
  });
  const link = { collections: [{ key: 'adr', name: 'ADR', folder: 'adr', dir: 'adr' }], repository: null };
  const { log, resolver } = linkLog({
    ...link,
    records: reads.flatMap((read) => (read.kind === 'record' ? [read.record] : [])),
    pages: reads.flatMap((read) => (read.kind === 'page' ? [read.page] : [])),
  });
  return createWorkingCopy({ log, resolver, vocabulary, link, open: (_, path) => readFileText(bytes(path)) });
}

export function recordIn(copy: WorkingCopy, path: string): LogRecord {
  const found = copy.log.records.find((record) => record.path === path);
  if (found === undefined) throw new Error(`${path} is not read as a record`);
  return found;
}
