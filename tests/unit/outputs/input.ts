/** What outputs are made from, with the parts a test cares for. */
import type { Settings } from '../../../src/config/settings.ts';
import type { OutputInput } from '../../../src/outputs/types.ts';
import { createSite } from '../../../src/site/site.ts';
import type { SiteInfo } from '../../../src/site/types.ts';
import { messages, siteLog } from '../site/entries.ts';

export const PLAIN_LOOK = {
  ...{ accent: null, logo: null, favicon: null, css: [], head: [], csp: {} },
  ...{ nav: { before: [], after: [], pages: {} }, footer: null, introduction: null },
};

export const SITE: SiteInfo = {
  title: 'Decisions of Acme',
  description: 'What we decided, and why.',
  look: { ...PLAIN_LOOK, styles: [] },
  base: '/docs/',
  site: 'https://decisions.example.com',
  repository: null,
  search: true,
  cards: true,
  policy: true,
  version: '1.2.3',
};

const SETTINGS: Settings = {
  root: '/repository',
  configFile: null,
  title: SITE.title,
  language: null,
  description: SITE.description,
  look: PLAIN_LOOK,
  site: SITE.site,
  base: SITE.base,
  out: '/repository/dist',
  collections: [{ key: 'adr', name: 'Decisions', folder: 'adr', dir: '/repository/adr' }],
  repository: null,
  tickets: { patterns: [], repositories: [] },
  statuses: {},
  labels: {},
  sections: {},
  fields: {},
  aliases: {},
  addresses: null,
  mdx: false,
  rawHtml: 'sanitize',
  search: true,
  cards: true,
  rules: {},
  ignore: [],
  exclude: {},
  git: true,
};

type Parts = Partial<Omit<OutputInput, 'site' | 'settings' | 'pages'>> & {
  site?: Partial<SiteInfo>;
  settings?: Partial<Settings>;
};

export function outputInput({ site, settings, ...parts }: Parts = {}): OutputInput {
  const info = { ...SITE, ...site };
  const known: Omit<OutputInput, 'site' | 'settings' | 'pages'> = {
    log: siteLog([]),
    aliases: [],
    history: { events: [], files: new Map(), commits: new Map() },
    exported: () => ({ schema: 1, collections: [], decisions: [], skipped: [] }),
    listSources: () => ({ collections: [], files: [] }),
    getParts: () => null,
    getSource: () => '',
    getSnippets: () => ({ risks: [], checks: [], conditions: [], tickets: [] }),
    getBody: () => ({ html: '', factsHtml: '', headings: [], sections: [] }),
    ...parts,
  };
  return {
    site: info,
    settings: { ...SETTINGS, ...settings },
    pages: createSite({ info, messages, ...known }),
    ...known,
  };
}
