/**
 * The export: what programs may build on. Within `schema: 1` fields are added, never renamed, removed or given
 * another meaning; a change that breaks readers raises the number. Lists are in a stable order, so that two exports
 * can be compared line by line.
 */
import {
  type EffectiveStatus,
  type Issue,
  RELATION_TYPES,
  type RelationType,
  type Status,
} from '../model/record.ts';
import { EFFECTIVE_STATUSES, STATUSES } from '../model/statuses.ts';

export const EXPORT_SCHEMA = 1;

export interface Export {
  schema: typeof EXPORT_SCHEMA;
  /** In the order they were named. */
  collections: ExportedCollection[];
  /** Collection by collection, by number, then date, then path. */
  decisions: ExportedDecision[];
  /** Every file in the folders that is not treated as an ADR, by collection and path. */
  skipped: ExportedSkip[];
}

export interface ExportedCollection {
  /** First part of permalinks. */
  key: string;
  name: string;
  /** The folder as it was given, `/`-separated. */
  folder: string;
}

export interface ExportedDecision {
  /** Path of the file inside its collection's folder, `/`-separated. */
  path: string;
  /** Unique in the whole export: the collection's key, `/`, the path. */
  id: string;
  /** Key of the collection. */
  collection: string;
  /** Null if neither the file's name nor its title gives one. */
  number: number | null;
  title: string;
  /** The status that the ADR states; `unknown` if it states none, or a word no vocabulary has. */
  status: Status;
  /** The author's own words for it, `✅ Accepted`; null if nothing is stated. */
  statusText: string | null;
  /** What applies once later ADRs are considered: one that was replaced is `no longer in force`. */
  effectiveStatus: EffectiveStatus;
  /** `YYYY-MM-DD`, or `YYYY-MM` if only a month is given. */
  date: string | null;
  deciders: string[];
  /** Keys of tickets, or their text as written; the address if there is nothing else. */
  tickets: string[];
  tags: string[];
  /** Paths and globs of the files it is about, from the root of its repository. Left out where there are none. */
  affects?: string[];
  /** Values of the fields that the configuration names, by label. Left out where there are none. */
  fields?: Record<string, string[]>;
  /** One sentence that says what was decided, as plain text. */
  summary: string | null;
  /** Language of its text, as in HTML's `lang`: `de`; null if it is unknown. */
  language: string | null;
  /** Address of its page below the site's base, with a slash at both ends: `/adr/12/`. */
  permalink: string;
  relations: ExportedRelation[];
  /** What is wrong in the file, or between it and others; what only shows on its page (images, HTML) is not here. */
  problems: ExportedIssue[];
}

/** Reads "this decision `type` `target`". */
export interface ExportedRelation {
  type: RelationType;
  /**
   * The other decision: its `path` where it is of the same collection, its `id` (`payments/0003-x.md`) where it is of
   * another one. Null if there is no such decision.
   */
  target: string | null;
  /** The reference as written. */
  targetText: string;
  /** Only a part of the decision is meant. */
  partial: boolean;
  /** The author's words for the part that is superseded or amended, or for what changes in it; null if none are written. */
  part: string | null;
  /** True if this record says it; false if it follows from what the other one says. */
  stated: boolean;
}

/** A problem without the place, which is the decision's path. */
type ExportedIssue = Pick<Issue, 'rule' | 'severity' | 'line' | 'message' | 'hint'>;

interface ExportedSkip {
  /** Path inside the collection's folder, `/`-separated. */
  path: string;
  /** Why it is not treated as an ADR, as a text for people. */
  reason: string;
  /** Key of the collection, since paths of several collections may be the same. */
  collection: string;
}

