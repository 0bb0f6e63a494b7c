/** Logs and git histories for tests of events: only what a test names is set. */
import { createEvents } from '../../../src/history/events.ts';
import { linkLog } from '../../../src/link/index.ts';
import type { FileHistory, GitChange, HistoricalStatus, HistoryEvent } from '../../../src/model/history.ts';
import type { LogRecord } from '../../../src/model/log.ts';
import type { Status } from '../../../src/model/record.ts';
import { createVocabulary, readSource } from '../../../src/read/index.ts';

const vocabulary = createVocabulary({ statuses: {}, labels: {} });

/** A log of records by their file names, read from their texts. */
export function createLog(texts: Record<string, string>): LogRecord[] {
  const neighbours = Object.keys(texts);
  const records = neighbours.flatMap((path) => {
    const source = { collection: 'adr', path, text: texts[path] ?? '', digest: path, issues: [] };
    const read = readSource(source, { vocabulary, neighbours });
    return read.kind === 'record' ? [read.record] : [];
  });
  const collections = [{ key: 'adr', name: 'ADR', folder: 'adr', dir: '/adr' }];
  return linkLog({ collections, records, pages: [], repository: null }).log.records;
}

/** A record with a head of fields, and a status. */
export function text(title: string, status: string, ...fields: string[]): string {
  return `# ${title}\n\n${fields.join('\n\n')}\n\n## Status\n\n${status}\n\n## Context\n\nX.\n\n## Decision\n\nWe do.\n`;
}

export function change(date: string | null, commit = `c${date}`): GitChange {
  return { commit, merge: null, date, author: 'Ada Example', subject: `Commit of ${date}` };
}

type Version = [date: string, status: Status | null, stated?: string | null];

/** What git would know of a file with these versions. */
export function file(first: Version, ...later: Version[]): FileHistory {
  const then = ([, status, date = null]: Version): HistoricalStatus => ({
    status,
    raw: status,
    date: date ?? null,
  });
  const all = [first, ...later];
  const last = all.at(-1) ?? first;
  return {
    appeared: change(first[0]),
    first: then(first),
    last: then(last),
    statusChanges: later.map((version, index) => ({
      ...change(version[0]),
      from: then(all[index] ?? first),
      to: then(version),
    })),
    lastChanged: change(last[0]),
    writers: ['Ada Example'],
    formerNames: [],
    absences: [],
  };
}

/** Events as short lines: `2024-02-03 accepted 1` with `(git)` where the date is git's, by date. */
export function lines(events: readonly HistoryEvent[]): string[] {
  return events.map(({ date, kind, record, source, other }) => {
    const name = (id: string): string => id.replace(/^adr\/0*(\d+).*$/, '$1');
    const by = other === null ? '' : ` by ${name(other)}`;
    return `${date ?? 'some day'} ${kind} ${name(record)}${by}${source === 'git' ? ' (git)' : ''}`;
  });
}

export function eventLines(texts: Record<string, string>, files: Record<string, FileHistory> = {}): string[] {
  return lines(events(texts, files));
}

export function events(
  texts: Record<string, string>,
  files: Record<string, FileHistory> = {},
): HistoryEvent[] {
  const byId = new Map(Object.entries(files).map(([path, history]) => [`adr/${path}`, history]));
  return createEvents(createLog(texts), byId);
}
