/** The loader of the content collection, for the host's `src/content.config.ts`. */
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { t } from '../messages/command-line.ts';
import type { Decision, DecisionEntry } from './site-data.ts';

export type { Decision };

declare global {
  namespace Astro {
    interface IntegrationHooks {
      /** Reads the folders of records. */
      'cadre:load': () => Promise<DecisionEntry[]>;
    }
  }
}

/**
 * Loads the decisions that the integration is configured for, one entry each.
 *
 * ```js
 * // src/content.config.ts
 * import { defineCollection } from 'astro:content';
 * import { decisionsLoader } from 'cadre/loaders';
 *
 * export const collections = { decisions: defineCollection({ loader: decisionsLoader() }) };
 * ```
 *
 * A schema of the collection's own may check entries and add to them.
 */
export function decisionsLoader(): Loader & { schema: z.ZodType<Decision> } {
  return {
    name: 'cadre',
    schema: z.custom<Decision>(),
    async load({ config, store, parseData }) {
      const cadre = config.integrations.find(({ name }) => name === 'cadre');
      const load = cadre?.hooks['cadre:load'];
      if (load === undefined) {
        throw new Error(t('integration.missing'));
      }
      const entries = await load();
      store.clear();
      for (const { id, data, ...entry } of entries) {
        // Cadre's pages rely on its own fields
        store.set({ id, data: { ...(await parseData({ id, data })), ...data }, ...entry });
      }
    },
  };
}
