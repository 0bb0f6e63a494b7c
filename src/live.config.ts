/** The content collections: what Cadre's own loaders read from the folders of records. */
import { defineLiveCollection } from 'astro:content';
import { logLoader, pagesLoader, recordsLoader } from './integration/loaders.ts';

export const collections = {
  /** One entry a record. */
  records: defineLiveCollection({ loader: recordsLoader() }),
  /** Markdown neighbours that are no records. */
  pages: defineLiveCollection({ loader: pagesLoader() }),
  /** One entry, `log`: what belongs to no single record. */
  log: defineLiveCollection({ loader: logLoader() }),
};
