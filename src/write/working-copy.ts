/** A log whose files are changed in memory: every change is read back and linked at once. Pure. */
import { decode } from '../discover/decode.ts';
import { createId, type LinkInput, linkLog } from '../link/index.ts';
import type { Resolver } from '../link/record-resolver.ts';
import type { Log, LogRecord } from '../model/log.ts';
import type { Page, ReadRecord } from '../model/record.ts';
import { splitDecisions } from '../read/decision-file.ts';
import { type ReadContext, readSource } from '../read/index.ts';
import { getFile } from '../shared/paths.ts';
import { type Conventions, learnConventions, relativePath, toTarget } from './conventions.ts';
import { type FileText, writeFileText } from './file-text.ts';
import { planStatement } from './statements.ts';
import type { Statement } from './types.ts';

export interface WorkingCopyInput {
  log: Log;
  resolver: Resolver;
  vocabulary: ReadContext['vocabulary'];
  link: Pick<LinkInput, 'collections' | 'repository'>;
  /** The file of a record as it is on disk; null where it cannot be written back as it was. */
  open(collection: string, path: string): FileText | null;
}

/** A file by its collection and the path in it. */
interface Place {
  collection: string;
  path: string;
}

export interface WorkingCopy {
  readonly log: Log;
  readonly resolver: Resolver;
  /** What is to be written: by file, with null for one that is removed. */
  readonly changes: ReadonlyMap<string, Place & { file: FileText | null }>;
  open(place: Place): FileText | null;
  conventions(collection: string): Conventions;
  /** Puts a file in place of another or beside the others. */
  put(place: Place, file: FileText | null): void;
  /** Reads a text as if it were at a place; null if it would not be a record. */
  reread(place: Place, file: FileText): ReadRecord | null;
  /** Lets a record state something; false where no way to write it is known. */
  state(record: LogRecord, statement: StatementOf): boolean;
}

/** A statement that names its target as a record of the log. */
export interface StatementOf extends Omit<Statement, 'relation'> {
  relation: { type: NonNullable<Statement['relation']>['type']; record: LogRecord; partial?: boolean } | null;
}

export function createWorkingCopy(input: WorkingCopyInput): WorkingCopy {
  let { log, resolver } = input;
  const changes = new Map<string, Place & { file: FileText | null }>();
  const learnt = new Map<string, Conventions>();

  function open(place: Place): FileText | null {
    const path = getFile(place.path);
    const changed = changes.get(createId({ ...place, path }));
    return changed === undefined ? input.open(place.collection, path) : changed.file;
  }

  function neighbours(collection: string): string[] {
    const paths = [
      ...log.records.filter((record) => record.collection === collection).map(({ path }) => path),
      ...log.pages.filter(({ source }) => source.collection === collection).map(({ source }) => source.path),
    ];
    return [...new Set(paths.map(getFile))];
  }

  function readAll({ collection, path }: Place, file: FileText): (ReadRecord | Page)[] {
    const bytes = writeFileText(file);
    const text = bytes === null ? null : decode(bytes).text;
    if (text === null) return [];
    const whole = { collection, path: getFile(path), text, digest: '', issues: [] };
    const { rest, decisions } = splitDecisions(whole);
    const beside =
      decisions.length > 0
        ? decisions.map((one) => one.path)
        : [...new Set([...neighbours(collection), whole.path])];
    return [rest, ...decisions].map((source) => {
      const read = readSource(source, { vocabulary: input.vocabulary, neighbours: beside });
      return read.kind === 'record' ? read.record : read.page;
    });
  }

  function reread(place: Place, file: FileText): ReadRecord | null {
    const found = readAll(place, file).find(({ source }) => source.path === place.path);
    return found !== undefined && isRecord(found) ? found : null;
  }

  function put({ collection, path }: Place, file: FileText | null): void {
    const at = getFile(path);
    changes.set(createId({ collection, path: at }), { collection, path: at, file });
    const isElsewhere = (source: Place): boolean =>
      source.collection !== collection || getFile(source.path) !== at;
    const read = file === null ? [] : readAll({ collection, path: at }, file);
    const records = [
      ...log.records.map(({ read }) => read).filter(({ source }) => isElsewhere(source)),
      ...read.filter(isRecord),
    ];
    const pages = [
      ...log.pages.filter(({ source }) => isElsewhere(source)),
      ...read.filter((one) => !isRecord(one)),
    ];
    ({ log, resolver } = linkLog({ ...input.link, records, pages: pages as Page[] }));
  }

  /** The path of a record as those of another collection would have it. */
  function pathFrom(one: Place, other: Place): string {
    if (one.collection === other.collection) return other.path;
    const [from, to] = [one, other].map(
      ({ collection }) => input.link.collections.find(({ key }) => key === collection)?.dir ?? '',
    );
    return relativePath(`${from}/x`, `${to}/${other.path}`);
  }

  function conventions(collection: string): Conventions {
    const known = learnt.get(collection);
    const found =
      known ??
      learnConventions(
        log.records.filter((record) => record.collection === collection),
        input.vocabulary,
      );
    learnt.set(collection, found);
    return found;
  }

  return {
    get log() {
      return log;
    },
    get resolver() {
      return resolver;
    },
    changes,
    open,
    conventions,
    put,
    reread,
    state(record, { relation, ...statement }) {
      const file = open(record);
      if (file === null) return false;
      const planned = planStatement(
        {
          record,
          file,
          conventions: conventions(record.collection),
          reread: (text) => reread(record, text),
          means: (one, read) =>
            relation !== null && resolver.reference(read.source, one) === relation.record.id,
        },
        {
          ...statement,
          relation:
            relation === null
              ? null
              : {
                  type: relation.type,
                  partial: relation.partial ?? false,
                  target: { ...toTarget(relation.record), path: pathFrom(record, relation.record) },
                },
        },
      );
      if (planned !== null) put(record, planned);
      return planned !== null;
    },
  };
}

function isRecord(read: ReadRecord | Page): read is ReadRecord {
  return !('kind' in read);
}
