/**
 * The configuration file, key by key. Editors show the comment on a key; the text in `expected` is the message for a
 * wrong value. Every key is optional. The reference for users is `docs/configuration.md`.
 */
import { z } from 'astro/zod';
import { findCatalog, listLanguages } from '../messages/catalogs.ts';
import { RULES } from '../messages/issues.ts';
import { LAYOUTS, SECTION_KINDS } from '../model/decision-parts.ts';
import { STATUSES } from '../model/statuses.ts';
import { FACTS } from '../read/fact-names.ts';
import { findUsualFact } from '../read/vocabulary.ts';
import { isDevice } from '../shared/paths.ts';
import { toSlug } from '../shared/text.ts';
import { TRACKERS, type TrackerKind } from '../tickets/trackers.ts';
import { RESERVED_KEYS } from './collection-names.ts';

/** The message for a wrong value: `expected …`. */
const createMessage = (error: string): { error: string } => ({ error });
const text = (error: string) => z.string(createMessage(error)).trim().min(1, createMessage(error));
const isHttp = (value: string): boolean => /^https?:\/\/[^/\s]+/i.test(value);

const isOrigin = (value: string): boolean => /^https?:\/\/[^/\s]+\/?$/i.test(value);

const language = z
  .string(createMessage('the tag of a language, such as "de"'))
  .superRefine((tag, { addIssue }) => {
    if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag) && findCatalog(tag) !== null) return;
    const values = listLanguages();
    addIssue({ code: 'invalid_value', values, message: `one of ${values.join(', ')}`, input: tag });
  });

const FOLDER = 'a folder, relative to the configuration file, such as "docs/adr"';

const collection = z
  .strictObject(
    {
      /** First part of the addresses (`/payments/12/`). Default: taken from the folder. */
      key: text('lower-case letters, digits and hyphens, such as "payments"')
        .refine(
          (key) => toSlug(key) === key,
          createMessage('lower-case letters, digits and hyphens, such as "payments"'),
        )
        .refine((key) => !RESERVED_KEYS.has(key), createMessage('a key that is not reserved for the site'))
        .refine((key) => !isDevice(key), createMessage('a key that is not reserved by Windows'))
        .optional(),
      /** Name for people. Default: taken from the folder. */
      name: text('a name for people, such as "Payments"').optional(),
      /** Folder of ADRs, relative to the configuration file. */
      folder: text(FOLDER).optional(),
      /** In place of a folder: what another repository publishes, as a site, a folder or archive of it, or an export. */
      from: text('the address of a site, or a folder, archive or file of one').optional(),
    },
    createMessage('an object { folder, key, name }, or the folder alone as a text'),
  )
  .superRefine((value, { addIssue }) => {
    const wrong = (key: 'folder' | 'from', message: string) =>
      addIssue({ code: 'custom', path: [key], message, input: value[key] });
    if (value.folder === undefined && value.from === undefined) wrong('folder', FOLDER);
    if (value.folder !== undefined && value.from !== undefined)
      wrong('from', 'nothing, as there is a "folder" beside it');
  });

const repository = z.strictObject({
  /** Address of the repository's front page. */
  url: z.string(createMessage('an address such as "https://github.com/acme/shop"')).refine(isHttp, {
    error: 'an address such as "https://github.com/acme/shop"',
  }),
  /** Branch to link to. Default: the remote's default branch, or the one checked out. */
  branch: text('the name of a branch, such as "main"').optional(),
  /** Address to edit a file, with `{url}`, `{branch}` and `{path}`. */
  edit: text('an address with {path} in it, such as "{url}/edit/{branch}/{path}"').optional(),
  /** Address to read a file, with `{url}`, `{branch}` and `{path}`. */
  source: text('an address with {path} in it, such as "{url}/blob/{branch}/{path}"').optional(),
  /** Address of a commit, with `{url}` and `{hash}`. */
  commit: text('an address with {hash} in it, such as "{url}/commit/{hash}"').optional(),
});

