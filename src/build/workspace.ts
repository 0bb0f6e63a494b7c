/**
 * The names a build uses beside its output folder, so that everything lies on the same disk and can be moved in one
 * step: `.cadre-dist.lock`, `.cadre-dist.new-…` while it is made, `.cadre-dist.old` while it is exchanged.
 */
import { createHash } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../config/failure.ts';
import { kindOf } from '../config/paths.ts';

export interface Workspace {
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
 * @throws {Failure} where the output folder itself cannot be written
 */
export async function workspaceOf(out: string): Promise<Workspace> {
  const parent = dirname(out);
  if (await isWritable(parent)) return namesIn(parent, out, `.cadre-${basename(out)}`);
  if ((await kindOf(out)) === 'nothing' || !(await isWritable(out))) {
    throw new Failure(
      `The site cannot be written to ${out}: this user may not write there.`,
      'Name a folder you may write to: --out FOLDER',
    );
  }
  const hash = createHash('sha256').update(out).digest('hex').slice(0, 8);
  return namesIn(tmpdir(), out, `.cadre-${basename(out)}-${hash}`);
}

function namesIn(place: string, out: string, stem: string): Workspace {
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
  if ((await kindOf(folder)) === 'nothing' && dirname(folder) !== folder) return isWritable(dirname(folder));
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
