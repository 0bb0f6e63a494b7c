/** The content collections: what Cadre's own loader read from the folders of records. */
import { defineCollection } from 'astro:content';
import { logLoader, pagesLoader, recordsLoader } from './integration/loaders.ts';

export const collections = {
  /** One entry a record. */
  records: defineCollection({ loader: recordsLoader() }),
  /** Markdown neighbours that are no records. */
  pages: defineCollection({ loader: pagesLoader() }),
  /** One entry, `log`: what belongs to no single record. */
  log: defineCollection({ loader: logLoader() }),
};
