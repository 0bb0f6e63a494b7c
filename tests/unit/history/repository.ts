/** Repositories that tests make for themselves, whatever git is set to on this machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { type History, type HistoryOptions, readHistory } from '../../../src/history/index.ts';
import type { FileHistory, GitChange } from '../../../src/model/history.ts';
import { createTempFolder, type Files, writeFiles } from '../../support/temp.ts';

/** The user's own configuration (hooks, signatures, renames, another first branch) has no say in these tests. */
process.env['GIT_CONFIG_GLOBAL'] = devNull;
process.env['GIT_CONFIG_NOSYSTEM'] = '1';

export interface CommitOptions {
  /** Day, or a whole date with its zone; 12:00 UTC where only a day. */
  on: string;
  by?: string;
  message?: string;
  /** Day it was committed, where that differs. */
  committed?: string;
}

export interface TestRepository {
  root: string;
  git(...args: string[]): string;
  /** Writes files (null removes one), and commits all there is. Returns the commit's hash. */
  commit(files: Record<string, string | Uint8Array | null>, options: CommitOptions): string;
  /** Merges a branch into the one checked out, never without a commit of its own. */
  merge(branch: string, options: CommitOptions): string;
}

/** What `git init` makes, with nothing that works behind the back of a test: starting git takes most of its time. */
const BARE_BEGINNING: Files = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config':
    '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tfsync = none\n[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n',
  '.git/objects/info/.keep': '',
  '.git/refs/heads/.keep': '',
};

/** The hash of the commit that was just made. */
function readHead(root: string): string {
  const head = readFileSync(join(root, '.git/HEAD'), 'utf8').trim();
  const [, ref] = /^ref: (.*)$/.exec(head) ?? [];
  return ref === undefined ? head : readFileSync(join(root, '.git', ref), 'utf8').trim();
}

export function createRepository(root = createTempFolder()): TestRepository {
  const run = (args: string[], { on, by, committed }: Partial<CommitOptions> = {}): string =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: by ?? 'Ada Example',
        GIT_AUTHOR_EMAIL: `${(by ?? 'Ada Example').replaceAll(' ', '.')}@example.com`,
        GIT_COMMITTER_NAME: 'Committer',
        GIT_COMMITTER_EMAIL: 'committer@example.com',
        GIT_AUTHOR_DATE: toMoment(on ?? '2024-01-01'),
        GIT_COMMITTER_DATE: toMoment(committed ?? on ?? '2024-01-01'),
      },
    });
  writeFiles(root, BARE_BEGINNING);
  return {
    root,
    git: (...args) => run(args),
    commit(files, options) {
      const written = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null);
      for (const path of Object.keys(files)) rmSync(join(root, path), { force: true });
      writeFiles(root, Object.fromEntries(written) as Files);
      run(['add', '--all']);
      run(['commit', '--quiet', '--allow-empty', '-m', options.message ?? 'Write'], options);
      return readHead(root);
    },
    merge(branch, options) {
      run(['merge', '--quiet', '--no-ff', '-m', options.message ?? `Merge ${branch}`, branch], options);
      return readHead(root);
    },
  };
}

function toMoment(date: string): string {
  return date.includes('T') ? date : `${date}T12:00:00+0000`;
}

/** A record that is long enough to be known again after a small change. */
export function adr(title: string, status: string, more = ''): string {
  const about = Array.from(
    { length: 12 },
    (_, line) => `${title} matters for reason ${line}, ${title.length * line}.`,
  );
  return `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\n${about.join('\n')}\n\n${more}\n\n## Decision\n\nWe do.\n`;
}

type ReadOptions = Partial<Omit<HistoryOptions, 'settings'>> & { folder?: string };

/** Reads the history of the files of one folder, `docs/adr` where not named. */
export function readHistoryOf(
  { root }: Pick<TestRepository, 'root'>,
  paths: string[],
  options: ReadOptions = {},
): Promise<History> {
  const { folder = 'docs/adr', cache = createTempFolder(), ...more } = options;
  return readHistory({
    settings: {
      collections: [{ key: 'adr', name: 'ADR', folder, dir: join(root, folder) }],
      git: true,
      statuses: {},
      labels: {},
      fields: {},
    },
    files: paths.map((path) => ({ collection: 'adr', path })),
    cache,
    ...more,
  });
}

/** The history of one file; fails where there is none. */
export async function readFileHistory(
  repo: TestRepository,
  path: string,
  options: ReadOptions = {},
): Promise<FileHistory> {
  const { files, issues } = await readHistoryOf(repo, [path], options);
  const history = files.get(`adr/${path}`);
  if (history === undefined) throw new Error(`no history of ${path}: ${JSON.stringify(issues)}`);
  return history;
}

/** `2024-01-02 Ada Example`, to compare at a glance. */
export function short(change: GitChange | null): string {
  return change === null ? 'unknown' : `${change.date} ${change.author}`;
}

/** `2024-01-02 Ada Example: proposed → accepted`. */
export function changes({ statusChanges }: FileHistory): string[] {
  return statusChanges.map((change) => `${short(change)}: ${change.from.status} → ${change.to.status}`);
}
