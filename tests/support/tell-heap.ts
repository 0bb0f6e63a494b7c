/**
 * Loaded into a process by `--import`: at each SIGUSR2 it collects its garbage and appends the bytes that are still in
 * use to the file that `TELL_HEAP` names.
 */
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  appendFileSync(process.env['TELL_HEAP'] ?? '', `${heapUsed + external}\n`);
});
