/** Starts the thread beside a build. */
import { Worker } from 'node:worker_threads';
import type { Told, Work } from './beside.ts';

export interface Helper {
  /** Waits for what it tells: that there is no tree where it could not work. */
  told(): Promise<Told>;
  /** Ends it wherever it is: what it left undone, a later build finds. */
  stop(): Promise<void>;
}

/** Source and compiled file differ by their ending only. */
const ENDING = import.meta.url.slice(import.meta.url.lastIndexOf('.'));

export function startHelper(work: Work): Helper {
  const worker = new Worker(new URL(`./beside${ENDING}`, import.meta.url), { workerData: work });
  // a process that has done or failed does not wait for it
  worker.unref();
  const told = new Promise<Told>((resolve) => {
    const without = () => resolve({ lacking: null });
    worker.once('message', resolve);
    worker.once('error', without);
    worker.once('exit', without);
  });
  return {
    told() {
      worker.ref();
      return told;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
