/** The content collection of Cadre's own site. */
import { defineCollection } from 'astro:content';
import { decisionsLoader } from './integration/loaders.ts';

export const collections = { decisions: defineCollection({ loader: decisionsLoader() }) };
