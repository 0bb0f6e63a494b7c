/** Builds into the output folder so that it never holds half a site. */
import { lstatSync, mkdirSync } from 'node:fs';
import { addKept, alterTree } from './compose.ts';
import { askedOf, type Earlier, earlierSite } from './earlier.ts';
import { type Ground, layGround } from './ground.ts';
import { checkPlace, refuseOthers } from './guard.ts';
import { takeLock } from './lock.ts';
import { writeManifest } from './manifest.ts';
import { marksAt, type Plan, planSite } from './plan.ts';
import { publish, recover } from './publish.ts';
import { createStaging, removeStale } from './staging.ts';
import { openStore, type Store } from './store.ts';
import { buildOf, createTable, type Row, timesOf } from './table.ts';
import { LARGE } from './tree.ts';
import { type Workspace, workspaceOf } from './workspace.ts';

export type { Earlier } from './earlier.ts';

export interface BuildOptions<T> {
  /** Output folder, absolute; it need not exist. */
  out: string;
  /** Folders of records, absolute: the output folder must not touch them. */
  records: string[];
  /** Folder for what is kept from one build into this output folder to the next, absolute; it need not exist. */
  cache: string;
  /** Changes whenever another Cadre or other settings would make other files of the same keys. */
  made: string;
  /** Makes what is new in an empty folder. */
  make: (staging: string, earlier: Earlier) => Promise<Made<T>>;
  /**
   * Number of files from which on a site is made of the one before the last, which is kept for that in the cache.
   * Removing it would take longer than all the rest.
   */
  large?: number;
}

export interface Made<T> {
  result: T;
  /**
   * Every file of the site by its path, with the key it was made under, or null where it is to be made at each build.
   * What is not in the staging folder is kept from the earlier site, which has to hold it. Files in the staging folder
   * are part of the site also where they are not named here.
   */
  files: ReadonlyMap<string, string | null>;
}

/**
 * Makes a site and publishes it. Where anything fails, or the process is killed, what was in the output folder
 * before stays as it was; and so does it where nothing in it would change.
 *
 * @throws {Failure} where the output folder is refused, or another build is writing to it
 */
export async function buildInto<T>(options: BuildOptions<T>): Promise<T> {
  const { cache, made, make, large = LARGE } = options;
  const out = await checkPlace(options);
  const workspace = await workspaceOf(out);
  const store = openStore(cache, large);
  mkdirSync(workspace.place, { recursive: true });
  const lock = await takeLock(workspace.lock);
  let staging: string | null = null;
  let ground: Ground | null = null;
  const cleanUp = (): void => {
    if (staging !== null) store.throwAway(staging);
    ground?.leave();
    lock.release();
  };
  const forget = onSignal(cleanUp);
  try {
    recover(workspace, store.throwAway);
    removeStale(workspace, store.throwAway);
    const { ours, kept } = earlierSite({ out, store, made });
    refuseOthers(out, ours);
    ground = layGround({ workspace, kept, store, large });
    staging = createStaging(workspace);
    const begun = lstatSync(staging).mtimeMs;
    const { result, files } = await make(staging, askedOf(kept));
    const plan = planSite({ files, staging, out, earlier: kept });
    if (kept === null || !isSame(plan)) {
      // a system that does not date folders by their entries says nothing by its times
      const areDated = lstatSync(staging).mtimeMs !== begun;
      const check = (): void => {
        // somebody may have put files there meanwhile
        refuseOthers(out, ours);
        lock.verify();
      };
      await exchange({ plan, made, staging, workspace, store, ground, large, areDated, check });
    } else if (plan.keysChanged) {
      const { build } = kept.table;
      store.keepTable(createTable({ build, made, rows: plan.rows, folders: ours?.times ?? new Map() }));
    }
    return result;
  } finally {
    forget();
    await ground?.stop();
    cleanUp();
  }
}

/** Has the site the very files of the earlier one? */
function isSame({ fresh, gone }: Plan): boolean {
  return fresh.length === 0 && gone?.length === 0;
}

interface ExchangeOptions {
  plan: Plan;
  made: string;
  staging: string;
  workspace: Workspace;
  store: Store;
  ground: Ground;
  large: number;
  /** Do folders tell by their times when they got or lost an entry last? */
  areDated: boolean;
  /** Called when all is ready. Throws where the output folder must not be touched after all. */
  check(): void;
}

/** Makes the site whole, writes down what it has, and puts it in the place of the earlier one. */
async function exchange(options: ExchangeOptions): Promise<void> {
  const { plan, made, staging, workspace, store, areDated, check } = options;
  const { out } = workspace;
  const { folder, rows } = workspace.isBeside
    ? await wholeSite(options)
    : { folder: staging, rows: plan.rows };
  const build = buildOf(rows, made);
  const files = rows.map(({ path }) => path);
  writeManifest(folder, { files, build });
  // Before the exchange: killed after it, the next build still knows the site. The earlier one's table stays till then.
  store.keepTable(createTable({ build, made, rows, folders: timesOf(folder, files, areDated) }));
  check();
  const dispose = (old: string): void => {
    if (rows.length >= options.large) store.keepAsSpare(old);
    else store.throwAway(old);
  };
  const way = publish({ folder, build, files, fresh: plan.fresh }, { workspace, dispose });
  if (way === 'copied') {
    const copied = remarked(rows, new Set(plan.fresh), out);
    store.keepTable(createTable({ build, made, rows: copied, folders: timesOf(out, files, false) }));
  }
  store.forgetOthers(build);
}

/** The folder that holds the whole site, and its files as they are there. */
async function wholeSite(options: ExchangeOptions): Promise<{ folder: string; rows: Row[] }> {
  const { plan, staging, workspace, ground, large } = options;
  const { out } = workspace;
  const laid = plan.kept.length >= large ? await ground.ready() : null;
  if (laid === null) {
    const areLinked = addKept(staging, out, plan.kept);
    const rows = areLinked ? plan.rows : remarked(plan.rows, new Set(plan.kept), staging);
    return { folder: staging, rows };
  }
  const lacking = new Set(laid.lacking);
  alterTree(laid.tree, staging, plan);
  addKept(
    laid.tree,
    out,
    plan.kept.filter((path) => lacking.has(path)),
  );
  return { folder: laid.tree, rows: plan.rows };
}

/** Rows of which some files are copies. */
function remarked(rows: readonly Row[], copied: ReadonlySet<string>, folder: string): Row[] {
  return rows.map((row) => (copied.has(row.path) ? { ...row, ...marksAt(folder, row.path) } : row));
}

/** Runs the work before the process ends by a signal. Returns what takes that back. */
function onSignal(work: () => void): () => void {
  const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const handler = (): void => {
      work();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const forget of handlers) forget();
  };
}
