/** The search as a page has it: everything is asked of a worker. */
import type { Engine, Hit } from '../types.ts';
import type { HitThere, Message, QuestionKind, Questions, Reply } from './messages.ts';

type Asking = <Kind extends QuestionKind>(
  kind: Kind,
  ask: Questions[Kind]['ask'],
) => Promise<Questions[Kind]['answer']>;

/**
 * @param base where the site lies on its host
 * @throws where the worker does not start, or cannot open the search
 */
export async function openRemote(worker: Worker, base: string): Promise<Engine> {
  const ask = asking(worker);
  const setup = await ask('open', { base });
  return {
    setup,
    async search(request) {
      const { found, total, replaced, hits } = await ask('search', { request });
      const here = ({ hit, card, title, marks }: HitThere): Hit => ({
        card,
        title,
        marks,
        passages: () => ask('passages', { found, hit }),
      });
      return {
        total,
        replaced,
        hits: hits.map(here),
        more: async (count) => (await ask('more', { found, count })).map(here),
        counts: () => ask('counts', { found }),
      };
    },
  };
}

function asking(worker: Worker): Asking {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failed' in data) asked?.reject(new Error(data.failed));
    else asked?.resolve(data.answer);
  });
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('The worker of the search failed.'));
    waiting.clear();
  });
  return (kind, ask) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      worker.postMessage({ id, kind, ...ask } as unknown as Message);
    });
}
