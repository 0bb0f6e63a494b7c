/**
 * The ground of the next site: a tree like the one that stands, laid by a thread while the records are read. The files
 * that are kept are all there then, and only what is new or gone has to be done at the end. For small sites that is
 * more than it saves.
 */
import type { KeptSite } from './earlier.ts';
import { type Helper, startHelper } from './helper.ts';
import { createStaging } from './staging.ts';
import type { Store } from './store.ts';
import type { Workspace } from './workspace.ts';

export interface Ground {
  /** Waits for the tree; null where there is none. */
  ready(): Promise<{ tree: string; lacking: string[] } | null>;
  /** Ends the thread. */
  stop(): Promise<void>;
  /** Keeps for the next build what of the tree was not used. Works at once. */
  leave(): void;
}

export interface GroundOptions {
  workspace: Workspace;
  kept: KeptSite | null;
  store: Store;
  /** Number of files from which on it is laid. */
  large: number;
}

export function layGround({ workspace, kept, store, large }: GroundOptions): Ground {
  const { out } = workspace;
  const isWanted = kept !== null && kept.table.paths.length >= large && workspace.isBeside;
  const spare = store.spare();
  if (spare !== null && !isWanted) store.throwAway(spare);
  const tree = isWanted ? (spare ?? createStaging(workspace)) : null;
  const trash = store.trash();
  let helper: Helper | null = null;
  if (tree !== null || trash.length > 0) {
    const tableFile = kept === null ? '' : store.tableFile(kept.table.build);
    helper = startHelper({ mirror: tree === null ? null : { out, tableFile, tree }, trash });
  }
  return {
    async ready() {
      if (tree === null || helper === null) return null;
      const { lacking } = await helper.told();
      return lacking === null ? null : { tree, lacking };
    },
    async stop() {
      await helper?.stop();
    },
    leave() {
      if (tree !== null) store.keepAsSpare(tree);
    },
  };
}
