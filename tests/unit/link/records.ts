/** Records for tests of the linker: only what a test names is set. */
import { type LinkedLog, linkLog } from '../../../src/link/index.ts';
import type { Fact, Mention, Page, ReadRecord, StatedRelation, Status } from '../../../src/model/record.ts';
import { readNaming } from '../../../src/read/naming.ts';
import { createEmptyParts } from '../../../src/read/parts/parts.ts';

export interface RecordSketch {
  path: string;
  collection?: string;
  number?: number;
  title?: string;
  status?: Status;
  date?: string;
  relations?: Partial<StatedRelation>[];
  mentions?: Partial<Mention>[];
}

export function record(sketch: RecordSketch): ReadRecord {
  const named = readNaming(sketch.path).identifier;
  const plain = { series: '', value: sketch.number ?? 0, variant: '', digits: String(sketch.number) };
  const fact = <T>(value: T): Fact<T> => ({ value, raw: String(value), location: 'line', line: 3 });
  return {
    source: {
      collection: sketch.collection ?? 'adr',
      path: sketch.path,
      text: '',
      digest: sketch.path,
      issues: [],
    },
    title: fact(sketch.title ?? sketch.path),
    number: sketch.number === undefined ? null : fact(sketch.number),
    identifiers: sketch.number === undefined ? [] : [named?.value === sketch.number ? named : plain],
    status: fact(sketch.status ?? 'accepted'),
    date: sketch.date === undefined ? null : { ...fact(sketch.date), kind: 'stated' },
    updated: null,
    review: null,
    dated: [],
    language: null,
    deciders: [],
    authors: [],
    consulted: [],
    informed: [],
    tags: [],
    tickets: [],
    summary: null,
    relations: (sketch.relations ?? []).map((relation) => ({
      type: 'superseded-by',
      targetText: relation.href ?? `ADR-${relation.number}`,
      href: null,
      number: null,
      partial: false,
      part: null,
      location: 'line',
      line: 3,
      ...relation,
    })),
    mentions: (sketch.mentions ?? []).map((mention) => ({
      targetText: '',
      href: null,
      number: null,
      sentence: '',
      line: 9,
      ...mention,
    })),
    bodyFrom: 1,
    aliases: [],
    hasTitleHeading: false,
    affects: [],
    fields: [],
    factLines: [],
    outline: [],
    parts: createEmptyParts(),
    issues: [],
  };
}

export function page(path: string, kind: Page['kind'] = 'guide'): Page {
  return {
    source: { collection: 'adr', path, text: '', digest: path, issues: [] },
    kind,
    reason: { key: 'skip-reason.about-adrs', values: {} },
    title: path,
    hasTitleHeading: true,
    aliases: [],
    bodyFrom: 1,
    language: null,
    translates: null,
  };
}

export interface LogSketch {
  records: RecordSketch[];
  pages?: Page[];
  keys?: string[];
  repository?: string;
}

export function link({ records, pages = [], keys = ['adr'], repository }: LogSketch): LinkedLog {
  return linkLog({
    collections: keys.map((key) => ({ key, name: key, folder: `docs/${key}`, dir: `/home/docs/${key}` })),
    records: records.map(record),
    pages,
    repository: repository === undefined ? null : { url: repository },
  });
}

/** Rule and file of each issue, to compare at a glance. */
export function rules(linked: LinkedLog): string[] {
  return linked.log.issues.map((issue) => `${issue.path}: ${issue.rule}`);
}