const KEYS = 'a list of keys, such as ["PAY"]';
const keys = z
  .array(
    text(KEYS).regex(/^[A-Z][A-Z0-9_]*$/, createMessage('a key in capitals, such as "PAY"')),
    createMessage(KEYS),
  )
  .min(1, createMessage('at least one key'));
const createRepositorySchema = (host: string) => {
  const error = `a repository of ${host}, such as "acme/shop", or its address`;
  return text(error).regex(/^(?:https?:\/\/[^/\s]+\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/i, createMessage(error));
};
const createAddressSchema = (error: string) =>
  z.string(createMessage(error)).refine(isHttp, createMessage(error));

/** Keys that go with one tracker only, and the expected value if it requires them. */
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
      jira: createAddressSchema(
        'the address of a Jira site, such as "https://acme.atlassian.net"',
      ).optional(),
      /** Project keys. Default: anything that looks like `PAY-123`, except names of standards such as `UTF-8`. */
      projects: keys.optional(),
      /** Repository on GitHub, by name or address: `#123`, `GH-123` and `acme/shop#123` are its issues. */
      github: createRepositorySchema('GitHub').optional(),
      /** Project on GitLab, by path or address: `#12` is an issue of it, `!34` a merge request. */
      gitlab: createRepositorySchema('GitLab').optional(),
      /** Name of a workspace on Linear, as in its addresses. */
      linear: text('a workspace of Linear, such as "acme"')
        .regex(/^[\w-]+$/, createMessage('a workspace of Linear as in its addresses, such as "acme"'))
        .optional(),
      /** Team keys: `ENG` of `ENG-12`. */
      teams: keys.optional(),
      /** Address of a project on Azure DevOps: `AB#123` is a work item of it. */
      azure: createAddressSchema(
        'the address of a project, such as "https://dev.azure.com/acme/shop"',
      ).optional(),
      /** Regular expression, case-sensitive: `PAY-\\d+`. */
      pattern: text('a regular expression, such as "PAY-\\\\d+"')
        .refine(isPattern, createMessage('a valid regular expression of JavaScript'))
        .optional(),
      /** Address of a ticket: `$0` is the whole match, `$1` its first group. */
      url: createAddressSchema('an address with $0 in it').optional(),
    },
    createMessage('an object such as { "github": "acme/shop" } or { pattern, url }'),
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

