/**
 * The index of a log, kept from one build to the next. Pagefind cannot change an index: so the large one stays as it
 * was made while little changes, what changed goes into a second, small one, and the browser joins the two and leaves
 * out what no longer holds. Where much has changed the large one is made anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { codeDigest } from '../../shared/package.ts';
import { sweepUnused } from '../../shared/sweep.ts';
import { writeWhole } from '../../shared/write-whole.ts';
import type { SearchDocument } from '../document.ts';
import { SEARCH_FACETS, type SearchFacet, type Setup } from '../types.ts';
import { idsIn, writeBundle } from './bundle.ts';

/** A record as the store compares it, before its text is looked at. */
export interface Indexed {
  permalink: string;
  /** Changes whenever the document would. */
  digest: string;
  facets: SearchDocument['facets'];
  document(): Promise<SearchDocument>;
}

export interface KeptIndex {
  /** Folder of the large index. */
  main: string;
  /** Folder of the small index of what changed since; null where nothing did. */
  changes: string | null;
  stale: Setup['stale'];
}

interface State {
  /** Of the code that made it. */
  made: string;
  /** Folder of the large index. */
  main: string;
  documents: [permalink: string, digest: string, facets: [SearchFacet, string][]][];
}

const STATE = 'main.json';
/** Behind the name of an index: what Pagefind calls its documents. */
const IDS = '.ids.json';

/** A smaller log is quicker indexed anew than joined. */
const LARGE = 500;

/** More than that is made anew: a hundredth of the log, and always some dozens of records. */
const MOST_CHANGES = { share: 0.01, count: 50 };

/** Work in a folder of indexes, one after the other: a dev server may be told of the next edit while it indexes the last. */
const busy = new Map<string, Promise<unknown>>();

/**
 * @param folder where indexes are kept
 * @throws where Pagefind does not run on this system
 */
export function keepIndex(folder: string, items: readonly Indexed[]): Promise<KeptIndex> {
  const work = (busy.get(folder) ?? Promise.resolve()).catch(() => {}).then(() => keep(folder, items));
  busy.set(folder, work);
  return work;
}

async function keep(folder: string, items: readonly Indexed[]): Promise<KeptIndex> {
  mkdirSync(folder, { recursive: true });
  const kept = readState(folder);
  const plan = kept === null || items.length < LARGE ? null : changesSince(kept, items);
  if (kept === null || plan === null) {
    const main = await bundleOf(folder, items);
    const documents = items.map(({ permalink, digest, facets }): State['documents'][number] => [
      permalink,
      digest,
      pairsOf(facets),
    ]);
    writeWhole(
      join(folder, STATE),
      JSON.stringify({ made: codeDigest('search'), main, documents } satisfies State),
    );
    sweep(folder, [main]);
    return { main: join(folder, main), changes: null, stale: {} };
  }
  const main = join(folder, kept.main);
  const changes = plan.changed.length === 0 ? null : await bundleOf(folder, plan.changed);
  sweep(folder, [kept.main, ...(changes === null ? [] : [changes])]);
  return {
    main,
    changes: changes === null ? null : join(folder, changes),
    stale: plan.unlike.size === 0 ? {} : await staleOf(main, kept, plan.unlike),
  };
}

interface Changes {
  /** What the small index holds. */
  changed: Indexed[];
  /** Addresses whose documents in the large index no longer hold. */
  unlike: ReadonlySet<string>;
}

/** What differs from the large index; null where it is too much to be joined to it. */
function changesSince({ documents }: State, items: readonly Indexed[]): Changes | null {
  const before = new Map(documents.map(([permalink, digest]) => [permalink, digest]));
  const now = new Map(items.map(({ permalink, digest }) => [permalink, digest]));
  const changed = items.filter(({ permalink, digest }) => before.get(permalink) !== digest);
  const unlike = new Set([...before.keys()].filter((one) => now.get(one) !== before.get(one)));
  const most = Math.max(MOST_CHANGES.count, items.length * MOST_CHANGES.share);
  return Math.max(changed.length, unlike.size) > most ? null : { changed, unlike };
}

async function staleOf(
  main: string,
  { documents }: State,
  unlike: ReadonlySet<string>,
): Promise<Setup['stale']> {
  const ids = await keptIds(main);
  return Object.fromEntries(
    documents.flatMap(([permalink, , facets]) => {
      const id = ids.get(permalink);
      return unlike.has(permalink) && id !== undefined ? [[id, facets]] : [];
    }),
  );
}

/** Found out once for each index: it takes the reading of as many files as there are documents. */
async function keptIds(main: string): Promise<Map<string, string>> {
  const file = `${main}${IDS}`;
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, string][]);
  } catch {
    const ids = await idsIn(main);
    writeWhole(file, JSON.stringify([...ids]));
    return ids;
  }
}

/** Name of the folder with the index of these documents, which is made where it is not there. */
async function bundleOf(folder: string, items: readonly Indexed[]): Promise<string> {
  const hash = createHash('sha256').update(codeDigest('search'));
  for (const { digest } of items) hash.update(digest);
  const name = hash.digest('hex').slice(0, 16);
  if (existsSync(join(folder, name))) return name;
  // Made beside and renamed when whole: a build that is killed leaves no half of an index, nor do two at once.
  const beside = join(folder, `${name}.${process.pid}`);
  // left by one that was killed: systems give the same numbers to processes again
  rmSync(beside, { recursive: true, force: true });
  await writeBundle(beside, items, (item) => item.document());
  try {
    renameSync(beside, join(folder, name));
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // the other one of two builds was faster
    if (!existsSync(join(folder, name))) throw error;
  }
  return name;
}

/** Indexes that are kept beyond those in use. */
const MOST_UNUSED = 8;

function sweep(folder: string, used: string[]): void {
  const unused: string[] = [];
  for (const name of readdirSync(folder)) {
    if (name === STATE) continue;
    if (used.includes(name.replace(IDS, ''))) utimesSync(join(folder, name), new Date(), new Date());
    else unused.push(name);
  }
  sweepUnused(folder, unused, MOST_UNUSED);
}

function pairsOf(facets: SearchDocument['facets']): [SearchFacet, string][] {
  return SEARCH_FACETS.flatMap((key) => facets[key].map((value): [SearchFacet, string] => [key, value]));
}

/** A state that is missing, broken or of other code costs one full index, nothing else. */
function readState(folder: string): State | null {
  try {
    const state = JSON.parse(readFileSync(join(folder, STATE), 'utf8')) as State;
    return state.made === codeDigest('search') && existsSync(join(folder, state.main)) ? state : null;
  } catch {
    return null;
  }
}
