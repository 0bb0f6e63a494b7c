/** What the command line says to people: steps with counts and times, notes, failures. */
import { styleText } from 'node:util';
import { getPathBelow, toSlashes } from '../config/disk-paths.ts';
import { UserError } from '../config/user-error.ts';
import { t } from '../messages/command-line.ts';

type Style = Parameters<typeof styleText>[0];

export interface Terminal {
  /** A line for people. */
  print(line: string): void;
  /** Colour, where the stream shows colours. */
  paint(style: Style, text: string): string;
  /** Runs one step of the work and says what came of it, and how long it took. */
  task<T>(name: string, work: (progress: Progress) => Promise<TaskResult<T>>): Promise<T>;
}

type Progress = (done: number, total: number) => void;

interface TaskResult<T> {
  result: T;
  /** What the step did, in a few words: `128 files in 3 collections`. */
  summary: string;
}

/** How often running work shows a sign of life, in milliseconds. */
const PROGRESS_INTERVAL = { terminal: 200, log: 10_000 };

/**
 * @param stream where it is said; progress overwrites itself where this is a terminal
 * @param quiet say nothing at all
 */
export function createTerminal(stream: NodeJS.WriteStream, { quiet }: { quiet: boolean }): Terminal {
  const paint: Terminal['paint'] = (style, text) => styleText(style, text, { stream });
  const print: Terminal['print'] = (line) => {
    if (!quiet) stream.write(`${line}\n`);
  };
  return {
    print,
    paint,
    async task(name, work) {
      const start = performance.now();
      const show = createProgressLine(stream, name, quiet);
      try {
        const { result, summary } = await work(show.update);
        show.clear();
        print(
          `${paint('green', '✓')} ${name}  ${summary}  ${paint('dim', formatSeconds(performance.now() - start))}`,
        );
        return result;
      } catch (error) {
        show.clear();
        print(`${paint('red', '✗')} ${name}`);
        throw error;
      }
    },
  };
}

/** One line for work under way: how far it is, or else how long it takes already. */
function createProgressLine(stream: NodeJS.WriteStream, name: string, quiet: boolean) {
  const start = performance.now();
  const every = stream.isTTY ? PROGRESS_INTERVAL.terminal : PROGRESS_INTERVAL.log;
  let last = start;
  let counts = '';
  let shown = false;
  const show = (): void => {
    const now = performance.now();
    if (quiet || now - last < every) return;
    last = now;
    const progress = counts === '' ? formatSeconds(now - start) : counts;
    const line = t('progress.line', { step: name, progress });
    shown = stream.isTTY;
    stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  const timer = setInterval(show, every).unref();
  return {
    update(done: number, total: number) {
      counts = done === total ? '' : t('progress.of', { done, total });
      show();
    },
    clear() {
      clearInterval(timer);
      if (shown) stream.write('\r\x1b[2K');
    },
  };
}

export function formatSeconds(milliseconds: number): string {
  return milliseconds < 100
    ? t('time.milliseconds', { count: Math.round(milliseconds) })
    : t('time.seconds', { seconds: (milliseconds / 1000).toFixed(1) });
}

/** The path as it reads from the working folder; absolute where it lies outside of it. */
export function toRelativePath(path: string): string {
  const way = getPathBelow(process.cwd(), path);
  return way === null ? toSlashes(path) : way || '.';
}

/** An error is printed without a stack, unless it is a bug of Cadre. */
export function printFailure(error: unknown): void {
  const { message, hint } = toUserError(error);
  const red = styleText('red', '✗', { stream: process.stderr });
  process.stderr.write(`${red} ${message}\n${hint === '' ? '' : `  ${hint}\n`}`);
}

export function toUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  if (error instanceof Error && 'syscall' in error)
    return new UserError('error.system', { reason: error.message });
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UserError('error.internal', { stack }, '');
}

/** Waits until the user ends the program. A second Ctrl-C ends it at once, should stopping hang. */
export function waitUntilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

/**
 * Standard output belongs to the result where one is asked for: while the work runs, what libraries print there goes to
 * standard error.
 */
export async function withFreeStdout<T>(work: () => Promise<T>): Promise<T> {
  const { stdout, stderr } = process;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  try {
    return await work();
  } finally {
    stdout.write = write;
  }
}

/** A result for scripts, alone on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
