/** Replaces the output folder by a finished site in one step, so it never contains half a site. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { getPathKind } from '../config/disk-paths.ts';
import { UserError } from '../config/user-error.ts';
import { toChecksum } from '../shared/checksum.ts';
import { isRunning, takeLock } from './build-lock.ts';
import { createFolderMaker, listFiles, removeFiles, toDiskPath } from './file-trees.ts';
import { isManifest, readManifest, writeManifest } from './manifest.ts';
import { checkOutputFolder, type GuardOptions, refuseForeignFiles } from './output-folder.ts';

interface PublishOptions<T> extends GuardOptions {
  /**
   * Makes the whole site in an empty folder.
   *
   * @param before files of the site that it replaces; null if there is none
   */
  make(staging: string, before: ReadonlySet<string> | null): Promise<T>;
}

/**
 * Builds a site beside the output folder and publishes it. If anything fails, or the process is killed, the output
 * folder keeps what it held before.
 *
 * @throws {UserError} if the output folder is refused, or another build is writing to it
 */
export async function makeAndPublish<T>(options: PublishOptions<T>): Promise<T> {
  const workspace = await createWorkspace(await checkOutputFolder(options));
  const { out } = workspace;
  mkdirSync(workspace.place, { recursive: true });
  const lock = await takeLock(workspace.lock);
  let staging: string | null = null;
  const cleanUp = (): void => {
    if (staging !== null) removeFolder(staging);
    lock.release();
  };
  const forgetSignals = onSignal(cleanUp);
  try {
    recoverEarlierSite(workspace);
    removeStale(workspace);
    refuseForeignFiles(out);
    staging = createStaging(workspace);
    const result = await options.make(staging, readManifest(out));
    writeManifest(staging, listFiles(staging));
    // foreign files may have been added meanwhile
    refuseForeignFiles(out);
    lock.verify();
    swapFolders(staging, workspace);
    return result;
  } finally {
    forgetSignals();
    cleanUp();
  }
}

/** Codes with which systems refuse to rename a folder that is a mount point, in use, or on another disk. */
const UNMOVABLE = new Set(['EXDEV', 'EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY', 'EROFS']);

/**
 * Exchanges the output folder for the new site: two renames without anything between them, the earlier site kept until
 * both are done. If the folder itself cannot be moved, its files are replaced one by one.
 */
function swapFolders(site: string, workspace: Workspace): void {
  const { out, old } = workspace;
  if (!workspace.isBeside) {
    replaceFiles(site, out);
    return;
  }
  mkdirSync(dirname(out), { recursive: true });
  const earlier = existsSync(out);
  if (earlier && !tryMove(out, old)) {
    replaceFiles(site, out);
    return;
  }
  let moved = false;
  try {
    moved = tryMove(site, out);
  } finally {
    if (!moved && earlier) renameSync(old, out);
  }
  if (!moved) replaceFiles(site, out);
  else if (earlier) removeFolder(old);
}

/** @returns false if the system does not move the folder */
function tryMove(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (UNMOVABLE.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/**
 * A build that was killed between its two renames left the earlier site aside: it is put back. One that was killed
 * after them left it to be removed.
 */
export function recoverEarlierSite({ out, old }: Workspace): void {
  if (!existsSync(old)) return;
  try {
    // an empty folder is not a site
    rmdirSync(out);
  } catch {
    // it is not there, or not empty
  }
  if (existsSync(out)) removeFolder(old);
  else renameSync(old, out);
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * New pages need new assets, old pages old ones: so assets come first, pages after them, and files that are gone go
 * last. Each file is replaced whole.
 */
export function replaceFiles(site: string, out: string): void {
  mkdirSync(out, { recursive: true });
  const files = listFiles(site).filter((file) => !isManifest(file));
  const before = readManifest(out) ?? new Set<string>();
  const isPage = (file: string): boolean => file.endsWith('.html');
  const ordered = [...files.filter((file) => !isPage(file)), ...files.filter(isPage)];
  // Until it is done, files of both sites are ours: a build that is killed here must not be refused next time.
  writeManifest(out, new Set([...before, ...files, ...files.map((file) => `${file}.cadre-new`)]));
  const makeFolder = createFolderMaker(out);
  for (const file of ordered) {
    makeFolder(file);
    const target = toDiskPath(out, file);
    copyFileSync(join(site, file), `${target}.cadre-new`);
    renameSync(`${target}.cadre-new`, target);
  }
  const kept = new Set(files);
  removeFiles(
    out,
    [...before].filter((file) => !kept.has(file)),
  );
  writeManifest(out, files);
}

/** A new empty folder. It becomes the output folder, so other users can read it, unlike one of `mkdtemp`. */
function createStaging({ place, stagingPrefix }: Workspace): string {
  const folder = join(place, `${stagingPrefix}${process.pid}-${randomUUID().slice(0, 8)}`);
  mkdirSync(folder);
  return folder;
}

/** Removes staging folders of builds that are no longer running. Call it only while holding the lock. */
function removeStale({ place, stagingPrefix }: Workspace): void {
  for (const name of readdirSync(place)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const pid = Number.parseInt(name.slice(stagingPrefix.length), 10);
    if (pid !== process.pid && !isRunning(pid)) removeFolder(join(place, name));
  }
}

/** Runs the work before the process ends by a signal. Returns a function that undoes this. */
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

interface Workspace {
  /** The output folder, absolute, links resolved. */
  out: string;
  /** The folder that holds the names below. */
  place: string;
  /** Is it the folder that the output folder is in, so that what is there can be moved into its place? */
  isBeside: boolean;
  lock: string;
  /** The earlier site while the new one takes its place. */
  old: string;
  /** What names of staging folders begin with. */
  stagingPrefix: string;
}

/**
 * Beside the output folder; where nothing may be written there (a volume mounted for the site alone), in the
 * system's temporary folder.
 *
 * @throws {UserError} if the output folder itself cannot be written
 */
export async function createWorkspace(out: string): Promise<Workspace> {
  const parent = dirname(out);
  if (await isWritable(parent)) return createWorkspaceIn(parent, out, `.cadre-${basename(out)}`);
  if ((await getPathKind(out)) === 'nothing' || !(await isWritable(out))) {
    throw new UserError('error.out-unwritable', { folder: out });
  }
  const hash = toChecksum(out).slice(0, 8);
  return createWorkspaceIn(tmpdir(), out, `.cadre-${basename(out)}-${hash}`);
}

function createWorkspaceIn(place: string, out: string, stem: string): Workspace {
  return {
    out,
    place,
    isBeside: place === dirname(out),
    lock: join(place, `${stem}.lock`),
    old: join(place, `${stem}.old`),
    stagingPrefix: `${stem}.new-`,
  };
}

/** May this user write in the folder, or make it where it does not exist? */
async function isWritable(folder: string): Promise<boolean> {
  if ((await getPathKind(folder)) === 'nothing' && dirname(folder) !== folder)
    return isWritable(dirname(folder));
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
