/** The compiled pages that tests share: each project keeps a cache of its own, but these are the same in all. */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp.ts';

/** Names the folder for the processes of one run; a test file that is run by itself has its own. */
export const SHARED_PROGRAMS = 'CADRE_TEST_PROGRAMS';

let own: string | undefined;

/** Lets a project's cache keep its compiled pages where the others do. */
export function shareProgramsWith(cache: string): void {
  const place = join(cache, 'cadre', 'programs');
  if (existsSync(place)) return;
  own ??= process.env[SHARED_PROGRAMS] ?? tempFolder();
  mkdirSync(join(cache, 'cadre'), { recursive: true });
  symlinkSync(own, place, 'junction');
}
