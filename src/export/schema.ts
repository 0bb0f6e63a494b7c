/**
 * The export: what programs may build on. Within `schema: 1` fields are added, never renamed, removed or given
 * another meaning; a change that breaks readers raises the number. Lists are in a stable order, so that two exports
 * can be compared line by line.
 */
import {
  type EffectiveStatus,
  type Problem,
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
  /** Every file in the folders that is no decision, by collection and path. */
  skipped: ExportedSkip[];
}

export interface ExportedCollection {
  /** Stands in permalinks. */
  key: string;
  name: string;
  /** The folder as it was named, `/`-separated. */
  folder: string;
}

export interface ExportedDecision {
  /** Path of the file inside its collection's folder, `/`-separated. */
  path: string;
  /** Unique in the whole export: the collection's key, `/`, the path. */
  id: string;
  /** Key of the collection. */
  collection: string;
  /** Null where neither the file's name nor its title gives one. */
  number: number | null;
  title: string;
  /** What the record itself states; `unknown` where it states nothing, or a word no vocabulary covers. */
  status: Status;
  /** The author's own words for it, `✅ Accepted`; null where nothing is stated. */
  statusText: string | null;
  /** What is true of it in the log: an accepted record that a later one supersedes is `closed`. */
  effectiveStatus: EffectiveStatus;
  /** `YYYY-MM-DD`, or `YYYY-MM` where only a month is given. */
  date: string | null;
  deciders: string[];
  /** Keys, or the words that stand for a ticket; the address where nothing else is written. */
  tickets: string[];
  tags: string[];
  /** One sentence that says what was decided, as plain text. */
  summary: string | null;
  /** Language of its text, as in HTML's `lang`: `de`; null where it cannot be told. */
  language: string | null;
  /** Address of its page below the site's base, with a slash at both ends: `/adr/12/`. */
  permalink: string;
  relations: ExportedRelation[];
  /** What is wrong in the file, or between it and others; what only shows on its page (images, HTML) is not here. */
  problems: ExportedProblem[];
}

/** Reads "this decision `type` `target`". */
export interface ExportedRelation {
  type: RelationType;
  /**
   * The other decision: its `path` where it is of the same collection, its `id` (`payments/0003-x.md`) where it is of
   * another one. Null where the words name no decision that is here.
   */
  target: string | null;
  /** The words that name it, as written. */
  targetText: string;
  /** Only a part of the decision is meant. */
  partial: boolean;
  /** The author's words for the part that is superseded or amended, or for what changes in it; null where none are written. */
  part: string | null;
  /** True where this record says it; false where it follows from what the other one says. */
  stated: boolean;
}

/** A problem without the place, which is the decision's path. */
type ExportedProblem = Pick<Problem, 'rule' | 'severity' | 'line' | 'message' | 'hint'>;

interface ExportedSkip {
  /** Path inside the collection's folder, `/`-separated. */
  path: string;
  /** Why it is no decision, as words for people. */
  reason: string;
  /** Key of the collection, since paths of several collections may be the same. */
  collection: string;
}

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
  effectiveStatus: { enum: EFFECTIVE_STATUSES.map(({ effectiveStatus }) => effectiveStatus) },
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
      effectiveStatus: { ...defined('effectiveStatus'), description: 'What is true of it in the log.' },
      date: { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}(?:-\\d{2})?$' },
      deciders: texts('Who decided, as written.'),
      tickets: texts('Keys, or the words that stand for a ticket.'),
      tags: texts('Tags, as written.'),
      summary: textOrNull('One sentence that says what was decided, as plain text.'),
      language: textOrNull('Language of its text (BCP 47); null where it cannot be told.'),
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
      sources: {
        ...object({
          collections: list(
            object({
              key: text('Key of the collection.'),
              path: text("Its folder, relative to the same place as the files' paths."),
              source: textOrNull('Address of a file in the repository, with {path} in it.'),
              edit: textOrNull('Address that edits a file in the repository, with {path} in it.'),
              statuses: { type: 'object', additionalProperties: defined('status') },
              labels: { type: 'object', additionalProperties: { type: 'string' } },
            }),
          ),
          files: list(
            object(
              {
                path: text('Relative to the root of the repository.'),
                address: text("Where the site has it, below the site's base."),
                text: text('Its text, where it has no address.'),
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
  title: 'One decision of a log, as Cadre publishes it',
  ...object({
    schema: { const: EXPORT_SCHEMA },
    site: defined('site'),
    collection: defined('collection'),
    decision: defined('decision'),
    currentStatus: {
      ...defined('status'),
      description: 'The stated status, or `superseded` where another record wholly supersedes this one.',
    },
    inForceNow: texts('Ids of the decisions that stand in its place today.'),
    related: list(
      object({
        id: { type: 'string' },
        number,
        title: { type: 'string' },
        currentStatus: defined('status'),
        effectiveStatus: defined('effectiveStatus'),
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

const issue = object({
  rule: text("The rule's name."),
  severity: { enum: ['error', 'warning', 'notice'] },
  collection: textOrNull('Key of the collection; null where no file is to blame.'),
  path: textOrNull("Path of the file inside its collection's folder."),
  line: { type: ['integer', 'null'], minimum: 1 },
  message: text('What is wrong.'),
  hint: text('What to do next.'),
});
const count: JsonSchema = { type: 'integer', minimum: 0 };

/** Of `cadre build --json`. */
export const BUILD_JSON_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'What cadre build --json prints',
  oneOf: [
    object({
      schema: { const: EXPORT_SCHEMA },
      ok: { const: true },
      out: text('What was written, absolute.'),
      collections: list(
        object({
          ...{ key: text('Stands in addresses.'), name: text('Name for people.') },
          ...{ folder: text('The folder as it was named.'), records: count },
        }),
      ),
      records: count,
      effectiveStatuses: object(
        Object.fromEntries(EFFECTIVE_STATUSES.map(({ effectiveStatus }) => [effectiveStatus, count])),
      ),
      problems: list(issue),
      skipped: list(
        object({
          path: text("Path of the file inside its collection's folder."),
          reason: text('Why it is no decision.'),
          collection: text('Key of the collection.'),
        }),
      ),
      imageHosts: {
        type: 'object',
        additionalProperties: count,
        description: 'Number of files that show images of other hosts, by host.',
      },
      seconds: { type: 'number', minimum: 0 },
      failed: { type: 'boolean', description: 'True where --strict makes the run exit 1.' },
    }),
    object({
      schema: { const: EXPORT_SCHEMA },
      ok: { const: false },
      error: text('What stopped the run.'),
      hint: text('What to do next.'),
    }),
  ],
};
