/** The module that the integration makes for records in MDX; empty unless the configuration turns MDX on. */
declare module 'virtual:cadre/mdx' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  interface MdxRecord {
    Content: AstroComponentFactory;
    getHeadings(): { depth: number; slug: string; text: string }[];
  }
  /** By the record's id. */
  export const mdx: Record<string, () => Promise<MdxRecord>>;
}