const LOGO = 'an image file, relative to the configuration, or an address';
const COLOUR = 'a CSS colour, such as "#0b5d8a"';
const CSS = 'a style sheet, relative to the configuration, or a list of them';
const colour = text(COLOUR).regex(/^(?:#[\da-f]{3,8}|[a-z]+|[a-z]+\([^;{}()]*\))$/i, createMessage(COLOUR));
const themed = (value: z.ZodString, error: string) =>
  z.union(
    [value, z.strictObject({ light: value, dark: value }, createMessage('an object { light, dark }'))],
    createMessage(`${error}, or an object { light, dark }`),
  );

const headTag = z.strictObject(
  {
    tag: z.enum(['meta', 'link', 'script', 'style'], createMessage('"meta", "link", "script" or "style"')),
    /** Attributes: `{ "src": "https://…", "defer": true }`. */
    attrs: z
      .record(
        z.string().regex(/^[a-z][\w:-]*$/i, createMessage('the name of an attribute')),
        z.union([z.string(), z.boolean()], createMessage('a text, true or false')),
        { error: 'an object from attribute to value' },
      )
      .optional(),
    /** What stands between the tags. */
    content: z.string(createMessage('a text')).optional(),
  },
  createMessage('an object { tag, attrs, content }'),
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
const source = text('a source, such as "https://stats.example.com"').regex(
  /^[^\s;,]+$/,
  createMessage('one source, such as "https://stats.example.com"'),
);

const navLink = z.strictObject(
  {
    label: text('a text'),
    /** A path below the base, or an address. */
    href: text('a path such as "/about/", or an address').regex(
      /^(?:\/(?!\/)|https?:\/\/|mailto:)/i,
      createMessage('a path such as "/about/", or an address'),
    ),
  },
  createMessage('an object { label, href }'),
);
const NAV_PAGES = ['decisions', 'timeline', 'graph', 'reviews', 'todos', 'risks', 'issues'] as const;
const nav = z.strictObject(
  {
    before: z.array(navLink, createMessage('a list of objects { label, href }')).optional(),
    after: z.array(navLink, createMessage('a list of objects { label, href }')).optional(),
    pages: z
      .partialRecord(
        z.enum(NAV_PAGES, createMessage(`one of ${NAV_PAGES.join(', ')}`)),
        z.union([z.literal(false), text('a text, or false')], createMessage('a text, or false')),
        { error: 'an object from page to name, such as { "graph": false }' },
      )
      .optional(),
  },
  createMessage('an object { before, after, pages }'),
);

const severity = z.enum(
  ['off', 'notice', 'warning', 'error'],
  createMessage('"off", "notice", "warning" or "error"'),
);
const rule = z.enum(
  RULES as [string, ...string[]],
  createMessage('the name of a rule, such as "missing-status"'),
);
const GLOBS = 'a list of paths, such as ["legacy/**"]';
const globs = z.array(text(GLOBS), createMessage(GLOBS)).min(1, createMessage('at least one path'));

const ignored = z.strictObject(
  {
    /** Files, by paths relative to the configuration: `docs/adr/legacy/**`. */
    paths: globs,
    /** Rules. Default: all. */
    rules: z.array(rule, createMessage('a list of rules, such as ["missing-status"]')).optional(),
  },
  createMessage('an object { paths, rules }'),
);

const excluded = z.strictObject(
  {
    /** ADRs with these statuses: `["draft"]`. */
    status: z
      .array(
        z.enum(STATUSES, createMessage(`one of ${STATUSES.join(', ')}`)),
        createMessage('a list of statuses'),
      )
      .optional(),
    /** Files, by paths relative to the configuration: `["docs/adr/internal/**"]`. */
    paths: globs.optional(),
  },
  createMessage('an object { status, paths }'),
);

const LAYOUT_NAMES = LAYOUTS.map((layout) => `"${layout}"`).join(', ');
const SECTION = `${SECTION_KINDS.join(', ')}, or an object { layout } with one of ${LAYOUT_NAMES}`;
const section = z.union(
  [
    z.enum(SECTION_KINDS, createMessage(SECTION)),
    z.strictObject(
      {
        /** How a section that only your template has is laid out. */
        layout: z.enum(LAYOUTS, createMessage(`one of ${LAYOUT_NAMES}`)),
      },
      createMessage(SECTION),
    ),
  ],
  createMessage(`one of ${SECTION}`),
);

const FIELD = 'true, or an object { label, filter }';
const field = z.strictObject(
  {
    /** What the field is called on pages. Default: its name. */
    label: text('a text, such as "Cost per month"').optional(),
    /** Filter the list of decisions by it. Default: if two decisions have the same value, and others another one. */
    filter: z.boolean(createMessage('true or false')).optional(),
  },
  createMessage(FIELD),
);

/** Facts that a field of the same name may take the place of. */
const REPLACEABLE = ['deciders', 'authors', 'consulted', 'informed', 'tags', 'tickets', 'reason', 'affects'];

/** The whole of a configuration. */
export const configSchema = z.strictObject(
  {
    /** Title of the site. Default: `Architecture decisions`, in its language. */
    title: text('a text, such as "Decisions of Acme"').optional(),

    /** One or two sentences for search engines and link previews. */
    description: z.string(createMessage('a text')).trim().optional(),

    /** Language of the site: `de`, `pt-BR`. Default: the one that most ADRs are written in. */
    language: language.optional(),

    /** Image before the title: a file relative to the configuration, or an address; or one for each theme. */
    logo: themed(text(LOGO), LOGO).optional(),

    /** Colour of links and marks, as a CSS colour: `#0b5d8a`, `oklch(45% 0.1 240)`; or one for each theme. */
    accent: themed(colour, COLOUR).optional(),

    /** Icon of browser tabs: an image file, or an address. */
    favicon: text(LOGO).optional(),

    /** Style sheets that are added after those of the site: a file, or a list of files. */
    css: z.union([text(CSS), z.array(text(CSS))], createMessage(CSS)).optional(),

    /** Further tags in the head of every page: `[{ "tag": "script", "attrs": { "src": "https://…", "defer": true } }]`. */
    head: z.array(headTag, createMessage('a list of objects { tag, attrs, content }')).optional(),

    /** Further sources for the content security policy: `{ "script-src": ["https://stats.example.com"] }`. */
    csp: z
      .partialRecord(
        z.enum(CSP_DIRECTIVES, createMessage(`one of ${CSP_DIRECTIVES.join(', ')}`)),
        z.array(source, createMessage('a list of sources, such as ["https://stats.example.com"]')),
        {
          error:
            'an object from directive to sources, such as { "script-src": ["https://stats.example.com"] }',
        },
      )
      .optional(),

    /** Links before and after those of the site, and other names for its pages, or `false` to leave them out. */
    nav: nav.optional(),

    /** Text at the foot of every page, as Markdown, or `false` for none. */
    footer: z
      .union([z.literal(false), text('a text, or false')], createMessage('a text, or false'))
      .optional(),

    /** Markdown file whose text opens the front page. */
    introduction: text('a Markdown file, relative to the configuration').optional(),

    /** Site URL without a path, for feeds, the sitemap, preview images and canonical addresses. */
    site: z
      .string(createMessage('a site URL, such as "https://decisions.example.com"'))
      .refine(
        isOrigin,
        createMessage('a site URL without a path, such as "https://example.com"; a path goes into "base"'),
      )
      .optional(),

    /** Base path, if the site is not served from `/`: `/decisions`. */
    base: z
      .string(createMessage('a path, such as "/decisions"'))
      .regex(/^\/?[^\s?#:]*$/, createMessage('a path, such as "/decisions"'))
      .optional(),

    /** Folder the site is written to, relative to the configuration. Default: `dist`. */
    out: text('a folder, relative to the configuration, such as "dist"').optional(),

    /**
     * Folders of ADRs: each a folder, or an object with `folder`, `key` and `name`. With `from` in place of `folder`, it
     * is what another repository publishes: see `docs/hub.md`. Default: a common folder.
     */
    collections: z
      .array(
        z.union(
          [text('a folder'), collection],
          createMessage('a folder, or an object { folder, key, name } or { from, key, name }'),
        ),
        createMessage('a list of folders, such as ["docs/adr"]'),
      )
      .min(1, createMessage('at least one folder; remove the key to use a common folder'))
      .optional(),

    /**
     * Where files can be browsed, for "Edit" and "Source" links: the address of the repository (GitHub, GitLab,
     * Bitbucket, Azure DevOps, Gitea and Forgejo are recognised), an object with patterns, or `false` for no links.
     * Default: the git remote.
     */
    repository: z
      .union(
        [
          z.literal(false),
          z.string().refine(isHttp, createMessage('an address such as "https://github.com/acme/shop"')),
          repository,
        ],
        createMessage('an address, an object { url, branch, edit, source, commit }, or false'),
      )
      .optional(),

    /**
     * Trackers whose tickets become links, one object each: `{ jira: 'https://acme.atlassian.net', projects: ['PAY'] }`,
     * `{ github: 'acme/shop' }`, `{ gitlab: 'acme/shop' }`, `{ linear: 'acme', teams: ['ENG'] }`,
     * `{ azure: 'https://dev.azure.com/acme/shop' }`, or a pattern of your own: `{ pattern: 'OPS-\\d+', url: 'https://…/$0' }`.
     */
    tickets: z
      .array(tracker, createMessage('a list of trackers, such as [{ "github": "acme/shop" }]'))
      .optional(),

    /** Further words for a status, compared without case: `{ "adopted": "accepted" }`. */
    statuses: z
      .record(z.string(), z.enum(STATUSES, createMessage(`one of ${STATUSES.join(', ')}`)), {
        error: 'an object from wording to status, such as { "adopted": "accepted" }',
      })
      .optional(),

    /** Further labels for metadata, compared without case: `{ "decided on": "date" }`. */
    labels: z
      .record(z.string(), z.enum(FACTS, createMessage(`one of ${FACTS.join(', ')}`)), {
        error: 'an object from label to fact, such as { "decided on": "date" }',
      })
      .optional(),

    /** Headings of your template: `{ "Why not": "alternatives", "Launch": { "layout": "steps" } }`. */
    sections: z
      .record(text('a heading, such as "Why not"'), section, {
        error: 'an object from heading to section, such as { "Why not": "alternatives" }',
      })
      .optional(),

    /** Further fields that ADRs have, by name: `{ "Area": true, "Cost": { "label": "Cost per month", "filter": false } }`. */
    fields: z
      .record(
        text('the name of a field, such as "Area"'),
        z.union([z.literal(true), field], createMessage(FIELD)),
        {
          error: 'an object from name to true or { label, filter }, such as { "Area": true }',
        },
      )
      .superRefine((fields, { addIssue }) => {
        for (const [name, value] of Object.entries(fields)) {
          const fact = findUsualFact(name);
          if (fact !== null && !REPLACEABLE.includes(fact))
            addIssue({
              code: 'custom',
              path: [name],
              message: `another name, as ADRs state their ${fact} by this one`,
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
      .record(
        z.string(),
        z.union(
          [text('an ADR'), z.int()],
          createMessage('an ADR: its address "/adr/12/", its file, or its number'),
        ),
        createMessage('an object from address to ADR, such as { "/wiki/queue": "/adr/12/" }'),
      )
      .optional(),

    /**
     * File of saved redirects, relative to the configuration; `false` for none. Builds read it, and
     * `cadre build --remember` writes it. Default: `cadre.addresses.json`.
     */
    addresses: z
      .union(
        [z.literal(false), text('a file ending in .json, or false').regex(/\.json$/i)],
        createMessage('a file ending in .json, or false'),
      )
      .optional(),

    /**
     * HTML in ADRs: `sanitize` (default) keeps harmless elements, `escape` shows HTML as text, `allow` keeps all of it
     * and is for ADRs you trust as you trust code.
     */
    rawHtml: z
      .enum(['sanitize', 'escape', 'allow'], createMessage('"sanitize", "escape" or "allow"'))
      .optional(),

    /** Add a search to the site. Without it, builds are faster. Default: `true`. */
    search: z.boolean(createMessage('true or false')).optional(),

    /**
     * Draw an image of each ADR for link previews in chats and tickets, if `site` is set. Default: `true`.
     */
    cards: z.boolean(createMessage('true or false')).optional(),

    /**
     * Read from git when each ADR appeared and changed its status, and who wrote it, if the folder is in a repository.
     * Default: `true`.
     */
    git: z.boolean(createMessage('true or false')).optional(),

    /** How severe each rule is to you: `{ "one-sided-supersession": "off", "broken-link": "error" }`. */
    rules: z
      .partialRecord(rule, severity, {
        error: 'an object from rule to severity, such as { "missing-status": "off" }',
      })
      .optional(),

    /** Issues that are not reported: `[{ "paths": ["docs/adr/legacy/**"], "rules": ["missing-date"] }]`. */
    ignore: z.array(ignored, createMessage('a list of objects { paths, rules }')).optional(),

    /**
     * ADRs and pages that are not published: `{ "status": ["draft"], "paths": ["docs/adr/internal/**"] }`. An ADR with
     * `draft: true` or `published: false` in its front matter is not published either.
     */
    exclude: excluded.optional(),

    /** Address of the JSON schema, for completion in editors. */
    $schema: z.string(createMessage('the address of a JSON schema')).optional(),
  },
  createMessage('an object with the settings'),
);

/** Keys of the objects in the configuration, by the first part of their path. */
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
