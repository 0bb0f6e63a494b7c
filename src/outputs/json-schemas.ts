/** What the JSON of the site looks like, as JSON Schema: `/log.schema.json` and `/record.schema.json`. */
import { EXPORT_JSON_SCHEMA, type JsonSchema, RECORD_JSON_SCHEMA } from '../export/json-schema.ts';
import { published } from '../shared/addresses.ts';
import type { Output, OutputInput } from './types.ts';

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
