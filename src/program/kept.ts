/** What a compiled program is kept as: a folder, with a table of what Astro otherwise only tells itself. */

/** The pages as modules, ready to be imported. */
export const MODULES = 'modules';
/** Scripts, styles, fonts and what else the pages load: files of every site. */
export const ASSETS = 'assets';
export const TABLE = 'program.json';

export interface ProgramTable {
  /** Name of the module to begin with. */
  entry: string;
  /** Of each route: what styles its pages load, as Astro sorts them. */
  pages: [key: string, data: { route: string; component: string; styles: unknown[] }][];
  /** Files of the assets by what Astro calls the scripts in them. */
  entries: [specifier: string, file: string][];
  /** What `injectScript` was given. */
  scripts: { stage: string; content: string }[];
}

/** What the compiled pages depend on beside Cadre itself. */
export interface ProgramSettings {
  /** Starts and ends with a slash. */
  base: string;
  site: string | null;
  /** Files of the records in MDX by their ids; null where the configuration does not allow them. */
  mdx: Record<string, string> | null;
}
