import { fileURLToPath } from 'node:url';

/** Folder of the checkout, without a slash at its end. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The command line of the checkout: Node runs its TypeScript as it is. */
export const sourceBin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
