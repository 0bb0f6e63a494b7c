/**
 * Runs git on a repository that may be anybody's: nothing that its configuration names is started, nothing is
 * written, nothing is fetched. Arguments go to the program as they are; there is no shell.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';

/** Told by `readHistory` for its tests and for machines where git has another name. */
export interface GitOptions {
  /** The program; `git` where not given. */
  program?: string | undefined;
  /** Ends the program. */
  signal?: AbortSignal | undefined;
}

/** Git that ended with an error, could not be started, or was stopped. */
export class GitFailure extends Error {
  /** Why it failed, for a notice to choose its words by. */
  readonly reason: 'no program' | 'refused' | 'stopped' | 'failed';

  constructor(reason: GitFailure['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Settings of the repository that would start programs or change the output. The user's own configuration is read
 * as always: `safe.directory` stands there. A bare repository inside the records' folder is not taken for theirs.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.pager=',
  'log.showSignature=false',
  'diff.external=',
  `diff.orderFile=${devNull}`,
  'mailmap.file=',
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

/** What a git hook hands to the programs it starts, and what bends diffs and paths; safe.directory may come this way and stays. */
const TAKEN_AWAY =
  /^GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|CONFIG|CONFIG_PARAMETERS|OBJECT_DIRECTORY|DIR|WORK_TREE|IMPLICIT_WORK_TREE|GRAFT_FILE|INDEX_FILE|REPLACE_REF_BASE|PREFIX|SHALLOW_FILE|COMMON_DIR|NAMESPACE|EXTERNAL_DIFF|DIFF_OPTS|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE\w*|ATTR_SOURCE)$/;

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !TAKEN_AWAY.test(name));
  return {
    ...Object.fromEntries(kept),
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

/** Starts git in a repository. The caller reads its output and asks `endOf` how it went. */
export function startGit(
  root: string,
  args: readonly string[],
  { program = 'git', signal }: GitOptions,
): ChildProcessWithoutNullStreams {
  const child = spawn(program, ['-C', root, '--no-pager', ...SETTINGS, ...args], {
    // Windows looks for programs in the working folder first, which must not be the repository
    cwd: dirname(process.execPath),
    env: environment(),
    ...(signal ? { signal } : {}),
    windowsHide: true,
  });
  // a program that is gone or could not be started tells so at its end
  child.stdin.on('error', () => {});
  return child;
}

/** Waits for the end. To be called before any output is read, so that no event is missed. @throws {GitFailure} */
export function endOf(child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 4000) said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.name === 'AbortError' ? 'stopped' : error.code === 'ENOENT' ? 'no program' : 'failed';
      reject(new GitFailure(reason, error.message));
    });
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const refused = /dubious ownership|unsafe repository|safe\.directory/.test(said);
      reject(new GitFailure(refused ? 'refused' : 'failed', firstLine(said) || `git ended with ${code}`));
    });
  });
}

function firstLine(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines[0] ?? '').replace(
    /^(?:fatal|error): /,
    '',
  );
}

/** The whole output of a small question. @throws {GitFailure} */
export async function askGit(root: string, args: readonly string[], options: GitOptions): Promise<string> {
  const child = startGit(root, args, options);
  const end = endOf(child);
  child.stdin.end();
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await end;
  return Buffer.concat(chunks).toString('utf8');
}
