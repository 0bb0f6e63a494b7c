/**
 * The configuration file, key by key: the comment on a key is its reference, the text in `expected` is what a
 * wrong value is answered with. Every key may be left out.
 */
import { z } from 'astro/zod';
import { FACTS } from '../read/tables/labels.ts';
import { isDevice } from '../shared/paths.ts';
import { slug } from '../shared/text.ts';
import { TRACKERS, type TrackerKind } from '../tickets/trackers.ts';
import { RESERVED_KEYS } from './naming.ts';

/** What a wrong value is answered with: `expected …`. */
const expected = (error: string): { error: string } => ({ error });
const text = (error: string) => z.string(expected(error)).trim().min(1, expected(error));
const isHttp = (value: string): boolean => /^https?:\/\/[^/\s]+/i.test(value);

const STATUSES = [
  'draft',
  'proposed',
  'accepted',
  'rejected',
  'deprecated',
  'superseded',
  'unknown',
] as const;

const isOrigin = (value: string): boolean => /^https?:\/\/[^/\s]+\/?$/i.test(value);

const collection = z.strictObject(
  {
    /** First part of its records' addresses (`/payments/12/`). Left out: taken from the folder's name. */
    key: text('lower-case letters, digits and hyphens, such as "payments"')
      .refine(
        (key) => slug(key) === key,
        expected('lower-case letters, digits and hyphens, such as "payments"'),
      )
      .refine((key) => !RESERVED_KEYS.has(key), expected('a word the site does not need for itself'))
      .refine((key) => !isDevice(key), expected('a word that Windows does not need for itself'))
      .optional(),
    /** Its name for people. Left out: taken from the folder's name. */
    name: text('a name for people, such as "Payments"').optional(),
    /** The folder of records, relative to the configuration file. */
    folder: text('a folder, relative to the configuration file, such as "docs/adr"'),
  },
  expected('an object { folder, key, name }, or the folder alone as a text'),
);

const repository = z.strictObject({
  /** Address of the repository's front page. */
  url: z.string(expected('an address such as "https://github.com/acme/shop"')).refine(isHttp, {
    error: 'an address such as "https://github.com/acme/shop"',
  }),
  /** Branch the links lead to. Left out: the remote's default branch, or the one checked out. */
  branch: text('the name of a branch, such as "main"').optional(),
  /** Pattern of a file's edit address. `{url}`, `{branch}` and `{path}` are filled in. */
  edit: text('an address with {path} in it, such as "{url}/edit/{branch}/{path}"').optional(),
  /** Pattern of a file's address. */
  source: text('an address with {path} in it, such as "{url}/blob/{branch}/{path}"').optional(),
  /** Pattern of a commit's address, with `{hash}` in it. */
  commit: text('an address with {hash} in it, such as "{url}/commit/{hash}"').optional(),
});

const KEYS = 'a list of keys, such as ["PAY"]';
const keys = z
  .array(text(KEYS).regex(/^[A-Z][A-Z0-9_]*$/, expected('a key in capitals, such as "PAY"')), expected(KEYS))
  .min(1, expected('at least one key'));
