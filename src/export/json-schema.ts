/**
 * The export as JSON Schema (draft 2020-12), for those who read it in other languages. Further fields are allowed
 * everywhere, as the promise in `schema.ts` says. Kept true by tests that validate real exports with nothing further allowed.
 */
import { RELATION_TYPES } from '../model/record.ts';
import { STANDINGS, STATUSES } from '../site/view/statuses.ts';
import { EXPORT_SCHEMA } from './schema.ts';

export interface JsonSchema {
  [keyword: string]: unknown;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const text = (description: string): JsonSchema => ({ type: 'string', description });
const textOrNull = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const texts = (description: string): JsonSchema => ({ ...list({ type: 'string' }), description });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const defined = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** An object whose fields are all there, but for those named optional. */
function object(properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema {
  return {
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

const number: JsonSchema = {
  type: ['integer', 'null'],
  minimum: 0,
  description: "Null where neither the file's name nor its title gives one.",
};
const permalink: JsonSchema = {
  type: 'string',
  pattern: '^/.+/$',
  description: "Address of its page below the site's base, with a slash at both ends.",
};
const url = text("Whole address; from the root of the host where the site's origin is not known.");

const DEFINITIONS: Record<string, JsonSchema> = {
  status: { enum: STATUSES },
  standing: { enum: STANDINGS.map(({ standing }) => standing) },
  collection: object({
    key: text('Stands in permalinks.'),
    name: text('Name for people.'),
    folder: text('The folder as it was named.'),
  }),
  relation: object({
    type: { enum: RELATION_TYPES, description: 'Reads "this decision `type` `target`".' },
    target: textOrNull(
      'The other decision: its `path` in the same collection, its `id` in another one; null where it is not here.',
    ),
    targetText: text('The words that name it, as written.'),
    partial: { type: 'boolean', description: 'Only a part of the decision is meant.' },
    part: textOrNull("The author's words for that part."),
    stated: { type: 'boolean', description: 'False where it follows from what the other record says.' },
  }),
  problem: object({
    rule: text("The rule's name."),
    severity: { enum: ['error', 'warning', 'notice'] },
    line: { type: ['integer', 'null'], minimum: 1 },
    message: text('What is wrong.'),
    hint: text('What to do next.'),
  }),
  decision: object(
    {
      path: text("Path of the file inside its collection's folder."),
      id: text("Unique in the export: the collection's key, `/`, the path."),
      collection: text('Key of the collection.'),
      number,
      title: text('May hold words marked as code with backticks.'),
      status: { ...defined('status'), description: 'What the record itself states.' },
      statusText: textOrNull("The author's own words for it."),
      standing: { ...defined('standing'), description: 'What is true of it in the log.' },
      date: { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}(?:-\\d{2})?$' },
      deciders: texts('Who decided, as written.'),
      tickets: texts('Keys, or the words that stand for a ticket.'),
      tags: texts('Tags, as written.'),
      summary: textOrNull('One sentence that says what was decided, as plain text.'),
      permalink,
      relations: list(defined('relation')),
      problems: list(defined('problem')),
      url: { ...url, description: 'Whole address of its page. On a site only.' },
    },
    ['url'],
  ),
  site: object({ title: text('Title of the site.'), description: { type: 'string' }, url }),
};

/** Of `cadre export` and of `/log.json`. */
export const EXPORT_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'The decisions of a log, as Cadre exports them',
  ...object(
    {
      schema: { const: EXPORT_SCHEMA },
      site: { ...defined('site'), description: 'On a site only.' },
      collections: list(defined('collection')),
      decisions: list(defined('decision')),
      skipped: list(
        object({
          path: text("Path of the file inside its collection's folder."),
          reason: text('Why it is no decision.'),
          collection: text('Key of the collection.'),
        }),
      ),
    },
    ['site'],
  ),
  $defs: DEFINITIONS,
};

/** Of `/adr/12.json`. */
export const RECORD_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'One decision of a log, as Cadre publishes it',
  ...object({
    schema: { const: EXPORT_SCHEMA },
    site: defined('site'),
    collection: defined('collection'),
    decision: defined('decision'),
    effectiveStatus: {
      ...defined('status'),
      description: 'The stated status, or `superseded` where another record wholly supersedes this one.',
    },
    inForceNow: texts('Ids of the decisions that stand in its place today.'),
    related: list(
      object({
        id: { type: 'string' },
        number,
        title: { type: 'string' },
        effectiveStatus: defined('status'),
        standing: defined('standing'),
        permalink,
        url,
      }),
    ),
    source: object({
      markdown: text('Address of its Markdown on this site.'),
      repository: textOrNull('Address of the file in its repository.'),
      edit: textOrNull('Address that edits the file in its repository.'),
    }),
    parts: object({
      context: textOrNull('Markdown, as all the parts.'),
      decision: textOrNull('What was decided.'),
      consequences: object({
        positive: texts('What gets better.'),
        negative: texts('What it costs.'),
        neutral: texts('What changes besides.'),
        risks: list(object({ text: { type: 'string' }, mitigation: { type: ['string', 'null'] } })),
        other: texts('Consequences the record does not sort into any of these.'),
      }),
      alternatives: list(
        object({
          name: { type: 'string' },
          chosen: { type: 'boolean', description: 'The option that was taken.' },
          pros: texts('What speaks for it.'),
          cons: texts('What speaks against it.'),
          rejectedBecause: textOrNull('Why it was not taken.'),
        }),
      ),
    }),
    sections: list(
      object({
        id: textOrNull('Of its heading on the page; null before the first heading.'),
        heading: textOrNull('Its heading.'),
        text: text('Its plain text.'),
      }),
    ),
  }),
  $defs: DEFINITIONS,
};
