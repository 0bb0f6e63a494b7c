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
  /** Folder for what is kept from one build into this output folder to the next, absolute; it need not exist. */
  cache: string;
  /** Changes whenever another Cadre or other settings would make other files of the same keys. */
  made: string;
  /** Makes what is new in an empty folder. */
  make: (staging: string, earlier: Earlier) => Promise<Made<T>>;
}

/** What may be kept of the site that stands in the output folder. */
export interface Earlier {
  /**
   * Does it have the file, made under this key by the same `made`, and is the file as it was written then? Such a
   * file need not be made again.
   *
   * @param path as `Output.path`: `/adr/12/index.html`
   */
  holds(path: string, key: string): boolean;
}

export interface Made<T> {
  result: T;
  /**
   * Every file of the site by its path, with the key it was made under, or null where it is to be made at each build.
   * What is not in the staging folder is kept from the earlier site, which has to hold it. Files in the staging folder
   * are part of the site also where they are not named here.
   */
  files: ReadonlyMap<string, string | null>;
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
    const { result } = await make(staging, NOTHING_KEPT);
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

const NOTHING_KEPT: Earlier = { holds: () => false };

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