export interface JsonSchema {
  [keyword: string]: unknown;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const createTextSchema = (description: string): JsonSchema => ({ type: 'string', description });
const createOptionalTextSchema = (description: string): JsonSchema => ({
  type: ['string', 'null'],
  description,
});
const createTextsSchema = (description: string): JsonSchema => ({
  ...createListSchema({ type: 'string' }),
  description,
});
const createListSchema = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const createDefinedSchema = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** An object whose fields are all there, but for those named optional. */
function createObjectSchema(
  properties: Record<string, JsonSchema>,
  optional: readonly string[] = [],
): JsonSchema {
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
const url = createTextSchema('Full address; starts at the root of the host if the site URL is not known.');

const DEFINITIONS: Record<string, JsonSchema> = {
  status: { enum: STATUSES },
  effectiveStatus: { enum: EFFECTIVE_STATUSES.map(({ effectiveStatus }) => effectiveStatus) },
  collection: createObjectSchema({
    key: createTextSchema('First part of permalinks.'),
    name: createTextSchema('Name for people.'),
    folder: createTextSchema('The folder as it was given.'),
  }),
  relation: createObjectSchema({
    type: { enum: RELATION_TYPES, description: 'Reads "this decision `type` `target`".' },
    target: createOptionalTextSchema(
      'The other decision: its `path` in the same collection, its `id` in another one; null if there is no such decision.',
    ),
    targetText: createTextSchema('The reference as written.'),
    partial: { type: 'boolean', description: 'True if only a part of the decision is meant.' },
    part: createOptionalTextSchema("The author's words for that part."),
    stated: { type: 'boolean', description: 'False if only the other ADR states the relation.' },
  }),
  problem: createObjectSchema({
    rule: createTextSchema("The rule's name."),
    severity: { enum: ['error', 'warning', 'notice'] },
    line: { type: ['integer', 'null'], minimum: 1 },
    message: createTextSchema('What is wrong.'),
    hint: createTextSchema('What to do next.'),
  }),
  decision: createObjectSchema(
    {
      path: createTextSchema("Path of the file inside its collection's folder."),
      id: createTextSchema("Unique in the export: the collection's key, `/`, the path."),
      collection: createTextSchema('Key of the collection.'),
      number,
      title: createTextSchema('Can contain code in backticks.'),
      status: { ...createDefinedSchema('status'), description: 'The status that the ADR states.' },
      statusText: createOptionalTextSchema("The author's own words for it."),
      effectiveStatus: {
        ...createDefinedSchema('effectiveStatus'),
        description: 'What applies once later ADRs are considered.',
      },
      date: { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}(?:-\\d{2})?$' },
      deciders: createTextsSchema('Who decided, as written.'),
      tickets: createTextsSchema('Keys of tickets, or their text as written.'),
      tags: createTextsSchema('Tags, as written.'),
      affects: createTextsSchema(
        'Paths and globs of the files it is about, from the root of its repository. Left out where there are none.',
      ),
      fields: {
        type: 'object',
        additionalProperties: createListSchema({ type: 'string' }),
        description: 'Values of the fields that the configuration names. Left out where there are none.',
      },
      summary: createOptionalTextSchema('One sentence that says what was decided, as plain text.'),
      language: createOptionalTextSchema('Language of its text (BCP 47); null if it is unknown.'),
      permalink,
      relations: createListSchema(createDefinedSchema('relation')),
      problems: createListSchema(createDefinedSchema('problem')),
      url: { ...url, description: 'Full address of its page. On a site only.' },
    },
    ['url', 'affects', 'fields'],
  ),
  site: createObjectSchema({
    title: createTextSchema('Title of the site.'),
    description: { type: 'string' },
    url,
  }),
};

/** Of `cadre export` and of `/log.json`. */
export const EXPORT_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'Decisions as Cadre exports them',
  ...createObjectSchema(
    {
      schema: { const: EXPORT_SCHEMA },
      site: { ...createDefinedSchema('site'), description: 'On a site only.' },
      collections: createListSchema(createDefinedSchema('collection')),
      decisions: createListSchema(createDefinedSchema('decision')),
      skipped: createListSchema(
        createObjectSchema({
          path: createTextSchema("Path of the file inside its collection's folder."),
          reason: createTextSchema('Why it is not treated as an ADR.'),
          collection: createTextSchema('Key of the collection.'),
        }),
      ),
      sources: {
        ...createObjectSchema({
          collections: createListSchema(
            createObjectSchema(
              {
                key: createTextSchema('Key of the collection.'),
                path: createTextSchema("Its folder, relative to the same place as the files' paths."),
                source: createOptionalTextSchema('Address of a file in the repository, with {path} in it.'),
                edit: createOptionalTextSchema(
                  'Address that edits a file in the repository, with {path} in it.',
                ),
                statuses: { type: 'object', additionalProperties: createDefinedSchema('status') },
                labels: { type: 'object', additionalProperties: { type: 'string' } },
                sections: {
                  type: 'object',
                  additionalProperties: { type: ['string', 'object'] },
                  description: 'What headings of its template mean.',
                },
                fields: {
                  type: 'object',
                  additionalProperties: createObjectSchema({
                    label: { type: 'string' },
                    filter: { type: ['boolean', 'null'] },
                  }),
                  description: 'Further fields that its decisions have.',
                },
              },
              ['sections', 'fields'],
            ),
          ),
          files: createListSchema(
            createObjectSchema(
              {
                path: createTextSchema('Relative to the root of the repository.'),
                address: createTextSchema("Its address below the site's base."),
                text: createTextSchema('Its text, if it has no address.'),
                size: { type: 'integer', minimum: 0, description: 'Bytes.' },
                sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
              },
              ['address', 'text'],
            ),
          ),
        }),
        description: 'The files that the site is made from. On a site only.',
      },
    },
    ['site', 'sources'],
  ),
  $defs: DEFINITIONS,
};

/** Of `/adr/12.json`. */
export const RECORD_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'One decision as Cadre publishes it',
  ...createObjectSchema({
    schema: { const: EXPORT_SCHEMA },
    site: createDefinedSchema('site'),
    collection: createDefinedSchema('collection'),
    decision: createDefinedSchema('decision'),
    currentStatus: {
      ...createDefinedSchema('status'),
      description: 'The stated status, or `superseded` if another ADR supersedes this one as a whole.',
    },
    inForceNow: createTextsSchema('Ids of the decisions that are in force in its place.'),
    related: createListSchema(
      createObjectSchema({
        id: { type: 'string' },
        number,
        title: { type: 'string' },
        currentStatus: createDefinedSchema('status'),
        effectiveStatus: createDefinedSchema('effectiveStatus'),
        permalink,
        url,
      }),
    ),
    source: createObjectSchema({
      markdown: createTextSchema('Address of its Markdown on this site.'),
      repository: createOptionalTextSchema('Address of the file in its repository.'),
      edit: createOptionalTextSchema('Address that edits the file in its repository.'),
    }),
    parts: createObjectSchema({
      context: createOptionalTextSchema('Context, as Markdown. All parts are Markdown.'),
      decision: createOptionalTextSchema('What was decided.'),
      consequences: createObjectSchema({
        positive: createTextsSchema('Positive consequences.'),
        negative: createTextsSchema('Negative consequences.'),
        neutral: createTextsSchema('Neutral consequences.'),
        risks: createListSchema(
          createObjectSchema({ text: { type: 'string' }, mitigation: { type: ['string', 'null'] } }),
        ),
        other: createTextsSchema('Consequences that the ADR does not assign to one of these.'),
      }),
      alternatives: createListSchema(
        createObjectSchema({
          name: { type: 'string' },
          chosen: { type: 'boolean', description: 'True for the option that was chosen.' },
          pros: createTextsSchema('Arguments for it.'),
          cons: createTextsSchema('Arguments against it.'),
          rejectedBecause: createOptionalTextSchema('Why it was not chosen.'),
        }),
      ),
    }),
    sections: createListSchema(
      createObjectSchema({
        id: createOptionalTextSchema('Id of its heading on the page; null before the first heading.'),
        heading: createOptionalTextSchema('Its heading.'),
        text: createTextSchema('Its plain text.'),
      }),
    ),
  }),
  $defs: DEFINITIONS,
};

