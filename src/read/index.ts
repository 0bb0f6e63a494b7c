import type { Anatomy } from '../model/anatomy.ts';
import type { Page, ReadRecord, Source } from '../model/record.ts';
import { readDocument } from './document.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Vocabulary } from './vocabulary.ts';
export { createVocabulary } from './vocabulary.ts';

export interface ReadContext {
  vocabulary: Vocabulary;
  /** Paths of all readable files of the collection. */
  neighbours: string[];
}

export type ReadResult = { kind: 'record'; record: ReadRecord } | { kind: 'page'; page: Page };

/** Reads one file by itself. Pure, and never throws, whatever the text. */
export function readSource(source: Source, _context: ReadContext): ReadResult {
  const document = readDocument(source);
  const heading = document.outline[0];
  const name =
    source.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? source.path;
  const anatomy: Anatomy = {
    context: [],
    decision: [],
    consequences: { positive: [], negative: [], neutral: [], risks: [], general: [] },
    alternatives: [],
    implementation: { architecture: [], components: [], phases: [], general: [] },
    testing: [],
    monitoring: { metrics: [], alerts: [], general: [] },
    related: [],
    references: [],
    reconsideration: [],
    roles: [],
  };
  return {
    kind: 'record',
    record: {
      source,
      title: {
        value: heading?.text ?? name,
        raw: heading?.text ?? name,
        carrier: heading ? 'title' : 'file name',
        line: heading?.line ?? null,
      },
      number: null,
      status: null,
      date: null,
      updated: null,
      review: null,
      deciders: [],
      authors: [],
      consulted: [],
      informed: [],
      tags: [],
      tickets: [],
      summary: null,
      relations: [],
      mentions: [],
      outline: document.outline,
      anatomy,
      problems: [...source.problems, ...document.problems],
    },
  };
}
