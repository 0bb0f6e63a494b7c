/**
 * What a published site offers to programs: `/log.json` and a file for each record. Both are the export with whole
 * addresses, so the promise of `schema.ts` holds for them: within `schema: 1` fields are added and nothing else. Pure.
 */
import type { SectionKind } from '../model/decision-parts.ts';
import type { EffectiveStatus, FieldSettings, Status } from '../model/record.ts';
import { type PublishedSite, toPublishedUrl } from '../shared/addresses.ts';
import type { Export, ExportedCollection, ExportedDecision } from './schema.ts';

/** `/log.json` */
export interface SiteExport extends Omit<Export, 'decisions'> {
  site: ExportedSite;
  decisions: SiteDecision[];
  sources: PublishedSources;
}

/** What a site of several repositories is made from: the files of the collections that are this site's own. */
export interface PublishedSources {
  collections: PublishedCollection[];
  /** Markdown files, and the images and documents that they show or offer. */
  files: PublishedFile[];
}

export interface PublishedCollection {
  /** Key of the collection. */
  key: string;
  /** Its folder, relative to the same place as the files' paths; empty if it is that place. */
  path: string;
  /** Addresses of its files in the repository, with `{path}` in them; null if they are not known. */
  source: string | null;
  edit: string | null;
  /** Further words that this site reads statuses and labels by. */
  statuses: Record<string, Status>;
  labels: Record<string, string>;
  /** What it lays out and shows besides; left out where it is nothing. */
  sections?: Record<string, SectionKind>;
  fields?: Record<string, FieldSettings>;
}

export interface PublishedFile {
  /** Relative to the root of the repository, or to the folder that holds all repositories of the site. */
  path: string;
  /** Where the site has it, below its base: `/adr/12.md`. */
  address?: string;
  /** Its text, where it has no address. */
  text?: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

export interface ExportedSite {
  title: string;
  description: string;
  /** Address of the front page; from the root of the host, `/docs/`, where the site's origin is not known. */
  url: string;
}

export interface SiteDecision extends ExportedDecision {
  /** Address of its page, whole where the site's origin is known. */
  url: string;
}

/** `/adr/12.json` */
export interface RecordExport {
  schema: Export['schema'];
  site: ExportedSite;
  collection: ExportedCollection;
  decision: SiteDecision;
  /** The status to show: the stated one, or `superseded` where another record wholly supersedes this one. */
  currentStatus: Status;
  /** Ids of the decisions that are in force in its place; empty if it is in force itself, or nothing is. */
  inForceNow: string[];
  /** The decisions that its relations and `inForceNow` name, each once. */
  related: RelatedDecision[];
  /** Its Markdown on this site, and where the file is read and edited in its repository; null if that is not known. */
  source: { markdown: string; repository: string | null; edit: string | null };
  /** Its parts as Markdown; null if it has no such part. Parts that are not filled in are left out. */
  parts: ExportedParts;
  /** Its plain text by section, in the order of its page, for the search: null for what comes before the first heading. */
  sections: { id: string | null; heading: string | null; text: string }[];
}

export interface RelatedDecision {
  id: string;
  number: number | null;
  title: string;
  currentStatus: Status;
  effectiveStatus: EffectiveStatus;
  permalink: string;
  url: string;
}

export interface ExportedParts {
  context: string | null;
  decision: string | null;
  consequences: {
    positive: string[];
    negative: string[];
    neutral: string[];
    risks: { text: string; mitigation: string | null }[];
    /** Those the record does not sort into any of these. */
    other: string[];
  };
  alternatives: {
    name: string;
    /** The option that was taken, where a record lists it among the options. */
    chosen: boolean;
    pros: string[];
    cons: string[];
    rejectedBecause: string | null;
  }[];
}

export interface SiteExportInput extends PublishedSite {
  title: string;
  description: string;
}

export function toSiteExport(exported: Export, sources: PublishedSources, site: SiteExportInput): SiteExport {
  const { schema, collections, decisions, skipped } = exported;
  return {
    schema,
    site: toExportedSite(site),
    collections,
    decisions: decisions.map((decision) => addUrl(decision, site)),
    skipped,
    sources,
  };
}

export function addUrl(decision: ExportedDecision, site: PublishedSite): SiteDecision {
  return { ...decision, url: toPublishedUrl(site, decision.permalink) };
}

export function toExportedSite({ title, description, ...place }: SiteExportInput): ExportedSite {
  return { title, description, url: toPublishedUrl(place, '/') };
}
