/**
 * The configuration file, key by key. Editors show the comment on a key; `expected.…` of the command line's messages says
 * which value is right. Every key is optional. The reference for users is `docs/configuration.md`.
 */
import { z } from 'astro/zod';
import { findCatalog, listLanguages } from '../messages/catalogs.ts';
import { type CommandLineKey, t } from '../messages/command-line.ts';
import { RULES } from '../messages/issues.ts';
import type { Values } from '../messages/messages.ts';
import { LAYOUTS, SECTION_KINDS } from '../model/decision-parts.ts';
import { STATUSES } from '../model/statuses.ts';
import { FACTS } from '../read/fact-names.ts';
import { findUsualFact } from '../read/vocabulary.ts';
import { isDevice } from '../shared/paths.ts';
import { toSlug } from '../shared/text.ts';
import { TRACKERS, type TrackerKind } from '../tickets/trackers.ts';
import { RESERVED_KEYS } from './collection-names.ts';

type ExpectedKey = Extract<CommandLineKey, `expected.${string}`>;
type Expected = ExpectedKey extends `expected.${infer Name}` ? Name : never;

/** The message for a wrong value: `expected …`. */
const expected = (name: Expected, values?: Values): { error: string } => ({
  error: t(`expected.${name}`, values),
});
const oneOf = (values: readonly string[]): { error: string } =>
  expected('one-of', { values: values.join(', ') });
const text = (name: Expected, values?: Values) =>
  z.string(expected(name, values)).trim().min(1, expected(name, values));
const isHttp = (value: string): boolean => /^https?:\/\/[^/\s]+/i.test(value);

const isOrigin = (value: string): boolean => /^https?:\/\/[^/\s]+\/?$/i.test(value);

const language = z.string(expected('language')).superRefine((tag, { addIssue }) => {
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) && findCatalog(tag) !== null) return;
  const values = listLanguages();
  addIssue({ code: 'invalid_value', values, message: oneOf(values).error, input: tag });
});

const collection = z
  .strictObject(
    {
      /** First part of the addresses (`/payments/12/`). Default: taken from the folder. */
      key: text('key')
        .refine((key) => toSlug(key) === key, expected('key'))
        .refine((key) => !RESERVED_KEYS.has(key), expected('key-not-reserved'))
        .refine((key) => !isDevice(key), expected('key-not-windows'))
        .optional(),
      /** Name for people. Default: taken from the folder. */
      name: text('name').optional(),
      /** Folder of ADRs, relative to the configuration file. */
      folder: text('collection-folder').optional(),
      /** In place of a folder: what another repository publishes, as a site, a folder or archive of it, or an export. */
      from: text('from').optional(),
    },
    expected('collection'),
  )
  .superRefine((value, { addIssue }) => {
    const wrong = (key: 'folder' | 'from', name: Expected) =>
      addIssue({ code: 'custom', path: [key], message: expected(name).error, input: value[key] });
    if (value.folder === undefined && value.from === undefined) wrong('folder', 'collection-folder');
    if (value.folder !== undefined && value.from !== undefined) wrong('from', 'from-without-folder');
  });

const repository = z.strictObject({
  /** Address of the repository's front page. */
  url: z.string(expected('repository-url')).refine(isHttp, expected('repository-url')),
  /** Branch to link to. Default: the remote's default branch, or the one checked out. */
  branch: text('branch').optional(),
  /** Address to edit a file, with `{url}`, `{branch}` and `{path}`. */
  edit: text('address-with', { place: '{path}', example: '{url}/edit/{branch}/{path}' }).optional(),
  /** Address to read a file, with `{url}`, `{branch}` and `{path}`. */
  source: text('address-with', { place: '{path}', example: '{url}/blob/{branch}/{path}' }).optional(),
  /** Address of a commit, with `{url}` and `{hash}`. */
  commit: text('address-with', { place: '{hash}', example: '{url}/commit/{hash}' }).optional(),
});

const keys = z
  .array(text('ticket-keys').regex(/^[A-Z][A-Z0-9_]*$/, expected('ticket-key')), expected('ticket-keys'))
  .min(1, expected('at-least-one-key'));
