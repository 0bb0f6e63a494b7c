/** Validates against the published schemas, with nothing allowed that they do not name: so they stay complete. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../src/export/schema.ts';

/** @returns a function that says what is wrong, one line a fault */
export function findSchemaFaults(schema: JsonSchema): (data: unknown) => string[] {
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    closeSchema(schema) as object,
  );
  return (data) => {
    validate(data);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function closeSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closeSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closeSchema(value)]));
  return inner['type'] === 'object' ? { additionalProperties: false, ...inner } : inner;
}
