/**
 * The log as data: `/log.json` and `/log.csv` for the whole of it, `/adr/12.json` and `/adr/12.md` for each record, and
 * the JSON Schemas of both.
 */
import { toCsv, toExportedParts } from '../export/export.ts';
import {
  EXPORT_JSON_SCHEMA,
  type ExportedCollection,
  type ExportedDecision,
  type JsonSchema,
  RECORD_JSON_SCHEMA,
} from '../export/schema.ts';
import {
  addUrl,
  type RecordExport,
  type RelatedDecision,
  toExportedSite,
  toSiteExport,
} from '../export/site-export.ts';
import { toPublishedUrl, toSiblingPath } from '../shared/addresses.ts';
import { sourceEnding } from '../shared/paths.ts';
import type { RecordEntry, SiteInfo } from '../site/types.ts';
import { packIndex } from '../site/view/decision-list-data.ts';
import { packPlaces } from '../site/view/graph-pages.ts';
import { packTimeline } from '../site/view/timeline-data.ts';
import type { Output, OutputInput } from './types.ts';

/** As `cadre export` prints it, with the addresses of the site. */
export function listLogData({ site, exported, listSources }: OutputInput): Output[] {
  return [
    {
      path: '/log.json',
      make: () => `${JSON.stringify(toSiteExport(exported(), listSources(), site), null, 2)}\n`,
    },
    { path: '/log.csv', make: () => toCsv(exported()) },
  ];
}

interface ExportedById {
  schema: RecordExport['schema'];
  decisions: ReadonlyMap<string, ExportedDecision>;
  collections: ReadonlyMap<string, ExportedCollection>;
}

/** Each record for programs: `/adr/12.json`. */
export function listRecordJson(input: OutputInput): Output[] {
  let known: ExportedById | null = null;
  return input.log.records.map((record) => ({
    path: toSiblingPath(record.permalink, '.json'),
    make: () => {
      known ??= indexExport(input);
      const { sections } = input.getBody(record);
      const texts = sections.map(({ id, heading, text }) => ({ id, heading, text }));
      return `${JSON.stringify({ ...createRecordExport(record, known, input), sections: texts }, null, 2)}\n`;
    },
  }));
}

function indexExport({ exported }: OutputInput): ExportedById {
  const { schema, decisions, collections } = exported();
  return {
    schema,
    decisions: new Map(decisions.map((decision) => [decision.id, decision])),
    collections: new Map(collections.map((collection) => [collection.key, collection])),
  };
}

function createRecordExport(
  record: RecordEntry,
  known: ExportedById,
  input: OutputInput,
): Omit<RecordExport, 'sections'> {
  const { site, log, getParts } = input;
  const { id, permalink, relations, inForceNow, currentStatus, sourceUrl, editUrl } = record;
  const decision = known.decisions.get(id);
  const collection = known.collections.get(record.collection);
  const parts = getParts(id);
  if (decision === undefined || collection === undefined || parts === null)
    throw new Error(`${id} is a record of the site and not of the export.`);
  const named = new Set([...relations.map(({ target }) => target), ...inForceNow]);
  return {
    schema: known.schema,
    site: toExportedSite(site),
    collection,
    decision: addUrl(decision, site),
    currentStatus,
    inForceNow,
    related: [...named].flatMap((other) => listRelated(log.byId.get(other ?? ''), site)),
    source: {
      markdown: toPublishedUrl(site, toSiblingPath(permalink, sourceEnding(record.path))),
      repository: sourceUrl,
      edit: editUrl,
    },
    parts: toExportedParts(parts),
  };
}

function listRelated(record: RecordEntry | undefined, site: SiteInfo): RelatedDecision[] {
  if (record === undefined) return [];
  const { id, number, title, currentStatus, effectiveStatus, permalink } = record;
  return [
    { id, number, title, currentStatus, effectiveStatus, permalink, url: toPublishedUrl(site, permalink) },
  ];
}

/** What the JSON of the site looks like. */
const SCHEMAS: [path: string, schema: JsonSchema][] = [
  ['/log.schema.json', EXPORT_JSON_SCHEMA],
  ['/record.schema.json', RECORD_JSON_SCHEMA],
];

export function listJsonSchemas({ site }: OutputInput): Output[] {
  return SCHEMAS.map(([path, { $schema, ...rest }]) => ({
    path,
    make: () => `${JSON.stringify({ $schema, $id: toPublishedUrl(site, path), ...rest }, null, 2)}\n`,
  }));
}

/** The source of every record and guide, as read: `/adr/12.md`. */
export function listSources({ log, getSource }: OutputInput): Output[] {
  return [...log.records, ...log.pages].flatMap(({ id, path, permalink }) =>
    permalink === null
      ? []
      : [{ path: toSiblingPath(permalink, sourceEnding(path)), make: () => getSource(id) }],
  );
}

export function listListJson({ pages: { view } }: OutputInput): Output[] {
  return [createJsonFile('/log-index.json', () => packIndex(view.rows, view.facets, view.names))];
}

export function listTimelineJson({ pages: { history, view } }: OutputInput): Output[] {
  return [
    createJsonFile('/timeline.json', () => packTimeline(history.byAddress, view.rows, history.commits)),
  ];
}

export function listGraphJson({ pages }: OutputInput): Output[] {
  return [createJsonFile('/graph.json', () => packPlaces(pages.log, pages.graphPages))];
}

function createJsonFile(path: string, data: () => unknown): Output {
  return { path, make: () => JSON.stringify(data()) };
}
