/** Builds into the output folder so that it never holds half a site. */
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { checkOutput } from './guard.ts';
import { takeLock } from './lock.ts';
import { writeManifest } from './manifest.ts';
import { publish, recover } from './publish.ts';
import { createStaging, removeStale } from './staging.ts';
import { workspaceOf } from './workspace.ts';

export interface BuildOptions<T> {
  /** Output folder, absolute; it need not exist. */
  out: string;
  /** Folders of records, absolute: the output folder must not touch them. */
  records: string[];
  /** Makes the site in an empty folder. */
  make: (staging: string) => Promise<T>;
}

/**
 * Makes a site and publishes it. Where anything fails, or the process is killed, what was in the output folder
 * before stays as it was.
 *
 * @throws {Failure} where the output folder is refused, or another build is writing to it
 */
export async function buildInto<T>({ out, records, make }: BuildOptions<T>): Promise<T> {
  const workspace = await workspaceOf(await checkOutput({ out, records }));
  await mkdir(workspace.place, { recursive: true });
  const lock = await takeLock(workspace.lock);
  let staging: string | null = null;
  const cleanUp = (): void => {
    if (staging !== null) rmSync(staging, { recursive: true, force: true, maxRetries: 3 });
    lock.release();
  };
  const forget = onSignal(cleanUp);
  try {
    await recover(workspace);
    await removeStale(workspace);
    staging = await createStaging(workspace);
    const result = await make(staging);
    await writeManifest(staging);
    // Somebody may have put files there meanwhile.
    await checkOutput({ out, records });
    lock.verify();
    await publish(staging, workspace);
    return result;
  } finally {
    forget();
    cleanUp();
  }
}

/** Runs the work before the process ends by a signal. Returns what takes that back. */
function onSignal(work: () => void): () => void {
  const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const handler = (): void => {
      work();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const forget of handlers) forget();
  };
}
