/** The search of this site, opened once; after a failure, once more. */
import { openRemote } from '../../search/remote/page.ts';
import { href } from '../base.ts';
import { once } from '../fetch.ts';

export const engine = once(async () => {
  const worker = new Worker(new URL('../../search/remote/worker.ts', import.meta.url), { type: 'module' });
  try {
    return await openRemote(worker, href('/'));
  } catch (error) {
    worker.terminate();
    throw error;
  }
});
