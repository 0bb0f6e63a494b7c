/** Loads the search engine on first use, and answers queries in order. */
import { openEngine } from '../../search/engine.ts';
import type { Engine } from '../../search/types.ts';
import { fetchJson, href, loadOnce } from '../dom.ts';

const openOnce = (): Promise<Engine> => openEngine({ href, fetchJson });

/** Opened once; after a failure, once more. A site may be published anew while a page of it is open. */
export const engine = loadOnce(async (): Promise<Engine> => {
  let current = await openOnce();
  return {
    get manifest() {
      return current.manifest;
    },
    search: (request) =>
      current.search(request).catch(async () => {
        current = await openOnce();
        return current.search(request);
      }),
  };
});

export interface LatestOnlyOptions<Question, Answer> {
  find(question: Question): Promise<Answer>;
  show(answer: Answer, question: Question): void;
  fail(question: Question): void;
}

/**
 * One question after the other: while one is being answered, only the latest of those that came meanwhile is kept.
 * So answers come in the order of the questions, and none piles up behind a fast typist.
 */
export function createLatestOnly<Question, Answer>(
  options: LatestOnlyOptions<Question, Answer>,
): { ask(question: Question): void } {
  const { find, show, fail } = options;
  let next: { question: Question } | null = null;
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (next !== null) {
      const { question } = next;
      next = null;
      try {
        show(await find(question), question);
      } catch {
        if (next === null) fail(question);
      }
    }
    busy = false;
  }

  return {
    ask(question) {
      next = { question };
      if (!busy) void work();
    },
  };
}
