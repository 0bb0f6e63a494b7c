/** Collections of other teams, where they are at hand: many megabytes of records that are not ours to copy. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkout } from './checkout.ts';
import { leftToLong } from './long.ts';

const corpora = process.env['CADRE_CORPORA'] ?? resolve(checkout, '../shared/conformance/corpora');

/** Why there are none; false if there are. */
export const noCorpora: string | false = existsSync(corpora)
  ? false
  : `no folder ${corpora}; CADRE_CORPORA can name one`;

/** Why tests over them are skipped; false if they can run. */
export const withoutCorpora: string | false = noCorpora || leftToLong;

/** The folder of each collection, absolute. */
export function listCorpora(): string[] {
  return readdirSync(corpora, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(corpora, name));
}
