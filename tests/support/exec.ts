import { type ChildProcess, spawn } from 'node:child_process';

export interface ExecOptions {
  cwd?: string;
  /** Added to the environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Let its output pass to the terminal instead of catching it. */
  show?: boolean;
  /** Milliseconds after which the process is ended; two minutes where not given. */
  timeout?: number;
  /** Whose process it is, where not this user's. */
  uid?: number;
  /** Called with the running process, for tests that stop it. */
  started?: (child: ChildProcess) => void;
}

export interface ExecResult {
  /** Null if a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, without standard input. Rejects only where it cannot be started. */
export function exec(command: string, args: string[], options: ExecOptions = {}): Promise<ExecResult> {
  const { cwd, env, uid, show = false, timeout = show ? 0 : 120_000, started } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(cwd ? { cwd } : {}),
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: getEnvironment(env),
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      // npm and npx are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32' && /^(npm|npx|pnpm)$/.test(command),
      timeout,
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    started?.(child);
  });
}

/** What the test runner and `npm run` pass to their children; another npm would use this checkout as its project. */
const inherited = /^(NODE_TEST_|npm_package_|npm_lifecycle_|npm_config_local_prefix$|INIT_CWD$)/;

/** This process's environment without what the test runner and npm put there for their own children. */
export function getEnvironment(added: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries({ ...process.env, ...added }).filter(
    ([name, value]) => value !== undefined && !inherited.test(name),
  );
  return Object.fromEntries(kept);
}
