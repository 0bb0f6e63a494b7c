/** Folders in which sites are made before they are published. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './lock.ts';
import type { Workspace } from './workspace.ts';

/** A new empty folder. It becomes the site's, which servers of other users read: not one for ourselves, as `mkdtemp` makes. */
export function createStaging({ place, stagingPrefix }: Workspace): string {
  const folder = join(place, `${stagingPrefix}${process.pid}-${randomUUID().slice(0, 8)}`);
  mkdirSync(folder);
  return folder;
}

/** Throws away staging folders of builds that are no longer running. Only who holds the lock may call it. */
export function removeStale({ place, stagingPrefix }: Workspace, throwAway: (folder: string) => void): void {
  for (const name of readdirSync(place)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const pid = Number.parseInt(name.slice(stagingPrefix.length), 10);
    if (pid !== process.pid && !isRunning(pid)) throwAway(join(place, name));
  }
}
