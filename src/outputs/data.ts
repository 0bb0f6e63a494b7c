/**
 * The log as data: `/log.json` and `/log.csv` for the whole of it, `/adr/12.json` and `/adr/12.md` for each record, and
 * the JSON Schemas of both.
 */
import { exportedParts, toCsv } from '../export/export.ts';
import {
  EXPORT_JSON_SCHEMA,
  type ExportedCollection,
  type ExportedDecision,
  type JsonSchema,
  RECORD_JSON_SCHEMA,
} from '../export/schema.ts';
import {
  exportedSite,
  type RecordExport,
  type RelatedDecision,
  siteExport,
  withUrl,
} from '../export/site.ts';
import { beside, published } from '../shared/addresses.ts';
import { sourceEnding } from '../shared/paths.ts';
import type { RecordEntry, SiteInfo } from '../site/types.ts';
import { packPlaces } from '../site/view/graph.ts';
import { packIndex } from '../site/view/list-data.ts';
import { packTimeline } from '../site/view/timeline-data.ts';
import type { Output, OutputInput } from './types.ts';

/** As `cadre export` prints it, with the addresses of the site. */
export function logData({ site, exported, listSources }: OutputInput): Output[] {
  return [
    {
      path: '/log.json',
      make: () => `${JSON.stringify(siteExport(exported(), listSources(), site), null, 2)}\n`,
    },
    { path: '/log.csv', make: () => toCsv(exported()) },
  ];
}

interface Known {
  schema: RecordExport['schema'];
  decisions: ReadonlyMap<string, ExportedDecision>;
  collections: ReadonlyMap<string, ExportedCollection>;
}

/** Each record for programs: `/adr/12.json`. */
export function recordJson(input: OutputInput): Output[] {
  let known: Known | null = null;
  return input.log.records.map((record) => ({
    path: beside(record.permalink, '.json'),
    make: () => {
      known ??= knownOf(input);
      const { sections } = input.bodyOf(record);
      const texts = sections.map(({ id, heading, text }) => ({ id, heading, text }));
      return `${JSON.stringify({ ...recordExport(record, known, input), sections: texts }, null, 2)}\n`;
    },
  }));
}

function knownOf({ exported }: OutputInput): Known {
  const { schema, decisions, collections } = exported();
  return {
    schema,
    decisions: new Map(decisions.map((decision) => [decision.id, decision])),
    collections: new Map(collections.map((collection) => [collection.key, collection])),
  };
}

function recordExport(record: RecordEntry, known: Known, input: OutputInput): Omit<RecordExport, 'sections'> {
  const { site, log, anatomyOf } = input;
  const { id, permalink, relations, inForceNow, currentStatus, sourceUrl, editUrl } = record;
  const decision = known.decisions.get(id);
  const collection = known.collections.get(record.collection);
  const anatomy = anatomyOf(id);
  if (decision === undefined || collection === undefined || anatomy === null)
    throw new Error(`${id} is a record of the site and not of the export.`);
  const named = new Set([...relations.map(({ target }) => target), ...inForceNow]);
  return {
    schema: known.schema,
    site: exportedSite(site),
    collection,
    decision: withUrl(decision, site),
    currentStatus,
    inForceNow,
    related: [...named].flatMap((other) => relatedOf(log.byId.get(other ?? ''), site)),
    source: {
      markdown: published(site, beside(permalink, sourceEnding(record.path))),
      repository: sourceUrl,
      edit: editUrl,
    },
    parts: exportedParts(anatomy),
  };
}

function relatedOf(record: RecordEntry | undefined, site: SiteInfo): RelatedDecision[] {
  if (record === undefined) return [];
  const { id, number, title, currentStatus, effectiveStatus, permalink } = record;
  return [{ id, number, title, currentStatus, effectiveStatus, permalink, url: published(site, permalink) }];
}

/** What the JSON of the site looks like. */
const SCHEMAS: [path: string, schema: JsonSchema][] = [
  ['/log.schema.json', EXPORT_JSON_SCHEMA],
  ['/record.schema.json', RECORD_JSON_SCHEMA],
];

export function jsonSchemas({ site }: OutputInput): Output[] {
  return SCHEMAS.map(([path, { $schema, ...rest }]) => ({
    path,
    make: () => `${JSON.stringify({ $schema, $id: published(site, path), ...rest }, null, 2)}\n`,
  }));
}

/** The source of every record and guide, as read: `/adr/12.md`. */
export function sources({ log, sourceOf }: OutputInput): Output[] {
  return [...log.records, ...log.pages].flatMap(({ id, path, permalink }) =>
    permalink === null ? [] : [{ path: beside(permalink, sourceEnding(path)), make: () => sourceOf(id) }],
  );
}

export function listJson({ pages: { view } }: OutputInput): Output[] {
  return [json('/log-index.json', () => packIndex(view.rows, view.facets, view.names))];
}

export function timelineJson({ pages: { history, view } }: OutputInput): Output[] {
  return [json('/timeline.json', () => packTimeline(history.byAddress, view.rows, history.commits))];
}

export function graphJson({ pages }: OutputInput): Output[] {
  return [json('/graph.json', () => packPlaces(pages.log, pages.graphPages))];
}

function json(path: string, data: () => unknown): Output {
  return { path, make: () => JSON.stringify(data()) };
}
