/** The modules that `vite-plugin.ts` creates. */
declare module 'virtual:cadre/site' {
  export const site: import('./site-data.ts').SiteData;
}

declare module 'virtual:cadre/assets' {
  export const assets: import('../compiled-pages/index.ts').PageAssets;
}

declare module 'virtual:cadre/mdx' {
  interface MdxRecord {
    Content: (props: Record<string, unknown>) => unknown;
    getHeadings(): { depth: number; slug: string; text: string }[];
  }
  /** By the record's id. */
  export const mdx: Record<string, () => Promise<MdxRecord>>;
}