const issue = createObjectSchema({
  rule: createTextSchema("The rule's name."),
  severity: { enum: ['error', 'warning', 'notice'] },
  collection: createOptionalTextSchema('Key of the collection; null if the issue is not about a file.'),
  path: createOptionalTextSchema("Path of the file inside its collection's folder."),
  line: { type: ['integer', 'null'], minimum: 1 },
  message: createTextSchema('What is wrong.'),
  hint: createTextSchema('What to do next.'),
});
const count: JsonSchema = { type: 'integer', minimum: 0 };

const failure = createObjectSchema({
  schema: { const: EXPORT_SCHEMA },
  ok: { const: false },
  error: createTextSchema('What stopped the run.'),
  hint: createTextSchema('What to do next.'),
});
const writtenFiles = createListSchema(
  createObjectSchema({
    change: { enum: ['created', 'changed', 'renamed'] },
    file: createTextSchema('Relative to the working folder.'),
    from: createOptionalTextSchema('Its former name, where it was renamed.'),
  }),
);

/** Of `cadre build --json` and of `cadre check --json`. */
export const BUILD_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'What cadre build --json and cadre check --json print',
  oneOf: [
    createObjectSchema(
      {
        schema: { const: EXPORT_SCHEMA },
        ok: { const: true },
        out: createTextSchema('Output folder or file, absolute.'),
        collections: createListSchema(
          createObjectSchema({
            ...{
              key: createTextSchema('First part of addresses.'),
              name: createTextSchema('Name for people.'),
            },
            ...{ folder: createTextSchema('The folder as it was given.'), records: count },
          }),
        ),
        records: count,
        effectiveStatuses: createObjectSchema(
          Object.fromEntries(EFFECTIVE_STATUSES.map(({ effectiveStatus }) => [effectiveStatus, count])),
        ),
        problems: createListSchema(issue),
        skipped: createListSchema(
          createObjectSchema({
            path: createTextSchema("Path of the file inside its collection's folder."),
            reason: createTextSchema('Why it is not treated as an ADR.'),
            collection: createTextSchema('Key of the collection.'),
          }),
        ),
        imageHosts: {
          type: 'object',
          additionalProperties: count,
          description: 'Number of files with images from other hosts, by host.',
        },
        seconds: { type: 'number', minimum: 0 },
        failed: { type: 'boolean', description: 'True if issues make the command exit with code 1.' },
        fixed: writtenFiles,
      },
      ['out', 'fixed'],
    ),
    failure,
  ],
};

/** Of `--json` of the commands that write. */
export const WRITE_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'What commands of Cadre that write files print with --json',
  oneOf: [
    createObjectSchema(
      {
        schema: { const: EXPORT_SCHEMA },
        ok: { const: true },
        dryRun: { type: 'boolean', description: 'True if nothing was written.' },
        files: writtenFiles,
        decisions: createListSchema(
          createObjectSchema({
            id: createTextSchema("The collection's key, `/`, the path in its folder."),
            file: createTextSchema('Relative to the working folder.'),
            number,
            title: createTextSchema('Can contain code in backticks.'),
            status: { enum: STATUSES },
          }),
        ),
        left: createTextsSchema('Places of the template that are left to fill in. Of cadre new only.'),
      },
      ['left'],
    ),
    failure,
  ],
};
