/**
 * What is remembered of files and bodies that did not change: by `dev` from one change to the next, by `check` from one
 * run to the next.
 */

import type { Source } from '../model/record.ts';
import type { ReadLogOptions } from '../pipeline.ts';
import { type ReadResult, readSource } from '../read/index.ts';
import { describeSiblings } from '../read/naming.ts';
import type { RenderedBody, RenderInput, TrackedLookup } from '../render/types.ts';

type Remembered = Pick<RenderedBody, 'trackedLookups'>;

export interface Memory<Body> {
  readings: Map<string, ReadResult>;
  bodies: Map<string, Body>;
}

export interface Memo<Body extends Remembered> {
  readings: NonNullable<ReadLogOptions['readings']>;
  render(input: RenderInput, source: Source): Promise<Body>;
  /** What the last round used, and whether any of it was new. */
  recall(): Memory<Body> & { isNew: boolean };
}

/** @param before what an earlier run remembered */
export function createMemo<Body extends Remembered>(
  render: (input: RenderInput, source: Source) => Promise<Body> | Body,
  before: Memory<Body> = { readings: new Map(), bodies: new Map() },
): Memo<Body> {
  const read = createGenerationMap(before.readings);
  const bodies = createGenerationMap<Body>(new Map(), before.bodies);
  let isNew = false;
  return {
    readings: {
      read(source, context) {
        const { collection, path, digest } = source;
        const key = JSON.stringify([collection, path, digest, describeSiblings(path, context.neighbours)]);
        const known = read.get(key);
        if (known !== undefined) return withSource(known, source);
        isNew = true;
        return read.set(key, readSource(source, context));
      },
      close() {
        read.next();
        bodies.next();
      },
    },
    async render(input, source) {
      const { resolveLink, resolveReference, resolveAsset, resolveName, text: _, messages, ...facts } = input;
      const key = JSON.stringify([
        source.collection,
        source.path,
        source.digest,
        // the parts are read from the text
        { ...facts, parts: null, language: messages?.language },
      ]);
      const known = bodies.get(key);
      if (known !== undefined && hasSameAnswers(known, input)) return known;
      isNew = true;
      return bodies.set(key, await render(input, source));
    },
    recall: () => ({ readings: read.last(), bodies: bodies.current(), isNew }),
  };
}

export function withSource(result: ReadResult, source: Source): ReadResult {
  return result.kind === 'record'
    ? { ...result, record: { ...result.record, source } }
    : { ...result, page: { ...result.page, source } };
}

/** A body holds as long as every question it asked has the same answer. */
function hasSameAnswers({ trackedLookups }: Remembered, input: RenderInput): boolean {
  return trackedLookups.every(
    (asked) => JSON.stringify(getAnswer(asked, input)) === JSON.stringify(asked.resolved),
  );
}

function getAnswer(asked: TrackedLookup, input: RenderInput): TrackedLookup['resolved'] {
  if (asked.kind === 'link') return input.resolveLink(asked.href);
  if (asked.kind === 'asset') return input.resolveAsset(asked.href);
  if (asked.kind === 'name') return input.resolveName?.(asked.href) ?? null;
  return input.resolveReference(asked.number, asked.href);
}

/** A map that forgets what was not used since the last but one `next`. */
function createGenerationMap<T>(before = new Map<string, T>(), now = new Map<string, T>()) {
  return {
    last: () => before,
    current: () => now,
    get(key: string): T | undefined {
      const known = now.get(key) ?? before.get(key);
      if (known !== undefined) now.set(key, known);
      return known;
    },
    set(key: string, value: T): T {
      now.set(key, value);
      return value;
    },
    next(): void {
      before = now;
      now = new Map();
    },
  };
}
