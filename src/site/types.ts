/** Types of the content of pages: the log, with data from files, git and rendering. */
import type { LookSettings, Themed } from '../config/settings.ts';
import type {
  Backlink,
  Collection,
  DuplicateNumber,
  Relation,
  RemovedRecord,
  Skipped,
  Translation,
} from '../model/log.ts';
import type {
  EffectiveStatus,
  FieldSettings,
  Issue,
  OtherField,
  OtherKind,
  SourceLocation,
  Status,
  Ticket,
} from '../model/record.ts';

/** What a team changed about the look of its site. */
export interface SiteLook extends Pick<LookSettings, 'accent' | 'head' | 'csp' | 'nav'> {
  /** Addresses below the base, or whole ones; null if the site shows its title alone. */
  logo: Themed | null;
  favicon: string | null;
  /** Addresses of style sheets below the base. */
  styles: readonly string[];
  /** HTML; null for the usual one, false for none. */
  footer: string | false | null;
  /** HTML above the decisions of the front page. */
  introduction: string | null;
}

export interface SiteInfo {
  title: string;
  description: string;
  look: SiteLook;
  /** Starts and ends with a slash. */
  base: string;
  /** Origin the site is published at; null if it is not known. */
  site: string | null;
  /** Where the records' repository is browsed; null if that is not known. */
  repository: string | null;
  /** The decisions can be searched. */
  search: boolean;
  /** There are images for link previews. */
  cards: boolean;
  /** Pages carry a content security policy. */
  policy: boolean;
  /** Cadre's own version. */
  version: string;
}

/** A ticket that a record states. */
export interface RecordTicket extends Ticket {
  /** The same for every record that means it; null for what is only words. */
  key: string | null;
}

/** One record as pages show it. */
export interface RecordEntry {
  id: string;
  collection: string;
  path: string;
  number: number | null;
  title: string;
  status: Status;
  /** The author's own words for the status; null if none are stated. */
  statusText: string | null;
  /** The place these words are in. */
  statusLocation: SourceLocation | null;
  currentStatus: Status;
  effectiveStatus: EffectiveStatus;
  date: string | null;
  updated: string | null;
  review: string | null;
  deciders: string[];
  authors: string[];
  consulted: string[];
  informed: string[];
  tags: string[];
  tickets: RecordTicket[];
  /** Paths and globs of the files that it is about. */
  affects: string[];
  /** Fields that the configuration names, then those of the front matter that none of the facts says. */
  fields: OtherField[];
  summary: string | null;
  /** Of its text; null if it is unknown. */
  language: string | null;
  permalink: string;
  relations: Relation[];
  backlinks: Backlink[];
  translations: Translation[];
  chain: string[];
  inForceNow: string[];
  /** Place in the order of the log, from 0. */
  position: number;
  previous: string | null;
  next: string | null;
  editUrl: string | null;
  sourceUrl: string | null;
  /** Its page on the site of its own repository, where that is another one. */
  publishedUrl?: string;
  issues: Issue[];
  /** Astro renders the body, with `@astrojs/mdx`. */
  mdx: boolean;
}

/** One Markdown neighbour of the records: a guide with its own page, or the introduction of a log. */
export interface PageEntry {
  id: string;
  collection: string;
  path: string;
  kind: OtherKind;
  title: string;
  language: string | null;
  /** Null for an introduction, which is on the log page. */
  permalink: string | null;
  editUrl: string | null;
  sourceUrl: string | null;
  publishedUrl?: string;
}

export interface SiteLog {
  /** Fields that the configuration names, each label once; none if it is left out. */
  fields?: readonly FieldSettings[];
  collections: Collection[];
  records: RecordEntry[];
  byId: Map<string, RecordEntry>;
  pages: PageEntry[];
  duplicateNumbers: DuplicateNumber[];
  /** Records of earlier builds whose addresses say what became of them. */
  removed: RemovedRecord[];
  issues: Issue[];
  /** Files taken for something else than a record, with the reason. */
  skipped: Skipped[];
}
