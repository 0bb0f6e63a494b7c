/** The search of this site, opened once; after a failure, once more. */
import { openRemote } from '../../search/remote/page.ts';
import type { Engine } from '../../search/types.ts';
import { href, once } from '../dom.ts';

async function open(): Promise<Engine> {
  const worker = new Worker(new URL('../../search/remote/worker.ts', import.meta.url), { type: 'module' });
  try {
    return await openRemote(worker, href('/'));
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** A page may be open while its site is published anew: what it knows of the index is then gone, and read again. */
export const engine = once(async (): Promise<Engine> => {
  let here = await open();
  return {
    get setup() {
      return here.setup;
    },
    search: (request) =>
      here.search(request).catch(async () => {
        here = await open();
        return here.search(request);
      }),
  };
});
