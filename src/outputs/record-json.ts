/** Each record for programs: `/adr/12.json`. */
import { exportedParts } from '../export/parts.ts';
import type { ExportedCollection, ExportedDecision } from '../export/schema.ts';
import { exportedSite, type RecordExport, type RelatedDecision, withUrl } from '../export/site.ts';
import { digestOf } from '../keys/digest.ts';
import { keysOf } from '../keys/index.ts';
import { beside, published } from '../shared/addresses.ts';
import type { RecordEntry, SiteInfo } from '../site/types.ts';
import type { Output, OutputInput } from './types.ts';

interface Known {
  schema: RecordExport['schema'];
  decisions: ReadonlyMap<string, ExportedDecision>;
  collections: ReadonlyMap<string, ExportedCollection>;
}

export function recordJson(input: OutputInput): Output[] {
  let known: Known | null = null;
  return input.log.records.map((record) => ({
    path: beside(record.permalink, '.json'),
    get key() {
      const { ground, records } = keysOf(input);
      const named = [...record.relations.map(({ target }) => target), ...record.inForceNow];
      return digestOf([ground, records.of(record.id).own, named.map(records.face)]);
    },
    make: async () => {
      known ??= knownOf(input);
      const { sections } = await input.bodyOf(record);
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
  const { id, permalink, relations, inForceNow, effectiveStatus, sourceUrl, editUrl } = record;
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
    effectiveStatus,
    inForceNow,
    related: [...named].flatMap((other) => relatedOf(log.byId.get(other ?? ''), site)),
    source: { markdown: published(site, beside(permalink, '.md')), repository: sourceUrl, edit: editUrl },
    parts: exportedParts(anatomy),
  };
}

function relatedOf(record: RecordEntry | undefined, site: SiteInfo): RelatedDecision[] {
  if (record === undefined) return [];
  const { id, number, title, effectiveStatus, standing, permalink } = record;
  return [{ id, number, title, effectiveStatus, standing, permalink, url: published(site, permalink) }];
}
