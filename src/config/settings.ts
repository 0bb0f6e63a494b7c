/** The settings of a run, as the configuration gives them. */
import type { SectionKind } from '../model/decision-parts.ts';
import type { FieldSettings, Issue, Status } from '../model/record.ts';
import type { TicketsInput } from '../tickets/trackers.ts';

export interface CollectionSettings {
  /** First part of addresses; `adr` for the only collection. */
  key: string;
  name: string;
  /** The folder as the user named it, `/`-separated. */
  folder: string;
  /** The folder, absolute. */
  dir: string;
  /** Where it was read from another site: see `src/hub/`. */
  member?: MemberSite;
}

/** A collection as the configuration names it that is published by another repository. */
export interface MemberSettings {
  /** A folder, a file or an archive (absolute), or an address. */
  from: string;
  /** As it was written. */
  named: string;
  key: string;
  name: string | null;
  /** How many folders of this repository come before it in the configuration. */
  position: number;
}

/** What a site of another repository says of one of its collections. */
export interface MemberSite {
  /** Key of the member in the configuration, and of the collection on its own site. */
  key: string;
  ownKey: string;
  /** Folder that its files were laid out in. */
  root: string;
  /** Addresses of its files in the repository, with `{path}` in them. */
  source: string | null;
  edit: string | null;
  /** Address of the page of each record, by the path of its file. */
  pages: ReadonlyMap<string, string>;
  statuses: Record<string, Status>;
  labels: Record<string, string>;
  sections?: Record<string, SectionKind>;
  fields?: Record<string, FieldSettings>;
}

/** Where the records' repository is browsed. `{path}` in the patterns is the file's path in the repository. */
export interface RepositorySettings {
  url: string;
  branch: string;
  edit: string;
  source: string;
  /** Pattern for one commit; `{hash}` is its full hash. */
  commit: string;
}

export type RuleSeverity = 'off' | 'notice' | 'warning' | 'error';

/** Issues that are not reported. */
export interface IssueIgnore {
  /** Globs of files, relative to the configuration. */
  paths: readonly string[];
  /** Undefined for every rule. */
  rules?: readonly string[] | undefined;
}

/** What is not published. */
export interface Withholding {
  status?: readonly Status[] | undefined;
  /** Globs of files, relative to the configuration. */
  paths?: readonly string[] | undefined;
}

/** A value for each theme; without one for the dark theme, that for the light one serves both. */
export interface Themed {
  light: string;
  dark: string | null;
}

/** Pages of the site that its navigation names. */
export type NavPage = 'decisions' | 'timeline' | 'graph' | 'reviews' | 'todos' | 'risks' | 'issues';

export interface NavLink {
  label: string;
  /** A path below the base, or a whole address. */
  href: string;
}

export interface HeadTag {
  tag: 'meta' | 'link' | 'script' | 'style';
  attrs?: Readonly<Record<string, string | boolean>> | undefined;
  content?: string | undefined;
}

/** What a team changes about the look of its site. Files are absolute. */
export interface LookSettings {
  /** CSS colours. */
  accent: Themed | null;
  /** Image files, or addresses. */
  logo: Themed | null;
  favicon: string | null;
  css: readonly string[];
  head: readonly HeadTag[];
  /** Further sources for the content security policy, by directive. */
  csp: Readonly<Partial<Record<string, readonly string[]>>>;
  nav: {
    before: readonly NavLink[];
    after: readonly NavLink[];
    /** Other names of pages, or false to leave them out of the navigation. */
    pages: Readonly<Partial<Record<NavPage, string | false>>>;
  };
  /** Markdown; null for the usual one, false for none. */
  footer: string | false | null;
  /** A Markdown file whose text opens the front page. */
  introduction: string | null;
}

/** True for an image that browsers fetch by itself; any other is a file. */
export function isImageAddress(image: string): boolean {
  return /^(?:https?:\/\/|data:image\/)/i.test(image);
}

export interface Settings {
  /** Folder the configuration is in, or the working folder. */
  root: string;
  /** The configuration file, for messages and to watch; null if there is none. */
  configFile: string | null;
  /** Null for the words of its language. */
  title: string | null;
  /** Of the site, BCP 47; null for that of most records. */
  language: string | null;
  description: string;
  look: LookSettings;
  site: string | null;
  /** Starts and ends with a slash. */
  base: string;
  out: string;
  collections: CollectionSettings[];
  /** Collections that other repositories publish, until they are read: see `src/hub/`. */
  members?: MemberSettings[];
  /** Why members are not part of the site. */
  memberProblems?: Issue[];
  repository: RepositorySettings | null;
  tickets: TicketsInput;
  /** Further words for a status: wording (compared without case) to status. */
  statuses: Record<string, Status>;
  /** Further labels for a fact: label (compared without case) to the fact's name. */
  labels: Record<string, string>;
  /** Headings of the team's own template, by their words. */
  sections: Record<string, SectionKind>;
  /** Further fields, by the names that records have for them. */
  fields: Record<string, FieldSettings>;
  /** Further addresses of the site: each with the record it redirects to, as the configuration names it. */
  aliases: Record<string, string | number>;
  /** The file that remembers the addresses of earlier builds, absolute; null if none is to be read. */
  addresses: string | null;
  /** Read `.mdx` files as records: only Astro with `@astrojs/mdx` can render them. */
  mdx: boolean;
  rawHtml: 'sanitize' | 'escape' | 'allow';
  /** Make the index of the search. */
  search: boolean;
  /** Draw images for link previews, if the site URL is known. */
  cards: boolean;
  /** Severities of rules, where they are not the usual ones. */
  rules: Readonly<Partial<Record<string, RuleSeverity>>>;
  /** Issues that are not reported. */
  ignore: readonly IssueIgnore[];
  exclude: Withholding;
  /** Read the history of the records from git, where their folders are in a repository. */
  git: boolean;
}
