/**
 * Runs git on an untrusted repository: nothing that its configuration names is started, nothing is written, nothing is
 * fetched. Arguments go to the program as they are; there is no shell.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { t } from '../messages/command-line.ts';

export interface GitOptions {
  /** The program's file; by default the `git` of the machine. */
  program?: string | undefined;
  /** Ends the program. */
  signal?: AbortSignal | undefined;
}

/** Git that ended with an error, could not be started, or was stopped. */
export class GitError extends Error {
  /** Why it failed, for a notice to choose its words by. */
  readonly reason: 'no program' | 'refused' | 'stopped' | 'failed';

  constructor(reason: GitError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Overrides settings of the repository that would start programs or change the output. The configuration of the user
 * and of the machine is read as always, since `safe.directory` is set there. A bare repository inside the records'
 * folder is not taken for theirs.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.pager=',
  'core.sshCommand=false',
  `core.attributesFile=${devNull}`,
  'log.showSignature=false',
  'diff.external=',
  `diff.orderFile=${devNull}`,
  'mailmap.file=',
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

/** Variables that git hooks pass to the programs they start, and that change diffs and paths. */
const REMOVED_VARIABLES =
  /^GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|CONFIG|CONFIG_PARAMETERS|OBJECT_DIRECTORY|DIR|WORK_TREE|IMPLICIT_WORK_TREE|GRAFT_FILE|INDEX_FILE|REPLACE_REF_BASE|PREFIX|SHALLOW_FILE|COMMON_DIR|NAMESPACE|EXTERNAL_DIFF|DIFF_OPTS|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE\w*|ATTR_SOURCE)$/;

function createEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !REMOVED_VARIABLES.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: listTrustedFolders().join(delimiter),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // a partial clone fetches what it lacks: the first stops that, the second does for git before 2.45
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // replaced commits are not cloned, so they would make another history on every machine
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
  };
}

/**
 * The folders of PATH that neither the working folder nor a package decides on: `npx` puts each `node_modules/.bin`
 * above the working folder in front, and a repository may bring one with a program named git.
 */
function listTrustedFolders(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => isAbsolute(folder) && !/[\\/]node_modules(?:[\\/]|$)/.test(folder));
}

/** @throws {GitError} if there is none */
function findGit(): string {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const found = listTrustedFolders()
    .map((folder) => join(folder, name))
    .find(isProgram);
  if (found === undefined) throw new GitError('no program', t('git.missing'));
  return found;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Starts git in a repository. The caller reads its output, and waits for its end with `waitForEnd`. @throws {GitError} */
export function startGit(
  root: string,
  args: readonly string[],
  { program = findGit(), signal }: GitOptions,
): ChildProcessWithoutNullStreams {
  const child = spawn(program, ['-C', root, '--no-pager', ...SETTINGS, ...args], {
    // on Windows, programs look for others in the working folder first, which must not be the repository
    cwd: dirname(process.execPath),
    env: createEnvironment(),
    ...(signal ? { signal } : {}),
    windowsHide: true,
  });
  // that the program is missing or could not start is reported at its end
  child.stdin.on('error', () => {});
  return child;
}

/** Waits for the end. To be called before any output is read, so that no event is missed. @throws {GitError} */
export function waitForEnd(child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 4000) said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.name === 'AbortError' ? 'stopped' : error.code === 'ENOENT' ? 'no program' : 'failed';
      reject(new GitError(reason, error.message));
    });
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const refused = /dubious ownership|unsafe repository|safe\.directory/.test(said);
      reject(
        new GitError(
          refused ? 'refused' : 'failed',
          getFirstLine(said) || t('git.failed', { code: String(code) }),
        ),
      );
    });
  });
}

function getFirstLine(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines[0] ?? '').replace(
    /^(?:fatal|error): /,
    '',
  );
}

/** The whole output of a small question. @throws {GitError} */
export async function askGit(
  root: string,
  args: readonly string[],
  { input = '', ...options }: GitOptions & { input?: string },
): Promise<string> {
  const child = startGit(root, args, options);
  const end = waitForEnd(child);
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await end;
  return Buffer.concat(chunks).toString('utf8');
}

export interface Repository {
  /** The working tree's folder. */
  root: string;
  /** Hash of the commit checked out. */
  head: string;
  /** A shallow clone's oldest commits: everything in them looks new and is not. */
  boundary: ReadonlySet<string>;
  /** A clone without the contents of old versions, which are never fetched. */
  partial: boolean;
}

/**
 * Null for a repository without commits, and for one whose working tree is elsewhere (`core.worktree`).
 *
 * @param root the folder that holds `.git`, a folder or (worktrees, submodules) a file
 * @throws {GitError}
 */
export async function openRepository(root: string, options: GitOptions): Promise<Repository | null> {
  const answer = await askGit(
    root,
    ['rev-parse', '--is-shallow-repository', '--show-prefix', '--git-path', 'shallow'],
    options,
  );
  const [shallow, prefix, ...rest] = answer.split('\n');
  if (prefix !== '') return null;
  const head = await toNullOnFailure(
    askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], options),
  );
  if (head === null) return null;
  const promisors = await toNullOnFailure(
    askGit(root, ['config', '--get-regexp', '^(remote\\..*\\.promisor|extensions\\.partialclone)$'], options),
  );
  const listed = shallow === 'true' ? await readFile(resolve(root, rest.join('\n').trimEnd()), 'utf8') : '';
  return {
    root,
    head: head.trim(),
    boundary: new Set(listed.split('\n').filter((hash) => hash !== '')),
    partial: promisors !== null && promisors.trim() !== '',
  };
}

/** Null if git says no. */
async function toNullOnFailure(answer: Promise<string>): Promise<string | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GitError && error.reason === 'failed') return null;
    throw error;
  }
}
