/** A program: runs the stages of a build one after the other and prints how long each took. FOLDER, then one to work in. */
import { outputsOf, searchIndex } from '../../src/outputs/index.ts';
import type { OutputInput } from '../../src/outputs/types.ts';
import { editor, editText } from './edit.ts';
import { openSite } from './site-parts.ts';
import type { StageTimes } from './stages.ts';

const [folder = '', root = ''] = process.argv.slice(2);
const times: StageTimes = {};

/** @param isOwn whether all of the work is this process's: only of that is the processor time known */
async function timed<T>(stage: string, work: () => Promise<T>, { isOwn } = { isOwn: true }): Promise<T> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  times[stage] = {
    seconds: (performance.now() - started) / 1000,
    cpu: isOwn ? (user + system) / 1e6 : null,
  };
  return result;
}

const { read, render, write } = await openSite(folder, root);
const found = await timed('read and link', read);
const input = await timed('render', () => render(found));
await timed('files beside the pages', async () => write(await outputsOf(input)));
const index = (stage: string, of: OutputInput) =>
  timed(stage, async () => write(await searchIndex(of)), { isOwn: false });
await index('search index', input);
await index('search index, unchanged', input);
editor(folder, editText)();
await index('search index, one edit', await render(await read()));
console.log(JSON.stringify(times));
process.exit(0);
