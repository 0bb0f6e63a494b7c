/** The search of this site, opened once; after a failure, once more. */
import { openEngine } from '../../search/open.ts';
import { href } from '../base.ts';
import { fetchJson, once } from '../fetch.ts';

export const engine = once(() => openEngine({ href, fetchJson }));
