/** Runs command lines in processes that stay: most of a short run is the time that the program takes to load. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ExecResult, getEnvironment } from './exec.ts';

export interface Command {
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

const PROGRAM = fileURLToPath(new URL('./command-process.ts', import.meta.url));

/** Those that wait for the next command. */
const idle: ChildProcess[] = [];

/** @param timeout milliseconds after which the process is ended */
export function runInPool(command: Command, timeout: number): Promise<ExecResult> {
  const child = idle.pop() ?? fork(PROGRAM, [], { env: getEnvironment({ FORCE_COLOR: undefined }) });
  child.ref();
  child.channel?.ref();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), timeout);
    const end = (): void => {
      clearTimeout(timer);
      child.removeAllListeners();
    };
    child.once('message', (result: ExecResult) => {
      end();
      // the test run ends where nothing else is to be done
      child.unref();
      child.channel?.unref();
      idle.push(child);
      resolve(result);
    });
    child.once('exit', (code) => {
      end();
      resolve({ code, stdout: '', stderr: 'the process ended' });
    });
    child.send(command);
  });
}
