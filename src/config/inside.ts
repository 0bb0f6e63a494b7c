/** Folders that strangers may have named or replaced: none of them may lead out of the repository. */
import { realpath } from 'node:fs/promises';
import { boundsOf } from '../discover/links.ts';
import { Failure } from './failure.ts';
import { below, slashed } from './paths.ts';

export interface NamedDir {
  /** As it was named, for people. */
  folder: string;
  /** Absolute. */
  dir: string;
}

/**
 * A person may name a folder anywhere. One that lies in the repository by its name must do so in truth as well: a pull
 * request can put a symbolic link in its place.
 *
 * @param base folder that names are relative to
 * @param anywhere whether folders beside the repository may be read; false where a file of the repository named them
 * @throws {Failure} for the first folder that leads out
 */
export async function mustStayInside(
  named: readonly NamedDir[],
  { base, anywhere }: { base: string; anywhere: boolean },
): Promise<void> {
  const { repository } = await boundsOf(base);
  for (const { folder, dir } of named) {
    const belongs = below(base, dir) !== null || below(repository, dir) !== null;
    if (anywhere && !belongs) continue;
    if (below(repository, await realpath(dir)) !== null) continue;
    throw new Failure(
      `${slashed(folder)} leads out of the repository ${slashed(repository)}, so it is not read.`,
      'Name the folder that is meant on the command line or in the configuration, by the path where it really is.',
    );
  }
}
