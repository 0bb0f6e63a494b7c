/** Runs the command lines that its parent sends, one after the other, as `src/cli/bin.ts` runs one. */
import { main } from '../../src/cli/main.ts';
import type { Command } from './command-pool.ts';

// each run listens to it
process.stdout.setMaxListeners(0);
process.on('disconnect', () => process.exit());

process.on('message', async ({ args, cwd, env }: Command) => {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    };
  }
  process.chdir(cwd);
  Object.assign(process.env, env);
  await main(args);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  process.send?.({ code, ...written });
});
