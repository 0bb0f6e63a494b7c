/** Every kind of file that stands beside the pages. */
import { sources } from './sources.ts';
import type { Output, OutputInput, OutputKind } from './types.ts';

const KINDS: readonly OutputKind[] = [sources];

export async function outputsOf(input: OutputInput): Promise<Output[]> {
  return (await Promise.all(KINDS.map((kind) => kind(input)))).flat();
}
