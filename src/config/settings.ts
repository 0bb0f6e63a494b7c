/** What a run works with: the configuration after defaults, files and flags are merged. Every path is absolute. */
import type { Status } from '../model/record.ts';
import type { TicketsInput } from '../tickets/types.ts';

export interface CollectionSettings {
  /** Stands in addresses; `adr` for the only collection. */
  key: string;
  name: string;
  /** The folder as the user named it, `/`-separated. */
  folder: string;
  /** The folder, absolute. */
  dir: string;
}

/** Where the records' repository is browsed. `{path}` in the patterns stands for the file's path in the repository. */
export interface RepositorySettings {
  url: string;
  branch: string;
  edit: string;
  source: string;
  /** Pattern for one commit; `{hash}` stands for its full hash. */
  commit: string;
}

export interface Settings {
  /** Folder the configuration stands in, or the working folder. */
  root: string;
  /** The configuration file, for messages and to watch; null where there is none. */
  configFile: string | null;
  title: string;
  description: string;
  /** Absolute path of an image file, or an address; null for none. */
  logo: string | null;
  accent: string | null;
  site: string | null;
  /** Starts and ends with a slash. */
  base: string;
  out: string;
  collections: CollectionSettings[];
  repository: RepositorySettings | null;
  tickets: TicketsInput;
  /** Further words for a status: wording (compared without case) to status. */
  statuses: Record<string, Status>;
  /** Further labels for a fact: label (compared without case) to the fact's name. */
  labels: Record<string, string>;
  /** Further addresses of the site: each to the record it leads to, as the configuration names it. */
  aliases: Record<string, string | number>;
  /** The file that remembers the addresses of earlier builds, absolute; null where none is to be read. */
  addresses: string | null;
  /** Read `.mdx` files as records: only Astro with `@astrojs/mdx` can render them. */
  mdx: boolean;
  rawHtml: 'sanitize' | 'escape' | 'allow';
  /** Make the index of the search. */
  search: boolean;
  /** Draw pictures for previews of links, where the site knows its own address. */
  cards: boolean;
  /** Read the history of the records from git, where their folders are in a repository. */
  git: boolean;
}
