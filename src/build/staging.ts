/** Folders in which sites are made before they are published. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './lock.ts';
import type { Workspace } from './workspace.ts';

/** A new empty folder. It becomes the site's, which servers of other users read: not one for ourselves, as `mkdtemp` makes. */
export async function createStaging({ place, stagingPrefix }: Workspace): Promise<string> {
  const folder = join(place, `${stagingPrefix}${process.pid}-${randomUUID().slice(0, 8)}`);
  await mkdir(folder);
  return folder;
}

/** Removes staging folders of builds that are no longer running. Only who holds the lock may call it. */
export async function removeStale({ place, stagingPrefix }: Workspace): Promise<void> {
  const names = await readdir(place).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(stagingPrefix)) continue;
    const pid = Number.parseInt(name.slice(stagingPrefix.length), 10);
    if (pid === process.pid || isRunning(pid)) continue;
    await rm(join(place, name), { recursive: true, force: true });
  }
}
