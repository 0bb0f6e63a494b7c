/** Old versions of files, read by one `git cat-file` while the history is still being told. */
import { decode } from '../discover/decode.ts';
import type { StatedThen } from '../model/history.ts';
import { NOTHING_STATED, readStatedThen } from '../read/stated-then.ts';
import type { Vocabulary } from '../read/vocabulary.ts';
import { endOf, type GitOptions, startGit } from './git.ts';
import { objectsIn } from './objects.ts';
import type { Repository } from './repository.ts';

/** Contents at a path: the folders in it may state the status too. */
export interface Version {
  blob: string;
  path: string;
}

export interface Versions {
  /** Has a version read, once however often it is asked for. */
  want(version: Version): void;
  /** Waits for all. @throws {GitFailure} */
  end(): Promise<(version: Version) => StatedThen | null>;
}

/**
 * Contents that are too large or no text state nothing; those that are not here are not known.
 *
 * @param vocabulary the words statuses are read with
 */
export function openVersions(repository: Repository, vocabulary: Vocabulary, options: GitOptions): Versions {
  const child = startGit(repository.root, ['cat-file', '--batch', '--buffer'], options);
  const ended = endOf(child);
  ended.catch(() => {});
  const stated = new Map<string, StatedThen | null>();
  const waiting: Version[] = [];
  let next = 0;
  child.stdout.on(
    'data',
    objectsIn((bytes) => {
      const version = waiting[next++];
      if (version !== undefined)
        stated.set(keyOf(version), bytes === null ? null : read(bytes, version, vocabulary));
    }),
  );
  return {
    want(version) {
      const key = keyOf(version);
      if (stated.has(key)) return;
      stated.set(key, null);
      waiting.push(version);
      child.stdin.write(`${version.blob}\n`);
    },
    async end() {
      child.stdin.end();
      await ended;
      return (version) => stated.get(keyOf(version)) ?? null;
    },
  };
}

function keyOf({ blob, path }: Version): string {
  return `${blob} ${path}`;
}

function read(bytes: Buffer, { path }: Version, vocabulary: Vocabulary): StatedThen {
  const { text } = decode(bytes);
  if (text === null) return NOTHING_STATED;
  return readStatedThen({ collection: '', path, text, digest: '', problems: [] }, vocabulary);
}
