/** What the command line says to people: steps with counts and times, notes, failures. */
import { styleText } from 'node:util';
import { Failure } from '../config/failure.ts';
import { below, slashed } from '../config/paths.ts';

type Style = Parameters<typeof styleText>[0];

export interface Output {
  /** A line for people. */
  say(line: string): void;
  /** Colour, where the stream shows colours. */
  paint(style: Style, text: string): string;
  /** Runs one step of the work and says what came of it, and how long it took. */
  task<T>(name: string, work: (progress: Progress) => Promise<Done<T>>): Promise<T>;
}

export type Progress = (done: number, total: number) => void;

export interface Done<T> {
  result: T;
  /** What the step did, in a few words: `128 files in 3 collections`. */
  summary: string;
}

/** How long work may take before its progress is shown, and how often it is shown where nothing can be overwritten. */
const PATIENCE = { terminal: 200, log: 5000 };

/**
 * @param stream where it is said; progress overwrites itself where this is a terminal
 * @param quiet say nothing at all
 */
export function createOutput(stream: NodeJS.WriteStream, { quiet }: { quiet: boolean }): Output {
  const paint: Output['paint'] = (style, text) => styleText(style, text, { stream });
  const say: Output['say'] = (line) => {
    if (!quiet) stream.write(`${line}\n`);
  };
  return {
    say,
    paint,
    async task(name, work) {
      const start = performance.now();
      const show = progressLine(stream, name, quiet);
      try {
        const { result, summary } = await work(show.update);
        show.clear();
        say(
          `${paint('green', '✓')} ${name}  ${summary}  ${paint('dim', seconds(performance.now() - start))}`,
        );
        return result;
      } catch (error) {
        show.clear();
        say(`${paint('red', '✗')} ${name}`);
        throw error;
      }
    },
  };
}

function progressLine(stream: NodeJS.WriteStream, name: string, quiet: boolean) {
  const every = stream.isTTY ? PATIENCE.terminal : PATIENCE.log;
  let last = performance.now();
  let shown = false;
  return {
    update(done: number, total: number) {
      const now = performance.now();
      if (quiet || done === total || now - last < every) return;
      last = now;
      const line = `… ${name}  ${done} of ${total}`;
      shown = stream.isTTY;
      stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    clear() {
      if (shown) stream.write('\r\x1b[2K');
      shown = false;
    },
  };
}

export function seconds(milliseconds: number): string {
  return milliseconds < 100 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `1 record`, `2 records`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** The path as it reads from the working folder; absolute where it lies outside of it. */
export function here(path: string): string {
  const way = below(process.cwd(), path);
  return way === null ? slashed(path) : way || '.';
}

/** A failure is worded without a stack, and so is what the system refuses; anything else is a fault of ours. */
export function printFailure(error: unknown): void {
  const red = styleText('red', '✗', { stream: process.stderr });
  if (error instanceof Failure) {
    process.stderr.write(`${red} ${error.message}\n  ${error.hint}\n`);
    return;
  }
  if (error instanceof Error && 'syscall' in error) {
    process.stderr.write(
      `${red} The system refused: ${error.message}.\n  Mend that and run the command again.\n`,
    );
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${red} Cadre failed where it should not have. Please report this:\n${stack}\n`);
}
