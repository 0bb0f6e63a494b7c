/** Caches the files and bodies of `dev` from one change to the next. */
import { createBodyRenderer, type RenderBody } from '../build/load-content.ts';
import type { Settings } from '../config/settings.ts';
import type { ReadLogOptions } from '../pipeline.ts';
import { type ReadResult, readSource } from '../read/index.ts';
import { describeSiblings } from '../read/naming.ts';
import type { RenderedBody, RenderInput, TrackedLookup } from '../render/types.ts';

export interface Memo {
  readings: NonNullable<ReadLogOptions['readings']>;
  renderBody: RenderBody;
}

export function createMemo(settings: Settings): Memo {
  const renderBody = createBodyRenderer(settings);
  const read = createGenerationMap<ReadResult>();
  const bodies = createGenerationMap<{ input: RenderInput; body: RenderedBody }>();
  return {
    readings: {
      read(source, context) {
        const { collection, path, digest } = source;
        const key = JSON.stringify([collection, path, digest, describeSiblings(path, context.neighbours)]);
        return read.get(key) ?? read.set(key, readSource(source, context));
      },
      close() {
        read.next();
        bodies.next();
      },
    },
    async renderBody(input, source) {
      const key = JSON.stringify([source.collection, source.path, source.digest, input.messages?.language]);
      const known = bodies.get(key);
      if (known !== undefined && hasSameFacts(known.input, input) && hasSameAnswers(known.body, input))
        return known.body;
      const body = await renderBody(input, source);
      bodies.set(key, { input, body });
      return body;
    },
  };
}

/** What was read from the file is the same object as long as its text is the same. */
function hasSameFacts(known: RenderInput, input: RenderInput): boolean {
  const toFacts = ({ dropTitle, decided, bodyFrom, recordNumbers }: RenderInput): string =>
    JSON.stringify([dropTitle, decided, bodyFrom, recordNumbers]);
  return (
    known.parts === input.parts && known.factLines === input.factLines && toFacts(known) === toFacts(input)
  );
}

/** A body holds as long as every question it asked has the same answer. */
function hasSameAnswers({ trackedLookups }: RenderedBody, input: RenderInput): boolean {
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
function createGenerationMap<T>() {
  let before = new Map<string, T>();
  let now = new Map<string, T>();
  return {
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