const repositoryOn = (host: string) => {
  const error = `a repository of ${host}, such as "acme/shop", or its address`;
  return text(error).regex(/^(?:https?:\/\/[^/\s]+\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/i, expected(error));
};
const address = (error: string) => z.string(expected(error)).refine(isHttp, expected(error));

/** Keys that only stand beside a certain tracker, and what they hold where it needs them. */
const BESIDE: { key: 'url' | 'projects' | 'teams'; tracker: TrackerKind; needs?: string }[] = [
  { key: 'url', tracker: 'pattern', needs: 'an address with $0 in it' },
  { key: 'projects', tracker: 'jira' },
  { key: 'teams', tracker: 'linear', needs: 'the keys of its teams, such as ["ENG"]' },
];

/** One tracker in the configuration: a known one by its name, or a pattern. */
const tracker = z
  .strictObject(
    {
      /** Address of a Jira site. */
      jira: address('the address of a Jira site, such as "https://acme.atlassian.net"').optional(),
      /** Keys of its projects. Left out: whatever looks like `PAY-123`, but for names of standards such as `UTF-8`. */
      projects: keys.optional(),
      /** Repository on GitHub, by name or address: `#123`, `GH-123` and `acme/shop#123` are its issues. */
      github: repositoryOn('GitHub').optional(),
      /** Project on GitLab, by path or address: `#12` is an issue of it, `!34` a merge request. */
      gitlab: repositoryOn('GitLab').optional(),
      /** Name of a workspace on Linear, as in its addresses. */
      linear: text('a workspace of Linear, such as "acme"')
        .regex(/^[\w-]+$/, expected('a workspace of Linear as in its addresses, such as "acme"'))
        .optional(),
      /** Keys of its teams: `ENG` of `ENG-12`. */
      teams: keys.optional(),
      /** Address of a project on Azure DevOps: `AB#123` is a work item of it. */
      azure: address('the address of a project, such as "https://dev.azure.com/acme/shop"').optional(),
      /** Regular expression, case-sensitive: `PAY-\\d+`. */
      pattern: text('a regular expression, such as "PAY-\\\\d+"')
        .refine(isPattern, expected('a regular expression that JavaScript can read'))
        .optional(),
      /** Address of its tickets; `$0` stands for the whole match, `$1` for the first group. */
      url: address('an address with $0 in it').optional(),
    },
    expected('an object such as { "github": "acme/shop" } or { pattern, url }'),
  )
  .superRefine((value, { addIssue }) => {
    const named = TRACKERS.filter((name) => value[name] !== undefined);
    if (named.length !== 1) addIssue(`exactly one of ${TRACKERS.join(', ')}`);
    for (const { key, tracker: owner, needs } of BESIDE) {
      const given = value[key] !== undefined;
      const wrong = (message: string) =>
        addIssue({ code: 'custom', path: [key], message, input: value[key] });
      if (given && value[owner] === undefined) wrong(`nothing, as there is no "${owner}" beside it`);
      else if (!given && value[owner] !== undefined && needs !== undefined) wrong(needs);
    }
  });

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** The whole of `cadre.config.{ts,mjs,js,json}`. */
export const configSchema = z.strictObject(
  {
    /** Title of the site. Default: `Architecture decisions`. */
    title: text('a text, such as "Decisions of Acme"').optional(),

    /** One or two sentences for search engines and link previews. */
    description: z.string(expected('a text')).trim().optional(),

    /** Image before the title: a file relative to the configuration, or an address. */
    logo: text('an image file, relative to the configuration, or an address').optional(),

    /** Colour of links and marks, as CSS writes it: `#0b5d8a`, `oklch(45% 0.1 240)`. */
    accent: text('a CSS colour, such as "#0b5d8a"')
      .regex(/^(?:#[\da-f]{3,8}|[a-z]+|[a-z]+\([^;{}()]*\))$/i, expected('a CSS colour, such as "#0b5d8a"'))
      .optional(),

    /** Origin the site is published at, for feeds, the sitemap and canonical addresses. */
    site: z
      .string(expected('an origin, such as "https://decisions.example.com"'))
      .refine(
        isOrigin,
        expected('an origin without a path, such as "https://example.com"; a path goes into "base"'),
      )
      .optional(),

    /** Path the site lives at, where it is not the origin's root: `/decisions`. */
    base: z
      .string(expected('a path, such as "/decisions"'))
      .regex(/^\/?[^\s?#:]*$/, expected('a path, such as "/decisions"'))
      .optional(),

    /** Folder the site is written to, relative to the configuration. Default: `dist`. */
    out: text('a folder, relative to the configuration, such as "dist"').optional(),

    /** The folders of records: each an object with `folder`, `key` and `name`, or the folder alone as a text. */
    collections: z
      .array(
        z.union([text('a folder'), collection], expected('a folder, or an object { folder, key, name }')),
        expected('a list of folders, such as ["docs/adr"]'),
      )
      .min(1, expected('at least one folder; leave the key out to have them found'))
      .optional(),

    /**
     * Where the repository is browsed, for edit and source links: its address (GitHub, GitLab, Bitbucket, Azure
     * DevOps, Gitea and Forgejo are known), an object with patterns, or `false` for no links. Left out: read from
     * the git remote.
     */
    repository: z
      .union(
        [
          z.literal(false),
          z.string().refine(isHttp, expected('an address such as "https://github.com/acme/shop"')),
          repository,
        ],
        expected('an address, an object { url, branch, edit, source, commit }, or false'),
      )
      .optional(),

    /**
     * Trackers whose tickets become links, one object each: `{ jira: 'https://acme.atlassian.net', projects: ['PAY'] }`,
     * `{ github: 'acme/shop' }`, `{ gitlab: 'acme/shop' }`, `{ linear: 'acme', teams: ['ENG'] }`,
     * `{ azure: 'https://dev.azure.com/acme/shop' }`, or a pattern of your own: `{ pattern: 'OPS-\\d+', url: 'https://…/$0' }`.
     */
    tickets: z.array(tracker, expected('a list of trackers, such as [{ "github": "acme/shop" }]')).optional(),

    /** Further words for a status, compared without case: `{ "adopted": "accepted" }`. */
    statuses: z
      .record(z.string(), z.enum(STATUSES, expected(`one of ${STATUSES.join(', ')}`)), {
        error: 'an object from wording to status, such as { "adopted": "accepted" }',
      })
      .optional(),

    /** Further labels for a fact, compared without case: `{ "decided on": "date" }`. */
    labels: z
      .record(z.string(), z.enum(FACTS, expected(`one of ${FACTS.join(', ')}`)), {
        error: 'an object from label to fact, such as { "decided on": "date" }',
      })
      .optional(),

    /**
     * Further addresses of the site and the record each leads to, by its address, its file or its number:
     * `{ "/wiki/queue": "/adr/12/" }`. A record may also name them itself, as `aliases` in its front matter.
     */
    aliases: z
      .record(
        z.string(),
        z.union(
          [text('a record'), z.int()],
          expected('a record: its address "/adr/12/", its file, or its number'),
        ),
        expected('an object from address to record, such as { "/wiki/queue": "/adr/12/" }'),
      )
      .optional(),

    /**
     * The file that remembers the addresses of earlier builds, relative to the configuration; `false` for none.
     * Builds read it where it is there, `cadre build --remember` writes it. Default: `cadre.addresses.json`.
     */
    addresses: z
      .union(
        [z.literal(false), text('a file ending in .json, or false').regex(/\.json$/i)],
        expected('a file ending in .json, or false'),
      )
      .optional(),

    /**
     * HTML in records: `sanitize` (default) keeps what is harmless, `escape` shows it as text, `allow` passes
     * everything through and is for records you trust like code.
     */
    rawHtml: z.enum(['sanitize', 'escape', 'allow'], expected('"sanitize", "escape" or "allow"')).optional(),

    /** The search, and its index; without it the site is built sooner. Default: `true`. */
    search: z.boolean(expected('true or false')).optional(),

    /**
     * A picture of each record for previews of links in chats and tickets, drawn where `site` is known.
     * Default: `true`.
     */
    cards: z.boolean(expected('true or false')).optional(),

    /**
     * Ask git when each record appeared and changed its status, and who wrote it, where a folder is in a repository.
     * Default: `true`.
     */
    git: z.boolean(expected('true or false')).optional(),
  },
  expected('an object with the settings'),
);

/** Keys that may stand in the objects of the configuration, by the first part of their path. */
export const KNOWN_KEYS: Readonly<Record<string, string[]>> = {
  '': Object.keys(configSchema.shape),
  collections: Object.keys(collection.shape),
  repository: Object.keys(repository.shape),
  tickets: Object.keys(tracker.shape),
};

/** What a configuration file exports. */
export type CadreConfig = z.input<typeof configSchema>;

/** The same once it was found right. */
export type ValidConfig = z.output<typeof configSchema>;

/** Gives an editor the types of the configuration: `export default defineConfig({ … })`. Changes nothing. */
export function defineConfig(config: CadreConfig): CadreConfig {
  return config;
}