const createRepositorySchema = (host: string) =>
  text('ticket-repository', { host }).regex(
    /^(?:https?:\/\/[^/\s]+\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/i,
    expected('ticket-repository', { host }),
  );
const createAddressSchema = (name: Expected) => z.string(expected(name)).refine(isHttp, expected(name));

/** Keys that go with one tracker only, and the expected value if it requires them. */
const BESIDE: { key: 'url' | 'projects' | 'teams'; tracker: TrackerKind; needs?: Expected }[] = [
  { key: 'url', tracker: 'pattern', needs: 'ticket-address' },
  { key: 'projects', tracker: 'jira' },
  { key: 'teams', tracker: 'linear', needs: 'teams' },
];

/** One tracker in the configuration: a known one by its name, or a pattern. */
const tracker = z
  .strictObject(
    {
      /** Address of a Jira site. */
      jira: createAddressSchema('jira').optional(),
      /** Project keys. Default: anything that looks like `PAY-123`, except names of standards such as `UTF-8`. */
      projects: keys.optional(),
      /** Repository on GitHub, by name or address: `#123`, `GH-123` and `acme/shop#123` are its issues. */
      github: createRepositorySchema('GitHub').optional(),
      /** Project on GitLab, by path or address: `#12` is an issue of it, `!34` a merge request. */
      gitlab: createRepositorySchema('GitLab').optional(),
      /** Name of a workspace on Linear, as in its addresses. */
      linear: text('linear')
        .regex(/^[\w-]+$/, expected('linear-name'))
        .optional(),
      /** Team keys: `ENG` of `ENG-12`. */
      teams: keys.optional(),
      /** Address of a project on Azure DevOps: `AB#123` is a work item of it. */
      azure: createAddressSchema('azure').optional(),
      /** Regular expression, case-sensitive: `PAY-\\d+`. */
      pattern: text('pattern').refine(isPattern, expected('valid-pattern')).optional(),
      /** Address of a ticket: `$0` is the whole match, `$1` its first group. */
      url: createAddressSchema('ticket-address').optional(),
    },
    expected('tracker'),
  )
  .superRefine((value, { addIssue }) => {
    const named = TRACKERS.filter((name) => value[name] !== undefined);
    if (named.length !== 1) addIssue(t('expected.one-tracker', { trackers: TRACKERS.join(', ') }));
    for (const { key, tracker: owner, needs } of BESIDE) {
      const given = value[key] !== undefined;
      const wrong = (message: string) =>
        addIssue({ code: 'custom', path: [key], message, input: value[key] });
      if (given && value[owner] === undefined) wrong(t('expected.only-with', { key: owner }));
      else if (!given && value[owner] !== undefined && needs !== undefined) wrong(expected(needs).error);
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

const colour = text('colour').regex(/^(?:#[\da-f]{3,8}|[a-z]+|[a-z]+\([^;{}()]*\))$/i, expected('colour'));
const themed = (value: z.ZodString, name: Expected) =>
  z.union([value, z.strictObject({ light: value, dark: value }, expected('themed'))], expected(name));

const headTag = z.strictObject(
  {
    tag: z.enum(['meta', 'link', 'script', 'style'], expected('head-tag-name')),
    /** Attributes: `{ "src": "https://…", "defer": true }`. */
    attrs: z
      .record(
        z.string().regex(/^[a-z][\w:-]*$/i, expected('attribute')),
        z.union([z.string(), z.boolean()], expected('text-or-boolean')),
        expected('attributes'),
      )
      .optional(),
    /** Text between the tags. */
    content: z.string(expected('text')).optional(),
  },
  expected('head-tag'),
);

const CSP_DIRECTIVES = [
  'script-src',
  'style-src',
  'connect-src',
  'img-src',
  'font-src',
  'frame-src',
  'media-src',
  'form-action',
] as const;
const source = text('source').regex(/^[^\s;,]+$/, expected('one-source'));

const navLink = z.strictObject(
  {
    label: text('text'),
    /** A path below the base, or an address. */
    href: text('link-target').regex(/^(?:\/(?!\/)|https?:\/\/|mailto:)/i, expected('link-target')),
  },
  expected('link'),
);
const NAV_PAGES = ['decisions', 'timeline', 'graph', 'reviews', 'todos', 'risks', 'issues'] as const;
const nav = z.strictObject(
  {
    before: z.array(navLink, expected('links')).optional(),
    after: z.array(navLink, expected('links')).optional(),
    pages: z
      .partialRecord(
        z.enum(NAV_PAGES, oneOf(NAV_PAGES)),
        z.union([z.literal(false), text('text-or-false')], expected('text-or-false')),
        expected('page-names'),
      )
      .optional(),
  },
  expected('nav'),
);

const severity = z.enum(['off', 'notice', 'warning', 'error'], expected('severity'));
const rule = z.enum(RULES as [string, ...string[]], expected('rule'));
const globs = z.array(text('paths'), expected('paths')).min(1, expected('at-least-one-path'));

const ignored = z.strictObject(
  {
    /** Files, by paths relative to the configuration: `docs/adr/legacy/**`. */
    paths: globs,
    /** Rules. Default: all. */
    rules: z.array(rule, expected('rule-list')).optional(),
  },
  expected('ignored'),
);

const excluded = z.strictObject(
  {
    /** ADRs with these statuses: `["draft"]`. */
    status: z.array(z.enum(STATUSES, oneOf(STATUSES)), expected('status-list')).optional(),
    /** Files, by paths relative to the configuration: `["docs/adr/internal/**"]`. */
    paths: globs.optional(),
  },
  expected('exclude'),
);

const LAYOUT_NAMES = LAYOUTS.map((layout) => `"${layout}"`).join(', ');
const SECTION = expected('section', { kinds: SECTION_KINDS.join(', '), layouts: LAYOUT_NAMES });
const section = z.union(
  [
    z.enum(SECTION_KINDS, SECTION),
    z.strictObject(
      {
        /** How a section that only your template has is laid out. */
        layout: z.enum(LAYOUTS, oneOf(LAYOUTS.map((layout) => `"${layout}"`))),
      },
      SECTION,
    ),
  ],
  SECTION,
);

const field = z.strictObject(
  {
    /** What the field is called on pages. Default: its name. */
    label: text('field-label').optional(),
    /** Filter the list of decisions by it. Default: if two decisions have the same value, and others another one. */
    filter: z.boolean(expected('boolean')).optional(),
  },
  expected('field'),
);

/** Facts that a field of the same name may take the place of. */
const REPLACEABLE = ['deciders', 'authors', 'consulted', 'informed', 'tags', 'tickets', 'reason', 'affects'];

/** The whole of a configuration. */
export const configSchema = z.strictObject(
  {
    /** Title of the site. Default: `Architecture decisions`, in its language. */
    title: text('title').optional(),

    /** One or two sentences for search engines and link previews. */
    description: z.string(expected('text')).trim().optional(),

    /** Language of the site: `de`, `pt-BR`. Default: the one that most ADRs are written in. */
    language: language.optional(),

    /** Image before the title: a file relative to the configuration, or an address; or one for each theme. */
    logo: themed(text('image'), 'themed-image').optional(),

    /** Colour of links and marks, as a CSS colour: `#0b5d8a`, `oklch(45% 0.1 240)`; or one for each theme. */
    accent: themed(colour, 'themed-colour').optional(),

    /** Icon of browser tabs: an image file, or an address. */
    favicon: text('image').optional(),

    /** Style sheets that are added after those of the site: a file, or a list of files. */
    css: z.union([text('css'), z.array(text('css'))], expected('css')).optional(),

    /** Further tags in the head of every page: `[{ "tag": "script", "attrs": { "src": "https://…", "defer": true } }]`. */
    head: z.array(headTag, expected('head')).optional(),

    /** Further sources for the content security policy: `{ "script-src": ["https://stats.example.com"] }`. */
    csp: z
      .partialRecord(
        z.enum(CSP_DIRECTIVES, oneOf(CSP_DIRECTIVES)),
        z.array(source, expected('sources')),
        expected('csp'),
      )
      .optional(),

    /** Links before and after those of the site, and other names for its pages, or `false` to leave them out. */
    nav: nav.optional(),

    /** Text at the foot of every page, as Markdown, or `false` for none. */
    footer: z.union([z.literal(false), text('text-or-false')], expected('text-or-false')).optional(),

    /** Markdown file whose text opens the front page. */
    introduction: text('introduction').optional(),

    /** Site URL without a path, for feeds, the sitemap, preview images and canonical addresses. */
    site: z.string(expected('site')).refine(isOrigin, expected('site-without-path')).optional(),

    /** Base path, if the site is not served from `/`: `/decisions`. */
    base: z
      .string(expected('base'))
      .regex(/^\/?[^\s?#:]*$/, expected('base'))
      .optional(),

    /** Folder the site is written to, relative to the configuration. Default: `dist`. */
    out: text('out').optional(),

    /**
     * Folders of ADRs: each a folder, or an object with `folder`, `key` and `name`. With `from` in place of `folder`, it
     * is what another repository publishes: see `docs/hub.md`. Default: a common folder.
     */
    collections: z
      .array(z.union([text('folder'), collection], expected('folder-or-object')), expected('collections'))
      .min(1, expected('at-least-one-folder'))
      .optional(),

    /**
     * Where files can be browsed, for "Edit" and "Source" links: the address of the repository (GitHub, GitLab,
     * Bitbucket, Azure DevOps, Gitea and Forgejo are recognised), an object with patterns, or `false` for no links.
     * Default: the git remote.
     */
    repository: z
      .union(
        [z.literal(false), z.string().refine(isHttp, expected('repository-url')), repository],
        expected('repository'),
      )
      .optional(),

    /**
     * Trackers whose tickets become links, one object each: `{ jira: 'https://acme.atlassian.net', projects: ['PAY'] }`,
     * `{ github: 'acme/shop' }`, `{ gitlab: 'acme/shop' }`, `{ linear: 'acme', teams: ['ENG'] }`,
     * `{ azure: 'https://dev.azure.com/acme/shop' }`, or a pattern of your own: `{ pattern: 'OPS-\\d+', url: 'https://…/$0' }`.
     */
    tickets: z.array(tracker, expected('trackers')).optional(),

    /** Further words for a status, compared without case: `{ "adopted": "accepted" }`. */
    statuses: z.record(z.string(), z.enum(STATUSES, oneOf(STATUSES)), expected('statuses')).optional(),

    /** Further labels for metadata, compared without case: `{ "decided on": "date" }`. */
    labels: z.record(z.string(), z.enum(FACTS, oneOf(FACTS)), expected('labels')).optional(),

    /** Headings of your template: `{ "Why not": "alternatives", "Launch": { "layout": "steps" } }`. */
    sections: z.record(text('heading'), section, expected('sections')).optional(),

    /** Further fields that ADRs have, by name: `{ "Area": true, "Cost": { "label": "Cost per month", "filter": false } }`. */
    fields: z
      .record(text('field-name'), z.union([z.literal(true), field], expected('field')), expected('fields'))
      .superRefine((fields, { addIssue }) => {
        for (const [name, value] of Object.entries(fields)) {
          const fact = findUsualFact(name);
          if (fact !== null && !REPLACEABLE.includes(fact))
            addIssue({
              code: 'custom',
              path: [name],
              message: expected('field-not-fact', { fact }).error,
              input: value,
            });
        }
      })
      .optional(),

    /**
     * Further addresses, and the ADR each redirects to, by its address, its file or its number:
     * `{ "/wiki/queue": "/adr/12/" }`. An ADR can also list them as `aliases` in its front matter.
     */
    aliases: z
      .record(z.string(), z.union([text('adr'), z.int()], expected('alias-target')), expected('aliases'))
      .optional(),

    /**
     * File of saved redirects, relative to the configuration; `false` for none. Builds read it, and
     * `cadre build --remember` writes it. Default: `cadre.addresses.json`.
     */
    addresses: z
      .union([z.literal(false), text('addresses').regex(/\.json$/i)], expected('addresses'))
      .optional(),

    /**
     * HTML in ADRs: `sanitize` (default) keeps harmless elements, `escape` shows HTML as text, `allow` keeps all of it
     * and is for ADRs you trust as you trust code.
     */
    rawHtml: z.enum(['sanitize', 'escape', 'allow'], expected('raw-html')).optional(),

    /** Add a search to the site. Without it, builds are faster. Default: `true`. */
    search: z.boolean(expected('boolean')).optional(),

    /**
     * Draw an image of each ADR for link previews in chats and tickets, if `site` is set. Default: `true`.
     */
    cards: z.boolean(expected('boolean')).optional(),

    /**
     * Read from git when each ADR appeared and changed its status, and who wrote it, if the folder is in a repository.
     * Default: `true`.
     */
    git: z.boolean(expected('boolean')).optional(),

    /** How severe each rule is to you: `{ "one-sided-supersession": "off", "broken-link": "error" }`. */
    rules: z.partialRecord(rule, severity, expected('rules')).optional(),

    /** Issues that are not reported: `[{ "paths": ["docs/adr/legacy/**"], "rules": ["missing-date"] }]`. */
    ignore: z.array(ignored, expected('ignore')).optional(),

    /**
     * ADRs and pages that are not published: `{ "status": ["draft"], "paths": ["docs/adr/internal/**"] }`. An ADR with
     * `draft: true` or `published: false` in its front matter is not published either.
     */
    exclude: excluded.optional(),

    /** Address of the JSON schema, for completion in editors. */
    $schema: z.string(expected('json-schema')).optional(),
  },
  expected('settings'),
);

/** Keys of the objects in the configuration, by their path. */
export const KNOWN_KEYS: Readonly<Record<string, string[]>> = {
  '': Object.keys(configSchema.shape),
  collections: Object.keys(collection.shape),
  repository: Object.keys(repository.shape),
  tickets: Object.keys(tracker.shape),
  ignore: Object.keys(ignored.shape),
  exclude: Object.keys(excluded.shape),
  sections: ['layout'],
  fields: Object.keys(field.shape),
  nav: Object.keys(nav.shape),
  'nav.pages': [...NAV_PAGES],
  head: Object.keys(headTag.shape),
  csp: [...CSP_DIRECTIVES],
  rules: RULES as string[],
};

/** The value that a configuration file exports. */
export type CadreConfig = z.input<typeof configSchema>;

/** The same after validation. */
export type ValidConfig = z.output<typeof configSchema>;

/** Gives an editor the types of the configuration: `export default defineConfig({ … })`. Changes nothing. */
export function defineConfig(config: CadreConfig): CadreConfig {
  return config;
}
