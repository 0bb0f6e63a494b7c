/**
 * What a command costs: time, processor time and memory, of its process and all that it starts.
 *
 * Linux reports the last two below /proc: processor time as what ended children have used, exactly; memory as the sum of
 * what the processes hold (pages they share count for each), looked at twenty times a second, and no less than the most
 * that any one of them ever held. Elsewhere only time is measured.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { exec } from '../../support/exec.ts';
import type { Run } from '../report/types.ts';

export interface Command {
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
}

/** Milliseconds between looks at the memory. */
const INTERVAL = 50;
/** A command that takes longer is given up. */
export const LONGEST = 20 * 60;

/** Runs them one after the other, as one step: times add up, the greater memory counts. @throws where one fails */
export async function measureCommands(commands: readonly Command[]): Promise<Run> {
  const total: Run = { seconds: 0, cpu: 0, peak: 0 };
  for (const command of commands) {
    const run = await measureCommand(command);
    total.seconds += run.seconds;
    total.cpu = run.cpu === null || total.cpu === null ? null : total.cpu + run.cpu;
    total.peak = run.peak === null || total.peak === null ? null : Math.max(total.peak, run.peak);
  }
  return total;
}

async function measureCommand({ command, args, cwd, env }: Command): Promise<Run> {
  const used = readEndedCpu();
  const started = performance.now();
  let watch: MemoryWatch | null = null;
  const { code, stdout, stderr } = await exec(command, args, {
    cwd,
    timeout: LONGEST * 1000,
    started: ({ pid }) => {
      watch = pid === undefined ? null : watchMemory(pid);
    },
    ...(env === undefined ? {} : { env }),
  });
  const seconds = (performance.now() - started) / 1000;
  const peak = (watch as MemoryWatch | null)?.end() ?? null;
  const usedNow = readEndedCpu();
  if (code === null) throw new Error(`given up after ${Math.round(seconds)} s`);
  if (code !== 0) throw new Error(lastLines(`${stdout}\n${stderr}`) || `ended with ${code}`);
  return { seconds, cpu: used === null || usedNow === null ? null : usedNow - used, peak };
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-4).join(' ').slice(-300);

interface MemoryWatch {
  /** Megabytes; null if the system does not report it. */
  end(): number | null;
}

/** @param root the process whose memory, and that of all below it, is watched */
export function watchMemory(root: number): MemoryWatch {
  let peak = 0;
  const look = (): void => {
    const all = listProcesses();
    let sum = 0;
    for (const pid of listTree(root, all)) {
      const { held, most } = readMemory(pid);
      sum += held;
      peak = Math.max(peak, most);
    }
    peak = Math.max(peak, sum);
  };
  const timer = setInterval(look, INTERVAL);
  return {
    end: () => {
      clearInterval(timer);
      return peak === 0 ? null : peak / 1024;
    },
  };
}

/** Parents by process. */
function listProcesses(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of entries('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = readStat(name)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  return parents;
}

function listTree(root: number, parents: ReadonlyMap<number, number>): number[] {
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === root) return true;
    }
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

/** Kilobytes: held now, and the most that was ever. */
function readMemory(pid: number): { held: number; most: number } {
  const status = text(`/proc/${pid}/status`);
  const field = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { held: field('VmRSS'), most: field('VmHWM') };
}

/** Linux counts in hundredths for programs, whatever the kernel does. */
const TICKS_PER_SECOND = 100;

/** Seconds that children of this process used, with those that they waited for. */
function readEndedCpu(): number | null {
  const stat = readStat('self');
  return stat === null ? null : (Number(stat[13]) + Number(stat[14])) / TICKS_PER_SECOND;
}

/** Fields of /proc/…/stat from the third, the state: names of processes, the second, may hold anything. */
function readStat(name: string): string[] | null {
  const stat = text(`/proc/${name}/stat`);
  return stat === '' ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty if the process has ended. */
function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
