/** Files that a page fetches when a reader first needs them. */

export { fetchJson } from '../shared/fetch.ts';

/** Loads once, however often it is asked for; after a failure, once more. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    loaded.catch(() => {
      loaded = undefined;
    });
    return loaded;
  };
}
